using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests.Simulation;

public sealed class KernelPropertyTests
{
    private static Scenario Conformance(string name)
    {
        var loaded = ScenarioLoader.Load(Path.Combine(AppContext.BaseDirectory, "Conformance", $"{name}.yaml"), new LoadOptions());
        return loaded.Scenario ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    [Theory]
    [InlineData("manifest")]
    [InlineData("fallback")]
    [InlineData("traps")]
    [InlineData("aftermath")]
    [InlineData("facts")]
    [InlineData("csv")]
    public void DelayParts_EveryTrial_AddUpToTheDelayCutAtTheHorizon(string name)
    {
        var scenario = Conformance(name);
        foreach (var assumption in scenario.Assumptions)
        {
            var plan = PlanBuilder.Build(scenario, assumption, new TableShelf());
            TestScenario.RunBlocks(plan, 20, block =>
            {
                for (var m = 0; m < plan.Missions.Length; m++)
                {
                    for (var i = 0; i < block.Count; i++)
                    {
                        var sum = 0.0;
                        for (var part = 0; part < DelayParts.Count; part++)
                        {
                            var days = block.Parts[m * DelayParts.Count + part][i];
                            sum += days;
                            Assert.True(days >= -1e-9 || (part == DelayParts.Replan && plan.Missions[m].IsLaunched), $"{plan.Missions[m].Id} {DelayParts.Names[part]} {days}");
                        }

                        Assert.Equal(Math.Min(block.Delay[m][i], plan.Horizon - plan.Missions[m].Planned), sum, 1e-7);
                    }
                }
            });
        }
    }

    [Theory]
    [InlineData("manifest")]
    [InlineData("fallback")]
    [InlineData("ledger")]
    public void Run_AnyThreadCount_SameBits(string name)
    {
        var scenario = Conformance(name);
        ForecastResult Run(int threads) => Forecaster.Run(scenario, new ForecastOptions(20_001, 3, threads), null, CancellationToken.None);
        var one = Run(1);
        foreach (var threads in new[] { 2, 3, 8 })
        {
            var many = Run(threads);
            Assert.Equal(one.All.SelectMany(a => a.Figures), many.All.SelectMany(a => a.Figures));
        }
    }

    [Fact]
    public void Run_OneMissionMore_ChangesNoDrawOfAnother()
    {
        const string Yaml = """
            risksim: 1
            name: more
            as_of: 2026-01-01
            horizon: 2028-01-01
            sites:
              a: { supports: [cargo], turnaround: pert(8 18 45), outages: { main: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } }
              b: { supports: [cargo], turnaround: pert(8 18 45) }
            missions:
              m1: { kind: cargo, planned: 2026-03-01, sites: [a], readiness_delay: exponential(12), scrub: { probability: 0.3, recycle: pert(1 2 10) } }

            """;
        var few = TestScenario.Run(Yaml, 2000);
        var more = TestScenario.Run(Yaml + "  m2: { kind: cargo, planned: 2026-02-01, sites: [b], readiness_delay: exponential(12) }\n", 2000);
        foreach (var figure in few.Assumptions[0].Figures.Where(f => f.Metric.StartsWith("missions.m1", StringComparison.Ordinal)))
            Assert.Equal(figure, more.Assumptions[0].Find(figure.Metric));
    }

    /// <summary>With one pad and one mission each trial's delay grows with its repair, so no probability of delay can fall.</summary>
    [Fact]
    public void Delay_LongerRepair_NeverLessLikely()
    {
        static ForecastResult Run(int factor) => TestScenario.Run($$"""
            risksim: 1
            name: longer
            as_of: 2026-01-01
            horizon: 2028-01-01
            sites: { pad: { supports: [crewed], turnaround: 20, campaign: pert(5 10 20), outages: { main: { began: 2025-12-01, repair: scale(pert(40 90 300) {{factor}}) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad], scrub: { probability: 0.1, recycle: 2 } } }
            """, 5000);
        var before = Run(1);
        foreach (var factor in new[] { 2, 3, 5 })
        {
            var after = Run(factor);
            foreach (var figure in after.Assumptions[0].Figures.Where(f => f.Metric.Contains(".prob_gt_", StringComparison.Ordinal)))
                Assert.True(figure.Value >= before.Figure(figure.Metric).Value, figure.Metric);
            before = after;
        }
    }

    [Fact]
    public void Capability_OneSiteMore_NeverLosesMore()
    {
        static ForecastResult Run(string site) => TestScenario.Run($$"""
            risksim: 1
            name: one more
            as_of: 2026-01-01
            horizon: 2029-01-01
            sites:
              a:
                supports: [crewed]
                turnaround: 20
                outages: { main: { began: 2025-12-01, repair: lognormal(p10=60 p90=400) } }
                hazards: { storm: { every: exponential(100), outage: pert(2 5 15) } }
              {{site}}
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [a] } }
            """, 5000);
        var alone = Run("");
        var helped = Run("b: { supports: [crewed], turnaround: 20, outages: { main: { began: 2024-01-01, repair: lognormal(p10=500 p90=1500) } } }");
        foreach (var figure in helped.Assumptions[0].Figures.Where(f => f.Metric.StartsWith("capability.crewed.", StringComparison.Ordinal)))
        {
            // The true start of a loss may lie further back, but never its end later.
            if (!figure.Metric.Contains("longest", StringComparison.Ordinal) || figure.Unit == Unit.Probability)
                Assert.True(figure.Value <= alone.Figure(figure.Metric).Value, figure.Metric);
        }

        var before = alone.Assumptions[0].LossByDay["crewed"].Probability;
        var after = helped.Assumptions[0].LossByDay["crewed"].Probability;
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second <= pair.First));
        Assert.True(after.Sum() < before.Sum());
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(-0.6)]
    public void Correlation_OfActivities_IsTheRankCorrelation(double spearman)
    {
        var plan = TestScenario.Plan($$"""
            risksim: 1
            name: copula
            as_of: 2026-01-01
            horizon: 2028-01-01
            sites:
              pad: { supports: [crewed], turnaround: 20, outages: { main: { began: 2026-01-01, repair: { l: { duration: lognormal(p10=5 p90=400) }, r: { duration: lognormal(p10=5 p90=400) } } } } }
            correlations: [ { between: [sites.pad.outages.main.repair.l, sites.pad.outages.main.repair.r], spearman: {{spearman.ToString(System.Globalization.CultureInfo.InvariantCulture)}} } ]
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """);
        List<double> left = [], right = [];
        TestScenario.RunBlocks(plan, 200, block =>
        {
            left.AddRange(block.ActivityWork[0].AsSpan(0, block.Count).ToArray());
            right.AddRange(block.ActivityWork[1].AsSpan(0, block.Count).ToArray());
        });
        var rank = MathNet.Numerics.Statistics.Correlation.Spearman(left, right);
        // The error of a rank correlation is below that of independent ranks, 1/√n. Taking ρ for the normals' own
        // correlation would miss by 0.014 at 0.8; the lognormals' Pearson correlation is further off still.
        Assert.InRange(rank, spearman - 3 / Math.Sqrt(left.Count), spearman + 3 / Math.Sqrt(left.Count));
    }
}
