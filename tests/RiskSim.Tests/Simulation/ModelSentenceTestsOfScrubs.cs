namespace RiskSim.Tests.Simulation;

/// <summary>Launch attempts called off, and damage at launch.</summary>
public sealed class ModelSentenceTestsOfScrubs
{
    private const string TwoPads = "sites: { a: { supports: [cargo], turnaround: 10, campaign: 5 }, b: { supports: [cargo], turnaround: 40, campaign: 5 } }\n";

    [Fact]
    public void Scrubs_IntoABlackout_MovedToItsEnd()
    {
        var result = Counted.Run(TwoPads + """
            blackouts: { b: { from: 2026-01-29, to: 2026-02-08 } }
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a], scrub: { probability: 1, recycle: 1 } } }
            """);
        Assert.Equal(38, result.Launch("m"));
        Assert.Equal("scrub 28", result.Parts("m"));
    }

    [Fact]
    public void Scrubs_OntoTheFirstDayOfAnOutage_MovedBehindItsCampaign()
    {
        var result = Counted.Run("""
            sites: { a: { supports: [cargo], turnaround: 10, campaign: 5, outages: { x: { begins: 2026-01-31, repair: 10 } } } }
            missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a], scrub: { probability: 1, recycle: 1 } } }
            """);
        Assert.Equal(45, result.Launch("m"));
    }

    [Fact]
    public void Scrubs_IntoASuspensionByALaunchPlacedBefore_MovedToItsEnd()
    {
        var result = Counted.Run(TwoPads + """
            mission_defaults: { kind: cargo, family: f, scrub: { probability: 1, recycle: 1 } }
            missions:
              first: { planned: 2026-01-06, sites: [b], failure: { probability: 1, stand_down: 30 } }
              m: { planned: 2026-01-11, sites: [a] }
              n: { planned: 2026-02-02, sites: [a], family: g }
            """);
        // The first fails on day 25, after 20 scrubs; m had its slot on day 10 and comes out of its scrubs on day 30.
        Assert.Equal(25, result.Launch("first"));
        Assert.Equal(55, result.Launch("m"));
        Assert.Equal("scrub 45", result.Parts("m"));
        Assert.Equal(85, result.Launch("n"));
        Assert.Equal("turnaround 33 scrub 20", result.Parts("n"));
    }

    [Fact]
    public void Scrubs_ByALaunchPlacedLater_AreNotMoved()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              m: { kind: cargo, planned: 2026-01-11, sites: [a], family: f, scrub: { probability: 1, recycle: 1 } }
              fails: { kind: cargo, planned: 2026-01-12, sites: [b], family: f, failure: { probability: 1, stand_down: 60 } }
            """);
        Assert.Equal(30, result.Launch("m"));
        Assert.Equal(11, result.Launch("fails"));
    }

    [Fact]
    public void Scrubs_WithoutAny_SlotIsTheLaunch() =>
        Assert.Equal(10, Counted.Run(TwoPads + "missions: { m: { kind: cargo, planned: 2026-01-11, sites: [a], scrub: { probability: 0, recycle: 9 } } }").Launch("m"));

    [Fact]
    public void Scrubs_RecycleForEver_NotLaunchedAndTouchesNothing()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              m: { kind: cargo, planned: 2026-01-11, sites: [a], scrub: { probability: 1, recycle: never }, damage: { probability: 1, outage: 500 } }
              next: { kind: cargo, planned: 2026-01-12, sites: [a] }
              after: { kind: cargo, planned: 2026-01-12, sites: [b], after: [m] }
            """);
        Assert.Equal("scrub 355", result.Parts("m"));
        Assert.Equal(11, result.Launch("next"));
        Assert.Equal(1, result.Value("missions.after.prob_not_launched"));
    }

    [Fact]
    public void Damage_BothKinds_TheSiteIsDownForBothFromTheLaunch()
    {
        const string Yaml = """
            missions:
              m: { kind: cargo, planned: 2026-01-11, sites: [b], family: f, damage: { probability: 1, outage: 30 }, failure: { probability: FAIL, stand_down: 1, damage: { probability: 1, outage: 80 } } }
              next: { kind: cargo, planned: 2026-01-12, sites: [b] }
            """;
        var failed = Counted.Run(TwoPads + Yaml.Replace("FAIL", "1", StringComparison.Ordinal));
        Assert.Equal(95, failed.Launch("next"));
        Assert.Equal("outage 79 turnaround 5", failed.Parts("next"));
        Assert.Equal(1 - 80 / 365.0, failed.Value("sites.b.availability.mean"), 1e-6);
        var flown = Counted.Run(TwoPads + Yaml.Replace("FAIL", "0", StringComparison.Ordinal));
        Assert.Equal("outage 29 turnaround 10", flown.Parts("next"));
    }

    [Fact]
    public void Damage_WhileAMissionWaitsForTheTurnaround_IsInTheTurnaroundStep()
    {
        var result = Counted.Run(TwoPads + """
            missions:
              m: { kind: cargo, planned: 2026-01-11, sites: [a], damage: { probability: 1, outage: 50 } }
              next: { kind: cargo, planned: 2026-01-02, not_before: 2026-01-21, sites: [a] }
            """);
        // Ready for its pad on day 1, before the fire; the turnaround ends on day 20, in the middle of it.
        Assert.Equal(65, result.Launch("next"));
        Assert.Equal("turnaround 64", result.Parts("next"));
    }
}
