using RiskSim.Scenarios;

namespace RiskSim.Tests.Simulation;

/// <summary>What is known on the data date, and how entries change it.</summary>
public sealed class ModelSentenceTestsOfFacts
{
    private const string M = "\nmissions: { m: { kind: cargo, planned: 2026-01-02, sites: [pad] } }\n";

    private static string Pad(string outages, string more = "") => $"sites: {{ pad: {{ supports: [cargo], turnaround: 0, outages: {{ {outages} }} }} }}\n{more}{M}";

    private static double Restored(string outage) => Counted.Value(Pad($"main: {{ {outage} }}"), "sites.pad.restored.p50");

    private static double LaunchUnder(string yaml, params (string Path, string Value)[] set)
    {
        var scenario = Scenarios.TestScenario.Valid(Counted.Head + yaml, null, set);
        return Forecaster.Run(scenario, new ForecastOptions(10, 1), null, CancellationToken.None).Launch("m");
    }

    [Fact]
    public void PredecessorOfAStartedActivity_CountsAsFinishedAndSoDoItsOwn()
    {
        // d and e wait for a, which counts as finished on day −26, when b, the earliest that comes after it, started.
        Assert.Equal(14, Restored("began: 2025-12-01, repair: { a: { duration: never }, b: { after: { a: 100 }, duration: never, started: 2025-12-06 }, c: { after: [b], duration: 22, started: 2025-12-11 }, d: { after: { a: 30 }, duration: 10 } }"));
        Assert.Equal(9, Restored("began: 2025-12-01, repair: { a: { duration: never }, b: { after: [a], duration: never }, c: { after: [b], duration: 30, started: 2025-12-11 }, d: { after: { a: 25 }, duration: 1 } }"));
    }

    [Fact]
    public void PredecessorOfAFinishedActivity_CountsAsFinishedToo() => Assert.Equal(9, Restored(
        "began: 2025-12-01, repair: { a: { duration: never }, b: { after: [a], duration: 1, started: 2025-12-06, finished: 2025-12-11 }, c: { after: [b], duration: 30 }, d: { after: { a: 20 }, duration: 3 } }"));

    [Fact]
    public void PredecessorWithAReportedFinish_KeepsItsDate() => Assert.Equal(19, Restored(
        "began: 2025-12-01, repair: { a: { duration: never, started: 2025-12-01, finished: 2025-12-03 }, b: { after: [a], duration: 28, started: 2025-12-10 }, c: { after: { a: 47 }, duration: 1 } }"));

    [Fact]
    public void StartedActivity_CountedAsFinished_NoLongerGoesOn() => Assert.Equal(9, Restored(
        "began: 2025-12-01, repair: { a: { duration: never, started: 2025-12-02 }, b: { after: [a], duration: 30, started: 2025-12-11 } }"));

    [Fact]
    public void AllActivitiesFinished_OverOnTheLatestOrOnItsOwnDate()
    {
        const string Done = "repair: { a: { duration: 5, started: 2025-12-01, finished: 2025-12-20 }, b: { duration: 5, started: 2025-12-01, finished: 2025-12-10 } }";
        var result = Counted.Run(Pad($"main: {{ began: 2025-12-01, {Done} }}, later: {{ begins: 2025-12-20, repair: 22 }}"));
        Assert.Equal(31 + 10, result.Value("capability.cargo.longest.mean"), 1e-6);
        result = Counted.Run(Pad($"main: {{ began: 2025-12-01, restored: 2025-12-22, {Done} }}, later: {{ begins: 2025-12-23, repair: 22 }}"));
        Assert.Equal(22, result.Value("capability.cargo.longest.mean"), 1e-6);
        Assert.Equal(1, result.Value("capability.cargo.lost_after_0"));
    }

    [Fact]
    public void AllActivitiesFinished_SiteIsUpFromThatDate()
    {
        var result = Counted.Run(Pad("main: { began: 2025-12-01, repair: { a: { duration: 5, started: 2025-12-01, finished: 2026-01-01 } } }"));
        Assert.False(result.Has("sites.pad.restored.p50"));
        Assert.Equal(1, result.Launch("m"));
        Assert.Equal(0, result.Value("capability.cargo.longest.mean"));
    }

    [Fact]
    public void OutageThatIsOver_ActivitiesThatNobodyReported_DoNotMatter() => Assert.Equal(1, Counted.Run(Pad(
        "main: { began: 2025-12-01, restored: 2025-12-15, repair: { a: { duration: never, started: 2025-12-02 }, b: { after: [a], duration: never } } }")).Launch("m"));

    [Fact]
    public void FinishedActivity_IsPinnedWhateverItsDurationSays() => Assert.Equal(19, Restored(
        "began: 2025-12-01, repair: { a: { duration: pert(100 200 300), started: 2025-12-01, finished: 2025-12-21 }, b: { after: { a: 5 }, duration: 25 } }"));

    [Fact]
    public void FinishedActivity_DoesNotInformACorrelatedOne()
    {
        // b is drawn freely: its median stays 40, though a took far longer than expected.
        var result = TestScenario.Run(Counted.Head + Pad(
            "main: { began: 2025-12-01, repair: { a: { duration: uniform(1 40), started: 2025-12-01, finished: 2026-01-01 }, b: { after: [a], duration: uniform(0 80) } } }",
            "correlations: [ { between: [sites.pad.outages.main.repair.a, sites.pad.outages.main.repair.b], spearman: 0.9 } ]"), 20_000);
        TestScenario.AssertNear(0.625, result.Figure("capability.cargo.remaining.prob_gt_30"));
    }

    [Fact]
    public void Facts_InTheFileLaterThanTheDataDate_AreIgnoredWithAWarning()
    {
        var yaml = Counted.Head + """
            sites:
              pad:
                supports: [cargo]
                turnaround: 0
                outages: { main: { began: 2025-12-01, restored: 2026-01-05, repair: 61 }, next: { began: 2026-01-10, repair: 400 }, plan: { began: 2026-02-20, begins: 2026-02-10, repair: 400 } }
            families: { f: { suspended: 2026-01-20, stand_down: 300 } }
            missions:
              m: { kind: cargo, planned: 2026-01-02, sites: [pad] }
              n: { kind: cargo, planned: 2026-01-22, sites: [pad], family: f, launched: 2026-01-03, outcome: failure }
            """;
        var loaded = TestScenario.TryLoad(yaml);
        Assert.Equal(5, loaded.Problems.Count(p => p.Severity == Severity.Warning && p.Rule.Contains("is later than the data date", StringComparison.Ordinal)));
        var result = TestScenario.Run(yaml, 10);
        Assert.Equal(30, result.Launch("m"));
        Assert.Equal(30, result.Launch("n"));
        // The outage that is not known does not count; the planned one begins on day 40.
        Assert.Equal(30 + 365 - 40, result.Value("capability.cargo.total.mean"), 1e-6);
    }

    [Fact]
    public void Fact_OnTheDataDate_HoldsFromItsBeginning()
    {
        var result = Counted.Run(Pad("main: { began: 2025-12-01, restored: 2026-01-01, repair: 500 }, next: { began: 2026-01-01, repair: 3 }"));
        Assert.Equal(3, result.Launch("m"));
        Assert.Equal(34, result.Value("capability.cargo.longest.mean"), 1e-6);
    }

    [Fact]
    public void Silence_AssumptionWithoutTheActivityOrOption_SkipsItsFacts()
    {
        var result = Counted.Run(Pad("main: { began: 2025-12-01, repair: { look: { duration: 5 }, source: { after: [look], one_of: { spare: { probability: 0.5, duration: 60 }, build: { duration: 200 } } } } }") + """
            assumptions:
              full: { weight: 1 }
              coarse: { weight: 1, set: { sites.pad.outages.main.repair: 80 } }
              poor: { weight: 1, set: { sites.pad.outages.main.repair: { look: { duration: 40 }, source: { after: [look], one_of: { build: { duration: 100 } } } } } }
              other: { weight: 1, set: { sites.pad.outages.main.repair: { look: { duration: 50 }, paint: { after: [look], duration: 10 } } } }
            ledger:
              - { date: 2025-12-20, set: { sites.pad.outages.main.repair.source.chosen: spare, sites.pad.outages.main.repair.source.started: 2025-12-11 } }
            """);
        const string Id = "sites.pad.restored.p50";
        Assert.Equal(-21 + 60, result.Value(Id, "full"));
        Assert.Equal(-31 + 80, result.Value(Id, "coarse"));
        // Silent on the whole activity, its start too: so its predecessor does not count as finished either.
        Assert.Equal(-31 + 40 + 100, result.Value(Id, "poor"));
        Assert.Equal(-31 + 60, result.Value(Id, "other"));
    }

    [Fact]
    public void Ledger_LaterEntriesOverride_NullTakesOut()
    {
        var yaml = Pad("main: { began: 2025-12-01, repair: 61 }") + """
            ledger:
              - { date: 2025-12-28, set: { sites.pad.outages.main.restored: 2025-12-27 } }
              - { date: 2025-12-30, set: { sites.pad.outages.main.restored: null } }
              - { date: 2025-12-30, set: { sites.pad.outages.main.repair: 44 } }
              - { date: 2025-12-29, set: { sites.pad.outages.main.repair: 99 } }
              - { date: 2026-01-02, set: { sites.pad.outages.main.repair: 33 } }
            """;
        Assert.Equal(13, LaunchUnder(yaml));
    }

    [Fact]
    public void Ledger_OrderOfForce_FileThenAssumptionThenEntriesThenCommandLine()
    {
        var yaml = Pad("main: { began: 2025-12-01, repair: 61 }") + """
            assumptions: { only: { weight: 1, set: { sites.pad.outages.main.repair: 62 } } }
            ledger:
              - { date: 2025-12-28, assumption: only, set: { sites.pad.outages.main.repair: 64 } }
              - { date: 2025-12-27, set: { sites.pad.outages.main.repair: 63 } }
            """;
        Assert.Equal(33, LaunchUnder(yaml));
        Assert.Equal(34, LaunchUnder(yaml, ("sites.pad.outages.main.repair", "65")));
        Assert.Equal(35, LaunchUnder(yaml, ("sites.pad.outages.main.repair", "65"), ("sites.pad.outages.main.repair", "66")));
    }

    [Fact]
    public void Ledger_AddsAndTakesOut_MissionsOutagesBlackoutsAndSuspensions()
    {
        var yaml = Pad("") + """
            blackouts: { gone: { from: 2026-01-02, to: 2026-12-02 } }
            families: { f: { suspended: 2025-12-01, stand_down: 500 } }
            mission_defaults: { family: f, sites: [pad] }
            ledger:
              - { date: 2025-12-20, set: { blackouts.gone: null, blackouts.new: { from: 2026-01-12, to: 2026-01-22 }, sites.pad.outages.fire: { began: 2025-12-19, repair: 25 }, missions.n: { kind: cargo, planned: 2026-01-02, after: { m: 5 } } } }
              - { date: 2025-12-21, set: { families.f: { suspended: 2025-12-21, stand_down: 15 } } }
              - { date: 2025-12-22, set: { missions.n.after.m: 7 } }
            """;
        var result = Counted.Run(yaml);
        // Out until day 12, blacked out until day 21.
        Assert.Equal(21, result.Launch("m"));
        Assert.Equal("outage 11 closure 9", result.Parts("m"));
        Assert.Equal(28, result.Launch("n"));
        Assert.Equal(4, LaunchUnder(yaml, ("sites.pad.outages.fire", "null")));
        Assert.Equal(12, LaunchUnder(yaml, ("blackouts.new", "null")));
    }

    [Fact]
    public void MissionDefaults_MergedDeeplyAfterEverythingWasSet()
    {
        var yaml = """
            sites: { pad: { supports: [cargo], turnaround: 0, campaign: 2 } }
            mission_defaults: { kind: cargo, sites: [pad], family: f, failure: { probability: 1, stand_down: 1, damage: { probability: 1, outage: 50 } } }
            missions:
              first: { planned: 2026-01-02, failure: { damage: { outage: 20 } } }
              m: { planned: 2026-01-02, priority: -1, failure: null }

            """;
        Assert.Equal(23, LaunchUnder(yaml));
        Assert.Equal(2, LaunchUnder(yaml, ("missions.first.failure.damage", "null")));
        Assert.Equal(1, LaunchUnder(yaml, ("missions.first.failure", "null")));
        Assert.Equal(33, LaunchUnder(yaml, ("mission_defaults.failure.damage.outage", "60"), ("missions.first.failure.damage.outage", "30")));
    }

    [Fact]
    public void Upgrade_AllItsActivitiesFinished_SupportsFromTheLatest()
    {
        var result = Counted.Run("""
            sites: { pad: { supports: [], turnaround: 0, upgrades: { cargo: { starts: 2025-06-01, work: { a: { duration: 5, started: 2025-06-01, finished: 2025-12-01 }, b: { after: [a], duration: 5, started: 2025-12-01, finished: 2026-01-01 } } } } } }
            """ + M);
        Assert.Equal(1, result.Launch("m"));
        Assert.Equal(0, result.Value("capability.cargo.total.mean"));
        result = Counted.Run("""
            sites: { pad: { supports: [], turnaround: 0, upgrades: { cargo: { starts: 2025-06-01, work: { a: { duration: 5, started: 2025-06-01, finished: 2025-12-01 }, b: { after: [a], duration: 41, started: 2025-12-01 } } } } } }
            """ + M);
        Assert.Equal(10, result.Launch("m"));
    }

    [Fact]
    public void Spacecraft_LaunchedAfterTheDataDate_IsIgnoredWithAWarning()
    {
        var yaml = Counted.Head + Pad("") + "spacecraft: { c: { launched: 2026-01-02, planned_return: 2026-03-01, relieved_by: [m] } }";
        Assert.Contains(TestScenario.TryLoad(yaml).Problems, p => p.Severity == Severity.Warning && p.Value == "2026-01-02");
        Assert.False(TestScenario.Run(yaml, 10).Has("spacecraft.c.overstay.mean"));
    }

    [Fact]
    public void Launch_FromASiteThatWasOutOnTheDayBefore_IsAnError()
    {
        static bool IsRefused(string outage, string launched) => TestScenario.TryLoad(Counted.Head
            + $"sites: {{ pad: {{ supports: [cargo], turnaround: 0, outages: {{ x: {{ {outage}, repair: lognormal(p10=60 p90=240) }} }} }} }}\n"
            + $"missions: {{ m: {{ kind: cargo, planned: 2025-12-01, sites: [pad], launched: {launched} }} }}").Scenario is null;
        Assert.False(IsRefused("began: 2025-12-20", "2025-12-20"));
        Assert.True(IsRefused("began: 2025-12-19", "2025-12-20"));
        Assert.True(IsRefused("began: 2025-12-01, restored: 2025-12-20", "2025-12-20"));
        Assert.False(IsRefused("began: 2025-12-01, restored: 2025-12-19", "2025-12-20"));
        Assert.False(IsRefused("begins: 2026-02-01", "2025-12-20"));
    }

    [Fact]
    public void Began_SetByAnEntryForAPlan_CountsInsteadOfIt()
    {
        var yaml = Pad("main: { begins: 2026-02-01, repair: 61 }") + """
            ledger:
              - { date: 2025-12-10, set: { sites.pad.outages.main.began: 2025-12-05 } }
            """;
        Assert.Equal(34, LaunchUnder(yaml));
    }

    [Fact]
    public void Begins_SetAnewByAnEntry_MovesThePlan() => Assert.Equal(1, LaunchUnder(Pad("main: { begins: 2025-12-20, repair: 61 }") + """
        ledger:
          - { date: 2025-12-10, set: { sites.pad.outages.main.begins: 2026-02-05 } }
        """));
}
