namespace RiskSim.Tests.Simulation;

/// <summary>Constant scenarios: every launch date can be counted on a calendar.</summary>
public sealed class DispatcherTests
{
    private const string Head = """
        risksim: 1
        name: constant
        as_of: 2026-01-01
        horizon: 2027-01-01

        """;

    private static double Launch(string yaml, string mission, string part = "") =>
        TestScenario.Run(Head + yaml, 10).Figure(part.Length > 0 ? $"missions.{mission}.delay_part.{part}.mean" : $"missions.{mission}.launch.p50").Value;

    [Fact]
    public void Place_TwoOnOnePad_SecondWaitsForTheTurnaround()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 20 } }
            missions:
              a: { kind: cargo, planned: 2026-01-11, sites: [pad] }
              b: { kind: cargo, planned: 2026-01-16, sites: [pad] }
            """;
        Assert.Equal(10, Launch(Yaml, "a"));
        Assert.Equal(30, Launch(Yaml, "b"));
        Assert.Equal(15, Launch(Yaml, "b", "turnaround"));
    }

    [Fact]
    public void Place_EqualSlots_HigherPriorityGoesFirst()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 20, outages: { main: { began: 2025-12-01, repair: 61 } } } }
            missions:
              early: { kind: cargo, planned: 2026-01-05, sites: [pad] }
              late: { kind: cargo, planned: 2026-01-16, sites: [pad], priority: 1 }
              same: { kind: cargo, planned: 2026-01-05, sites: [pad] }
            """;
        Assert.Equal(30, Launch(Yaml, "late"));
        Assert.Equal(50, Launch(Yaml, "early"));
        Assert.Equal(70, Launch(Yaml, "same"));
        Assert.Equal(26, Launch(Yaml, "early", "outage"));
        Assert.Equal(20, Launch(Yaml, "early", "turnaround"));
    }

    [Fact]
    public void Place_OutageThenCampaign_CampaignCountsAsTurnaroundStep()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0, campaign: 7, outages: { main: { began: 2025-12-01, repair: 51 } } } }
            missions: { a: { kind: cargo, planned: 2026-01-11, sites: [pad] } }
            """;
        Assert.Equal(27, Launch(Yaml, "a"));
        Assert.Equal(10, Launch(Yaml, "a", "outage"));
        Assert.Equal(7, Launch(Yaml, "a", "turnaround"));
    }

    [Fact]
    public void Place_FreeFallback_TakesTheEarliestSlotAndTheFirstListedOnATie()
    {
        const string Yaml = """
            sites:
              prime: { supports: [cargo], turnaround: 40 }
              spare: { supports: [cargo], turnaround: 40 }
            missions:
              a: { kind: cargo, planned: 2026-01-11, sites: [prime, spare] }
              b: { kind: cargo, planned: 2026-01-11, sites: [prime, spare] }
              c: { kind: cargo, planned: 2026-01-11, sites: [prime] }
            """;
        Assert.Equal(10, Launch(Yaml, "a"));
        Assert.Equal(10, Launch(Yaml, "b"));
        Assert.Equal(50, Launch(Yaml, "c"));
    }

    [Fact]
    public void Place_LaunchInsideABlackout_MovesToItsEndAsClosure()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo, crewed], turnaround: 0 } }
            blackouts: { beta: { from: 2026-01-10, to: 2026-01-21, kinds: [crewed] } }
            missions:
              crew: { kind: crewed, planned: 2026-01-10, sites: [pad] }
              cargo: { kind: cargo, planned: 2026-01-10, sites: [pad] }
            """;
        Assert.Equal(20, Launch(Yaml, "crew"));
        Assert.Equal(11, Launch(Yaml, "crew", "closure"));
        Assert.Equal(9, Launch(Yaml, "cargo"));
    }

    [Fact]
    public void Place_CertainScrubs_CutAtTwentyRecycles()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0 } }
            missions: { a: { kind: cargo, planned: 2026-01-11, sites: [pad], scrub: { probability: 1, recycle: 2 } } }
            """;
        Assert.Equal(50, Launch(Yaml, "a"));
        Assert.Equal(40, Launch(Yaml, "a", "scrub"));
    }

    [Fact]
    public void Suspension_LaunchOfAnotherFamily_DoesNotEndIt()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0 } }
            families: { f: { suspended: 2025-12-01, stand_down: 45 } }
            missions:
              other: { kind: cargo, planned: 2025-12-20, family: g, sites: [pad], launched: 2025-12-20 }
              own: { kind: cargo, planned: 2026-01-02, family: f, sites: [pad] }
            """;
        Assert.Equal(14, Launch(Yaml, "own"));
        Assert.Equal(13, Launch(Yaml, "own", "stand_down"));
    }

    [Fact]
    public void Suspension_LaterLaunchOfTheFamily_EndsIt()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0 } }
            families: { f: { suspended: 2025-12-01, stand_down: 45 } }
            missions:
              flown: { kind: cargo, planned: 2025-12-20, family: f, sites: [pad], launched: 2025-12-20 }
              own: { kind: cargo, planned: 2026-01-02, family: f, sites: [pad] }
            """;
        Assert.Equal(1, Launch(Yaml, "own"));
    }

    [Fact]
    public void Failure_Certain_GroundsTheFamilyButNotTheSuccessor()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 5 } }
            missions:
              a: { kind: cargo, planned: 2026-01-11, sites: [pad], family: f, failure: { probability: 1, stand_down: 60 } }
              own: { kind: cargo, planned: 2026-01-12, sites: [pad], family: f, after: [a] }
              other: { kind: cargo, planned: 2026-01-12, sites: [pad], family: g, after: { a: 3 } }
            """;
        Assert.Equal(15, Launch(Yaml, "other"));
        Assert.Equal(70, Launch(Yaml, "own"));
    }

    [Fact]
    public void Damage_Certain_PadIsOutFromTheLaunch()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 5, campaign: 3 } }
            missions:
              a: { kind: cargo, planned: 2026-01-11, sites: [pad], damage: { probability: 1, outage: 30 } }
              b: { kind: cargo, planned: 2026-01-12, sites: [pad], after: [a] }
            """;
        Assert.Equal(43, Launch(Yaml, "b"));
        Assert.Equal(29, Launch(Yaml, "b", "outage"));
        Assert.Equal(3, Launch(Yaml, "b", "turnaround"));
    }

    [Fact]
    public void MissionKey_Null_IsNotFilledFromTheDefaults()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0 }, other: { supports: [cargo], turnaround: 0 } }
            mission_defaults: { sites: [pad], scrub: { probability: 1, recycle: 2 }, readiness_delay: 5 }
            missions:
              a: { kind: cargo, planned: 2026-01-11, scrub: null }
              b: { kind: cargo, planned: 2026-01-11, readiness_delay: null, sites: [other] }
            """;
        Assert.Equal(15, Launch(Yaml, "a"));
        Assert.Equal(50, Launch(Yaml, "b"));
    }

    [Fact]
    public void Launched_BeforePlanned_AllOfTheDelayIsReplan()
    {
        const string Yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0 } }
            missions: { a: { kind: cargo, planned: 2026-02-01, sites: [pad], launched: 2025-12-28 } }
            """;
        Assert.Equal(-4, Launch(Yaml, "a"));
        Assert.Equal(-35, Launch(Yaml, "a", "replan"));
    }
}
