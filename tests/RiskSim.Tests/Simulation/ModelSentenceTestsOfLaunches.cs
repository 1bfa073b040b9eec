namespace RiskSim.Tests.Simulation;

/// <summary>In which order, when and from where missions launch, and what follows.</summary>
public sealed class ModelSentenceTestsOfLaunches
{
    private const string TwoPads = "sites: { a: { supports: [cargo], turnaround: 10, campaign: 5 }, b: { supports: [cargo], turnaround: 40, campaign: 5 } }\n";

    [Fact]
    public void KnownLaunch_FromAnotherSite_ThatSiteTurnsAround()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              flown: { kind: cargo, planned: 2025-12-22, sites: [a], launched: 2025-12-22, launched_from: b }
              m: { kind: cargo, planned: 2026-01-02, sites: [b] }
              n: { kind: cargo, planned: 2026-01-02, sites: [a] }
            """);
        Assert.Equal(30, result.Launch("m"));
        Assert.Equal("turnaround 29", result.Parts("m"));
        Assert.Equal(1, result.Launch("n"));
        Assert.Equal(-10, result.Launch("flown"));
    }

    [Fact]
    public void KnownLaunch_OutOfFileOrder_TheLastOneTurnsTheSiteAround() => Assert.Equal(30, Counted.Run(TwoPads + """
        missions:
          later: { kind: cargo, planned: 2025-12-22, sites: [b], launched: 2025-12-22 }
          sooner: { kind: cargo, planned: 2025-11-22, sites: [b], launched: 2025-11-22 }
          m: { kind: cargo, planned: 2026-01-02, sites: [b] }
        """).Launch("m"));

    [Fact]
    public void KnownFailure_TurnsAroundAndCountsForAfter()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              flown: { kind: cargo, planned: 2025-12-22, sites: [b], launched: 2025-12-22, outcome: failure }
              m: { kind: cargo, planned: 2026-01-02, sites: [b], after: { flown: 35 } }
            """);
        Assert.Equal(30, result.Launch("m"));
        Assert.Equal(1, result.Value("missions.flown.prob_failed"));
        Assert.Equal(0, result.Value("missions.m.prob_failed"));
    }

    [Fact]
    public void KnownLaunch_CertainDamageAndFailure_NeitherHappens()
    {
        var result = Counted.Run(TwoPads + """
            mission_defaults: { family: f, sites: [a], failure: { probability: 1, stand_down: 90 }, damage: { probability: 1, outage: 90 }, scrub: { probability: 1, recycle: 3 } }
            missions:
              flown: { kind: cargo, planned: 2025-12-30, launched: 2025-12-30 }
              m: { kind: cargo, planned: 2026-01-02, scrub: null }
            """);
        Assert.Equal(8, result.Launch("m"));
        Assert.Equal(0, result.Value("missions.flown.prob_failed"));
    }

    [Fact]
    public void Slot_EarliestSiteNotFirstListed_IsTaken()
    {
        var result = Counted.Run("""
            sites:
              a: { supports: [cargo], turnaround: 10, outages: { x: { began: 2025-12-01, repair: 61 } } }
              b: { supports: [cargo], turnaround: 30 }
            missions:
              one: { kind: cargo, planned: 2026-01-11, sites: [a, b] }
              two: { kind: cargo, planned: 2026-01-12, sites: [a, b] }
              three: { kind: cargo, planned: 2026-01-13, sites: [a, b] }
            """);
        Assert.Equal("10 30 40", result.Launches("one", "two", "three"));
        // The third ties: both pads are free on day 40; the first listed wins, and has been out until day 30.
        Assert.Equal("outage 18 turnaround 10", result.Parts("three"));
    }

    [Fact]
    public void Order_SmallestSlotFirst_NotTheHighestPriority()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 30 } }
            missions:
              vip: { kind: cargo, planned: 2026-01-12, sites: [a], priority: 100 }
              plain: { kind: cargo, planned: 2026-01-11, sites: [a], priority: -1 }
            """);
        Assert.Equal(10, result.Launch("plain"));
        Assert.Equal(40, result.Launch("vip"));
    }

    [Fact]
    public void Order_TieAfterAReplan_EarlierPlannedFirst()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 30 } }
            missions:
              new: { kind: cargo, planned: 2026-01-21, sites: [a] }
              old: { kind: cargo, planned: 2025-03-01, sites: [a], not_before: 2026-01-21 }
            """);
        Assert.Equal(20, result.Launch("old"));
        Assert.Equal(50, result.Launch("new"));
    }

    [Fact]
    public void NotBefore_LaterThanPlanned_IsReplan()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              m: { kind: cargo, planned: 2026-01-11, not_before: 2026-02-01, readiness_delay: 5, sites: [a] }
              n: { kind: cargo, planned: 2026-03-11, not_before: 2026-02-20, sites: [a] }
            """);
        Assert.Equal(31, result.Launch("m"));
        Assert.Equal("readiness 5 replan 16", result.Parts("m"));
        Assert.Equal("", result.Parts("n"));
    }

    [Fact]
    public void After_Launched_GapCountsFromTheLaunch()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              flown: { kind: cargo, planned: 2025-12-10, sites: [a], launched: 2025-12-22 }
              m: { kind: cargo, planned: 2026-01-02, sites: [b], after: { flown: 1 mo } }
            """);
        Assert.Equal(20.4375, result.Launch("m"));
        Assert.Equal("predecessor 19.438", result.Parts("m"));
    }

    [Fact]
    public void After_SeveralAndOneScrubbed_TheLatestCounts()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              one: { kind: cargo, planned: 2026-01-11, sites: [a], scrub: { probability: 1, recycle: 2 } }
              two: { kind: cargo, planned: 2026-01-31, sites: [b] }
              m: { kind: cargo, planned: 2026-01-02, sites: [a], after: { one: 15, two: 20 } }
            """);
        // One launches on day 50, two on day 30; the pad is free again on day 60.
        Assert.Equal(65, result.Launch("m"));
        Assert.Equal("turnaround 59 predecessor 5", result.Parts("m"));
    }

    [Fact]
    public void After_NeverLaunched_SuccessorsAreNotEither()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 0 }, b: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-01, repair: never } } } }
            missions:
              stuck: { kind: cargo, planned: 2026-01-11, sites: [b], family: f, failure: { probability: 1, stand_down: 300 } }
              next: { kind: cargo, planned: 2026-01-11, sites: [a], after: [stuck] }
              last: { kind: cargo, planned: 2026-01-21, sites: [a], after: [next] }
              free: { kind: cargo, planned: 2026-01-11, sites: [a], family: f }
            """);
        Assert.Equal(1, result.Value("missions.last.prob_not_launched"));
        Assert.Equal("outage 355", result.Parts("stuck"));
        Assert.Equal("predecessor 355", result.Parts("next"));
        Assert.Equal("predecessor 345", result.Parts("last"));
        Assert.Equal(355, result.Value("missions.next.delay.mean"), 1e-6);
        Assert.Equal(0, result.Value("missions.stuck.prob_failed"));
        Assert.Equal(10, result.Launch("free"));
    }

    [Fact]
    public void PlannedOutage_WhileAMissionWaitsForItsReplan_IsTheOutageStepAgain()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 10, campaign: 5, outages: { x: { begins: 2026-01-11, repair: 20 } } } }
            missions: { m: { kind: cargo, planned: 2026-01-06, not_before: 2026-01-16, sites: [a] } }
            """);
        Assert.Equal("outage 20 replan 10", result.Parts("m"));
        Assert.Equal(35, result.Launch("m"));
    }

    [Fact]
    public void Blackout_NamesNoKind_StopsAll() => Assert.Equal(30, Counted.Run(TwoPads + """
        blackouts: { all: { from: 2026-01-11, to: 2026-01-31 } }
        missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] } }
        """).Launch("m"));

    [Fact]
    public void Blackout_EndsWhereTheNextBegins_BothAreWaitedOut() => Assert.Equal(40, Counted.Run(TwoPads + """
        blackouts: { two: { from: 2026-01-31, to: 2026-02-10 }, one: { from: 2026-01-11, to: 2026-01-31 } }
        missions: { m: { kind: cargo, planned: 2026-01-15, sites: [a] } }
        """).Launch("m"));

    [Fact]
    public void Launch_OnTheHorizon_IsLaunchedAndADayLaterIsNot()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              on: { kind: cargo, planned: 2026-12-01, readiness_delay: 31, sites: [a] }
              over: { kind: cargo, planned: 2026-12-01, readiness_delay: 31.5, sites: [b], family: f, failure: { probability: 1, stand_down: 1 } }
            """);
        Assert.Equal(365, result.Launch("on"));
        Assert.Equal(0, result.Value("missions.on.prob_not_launched"));
        Assert.Equal(1, result.Value("missions.on.delay.prob_gt_30"));
        Assert.False(result.Has("missions.on.delay.prob_gt_90"));
        Assert.Equal(1, result.Value("missions.over.prob_not_launched"));
        Assert.Equal(0, result.Value("missions.over.prob_failed"));
        Assert.Equal(31, result.Value("missions.over.delay.mean"), 1e-6);
        Assert.Equal("readiness 31", result.Parts("over"));
        Assert.True(result.Figure("missions.over.launch.p10").IsBeyondHorizon);
    }

    [Fact]
    public void Turnaround_Endless_OnlyOneLaunch()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: never } }
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a] }, n: { kind: cargo, planned: 2026-01-12, sites: [a] } }
            """);
        Assert.Equal(10, result.Launch("m"));
        Assert.Equal("turnaround 354", result.Parts("n"));
    }

    [Fact]
    public void Turnaround_OneOfTwoSites_SamePercentileOfEither()
    {
        var plan = TestScenario.Plan(Counted.Head + """
            sites:
              a: { supports: [cargo], turnaround: mixture(0.5 of 10 0.5 of 20), outages: { x: { began: 2026-01-01, repair: mixture(0.5 of 1 0.5 of 60) } } }
              b: { supports: [cargo], turnaround: mixture(0.5 of 100 0.5 of 200), outages: { x: { began: 2026-01-01, repair: 30 } } }
            missions:
              m: { kind: cargo, planned: 2026-01-11, sites: [a, b] }
              on-a: { kind: cargo, planned: 2026-01-11, sites: [a], after: [m] }
              on-b: { kind: cargo, planned: 2026-01-11, sites: [b], after: [m] }
            """);
        var seen = new HashSet<(bool, bool)>();
        TestScenario.RunBlocks(plan, 1, block =>
        {
            for (var i = 0; i < block.Count; i++)
            {
                var isLong = block.Turnaround[0][0][i] == 20;
                Assert.Equal(isLong ? 200 : 100, block.Turnaround[0][1][i]);
                var fromA = block.Launch[0][i] == 10;
                Assert.Equal(fromA ? 10 + (isLong ? 20 : 10) : 30 + (isLong ? 200 : 100), block.Launch[fromA ? 1 : 2][i]);
                seen.Add((isLong, fromA));
            }
        });
        Assert.Equal(4, seen.Count);
    }
}
