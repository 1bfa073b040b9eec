using RiskSim.Distributions;
using RiskSim.Statistics;

namespace RiskSim.Tests.Simulation;

/// <summary>Small scenarios whose figures can be written down.</summary>
public sealed class ClosedFormTests
{
    private const string Head = """
        risksim: 1
        name: closed form
        as_of: 2026-01-01
        horizon: 2028-01-01

        """;

    [Fact]
    public void Delay_OneRepair_IsTheRepairsTail()
    {
        var result = TestScenario.Run(Head + """
            sites: { pad: { supports: [crewed], turnaround: 20, outages: { main: { began: 2026-01-01, repair: lognormal(p10=60 p90=240) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """, 200_000);
        // T is lognormal with median 120 and σ = ln(2)/z(0.9); the mission waits for max(0, T − 60).
        var sigma = Math.Log(2) / StandardNormal.Quantile(0.9);
        double Tail(double days) => StandardNormal.Survival(Math.Log(days / 120) / sigma);
        TestScenario.AssertNear(Tail(150), result.Figure("missions.m1.delay.prob_gt_90"));
        TestScenario.AssertNear(1 - Tail(61), result.Figure("missions.m1.delay.prob_on_time"));
        TestScenario.AssertNear(Tail(730), result.Figure("missions.m1.prob_not_launched"));
        TestScenario.AssertNear(120, result.Figure("sites.pad.restored.p50"), 0.05);
    }

    [Fact]
    public void Availability_ExponentialHazard_FollowsRenewalTheory()
    {
        const double MeanUp = 40, MeanDown = 10, Horizon = 730;
        var result = TestScenario.Run(Head + $$"""
            sites: { pad: { supports: [crewed], turnaround: 1, hazards: { storm: { every: exponential({{MeanUp}}), outage: exponential({{MeanDown}}) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """);
        // Two-state Markov process that starts up: A(t) = a + (1 − a)·e^(−st) with s the sum of both rates.
        const double Rate = 1 / MeanUp + 1 / MeanDown, Steady = MeanUp / (MeanUp + MeanDown);
        var mean = Steady + (1 - Steady) * (1 - Math.Exp(-Rate * Horizon)) / (Rate * Horizon);
        TestScenario.AssertNear(mean, result.Figure("sites.pad.availability.mean"));
        Assert.InRange(mean, Steady, Steady + 0.01);
        TestScenario.AssertNear(1 - (Steady + (1 - Steady) * Math.Exp(-Rate * 30)), result.Figure("capability.crewed.lost_after_30"));
    }

    [Fact]
    public void Remaining_ExponentialRepairGoingOn_HasNoMemory()
    {
        var result = TestScenario.Run(Head + """
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2025-10-01, repair: exponential(50) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """);
        TestScenario.AssertNear(50, result.Figure("capability.crewed.remaining.mean"), 0.01);
        TestScenario.AssertNear(50 + 92, result.Figure("capability.crewed.longest.mean"), 0.01);
        TestScenario.AssertNear(Math.Exp(-90 / 50.0), result.Figure("capability.crewed.remaining.prob_gt_90"));
        Assert.Equal(50_000, result.Assumptions[0].EffectiveTrials, 1e-6);
    }

    [Fact]
    public void Remaining_TwoActivitiesNobodyReported_ConditionedOnTheirSum()
    {
        // The sum of two exponentials of mean 50 given that it exceeds 92: tail (1 + t/50)·e^(−t/50).
        var result = TestScenario.Run(Head + """
            sites:
              pad:
                supports: [crewed]
                turnaround: 1
                outages:
                  main: { began: 2025-10-01, repair: { a: { duration: exponential(50) }, b: { after: [a], duration: exponential(50) } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """, 200_000);
        static double Tail(double t) => (1 + t / 50) * Math.Exp(-t / 50);
        TestScenario.AssertNear(Tail(92 + 90) / Tail(92), result.Figure("capability.crewed.remaining.prob_gt_90"));
        TestScenario.AssertNear(Tail(92 + 30) / Tail(92), result.Figure("capability.crewed.remaining.prob_gt_30"));
        Assert.InRange(result.Assumptions[0].EffectiveTrials, 50_000, 199_999);
    }

    [Fact]
    public void Remaining_ParallelActivitiesUnderARisk_MatchesPlainRejection()
    {
        const string Work = """
            { l: { duration: lognormal(p10=40 p90=160) }, r: { duration: pert(30 50 200) }, join: { after: { l: 5, r: 0 }, duration: pert(5 10 20) } }
            """;
        const string Tail = """
            risks: { slow: { probability: 0.4, multiplies: uniform(1.2 2), affects: [sites.pad.outages.main.repair.l, sites.pad.outages.main.repair.r] } }
            missions: { m1: { kind: crewed, planned: 2026-06-02, sites: [pad] } }
            """;
        // The same repair as a plan from the data date on: its trials of more than 92 days are the possible futures.
        var free = Head + $"sites: {{ pad: {{ supports: [crewed], turnaround: 1, outages: {{ main: {{ began: 2026-01-01, repair: {Work} }} }} }} }}\n{Tail}";
        var longer = new List<double>();
        TestScenario.RunBlocks(TestScenario.Plan(free), 400, block =>
        {
            for (var i = 0; i < block.Count; i++)
                if (block.Restored[0][i] > 92) longer.Add(block.Restored[0][i] - 92);
        });
        var result = TestScenario.Run(Head + $"sites: {{ pad: {{ supports: [crewed], turnaround: 1, outages: {{ main: {{ began: 2025-10-01, repair: {Work} }} }} }} }}\n{Tail}", 200_000);
        foreach (var days in new[] { 30.0, 90 })
        {
            var figure = result.Figure($"capability.crewed.remaining.prob_gt_{days}");
            var expected = longer.Count(x => x > days) / (double)longer.Count;
            var error = Math.Sqrt(expected * (1 - expected) / longer.Count + figure.StandardError * figure.StandardError);
            Assert.InRange(figure.Value, expected - TestScenario.StandardErrors * error, expected + TestScenario.StandardErrors * error);
        }
    }

    [Fact]
    public void ProbFailed_MissionThatOftenMissesTheHorizon_CountsLaunchedOnesOnly()
    {
        var result = TestScenario.Run(Head + """
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2026-01-01, repair: exponential(730) } } } }
            missions: { m1: { kind: crewed, planned: 2026-01-01, sites: [pad], family: f, failure: { probability: 0.5, stand_down: 10 } } }
            """);
        TestScenario.AssertNear(0.5 * (1 - Math.Exp(-1)), result.Figure("missions.m1.prob_failed"));
        TestScenario.AssertNear(Math.Exp(-1), result.Figure("missions.m1.prob_not_launched"));
    }

    [Fact]
    public void Blend_TwoAssumptions_IsTheMixture()
    {
        var result = TestScenario.Run(Head + """
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2026-01-01, repair: exponential(100) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            assumptions: { short: { weight: 3 }, long: { weight: 1, set: { sites.pad.outages.main.repair: exponential(300) } } }
            """);
        TestScenario.AssertNear(0.75 * Math.Exp(-0.9) + 0.25 * Math.Exp(-0.3), result.Figure("capability.crewed.remaining.prob_gt_90", AssumptionForecast.BlendId));
        Assert.Equal(0.75, result.Figure("weight.stated", "short").Value, 1e-12);
    }

    [Fact]
    public void Remaining_PredecessorThatOnlyCountsAsFinished_IsNotWaitedFor()
    {
        var result = TestScenario.Run(Head + """
            sites:
              pad:
                supports: [crewed]
                turnaround: 1
                outages:
                  main: { began: 2025-10-01, repair: { a: { duration: exponential(500) }, b: { after: { a: 60 }, duration: exponential(50), started: 2025-12-01 } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """);
        TestScenario.AssertNear(Math.Exp(-90 / 50.0), result.Figure("capability.crewed.remaining.prob_gt_90"));
        Assert.Equal(50_000, result.Assumptions[0].EffectiveTrials, 1e-6);
    }

    [Fact]
    public void Remaining_StartedWithUnknownOption_OptionsAreReweighted()
    {
        var result = TestScenario.Run(Head + """
            sites:
              pad:
                supports: [crewed]
                turnaround: 1
                outages:
                  main:
                    began: 2025-09-23
                    repair:
                      source: { started: 2025-09-23, one_of: { spare: { probability: 0.8, duration: exponential(20) }, build: { duration: exponential(200) } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """);
        double spare = 0.8 * Math.Exp(-100 / 20.0), build = 0.2 * Math.Exp(-100 / 200.0);
        var expected = (spare * Math.Exp(-30 / 20.0) + build * Math.Exp(-30 / 200.0)) / (spare + build);
        TestScenario.AssertNear(expected, result.Figure("capability.crewed.remaining.prob_gt_30"));
    }

    [Fact]
    public void Remaining_CorrelatedActivitiesInProgress_MatchesPlainRejection()
    {
        static string Yaml(string began, string started) => Head + $$"""
            sites:
              pad:
                supports: [crewed]
                turnaround: 1
                outages:
                  main: { began: {{began}}, repair: { l: { duration: lognormal(p10=40 p90=160){{started}} }, r: { duration: lognormal(p10=30 p90=200){{started}} }, later: { after: [l, r], duration: lognormal(p10=10 p90=40) } } }
            correlations: [ { between: [sites.pad.outages.main.repair.l, sites.pad.outages.main.repair.r, sites.pad.outages.main.repair.later], spearman: 0.7 } ]
            missions: { m1: { kind: crewed, planned: 2026-06-02, sites: [pad] } }
            """;
        var longer = new List<double>();
        TestScenario.RunBlocks(TestScenario.Plan(Yaml("2026-01-01", "")), 600, block =>
        {
            for (var i = 0; i < block.Count; i++)
                if (block.ActivityWork[0][i] > 92 && block.ActivityWork[1][i] > 92) longer.Add(block.Restored[0][i] - 92);
        });
        var result = TestScenario.Run(Yaml("2025-10-01", ", started: 2025-10-01"), 200_000);
        foreach (var days in new[] { 30.0, 90, 180 })
        {
            var figure = result.Figure($"capability.crewed.remaining.prob_gt_{days}");
            var expected = longer.Count(x => x > days) / (double)longer.Count;
            var error = Math.Sqrt(expected * (1 - expected) / longer.Count + figure.StandardError * figure.StandardError);
            Assert.InRange(figure.Value, expected - TestScenario.StandardErrors * error, expected + TestScenario.StandardErrors * error);
        }
    }

    [Fact]
    public void Run_WhatIsKnownIsImpossible_AssumptionGetsWeightZeroAndNoFigures()
    {
        var result = TestScenario.Run(Head + """
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2025-10-01, repair: pert(10 20 80) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            assumptions: { hopeful: { weight: 3 }, sober: { weight: 1, set: { sites.pad.outages.main.repair: exponential(100) } } }
            """, 5000);
        Assert.False(result.Assumptions[0].IsPossible);
        Assert.Equal(["weight.stated", "weight.updated"], result.Assumptions[0].Figures.Select(f => f.Metric));
        Assert.Equal(0, result.Figure("weight.updated", "hopeful").Value);
        Assert.Equal(1, result.Figure("weight.updated", "sober").Value);
        Assert.Contains(result.Warnings, w => w.Value == "hopeful" && w.Severity == RiskSim.Scenarios.Severity.Warning);
        Assert.Equal(result.Figure("missions.m1.delay.mean", "sober").Value, result.Figure("missions.m1.delay.mean", AssumptionForecast.BlendId).Value);
    }

    [Fact]
    public void Run_RareButPossibleEvidence_StaysExact()
    {
        // A year out under an optimistic repair: P = e^(−365/20), one in 80 million, is no obstacle to sampling from the tail.
        var result = TestScenario.Run(Head + """
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2025-01-01, repair: exponential(20) } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """);
        TestScenario.AssertNear(Math.Exp(-30 / 20.0), result.Figure("capability.crewed.remaining.prob_gt_30"));
        TestScenario.AssertNear(20, result.Figure("capability.crewed.remaining.mean"), 0.01);
    }
}
