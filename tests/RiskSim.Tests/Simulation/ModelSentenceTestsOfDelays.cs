namespace RiskSim.Tests.Simulation;

/// <summary>Delay and its steps, of missions that launched, that will, and that never do.</summary>
public sealed class ModelSentenceTestsOfDelays
{
    [Fact]
    public void Delay_PlannedLongBeforeTheDataDate_IsReplanUntilThen()
    {
        var result = Counted.Run("""
            report: { thresholds: [180, 365, 579, 580, 2 y] }
            sites: { a: { supports: [cargo], turnaround: 9, campaign: 9, outages: { x: { began: 2025-07-01, restored: 2025-07-21, repair: 90 } } } }
            missions: { m: { kind: cargo, planned: 2025-06-01, readiness_delay: 40, sites: [a] } }
            """);
        Assert.Equal(0, result.Launch("m"));
        Assert.Equal("readiness 40 outage 10 turnaround 9 replan 155", result.Parts("m"));
        Assert.Equal(214, result.Value("missions.m.delay.p50"));
        Assert.Equal(1, result.Value("missions.m.delay.prob_gt_180"));
        Assert.Equal(0, result.Value("missions.m.delay.prob_gt_579"));
        Assert.False(result.Has("missions.m.delay.prob_gt_580"));
        Assert.Equal(0, result.Value("missions.m.prob_not_launched"));
    }

    [Fact]
    public void Delay_PlannedLongAgoAndStillStuck_CountsFromPlanned()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 9, outages: { x: { began: 2025-07-01, repair: 514 } } } }
            missions: { m: { kind: cargo, planned: 2024-06-01, sites: [a] } }
            """);
        Assert.Equal(330, result.Launch("m"));
        Assert.Equal(579 + 330, result.Value("missions.m.delay.mean"), 1e-6);
        Assert.Equal(579 + 330, result.Value("missions.m.delay.p95"));
        Assert.Equal("outage 330 replan 579", result.Parts("m"));
    }

    [Fact]
    public void OnTime_LessThanADay()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 0 } }
            missions: { m: { kind: cargo, planned: 2026-01-11, readiness_delay: 23 h, sites: [a] }, n: { kind: cargo, planned: 2026-01-11, readiness_delay: 24 h, sites: [a] } }
            """);
        Assert.Equal(1, result.Value("missions.m.delay.prob_on_time"));
        Assert.Equal(0, result.Value("missions.n.delay.prob_on_time"));
    }

    [Fact]
    public void Parts_SlotBeyondTheHorizon_StepsOfTheSiteWithTheEarliestSlot()
    {
        var result = Counted.Run("""
            sites:
              a: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-01, repair: never } } }
              b: { supports: [cargo], turnaround: 0, closures: { y: { from: 2026-03-01, to: 2027-06-01 } } }
              c: { supports: [cargo], turnaround: 0, outages: { z: { began: 2025-12-01, repair: 600 } } }
            missions: { m: { kind: cargo, planned: 2026-03-11, readiness_delay: 10, sites: [a, c, b] } }
            """);
        Assert.Equal("readiness 10 closure 286", result.Parts("m"));
        Assert.Equal(296, result.Value("missions.m.delay.mean"), 1e-6);
    }

    [Fact]
    public void Parts_NoFiniteSlot_StepsOfTheFirstListedSiteThatWillSupport()
    {
        var result = Counted.Run("""
            sites:
              a: { supports: [cargo], turnaround: 0 }
              b: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-01, repair: 41 } }, upgrades: { crewed: { starts_when: { outage: b.x, lasts: 1 y }, work: 5 } } }
              c: { supports: [crewed], turnaround: 0, closures: { y: { from: 2026-01-05, to: 2026-01-07 } }, outages: { z: { began: 2025-12-01, repair: 51 }, zz: { begins: 2026-02-01, repair: never } } }
            missions: { m: { kind: crewed, planned: 2026-01-06, not_before: 2026-02-02, sites: [a, c, b] } }
            """);
        // On c: out until day 20, re-planned to day 32, then out for ever.
        Assert.Equal("outage 348 replan 12", result.Parts("m"));
    }

    [Fact]
    public void Parts_NeverLaunched_SiteAsItIsAtTheEnd()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 100 }, b: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-12-01, repair: never } } } }
            missions:
              stuck: { kind: cargo, planned: 2026-01-06, sites: [b] }
              m: { kind: cargo, planned: 2026-01-06, sites: [a], after: [stuck] }
              other: { kind: cargo, planned: 2026-03-02, sites: [a] }
            """);
        Assert.Equal(60, result.Launch("other"));
        Assert.Equal("turnaround 155 predecessor 205", result.Parts("m"));
    }

    [Fact]
    public void Parts_PlacedAfterTheHorizonBehindAnother_StillAddUp()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 50, outages: { x: { began: 2025-12-01, repair: 500 } } } }
            missions: { m: { kind: cargo, planned: 2026-01-06, sites: [a] }, n: { kind: cargo, planned: 2026-01-06, sites: [a], family: f } }
            """);
        Assert.Equal("outage 360", result.Parts("m"));
        Assert.Equal("outage 360", result.Parts("n"));
    }

    [Fact]
    public void KnownLaunch_BeforePlanned_AllOfItsDelayIsReplan()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 0 } }
            missions: { m: { kind: cargo, planned: 2025-12-15, launched: 2025-12-10, readiness_delay: 3, sites: [a] } }
            """);
        Assert.Equal("replan -5", result.Parts("m"));
        Assert.Equal(-5, result.Value("missions.m.delay.mean"), 1e-6);
        Assert.Equal(-5, result.Value("missions.m.delay.p50"));
        Assert.Equal(1, result.Value("missions.m.delay.prob_on_time"));
        Assert.Equal(-22, result.Launch("m"));
        Assert.Equal(new DateOnly(2025, 12, 10), result.Figure("missions.m.launch.p90").Date);
    }

    [Fact]
    public void KnownLaunch_PlannedAfterTheDataDate_IsEarly()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 0 } }
            missions: { m: { kind: cargo, planned: 2026-05-01, launched: 2026-01-01, sites: [a] } }
            """);
        Assert.Equal(-120, result.Value("missions.m.delay.p50"));
        Assert.Equal(0, result.Launch("m"));
        Assert.Equal("replan -120", result.Parts("m"));
    }

    [Fact]
    public void KnownLaunch_StepsOfItsSite_RestIsReplan()
    {
        var result = Counted.Run("""
            sites:
              a: { supports: [cargo], turnaround: 0, outages: { x: { began: 2025-11-22, restored: 2025-12-12, repair: 90 } } }
              b: { supports: [cargo], turnaround: 20, campaign: 3, outages: { x: { began: 2025-11-22, restored: 2025-12-12, repair: 90 } } }
            missions:
              first: { kind: cargo, planned: 2025-11-01, launched: 2025-11-15, sites: [b] }
              m: { kind: cargo, planned: 2025-12-01, launched: 2025-12-22, launched_from: b, sites: [a] }
              n: { kind: cargo, planned: 2025-12-20, launched: 2025-12-25, sites: [b], after: { m: 1 } }
              late: { kind: cargo, planned: 2025-12-24, launched: 2025-12-30, sites: [a], after: { n: 2 } }
            """);
        Assert.Equal("replan 14", result.Parts("first"));
        Assert.Equal("outage 11 turnaround 3 replan 7", result.Parts("m"));
        // Its drawn turnaround (to day 10) is contradicted by the launch three days later.
        Assert.Equal("turnaround 5", result.Parts("n"));
        Assert.Equal("predecessor 3 replan 3", result.Parts("late"));
    }

    [Fact]
    public void KnownLaunch_ReadinessAndSuspension_CutAtTheLaunch()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 0 } }
            families: { f: { suspended: 2025-12-01, stand_down: 500 } }
            missions:
              m: { kind: cargo, planned: 2025-12-10, launched: 2025-12-20, readiness_delay: 4, family: f, sites: [a] }
              n: { kind: cargo, planned: 2025-12-10, launched: 2025-12-20, readiness_delay: 40, sites: [a] }
              o: { kind: cargo, planned: 2025-12-20, launched: 2025-12-20, readiness_delay: 40, sites: [a] }
            """);
        Assert.Equal("readiness 4 stand_down 6", result.Parts("m"));
        Assert.Equal("readiness 10", result.Parts("n"));
        Assert.Equal("", result.Parts("o"));
    }
}
