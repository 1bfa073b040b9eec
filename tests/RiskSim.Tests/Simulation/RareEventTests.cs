using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using static RiskSim.Tests.Simulation.RareScenarios;

namespace RiskSim.Tests.Simulation;

/// <summary>Oversampled risks, failures and damage: the figures must stay those of the scenario, down to 1e-6.</summary>
public sealed class RareEventTests
{
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
