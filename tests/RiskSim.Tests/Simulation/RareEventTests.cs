using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests.Simulation;

/// <summary>Oversampled risks, failures and damage: the figures must stay those of the scenario, down to 1e-6.</summary>
public sealed class RareEventTests
{
    private const string Loss90 = "capability.cargo.longest.prob_gt_90", Loss365 = "capability.cargo.longest.prob_gt_365";

    private const string Head = "risksim: 1\nname: T\nas_of: 2026-01-01\nhorizon: 2027-12-31\nreport: { thresholds: [90, 365], quantiles: [0.5] }\n";
    private const string OneSite = "sites: { a: { supports: [cargo], turnaround: 10 } }\n";
    private const string TwoSites = "sites: { a: { supports: [cargo], turnaround: 10 }, b: { supports: [cargo], turnaround: 10 } }\n";

    private const string OnePad = Head + OneSite + """
        missions: { m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 1e-4, outage: exponential(150) } } }
        """;

    /// <summary>Both are lost for T days if the first, launched 30 days before, is out for T + 30 days and the second for T.</summary>
    private const string TwoPads = Head + TwoSites + """
        missions:
          m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 2e-3, outage: exponential(200) } }
          n: { kind: cargo, planned: 2026-03-03, sites: [b], damage: { probability: 3e-3, outage: exponential(150) } }
        """;

    private const string Constants = Head + TwoSites + """
        missions:
          m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 1e-3, outage: 100 } }
          n: { kind: cargo, planned: 2026-02-01, sites: [b], damage: { probability: 1e-3, outage: 200 } }
        """;

    /// <summary>The first pad is back on day 50, but for a risk; the second is damaged by the launch of day 31.</summary>
    private const string RiskAndDamage = Head + """
        sites:
          a: { supports: [cargo], turnaround: 10, outages: { x: { began: 2025-12-31, repair: { work: { duration: 51 } } } } }
          b: { supports: [cargo], turnaround: 10 }
        risks: { delay: { probability: 2e-3, adds: exponential(200), affects: [sites.a.outages.x.repair.work] } }
        missions: { m: { kind: cargo, planned: 2026-02-01, sites: [b], damage: { probability: 1e-3, outage: exponential(150) } } }
        """;

    private const string FailureAndDamage = Head + OneSite + """
        missions:
          m: { kind: cargo, family: f, planned: 2026-02-01, sites: [a], failure: { probability: 0.01, stand_down: 30, damage: { probability: 1e-3, outage: exponential(300) } } }
        """;

    /// <summary>A pad that many launches use, each of which may end it; the frequent failures do no harm to it.</summary>
    private static readonly string ManyMissions = Head + OneSite + "missions:\n" + string.Concat(Enumerable.Range(1, 12).Select(i =>
        $"  m{i}: {{ kind: cargo, family: f, planned: 2026-{i:00}-01, sites: [a], failure: {{ probability: 0.1, stand_down: 1 }}, damage: {{ probability: {i}e-7, outage: 366 }} }}\n"));

    public static TheoryData<string, string, string, double> ClosedForms => new()
    {
        { nameof(OnePad), OnePad, Loss365, 1e-4 * Math.Exp(-365.0 / 150) },
        { nameof(TwoPads), TwoPads, Loss90, 2e-3 * Math.Exp(-120.0 / 200) * 3e-3 * Math.Exp(-90.0 / 150) },
        { nameof(Constants), Constants, Loss90, 1e-6 },
        { nameof(RiskAndDamage), RiskAndDamage, Loss90, 2e-3 * Math.Exp(-71.0 / 200) * 1e-3 * Math.Exp(-90.0 / 150) },
        { nameof(FailureAndDamage), FailureAndDamage, Loss365, 1e-5 * Math.Exp(-365.0 / 300) },
        { nameof(ManyMissions), ManyMissions, Loss365, 78e-7 },
    };

    private static ForecastResult Run(string yaml, long trials, ulong seed = 1, int threads = 2, params string[] figures) =>
        Run(yaml, new ForecastOptions(trials, seed, threads, Rare: new RareEvents([.. figures])));

    private static ForecastResult Run(string yaml, ForecastOptions options) => Forecaster.Run(TestScenario.Load(yaml), options, null, CancellationToken.None);

    private static Boost BoostOf(string yaml) => Boost.Of(TestScenario.Plan(yaml)) ?? throw new InvalidOperationException("nothing is rare");

    [Theory]
    [MemberData(nameof(ClosedForms))]
    public void Probability_Rare_IsThatOfTheClosedForm(string name, string yaml, string figure, double expected)
    {
        Assert.NotEmpty(name);
        foreach (var figures in new string[][] { [], [figure] })
        {
            var found = Run(yaml, 400_000, 1, 2, figures).Figure(figure);
            Assert.InRange(found.StandardError, 1e-4 * expected, 0.05 * expected);
            TestScenario.AssertNear(expected, found, 0);
        }
    }

    [Theory]
    [MemberData(nameof(ClosedForms))]
    public void Probability_OverManySeeds_IsUnbiasedAndItsErrorHonest(string name, string yaml, string figure, double expected)
    {
        foreach (var sampling in Enum.GetValues<SamplingMethod>()) AssertUnbiasedAndHonest($"{name}, {sampling}", yaml, sampling, figure, expected);
    }

    private static void AssertUnbiasedAndHonest(string name, string yaml, SamplingMethod sampling, string figure, double expected)
    {
        const int Seeds = 100;
        // Student's t with 15 degrees of freedom: 95 %.
        const double Interval = 2.131;
        var found = Enumerable.Range(100, Seeds)
            .Select(seed => Run(yaml, new ForecastOptions(4096, (ulong)seed, 1, sampling, Rare: new RareEvents([]))).Figure(figure)).ToList();
        var mean = found.Average(f => f.Value);
        var sd = Math.Sqrt(found.Sum(f => (f.Value - mean) * (f.Value - mean)) / (Seeds - 1));
        Assert.True(Math.Abs(mean - expected) < 5 * sd / Math.Sqrt(Seeds), $"{name}: {mean} is not {expected}; sd {sd}");
        var covered = found.Count(f => Math.Abs(f.Value - expected) <= Interval * f.StandardError) / (double)Seeds;
        Assert.True(covered > 0.95 - 5 * Math.Sqrt(0.95 * 0.05 / Seeds), $"{name}: {covered}");
    }

    [Fact]
    public void Weights_OneOccurrence_AreThoseOfTheBalanceHeuristic()
    {
        var plan = TestScenario.Plan(OnePad);
        var boost = BoostOf(OnePad);
        var kernel = new Kernel(plan, new PercentileSource(1), 1, boost);
        double Mixture(Func<double, double> ratio) => Enumerable.Range(0, boost.Share.Length).Sum(l => boost.Share[l] * ratio(boost.Probability[l][^1]));
        var ifDamaged = 1 / Mixture(q => q / 1e-4);
        var ifNot = 1 / Mixture(q => (1 - q) / (1 - 1e-4));
        double damaged = 0, sum = 0, rest = 0;
        const int Blocks = 200;
        for (var b = 0; b < Blocks; b++)
        {
            kernel.Run((long)b * Block.Capacity, Block.Capacity);
            for (var i = 0; i < Block.Capacity; i++)
            {
                var w = kernel.Block.Weight[i];
                rest += w;
                if (kernel.Block.DamageDays[0][i] < 0)
                {
                    Assert.Equal(ifNot, w, 1.01 / (1 << Block.WeightBits));
                    continue;
                }

                damaged++;
                sum += w;
            }
        }

        // Rounded up or down at random: the error of a mean of n is at most half a unit over the root of n.
        Assert.Equal(ifDamaged, sum / damaged, 5 * 0.5 / (1 << Block.WeightBits) / Math.Sqrt(damaged));
        Assert.Equal(0.25, damaged / (Blocks * Block.Capacity), 0.01);
        Assert.Equal(1, rest / (Blocks * Block.Capacity), 0.01);
    }

    [Theory]
    [InlineData("manifest")]
    [InlineData("fallback")]
    [InlineData("aftermath")]
    [InlineData("evidence")]
    public void Figures_OfAConformanceCase_AgreeWithThoseOfAnOrdinaryRun(string name)
    {
        var scenario = Conformance(name);
        ForecastResult Forecast(RareEvents? rare, ulong seed) => Forecaster.Run(scenario, new ForecastOptions(60_000, seed, Rare: rare), null, CancellationToken.None);
        var ordinary = Forecast(null, 1);
        var first = ordinary.Blend.Figures.First(f => f.Metric.StartsWith("capability.", StringComparison.Ordinal) && f.Unit == Unit.Probability).Metric;
        foreach (var rare in new[] { new RareEvents([]), new RareEvents([first]) })
        {
            var oversampled = Forecast(rare, 2);
            foreach (var (a, b) in ordinary.All.Zip(oversampled.All))
            {
                Assert.Equal(a.Figures.Select(f => f.Metric), b.Figures.Select(f => f.Metric));
                foreach (var (x, y) in a.Figures.Zip(b.Figures))
                {
                    // The errors come from 16 randomisations each: beyond eight of them, Student's t has less than 1e-6.
                    var tolerance = 8 * Math.Sqrt(x.StandardError * x.StandardError + y.StandardError * y.StandardError) + (x.Unit is Unit.Days or Unit.PointInTime ? 0.1 : 1e-4);
                    Assert.True(x.Value == y.Value || Math.Abs(x.Value - y.Value) <= tolerance, $"{x} and {y}");
                }
            }
        }
    }

    /// <summary>No weight is above 1/α₀, so an error is at most √(1/α₀) times that of random trials, whatever the points beside the levels.</summary>
    [Fact]
    public void Error_OfAnOrdinaryFigure_IsAtMostThatOfItsShareOfRandomTrials()
    {
        const int Trials = 1 << 16, Days = 20, Missions = 12;
        var yaml = Head + OneSite + "mission_defaults: { kind: cargo, planned: 2026-02-01, sites: [a], readiness_delay: exponential(20), damage: { probability: 1e-3, outage: 1 } }\nmissions:\n"
            + string.Concat(Enumerable.Range(1, Missions).Select(i => $"  m{i}: {{}}\n"));
        foreach (var sampling in Enum.GetValues<SamplingMethod>())
        {
            var found = Run(yaml, new ForecastOptions(Trials, 1, 2, sampling, Rare: new RareEvents([])));
            var squares = Enumerable.Range(1, Missions).Select(m => Math.Pow(found.Figure($"missions.m{m}.delay_part.readiness.mean").StandardError, 2)).ToList();
            // Each has 15 degrees of freedom: χ² is below 4.6 times their number but for one in a million.
            var bound = (double)Days * Days / Trials / 0.5;
            Assert.True(squares.Max() < 4.6 * bound, $"{sampling}: {squares.Max() / bound}");
            Assert.True(squares.Average() < 1.3 * bound, $"{sampling}: {squares.Average() / bound}");
        }
    }

    [Fact]
    public void Run_AnyThreadCount_SameBits()
    {
        var one = Run(TwoPads, 20_001, 3, 1, Loss90);
        var many = Run(TwoPads, 20_001, 3, 8, Loss90);
        Assert.Equal(one.All.SelectMany(a => a.Figures), many.All.SelectMany(a => a.Figures));
    }

    [Fact]
    public void Kernel_ABlockAlone_SameWeightsAsInARow()
    {
        var plan = TestScenario.Plan(TwoPads);
        var row = new Kernel(plan, new PercentileSource(1), 1, BoostOf(TwoPads));
        for (var b = 0; b < 4; b++) row.Run((long)b * Block.Capacity, Block.Capacity);
        var alone = new Kernel(plan, new PercentileSource(1), 1, BoostOf(TwoPads));
        alone.Run(3L * Block.Capacity, Block.Capacity);
        Assert.Equal(row.Block.Weight, alone.Block.Weight);
        Assert.Equal(row.Block.Longest[0], alone.Block.Longest[0]);
    }

    [Fact]
    public void Levels_AnyBlock_HasItsShareOfEachInRandomOrder()
    {
        var stage = new OccurrenceStage(new PercentileSource(1), BoostOf(TwoPads));
        var counts = new int[3];
        foreach (var first in new long[] { 0, 7 * Block.Capacity, 123_456_789L * Block.Capacity })
        {
            Array.Clear(counts);
            stage.Begin(first, Block.Capacity);
            for (var i = 0; i < Block.Capacity; i++) counts[stage.LevelOf(i)]++;
            Assert.Equal([256, 128, 128], counts);
            // Of each randomisation too, and in another order.
            var levels = Enumerable.Range(0, Block.Capacity).Select(stage.LevelOf).ToArray();
            var orders = Enumerable.Range(0, Randomisations.Count).Select(r => levels.Where((_, i) => i % Randomisations.Count == r).ToArray()).ToArray();
            Assert.All(orders, order => Assert.Equal(16, order.Count(l => l == 0)));
            Assert.Equal(Randomisations.Count, orders.Select(o => string.Join(' ', o)).Distinct().Count());
        }
    }

    [Fact]
    public void Boost_OnlyWhatIsRareAndMayHappen_IsRaised()
    {
        const string Yaml = Head + """
            sites: { a: { supports: [cargo], turnaround: 10, outages: { x: { began: 2025-12-31, repair: { work: { duration: 51 } } } } } }
            risks:
              likely: { probability: 0.3, adds: 1, affects: [sites.a.outages.x.repair.work] }
              rare: { probability: 0.01, adds: 1, affects: [sites.a.outages.x.repair.work] }
            mission_defaults: { kind: cargo, family: f, sites: [a], damage: { probability: 0.001, outage: 5 } }
            missions:
              gone: { planned: 2025-12-01, launched: 2025-12-01 }
              certain: { planned: 2026-05-01, damage: { probability: 1 }, failure: { probability: 0.1, stand_down: 3, damage: { probability: 0.05, outage: 9 } } }
              next: { planned: 2026-06-01, damage: { probability: 0.4 } }
            """;
        var boost = BoostOf(Yaml);
        double[] own = [0.3, 0.01, 0, 0, 0, 0.1, 0.05, 1, 0, 0, 0.4];
        Assert.Equal(own, boost.Probability[0]);
        foreach (var level in boost.Probability.Skip(1))
            Assert.Equal([0.3, 0.5, 0, 0, 0, 0.5, 0.5, 1, 0, 0, 0.4], level);
        Assert.Equal(1, boost.Share.Sum());
    }

    [Fact]
    public void Boost_ManyOccurrences_HappenAboutOnceAndThriceATrial()
    {
        var boost = BoostOf(ManyMissions);
        Assert.Equal(24 / 24.0, boost.Probability[1].Where(q => q < 0.1).Sum() + 12 / 24.0, 1e-12);
        Assert.Equal(3, boost.Probability[2].Sum(), 1e-12);
    }

    [Fact]
    public void Boost_NothingRare_IsNone() => Assert.Null(Boost.Of(TestScenario.Plan(Head + OneSite)));

    [Fact]
    public void Run_NothingRare_IsAnOrdinaryRunAndSaysSo()
    {
        const string Yaml = Head + OneSite + "missions: { m: { kind: cargo, planned: 2026-02-01, sites: [a], readiness_delay: exponential(9) } }";
        var ordinary = Forecaster.Run(TestScenario.Load(Yaml), new ForecastOptions(5000, 1), null, CancellationToken.None);
        var found = Run(Yaml, 5000);
        Assert.Equal(ordinary.Blend.Figures, found.Blend.Figures);
        Assert.Null(found.Rare);
        Assert.Equal("--rare: warning: nothing in the scenario has a probability below 20 %: nothing was oversampled.", Assert.Single(found.Warnings).ToString());
    }

    [Fact]
    public void Pilot_OfAFigure_FindsWhatMakesItHappen()
    {
        var scenario = TestScenario.Load(ManyMissions);
        var plan = PlanBuilder.Build(scenario, scenario.Assumptions[0], new TableShelf());
        var boost = new RarePilot(plan, new MetricCatalogue(scenario, plan), new PercentileSource(1), 1).Boost(new RareEvents([Loss365]))!;
        var index = new OccurrenceIndex(plan);
        // Given the event, the damage of mission i has the probability i/78, and failures have their own.
        for (var m = 0; m < 12; m++)
        {
            Assert.Equal((m + 1) / 78.0, boost.Probability[^1][index.OfDamage(m)], 0.02);
            Assert.Equal(0.1, boost.Probability[^1][index.OfFailure(m)], 0.02);
        }
    }

    [Fact]
    public void Problems_OfAnUnknownFigure_NameTheNearest()
    {
        var problem = Assert.Single(new RareEvents(["capability.cargo.longest.prob_gt_364"]).Problems(TestScenario.Load(OnePad)));
        Assert.Contains($"Did you mean '{Loss365}'?", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(Severity.Error, problem.Severity);
    }

    [Fact]
    public void Warnings_FewTrials_DoNotBlameTheEvidence() => Assert.Empty(Run(TwoPads, 1500).Warnings);

    [Theory]
    [InlineData("manifest")]
    [InlineData("crew")]
    [InlineData("facts")]
    public void FigureEvents_OfAConformanceCase_AreTheReportedProbabilities(string name)
    {
        var scenario = Conformance(name);
        var result = Forecaster.Run(scenario, new ForecastOptions(2 * Block.Capacity, 1, Sampling: SamplingMethod.Random), null, CancellationToken.None);
        var assumption = result.Assumptions[0];
        var plan = PlanBuilder.Build(scenario, scenario.Assumptions[0], new TableShelf());
        var events = FigureEvent.Of(new MetricCatalogue(scenario, plan));
        Assert.Equal(assumption.Figures.Where(f => f.Unit == Unit.Probability).Select(f => f.Metric).Order(), events.Select(e => e.Figure)
            .Where(e => assumption.Find(e) is not null || !e.StartsWith("spacecraft.", StringComparison.Ordinal)).Order());
        if (plan.IsWeighted || plan.Crafts.Length > 0) return;
        var counts = new double[events.Length];
        var marks = new double[Block.Capacity];
        TestScenario.RunBlocks(plan, 2, block =>
        {
            for (var e = 0; e < events.Length; e++)
            {
                events[e].Mark(block, marks);
                counts[e] += marks.Sum();
            }
        });
        for (var e = 0; e < events.Length; e++) Assert.Equal(assumption.Find(events[e].Figure)!.Value, counts[e] / (2 * Block.Capacity), 1e-9);
    }

    private static Scenario Conformance(string name) =>
        ScenarioLoader.Load(Path.Combine(AppContext.BaseDirectory, "Conformance", $"{name}.yaml"), new LoadOptions()).Scenario!;
}
