namespace RiskSim.Tests.Simulation;

/// <summary>When a site is down, and when it can launch.</summary>
public sealed class ModelSentenceTestsOfSites
{
    private const string M = "missions: { m: { kind: cargo, planned: 2026-02-03, sites: [pad] } }";

    private static string Pad(string more) => $"sites: {{ pad: {{ supports: [cargo], turnaround: 0, campaign: 7, {more} }} }}\n";

    [Fact]
    public void Outage_BeginsHasPassed_CountsAsBegun()
    {
        var result = Counted.Run(Pad("outages: { main: { begins: 2025-12-01, repair: 61 } }") + M);
        Assert.Equal(30, result.Value("sites.pad.restored.p50"));
        Assert.Equal(61, result.Value("capability.cargo.longest.mean"), 1e-6);
        Assert.Equal(30, result.Value("capability.cargo.remaining.mean"), 1e-6);
    }

    [Fact]
    public void Outage_BeginsOnTheDataDate_IsGoingOn()
    {
        var result = Counted.Run(Pad("outages: { main: { begins: 2026-01-01, repair: 20 } }") + M);
        Assert.Equal(20, result.Value("sites.pad.restored.p50"));
        Assert.Equal(1, result.Value("capability.cargo.lost_after_0"));
    }

    [Fact]
    public void Outage_Planned_IsDownFromItsDateAndNotRestored()
    {
        var result = Counted.Run("report: { thresholds: [30, 31, 40, 41] }\n" + Pad("outages: { main: { begins: 2026-02-01, repair: 10 } }") + M);
        Assert.False(result.Has("sites.pad.restored.p50"));
        Assert.Equal(0, result.Value("capability.cargo.remaining.mean"));
        Assert.Equal(10, result.Value("capability.cargo.longest.mean"), 1e-6);
        Assert.Equal(0, result.Value("capability.cargo.lost_after_30"));
        Assert.Equal(1, result.Value("capability.cargo.lost_after_31"));
        Assert.Equal(1, result.Value("capability.cargo.lost_after_40"));
        Assert.Equal(0, result.Value("capability.cargo.lost_after_41"));
        Assert.Equal(48, result.Launch("m"));
        Assert.Equal("outage 8 turnaround 7", result.Parts("m"));
    }

    [Fact]
    public void Outage_PlannedAndReadyBeforeItBegins_IsNotWaitedFor() =>
        Assert.Equal(33, Counted.Run(Pad("outages: { main: { begins: 2026-02-04, repair: 10 } }") + M).Launch("m"));

    [Fact]
    public void Outage_StartsLater_RepairRunsFromThere() =>
        Assert.Equal(15, Counted.Value(Pad("outages: { main: { began: 2025-12-01, starts: 2026-01-11, repair: 5 } }") + M, "sites.pad.restored.p50"));

    [Fact]
    public void Outage_BeganAndANewBegins_BeganCounts()
    {
        var result = Counted.Run(Pad("outages: { main: { began: 2025-12-01, begins: 2026-03-01, repair: 61 } }") + M);
        Assert.Equal(30, result.Value("sites.pad.restored.p50"));
    }

    [Fact]
    public void Campaign_OutageOverBeforeTheDataDate_StillRuns()
    {
        var result = Counted.Run(Pad("outages: { main: { began: 2025-12-01, restored: 2025-12-29, repair: 61 } }")
            + "missions: { m: { kind: cargo, planned: 2026-01-02, sites: [pad] } }");
        Assert.Equal(4, result.Launch("m"));
        Assert.Equal("turnaround 3", result.Parts("m"));
        Assert.False(result.Has("sites.pad.restored.p50"));
    }

    [Fact]
    public void Campaign_OutageInsideIt_BothCampaignsAreWaitedFor()
    {
        var result = Counted.Run(Pad("outages: { one: { begins: 2026-02-01, repair: 3 }, two: { begins: 2026-02-06, repair: 4 } }") + M);
        Assert.Equal(47, result.Launch("m"));
        Assert.Equal("outage 1 turnaround 13", result.Parts("m"));
    }

    [Fact]
    public void Closure_NoCampaignFollows()
    {
        var result = Counted.Run(Pad("closures: { works: { from: 2026-02-01, to: 2026-02-11 } }") + M);
        Assert.Equal(41, result.Launch("m"));
        Assert.Equal("closure 8", result.Parts("m"));
        Assert.Equal(1 - 10 / 365.0, result.Value("sites.pad.availability.mean"), 1e-6);
        Assert.Equal(10, result.Value("capability.cargo.total.mean"), 1e-6);
    }

    [Fact]
    public void Closure_ToIsTheFirstFreeDay() =>
        Assert.Equal(33, Counted.Run(Pad("closures: { works: { from: 2026-02-01, to: 2026-02-03 } }") + M).Launch("m"));

    [Fact]
    public void Hazard_AlternatesFromTheDataDateWithoutCampaign()
    {
        var result = Counted.Run(Pad("hazards: { storm: { every: 100, outage: 10 } }")
            + "missions: { m: { kind: cargo, planned: 2026-04-11, sites: [pad] }, n: { kind: cargo, planned: 2026-07-31, sites: [pad] } }");
        Assert.Equal(110, result.Launch("m"));
        Assert.Equal("outage 10", result.Parts("m"));
        Assert.Equal("outage 9", result.Parts("n"));
        Assert.Equal(1 - 30 / 365.0, result.Value("sites.pad.availability.mean"), 1e-6);
        Assert.Equal(10, result.Value("capability.cargo.longest.mean"), 1e-6);
        Assert.Equal(30, result.Value("capability.cargo.total.mean"), 1e-6);
    }

    [Fact]
    public void Hazard_DuringAnOutage_RunsOnWhateverTheSiteDoes()
    {
        var result = Counted.Run(Pad("hazards: { storm: { every: 25, outage: 10 } }, outages: { main: { began: 2025-12-01, repair: 61 } }") + M);
        // Out until 30, the storm until 35, the campaign until 37; the next storm is 60 to 70.
        Assert.Equal(37, result.Launch("m"));
        Assert.Equal(35, result.Value("capability.cargo.remaining.mean"), 1e-6);
        Assert.Equal(30, result.Value("sites.pad.restored.p50"));
    }

    [Fact]
    public void Hazard_BeginsAfterTheMissionIsReady_IsClosure()
    {
        var result = Counted.Run("""
            sites: { pad: { supports: [cargo], turnaround: 20, hazards: { storm: { every: 40, outage: 10 } } } }
            missions: { a: { kind: cargo, planned: 2026-01-26, sites: [pad] }, m: { kind: cargo, planned: 2026-01-27, sites: [pad] } }
            """);
        Assert.Equal(50, result.Launch("m"));
        Assert.Equal("turnaround 19 closure 5", result.Parts("m"));
    }

    [Fact]
    public void Availability_OverlappingOutagesAcrossTheEnds_CountsOnlyTheForecastTime()
    {
        var result = Counted.Run(Pad("""
            outages: { one: { began: 2025-12-01, repair: 41 }, two: { begins: 2026-12-22, repair: 100 } }, closures: { x: { from: 2025-12-20, to: 2026-01-06 }, y: { from: 2026-01-09, to: 2026-01-16 } }
            """) + M);
        Assert.Equal(1 - (15 + 10) / 365.0, result.Value("sites.pad.availability.mean"), 1e-6);
        Assert.Equal(31 + 15, result.Value("capability.cargo.longest.mean"), 1e-6);
        Assert.Equal(15, result.Value("capability.cargo.remaining.mean"), 1e-6);
        Assert.Equal(25, result.Value("capability.cargo.total.mean"), 1e-6);
        Assert.Equal(10, result.Value("sites.pad.restored.p50"));
    }

    [Fact]
    public void Support_UpgradeEndsLater_CountsAsOutageUntilThen()
    {
        var result = Counted.Run("""
            sites: { pad: { supports: [], turnaround: 0, upgrades: { crewed: { starts: 2025-12-01, work: 61 } } } }
            missions: { m: { kind: crewed, planned: 2026-01-11, sites: [pad] } }
            """);
        Assert.Equal(30, result.Launch("m"));
        Assert.Equal("outage 20", result.Parts("m"));
        Assert.Equal(1, result.Value("sites.pad.availability.mean"));
    }
}
