using System.Globalization;
using RiskSim.Statistics;

namespace RiskSim.Tests.Simulation;

/// <summary>Which figures there are, over how many trials, and how assumptions are blended.</summary>
public sealed class ModelSentenceTestsOfCensoring
{
    private const string Pad = "sites: { a: { supports: [cargo], turnaround: 0 } }\n";
    private const string Random = """
        sites: { a: { supports: [cargo], turnaround: pert(5 10 30), outages: { x: { began: 2025-12-01, repair: { s: { duration: pert(5 20 90) }, t: { after: [s], duration: exponential(40) } } } } } }
        missions:
          m: { kind: cargo, planned: 2026-01-11, sites: [a], scrub: { probability: 0.3, recycle: pert(1 2 9) }, stay: 40, relieved_by: [n] }
          n: { kind: cargo, planned: 2026-03-11, sites: [a], after: { m: 10 } }

        """;

    [Fact]
    public void Thresholds_WithUnitsAndFractions_AreNamedInDays()
    {
        var result = Counted.Run("report: { thresholds: [36 h, 1 w, 1 mo, 2.25], quantiles: [0.995, 0.001, 0.25] }\n" + Pad
            + "missions: { m: { kind: cargo, planned: 2026-01-11, readiness_delay: 7.5, sites: [a] } }");
        Assert.Equal(1, result.Value("missions.m.delay.prob_gt_1.5"));
        Assert.Equal(1, result.Value("missions.m.delay.prob_gt_2.25"));
        Assert.Equal(1, result.Value("missions.m.delay.prob_gt_7"));
        Assert.Equal(0, result.Value("missions.m.delay.prob_gt_30.4375"));
        Assert.Equal(0, result.Value("capability.cargo.lost_after_30.4375"));
        foreach (var label in (string[])["p99.5", "p0.1", "p25"]) Assert.Equal(7.5, result.Value($"missions.m.delay.{label}"));
        Assert.Equal(new DateOnly(2026, 1, 18), result.Figure("missions.m.launch.p99.5").Date);
    }

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(0.50001, 20)]
    public void Percentile_InverseOfTheStepFunction(double p, double expected)
    {
        // Of four trials two are at 10 and two at 20, whatever the seed: one assumption each.
        var result = TestScenario.Run(Counted.Head + string.Create(CultureInfo.InvariantCulture, $$"""
            report: { quantiles: [{{p}}] }
            sites: { a: { supports: [cargo], turnaround: 0 } }
            missions: { m: { kind: cargo, planned: 2026-01-01, readiness_delay: 10, sites: [a] } }
            assumptions: { x: { weight: 2 }, y: { weight: 2, set: { missions.m.readiness_delay: 20 } } }
            """), 2);
        var label = (100 * p).ToString("0.####", CultureInfo.InvariantCulture);
        Assert.Equal(expected, result.Value($"missions.m.delay.p{label}", AssumptionForecast.BlendId));
    }

    [Fact]
    public void Thresholds_PastTheHorizon_AreLeftOutOfDelaysAndRemaining()
    {
        var result = Counted.Run("report: { thresholds: [31, 32, 365, 366] }\n" + Pad + "missions: { m: { kind: cargo, planned: 2026-12-01, sites: [a] } }");
        Assert.True(result.Has("missions.m.delay.prob_gt_31"));
        Assert.False(result.Has("missions.m.delay.prob_gt_32"));
        Assert.True(result.Has("capability.cargo.remaining.prob_gt_365"));
        Assert.False(result.Has("capability.cargo.remaining.prob_gt_366"));
        Assert.True(result.Has("capability.cargo.lost_after_365"));
        Assert.False(result.Has("capability.cargo.lost_after_366"));
        Assert.True(result.Has("capability.cargo.total.prob_gt_366"));
        Assert.True(result.Has("capability.cargo.longest.prob_gt_366"));
    }

    [Fact]
    public void Horizon_ADayAway_StillCounts()
    {
        var result = TestScenario.Run("""
            risksim: 1
            as_of: 2026-01-01
            horizon: 2026-01-02
            report: { thresholds: [1 h, 1] }
            sites: { a: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-31, repair: 1.5 } }, hazards: { h: { every: 18 h, outage: 3 h } } } }
            missions: { m: { kind: cargo, planned: 2026-01-01, sites: [a] }, n: { kind: cargo, planned: 2026-01-02, sites: [a] } }
            """, 3);
        Assert.Equal(0.5, result.Launch("m"));
        Assert.Equal(1, result.Launch("n"));
        Assert.Equal(0.375, result.Value("sites.a.availability.mean"), 1e-6);
        Assert.Equal(0.5, result.Value("capability.cargo.remaining.mean"), 1e-6);
        Assert.Equal(1.5, result.Value("capability.cargo.longest.mean"), 1e-6);
        Assert.Equal(1, result.Value("missions.m.delay.prob_gt_0.041666667"));
        Assert.Equal(0, result.Value("capability.cargo.lost_after_1"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(1537)]
    public void Run_AnyTrialsOnAnyThreads_SameFigures(long trials)
    {
        var scenario = TestScenario.Load(Counted.Head + Random);
        var one = Forecaster.Run(scenario, new ForecastOptions(trials, 1, 1), null, CancellationToken.None);
        var many = Forecaster.Run(scenario, new ForecastOptions(trials, 1, 9), null, CancellationToken.None);
        Assert.Equal(one.All.SelectMany(a => a.Figures), many.All.SelectMany(a => a.Figures));
        Assert.DoesNotContain(one.All.SelectMany(a => a.Figures), f => double.IsNaN(f.Value) || double.IsNaN(f.StandardError));
        Assert.Equal(trials, one.Trials);
    }

    [Fact]
    public void Run_NoTrialIsAPossibleFuture_HasNoFigures()
    {
        // Possible only if the risk occurs, which it does in three trials of ten.
        var scenario = TestScenario.Load(Counted.Head + """
            sites: { a: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-01, repair: { s: { duration: 30, started: 2025-12-01 } } } } } }
            risks: { r: { probability: 0.3, adds: 10, affects: [sites.a.outages.x.repair.s] } }
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] } }
            """);
        var isPossible = new HashSet<bool>();
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var result = Forecaster.Run(scenario, new ForecastOptions(1, seed), null, CancellationToken.None);
            var forecast = result.Assumptions[0];
            isPossible.Add(forecast.IsPossible);
            if (forecast.IsPossible) Assert.Equal(9, result.Value("sites.a.restored.p50"));
            else Assert.Equal("weight.stated weight.updated", string.Join(' ', forecast.Figures.Select(f => f.Metric)));
            Assert.DoesNotContain(forecast.Figures, f => double.IsNaN(f.Value) || double.IsNaN(f.StandardError));
        }

        Assert.Equal(2, isPossible.Count);
    }

    [Fact]
    public void Convergence_FirstTrialsAllImpossible_BeginsWithTheFirstPossibleOne()
    {
        var forecast = TestScenario.Run(Counted.Head + """
            sites: { a: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-01, repair: { s: { duration: 30, started: 2025-12-01 } } } } } }
            risks: { r: { probability: 0.0001, adds: 10, affects: [sites.a.outages.x.repair.s] } }
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] } }
            """, 40_000).Assumptions[0];
        var points = forecast.Convergence["capability.cargo.remaining.mean"];
        Assert.All(points, p => Assert.Equal(9, p.Estimate, 1e-6));
        Assert.InRange(points.Length, 1, 63);
    }

    [Fact]
    public void Parts_OfRandomMissions_AddUpToTheMeanDelay()
    {
        var result = TestScenario.Run(Counted.Head + Random, 3000);
        foreach (var mission in (string[])["m", "n"])
        {
            var sum = RiskSim.Simulation.DelayParts.Names.Sum(part => result.Part(mission, part));
            Assert.Equal(result.Value($"missions.{mission}.delay.mean"), sum, 1e-4);
        }
    }

    [Fact]
    public void Blend_DifferentPlannedDates_MixesDelaysAndLaunchesEach()
    {
        var result = Counted.Run(Pad + """
            missions: { m: { kind: cargo, planned: 2026-01-11, readiness_delay: 5, sites: [a] } }
            assumptions:
              early: { weight: 6 }
              late: { weight: 2, set: { missions.m.planned: 2026-12-11, missions.m.readiness_delay: 2 } }
            """);
        const string Blend = AssumptionForecast.BlendId;
        Assert.Equal(15, result.Value("missions.m.launch.p50", Blend));
        Assert.Equal(346, result.Value("missions.m.launch.p80", Blend));
        Assert.Equal(2, result.Value("missions.m.delay.p10", Blend));
        Assert.Equal(5, result.Value("missions.m.delay.p50", Blend));
        Assert.Equal(0.75 * 5 + 0.25 * 2, result.Value("missions.m.delay.mean", Blend), 1e-6);
        Assert.Equal(0.75, result.Value("weight.stated", "early"), 1e-12);
        // P(delay > 30) of the late one would need days beyond the horizon.
        Assert.NotNull(result.Assumptions[0].Find("missions.m.delay.prob_gt_30"));
        Assert.Null(result.Blend.Find("missions.m.delay.prob_gt_30"));
        Assert.Null(result.Blend.Find("weight.stated"));
    }

    [Fact]
    public void Blend_AnEarlyLaunchUnderOneAssumption_KeepsItsPlace()
    {
        var result = Counted.Run(Pad + """
            missions: { m: { kind: cargo, planned: 2025-12-20, sites: [a], launched: 2025-12-24 } }
            assumptions:
              x: { weight: 1 }
              y: { weight: 3, set: { missions.m.planned: 2025-12-30 } }
            """);
        Assert.Equal(-8, result.Value("missions.m.launch.p50", AssumptionForecast.BlendId));
        Assert.Equal(-6, result.Value("missions.m.delay.p50", AssumptionForecast.BlendId));
        Assert.Equal(4, result.Value("missions.m.delay.p90", AssumptionForecast.BlendId));
        Assert.Equal(-3.5, result.Value("missions.m.delay.mean", AssumptionForecast.BlendId), 1e-6);
    }

    [Fact]
    public void Blend_OutageThatOnlyOneAssumptionExpects_MixesLosses()
    {
        var result = Counted.Run(Pad + """
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] } }
            assumptions:
              calm: { weight: 1 }
              sober: { weight: 1, set: { sites.a.outages.strike: { begins: 2020-01-01, starts: 2026-01-01, repair: 40 } } }
            """);
        Assert.Equal(0.5, result.Value("capability.cargo.lost_after_30", AssumptionForecast.BlendId));
        Assert.Equal(40, result.Value("capability.cargo.remaining.p80", AssumptionForecast.BlendId));
        Assert.Equal(2192 + 40, result.Value("capability.cargo.longest.p80", AssumptionForecast.BlendId));
        Assert.Equal(0, result.Value("capability.cargo.longest.p10", AssumptionForecast.BlendId));
        Assert.Equal(15, result.Value("missions.m.delay.mean", AssumptionForecast.BlendId), 1e-6);
    }

    [Fact]
    public void Blend_OutageOfManyYearsUnderOneAssumption_GridsFit()
    {
        var result = Counted.Run(Pad + """
            missions: { m: { kind: cargo, planned: 2026-01-11, readiness_delay: 100, sites: [a] } }
            assumptions:
              calm: { weight: 1 }
              sober: { weight: 1, set: { sites.a.outages.strike: { begins: 2010-01-01, starts: 2026-01-01, repair: 200 } } }
            """);
        Assert.Equal(100, result.Value("missions.m.delay.p10", AssumptionForecast.BlendId));
        Assert.Equal(190, result.Value("missions.m.delay.p90", AssumptionForecast.BlendId));
        Assert.Equal(110, result.Value("missions.m.launch.p10", AssumptionForecast.BlendId));
        Assert.Equal(5844 + 200, result.Value("capability.cargo.longest.p90", AssumptionForecast.BlendId));
    }

    [Fact]
    public void Blend_AssumptionOfNoWeight_HasFiguresButNoShare()
    {
        var result = Counted.Run(Pad + """
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] } }
            assumptions: { believed: { weight: 7 }, rumour: { weight: 0, set: { missions.m.readiness_delay: 50 } } }
            """);
        Assert.Equal(50, result.Value("missions.m.delay.mean", "rumour"), 1e-6);
        Assert.Equal(0, result.Value("missions.m.delay.p95", AssumptionForecast.BlendId));
        Assert.Equal(1, result.Value("weight.stated", "believed"));
        Assert.Equal(0, result.Value("weight.updated", "rumour"));
    }

    [Fact]
    public void Figures_OfAKindNobodyFlies_AreStillThere() =>
        Assert.Equal(0, Counted.Value("sites: { a: { supports: [cargo, tourists], turnaround: 0 } }\nmissions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] } }", "capability.tourists.total.mean"));
}
