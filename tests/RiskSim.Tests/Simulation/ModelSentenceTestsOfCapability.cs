namespace RiskSim.Tests.Simulation;

/// <summary>When no site that supports a kind is up.</summary>
public sealed class ModelSentenceTestsOfCapability
{
    private const string M = "\nmissions: { m: { kind: crewed, planned: 2026-02-03, sites: [a] } }";

    private static void AssertLoss(string sites, double longest, double total, double remaining, string more = M)
    {
        var result = Counted.Run(sites + more);
        Assert.Equal(longest, result.Value("capability.crewed.longest.mean"), 1e-6);
        Assert.Equal(total, result.Value("capability.crewed.total.mean"), 1e-6);
        Assert.Equal(remaining, result.Value("capability.crewed.remaining.mean"), 1e-6);
        Assert.Equal(remaining > 0 ? 1 : 0, result.Value("capability.crewed.lost_after_0"));
    }

    [Fact]
    public void Loss_TwoSites_OnlyWhileBothAreDown() => AssertLoss("""
        sites:
          a: { supports: [crewed], turnaround: 0, outages: { x: { begins: 2026-02-01, repair: 28 } } }
          b: { supports: [crewed], turnaround: 0, outages: { y: { begins: 2026-02-15, repair: 25 } } }
          c: { supports: [cargo], turnaround: 0 }
        """, 14, 14, 0);

    [Fact]
    public void Loss_OutagesTakeTurns_IsOneInterval() => AssertLoss("""
        sites:
          a: { supports: [crewed], turnaround: 0, outages: { x: { began: 2025-12-22, repair: 20 }, z: { begins: 2026-01-11, repair: 30 } } }
          b: { supports: [crewed], turnaround: 0, closures: { y: { from: 2026-01-06, to: 2026-02-21 } } }
        """, 35, 35, 0);

    [Fact]
    public void Loss_AdjoiningOutageThatIsOver_BelongsToTheTrueStart() => AssertLoss("""
        sites:
          a:
            supports: [crewed]
            turnaround: 0
            outages: { x: { began: 2025-12-01, restored: 2025-12-21, repair: 90 }, y: { began: 2025-12-21, repair: 31 } }
        """, 51, 20, 20);

    [Fact]
    public void Loss_OutageBeforeWithAGap_IsDropped() => AssertLoss("""
        sites:
          a:
            supports: [crewed]
            turnaround: 0
            outages: { x: { began: 2025-10-01, restored: 2025-12-20, repair: 90 }, y: { began: 2025-12-21, repair: 31 } }
        """, 31, 20, 20);

    [Fact]
    public void Loss_EndsOnTheDataDate_IsDropped() => AssertLoss(
        "sites: { a: { supports: [crewed], turnaround: 9, campaign: 9, outages: { x: { began: 2025-10-01, restored: 2026-01-01, repair: 90 } } } }", 0, 0, 0);

    [Fact]
    public void Loss_SupportNeverThere_StartsOnTheDataDate() => AssertLoss(
        "sites: { a: { supports: [], turnaround: 0, upgrades: { crewed: { starts: 2025-10-01, work: 122 } } } }", 30, 30, 30);

    [Fact]
    public void Loss_SupportEndedBeforeTheDataDate_HasItsTrueStart() => AssertLoss("""
        sites:
          a: { supports: [crewed], turnaround: 0, outages: { x: { began: 2025-11-01, repair: never } } }
          b: { supports: [], turnaround: 0, upgrades: { crewed: { starts: 2025-10-01, work: 122 } } }
        """, 61 + 30, 30, 30);

    [Fact]
    public void Loss_UpgradedSiteOutSinceBeforeItsUpgrade_NeverSupported() => AssertLoss("""
        sites:
          a:
            supports: []
            turnaround: 0
            outages: { x: { began: 2025-11-01, repair: 71 } }
            upgrades: { crewed: { starts: 2025-10-01, finished: 2025-11-11, work: 122 } }
        """, 10, 10, 10);

    [Fact]
    public void Loss_FinishedUpgrade_SupportsFromItsDate() => AssertLoss("""
        sites:
          a: { supports: [], turnaround: 0, outages: { x: { began: 2025-12-01, repair: 61 } }, upgrades: { crewed: { starts: 2025-06-01, finished: 2025-09-01, work: 500 } } }
        """, 61, 30, 30);

    [Fact]
    public void Loss_PastTheHorizon_IsCutThere()
    {
        var result = Counted.Run("""
            report: { thresholds: [30, 365, 380] }
            sites: { a: { supports: [crewed], turnaround: 0, outages: { x: { began: 2025-12-01, repair: never } } } }
            """ + M);
        Assert.Equal(396, result.Value("capability.crewed.longest.p50"));
        Assert.Equal(1, result.Value("capability.crewed.longest.prob_gt_380"));
        Assert.Equal(365, result.Value("capability.crewed.total.p50"));
        Assert.Equal(0, result.Value("capability.crewed.total.prob_gt_365"));
        Assert.Equal(365, result.Value("capability.crewed.remaining.mean"), 1e-6);
        Assert.True(result.Figure("capability.crewed.remaining.p50").IsBeyondHorizon);
        Assert.Equal(1, result.Value("capability.crewed.remaining.prob_gt_365"));
        Assert.False(result.Has("capability.crewed.remaining.prob_gt_380"));
        Assert.False(result.Has("capability.crewed.lost_after_380"));
        Assert.Equal(1, result.Value("sites.a.restored.prob_beyond_horizon"));
        Assert.Equal(0, result.Value("sites.a.availability.mean"));
    }

    [Fact]
    public void Loss_EndsOnTheHorizon_IsNotBeyondIt()
    {
        var result = Counted.Run("sites: { a: { supports: [crewed], turnaround: 0, outages: { x: { began: 2025-12-01, repair: 396 } } } }" + M);
        Assert.Equal(365, result.Value("capability.crewed.remaining.p50"));
        Assert.Equal(365, result.Value("sites.a.restored.p50"));
        Assert.Equal(0, result.Value("sites.a.restored.prob_beyond_horizon"));
        Assert.Equal(365, result.Launch("m"));
        Assert.Equal(0, result.Value("missions.m.prob_not_launched"));
        Assert.Equal(new DateOnly(2027, 1, 1), result.Figure("sites.a.restored.p50").Date);
    }

    [Fact]
    public void Loss_TurnaroundCampaignAndBlackout_AreNone() => AssertLoss(
        "sites: { a: { supports: [crewed], turnaround: 50, campaign: 50, outages: { x: { began: 2025-12-01, repair: 41 } } } }", 41, 10, 10,
        "\nblackouts: { b: { from: 2026-03-01, to: 2026-04-01 } }" + M);

    [Fact]
    public void Loss_DamageByALaunch_IsOne() => AssertLoss(
        "sites: { a: { supports: [crewed], turnaround: 5, campaign: 9 } }", 40, 40, 0,
        "\nmissions: { m: { kind: crewed, planned: 2026-02-03, sites: [a], damage: { probability: 1, outage: 40 } } }");

    [Fact]
    public void Loss_SiteThatOnlyBelongsToOtherMissions_StillSupports() => AssertLoss("""
        sites:
          a: { supports: [crewed], turnaround: 0, outages: { x: { began: 2025-12-01, repair: 41 } } }
          b: { supports: [crewed], turnaround: 0 }
        """, 0, 0, 0);
}
