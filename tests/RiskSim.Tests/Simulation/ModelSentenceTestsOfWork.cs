namespace RiskSim.Tests.Simulation;

/// <summary>When repairs and upgrades start and end.</summary>
public sealed class ModelSentenceTestsOfWork
{
    private const string M = "\nmissions: { m: { kind: cargo, planned: 2026-01-02, sites: [pad] } }";

    private static double Restored(string repair, string more = "", string began = "2025-12-01") =>
        Counted.Value($"sites: {{ pad: {{ supports: [cargo], turnaround: 0, outages: {{ main: {{ began: {began}, repair: {repair} }} }} }} }}\n{more}{M}", "sites.pad.restored.p50");

    /// <summary>The day from which the spare pad supports crews; +∞ if it never does.</summary>
    private static double Upgraded(string cabin, string lasts, string work = "10", string spare = "") => Counted.Run($$"""
        sites:
          pad: { supports: [cargo], turnaround: 0, outages: { cabin: {{cabin}} } }
          spare: { supports: [], turnaround: 0, {{spare}} upgrades: { crewed: { starts_when: { outage: {{(spare.Length > 0 ? "spare.second" : "pad.cabin")}}, lasts: {{lasts}} }, work: {{work}} } } }
        missions: { m: { kind: crewed, planned: 2026-01-01, sites: [spare] } }
        """).Launch("m");

    [Theory]
    [InlineData("{ began: 2025-12-01, repair: 61 }", "60 d", 39)]
    [InlineData("{ began: 2025-12-01, repair: 60 }", "60 d", double.PositiveInfinity)]
    [InlineData("{ began: 2025-12-01, repair: never }", "12 w", 63)]
    [InlineData("{ begins: 2026-02-01, repair: 20 }", "15", 56)]
    [InlineData("{ begins: 2026-02-01, repair: 15 }", "15", double.PositiveInfinity)]
    [InlineData("{ began: 2025-12-01, repair: 61 }", "31", 10)]
    public void StartsWhen_OutageNotYetOver_StartsIfItLasts(string cabin, string lasts, double expected) => Assert.Equal(expected, Upgraded(cabin, lasts));

    [Theory]
    [InlineData("{ began: 2025-10-01, repair: 200 }", "30", 38)]
    [InlineData("{ began: 2025-10-01, restored: 2025-12-01, repair: 200 }", "30", 38)]
    [InlineData("{ began: 2025-10-01, restored: 2025-12-01, repair: 200 }", "60", 68)]
    [InlineData("{ began: 2025-10-01, restored: 2025-12-01, repair: 200 }", "61", double.PositiveInfinity)]
    [InlineData("{ began: 2025-10-01, restored: 2025-12-01, repair: 200 }", "100", double.PositiveInfinity)]
    public void StartsWhen_DateHasPassed_FactsTellWhetherItStarted(string cabin, string lasts, double expected) => Assert.Equal(expected, Upgraded(cabin, lasts, "100"));

    [Theory]
    [InlineData("45", 38)]
    [InlineData("46", double.PositiveInfinity)]
    public void StartsWhen_Chain_FollowsTheOutageThatWaits(string lasts, double expected) =>
        // The second repair starts on day 9 and ends on day 29, 46 days after that outage began.
        Assert.Equal(expected, Upgraded("{ began: 2025-12-01, repair: 61 }", lasts,
            spare: "outages: { second: { began: 2025-12-15, starts_when: { outage: pad.cabin, lasts: 40 }, repair: 20 } },"));

    [Fact]
    public void StartsWhen_RepairThatNeverStarts_OutageLastsForEver()
    {
        var result = Counted.Run("""
            sites:
              pad: { supports: [cargo], turnaround: 0, outages: { cabin: { began: 2025-12-01, repair: 61 } } }
              spare: { supports: [cargo], turnaround: 0, outages: { second: { began: 2025-12-15, starts_when: { outage: pad.cabin, lasts: 61 }, repair: 1 } } }
            missions: { m: { kind: cargo, planned: 2026-01-01, sites: [spare] } }
            """);
        Assert.Equal(1, result.Value("missions.m.prob_not_launched"));
        Assert.Equal(1, result.Value("sites.spare.restored.prob_beyond_horizon"));
        Assert.Equal("outage 365", result.Parts("m"));
    }

    [Fact]
    public void Activity_GapsAndNotBefore_AreWaitedFor()
    {
        Assert.Equal(15, Restored("{ a: { duration: 5, not_before: 2026-01-11 } }"));
        Assert.Equal(30, Restored("{ a: { duration: 40 }, b: { after: { a: 36 h }, duration: 19.5 } }"));
        Assert.Equal(31, Restored("{ a: { duration: 40 }, b: { duration: 10 }, c: { after: { a: 0, b: 5 w }, duration: 17 } }"));
    }

    [Fact]
    public void Activity_ListedBeforeWhatItWaitsFor_StillWaits() =>
        Assert.Equal(29, Restored("{ b: { after: [a], duration: 20 }, a: { duration: 40 } }"));

    [Theory]
    [InlineData("adds: 10", "multiplies: 2", 29)]
    [InlineData("multiplies: 2", "adds: 10", 19)]
    public void Risks_InFileOrder(string first, string second, double expected) => Assert.Equal(expected, Restored("20", $$"""
        risks:
          z: { probability: 1, {{first}}, affects: [sites.pad.outages.main.repair] }
          a: { probability: 1, {{second}}, affects: [sites.pad.outages.main.repair] }
        """));

    [Fact]
    public void Risk_MultipliesBy0_WorkIsDoneAtOnce()
    {
        const string Nothing = "risks: { r: { probability: 1, multiplies: 0, affects: [sites.pad.outages.main.repair.b] } }";
        Assert.Equal(9, Restored("{ a: { duration: 40 }, b: { after: [a], duration: 20 } }", Nothing));
        Assert.Equal(15, Restored("{ a: { duration: 40 }, b: { after: { a: 6 }, duration: 20 } }", Nothing));
    }

    [Fact]
    public void Risk_OfNoProbability_ChangesNothing() => Assert.Equal(9, Restored("40",
        "risks: { r: { probability: 0, adds: never, affects: [sites.pad.outages.main.repair] }, s: { probability: 0, multiplies: 0, affects: [sites.pad.outages.main.repair] } }"));

    [Fact]
    public void Risk_ActivityInProgress_IsHitToo()
    {
        Assert.Equal(19, Restored("{ a: { duration: 40, started: 2025-12-01 } }",
            "risks: { r: { probability: 1, adds: 10, affects: [sites.pad.outages.main.repair.a] } }"));
        // Without the risk it would have been over: so the risk has occurred.
        Assert.Equal(9, Restored("{ a: { duration: 30, started: 2025-12-01 } }",
            "risks: { r: { probability: 0.5, adds: 10, affects: [sites.pad.outages.main.repair.a] } }"));
    }

    [Fact]
    public void Risk_AffectsFinishedActivity_ChangesOnlyTheOthers() => Assert.Equal(19, Restored(
        "{ a: { duration: 5, started: 2025-12-01, finished: 2025-12-11 }, b: { after: [a], duration: 30 } }",
        "risks: { r: { probability: 1, adds: 10, affects: [sites.pad.outages.main.repair.a, sites.pad.outages.main.repair.b] } }"));

    [Fact]
    public void Calendar_MonthsWithoutWork_AreWaitedOut()
    {
        Assert.Equal(40, Restored("{ a: { duration: 40, calendar: c } }", "calendars: { c: { Jan: 0 } }"));
        // Done with the last day of January: not in March.
        Assert.Equal(31, Restored("{ a: { duration: 62, calendar: c } }", "calendars: { c: { Feb: 0 } }"));
        Assert.Equal(59.5, Restored("{ a: { duration: 62.5, calendar: c } }", "calendars: { c: { Feb: 0 } }"));
        Assert.Equal(9 * 2, Restored("{ a: { duration: 40, calendar: c } }", "calendars: { c: { Jan: 0.5 } }"));
    }

    [Fact]
    public void Calendar_OnlyOneMonth_TakesYears()
    {
        var result = Counted.Run("""
            sites: { pad: { supports: [cargo], turnaround: 0, outages: { main: { began: 2025-12-01, repair: { a: { duration: 33, calendar: c } } } } } }
            calendars: { c: { Jan: 0, Feb: 0, Mar: 0, Apr: 0, May: 0, Jul: 0, Aug: 0, Sep: 0, Oct: 0, Nov: 0, Dec: 0 } }
            """ + M);
        Assert.Equal(1, result.Value("sites.pad.restored.prob_beyond_horizon"));
    }

    [Fact]
    public void Calendar_InfiniteWork_NeverEnds() =>
        Assert.Equal(double.PositiveInfinity, Restored("{ a: { duration: never, calendar: c } }", "calendars: { c: { Jan: 0 } }"));

    [Fact]
    public void Calendar_UpgradeThatBeganLongAgo_CountsTheMonthsSince()
    {
        // From January to June 181 days of work got done, from July to December none.
        var result = Counted.Run("""
            sites: { pad: { supports: [cargo], turnaround: 0, upgrades: { crewed: { starts: 2025-01-01, work: { a: { duration: 200, calendar: c } } } } } }
            calendars: { c: { Jul: 0, Aug: 0, Sep: 0, Oct: 0, Nov: 0, Dec: 0 } }
            missions: { m: { kind: crewed, planned: 2026-01-01, sites: [pad] } }
            """);
        Assert.Equal(19, result.Launch("m"));
    }

    [Fact]
    public void Calendar_StartedInAnUpgradeThatWaitedForAnOutage_CountsTheMonthsSince()
    {
        var result = Counted.Run("""
            sites:
              pad: { supports: [cargo], turnaround: 0, outages: { main: { began: 2025-12-01, repair: 500 } } }
              spare: { supports: [], turnaround: 0, upgrades: { crewed: { starts_when: { outage: pad.main, lasts: 0 }, work: { a: { duration: 200, calendar: c, started: 2025-01-01 } } } } }
            calendars: { c: { Jul: 0, Aug: 0, Sep: 0, Oct: 0, Nov: 0, Dec: 0 } }
            missions: { m: { kind: crewed, planned: 2026-01-01, sites: [spare] } }
            """);
        Assert.Equal(19, result.Launch("m"));
    }

    [Fact]
    public void OneOf_ImpossibleNever_DoesNotHappen() =>
        Assert.Equal(9, Restored("{ a: { one_of: { x: { probability: 0, duration: never }, y: { duration: 40 } } } }"));

    [Fact]
    public void OneOf_Chosen_IsCertain()
    {
        const string Options = "x: { probability: 0, duration: 50 }, y: { duration: 40 }";
        Assert.Equal(19, Restored($"{{ a: {{ one_of: {{ {Options} }}, chosen: x }} }}"));
        Assert.Equal(19, Restored($"{{ a: {{ one_of: {{ {Options} }}, chosen: x, started: 2025-12-01 }} }}"));
        Assert.Equal(21, Restored($"{{ a: {{ one_of: {{ {Options} }}, chosen: y, started: 2025-12-13 }} }}"));
    }

    [Fact]
    public void OneOf_StartedLongerAgoThanOneOptionTakes_IsTheOther()
    {
        Assert.Equal(double.PositiveInfinity, Restored("{ a: { one_of: { x: { probability: 0.01, duration: never }, y: { duration: 20 } }, started: 2025-12-01 } }"));
        Assert.Equal(double.PositiveInfinity, Restored("{ a: { one_of: { x: { probability: 0.01, duration: never }, y: { duration: 20 } } } }"));
    }

    [Fact]
    public void Upgrade_InProgress_IsNotFinishedBefore()
    {
        var result = Counted.Run("""
            sites: { pad: { supports: [], turnaround: 0, upgrades: { crewed: { starts: 2025-12-01, work: mixture(0.9 of 20 0.1 of 50) } } } }
            missions: { m: { kind: crewed, planned: 2026-01-01, sites: [pad] } }
            """);
        Assert.Equal(19, result.Launch("m"));
        Assert.Equal(0, result.Figure("missions.m.delay.mean").StandardError);
    }
}
