namespace RiskSim.Tests.Simulation;

/// <summary>How long spacecraft wait for their relief.</summary>
public sealed class ModelSentenceTestsOfCrew
{
    private const string Sites = "sites: { a: { supports: [crewed], turnaround: 0 } }\n";

    /// <summary>In orbit since day −30, planned to return on day 60.</summary>
    private static RiskSim.Statistics.ForecastResult Waiting(string limit, string relief, string named = "[r]") => Counted.Run(Sites + $$"""
        spacecraft: { c: { launched: 2025-12-02, planned_return: 2026-03-02, {{limit}} relieved_by: {{named}}, handover: 8 } }
        missions:
          {{relief}}
        """);

    private static string Relief(string planned, string more = "") => $"r: {{ kind: crewed, planned: {planned}, sites: [a]{more} }}";

    private static void AssertCrew(RiskSim.Statistics.ForecastResult result, string id, double overstay, double gap, double limitReached)
    {
        Assert.Equal(overstay, result.Value($"spacecraft.{id}.overstay.mean"), 1e-6);
        Assert.Equal(overstay, result.Value($"spacecraft.{id}.overstay.p50"), 1e-6);
        Assert.Equal(gap, result.Value($"spacecraft.{id}.gap.mean"), 1e-6);
        Assert.Equal(limitReached, result.Value($"spacecraft.{id}.prob_limit_reached"));
    }

    [Fact]
    public void Relief_InTime_NoOverstay()
    {
        AssertCrew(Waiting("", Relief("2026-02-20")), "c", 0, 0, 0);
        AssertCrew(Waiting("", Relief("2026-02-22")), "c", 0, 0, 0);
        AssertCrew(Waiting("", Relief("2026-02-25")), "c", 3, 0, 0);
    }

    [Fact]
    public void Relief_LateWithoutLimit_OverstaysUntilTheHandover() => AssertCrew(Waiting("", Relief("2026-04-11")), "c", 48, 0, 0);

    [Fact]
    public void Relief_AfterTheLimit_ReturnsThenAndLeavesAGap()
    {
        var result = Waiting("limit: 120,", Relief("2026-04-11"));
        AssertCrew(result, "c", 30, 10, 1);
        Assert.Equal(0, result.Value("spacecraft.c.overstay.prob_gt_30"));
    }

    [Fact]
    public void Relief_HandoverEndsWithTheLimit_DoesNotReachIt()
    {
        AssertCrew(Waiting("limit: 138,", Relief("2026-04-11")), "c", 48, 0, 0);
        AssertCrew(Waiting("limit: 137,", Relief("2026-04-11")), "c", 47, 0, 1);
    }

    [Fact]
    public void Relief_LimitIsThePlannedReturn_NoOverstay() => AssertCrew(Waiting("limit: 90,", Relief("2026-04-11")), "c", 0, 40, 1);

    [Fact]
    public void Relief_NeverComes_CutAtTheHorizon()
    {
        const string Never = ", readiness_delay: never";
        AssertCrew(Waiting("", Relief("2026-04-11", Never)), "c", 305, 0, 0);
        AssertCrew(Waiting("limit: 120,", Relief("2026-04-11", Never)), "c", 30, 275, 1);
        AssertCrew(Waiting("limit: 395,", Relief("2026-04-11", Never)), "c", 305, 0, 1);
        AssertCrew(Waiting("limit: 396,", Relief("2026-04-11", Never)), "c", 305, 0, 0);
    }

    [Fact]
    public void Relief_LaunchedBeforeTheHorizonHandoverAfter_CutAtTheHorizon() =>
        AssertCrew(Waiting("", Relief("2026-12-28")), "c", 305, 0, 0);

    [Fact]
    public void Relief_Fails_TheNextOneCounts() => AssertCrew(Waiting("limit: 200,",
        Relief("2026-04-11", ", family: f, failure: { probability: 1, stand_down: 1 }") + "\n  s: { kind: crewed, planned: 2026-05-31, sites: [a] }", "[r, s]"), "c", 98, 0, 0);

    [Fact]
    public void Relief_SeveralNamed_TheEarliestLaunchCounts() => AssertCrew(Waiting("",
        Relief("2026-05-31") + "\n  s: { kind: crewed, planned: 2026-04-11, sites: [a] }\n  t: { kind: crewed, planned: 2026-01-11, sites: [a] }", "[r, s]"), "c", 48, 0, 0);

    [Fact]
    public void Relief_LaunchedBeforeOrOnTheSameDay_IsNone() => AssertCrew(Waiting("", """
        old: { kind: crewed, planned: 2025-11-01, launched: 2025-11-01, sites: [a] }
          same: { kind: crewed, planned: 2025-12-02, launched: 2025-12-02, sites: [a] }
          r: { kind: crewed, planned: 2026-04-11, sites: [a] }
        """, "[old, same, r]"), "c", 48, 0, 0);

    [Fact]
    public void Relief_AlreadyLaunched_Counts() => AssertCrew(Waiting("limit: 120,", Relief("2025-12-20", ", launched: 2025-12-22")), "c", 0, 0, 0);

    [Fact]
    public void Relief_ReturnLongOverdue_OverstayMayExceedTheForecastTime()
    {
        const string Overdue = "spacecraft: { c: { launched: 2025-01-01, planned_return: 2025-06-01, LIMIT relieved_by: [r] } }\n";
        var relieved = Counted.Run(Sites + Overdue.Replace("LIMIT", "", StringComparison.Ordinal) + "missions: { r: { kind: crewed, planned: 2026-10-28, sites: [a] } }");
        AssertCrew(relieved, "c", 214 + 300, 0, 0);
        Assert.Equal(1, relieved.Value("spacecraft.c.overstay.prob_gt_365"));
        var never = Counted.Run(Sites + Overdue.Replace("LIMIT", "", StringComparison.Ordinal) + "missions: { r: { kind: crewed, planned: 2026-10-28, readiness_delay: never, sites: [a] } }");
        AssertCrew(never, "c", 214 + 365, 0, 0);
    }

    [Fact]
    public void Stay_KnownLaunchAndReturnLongOverdue_OverstayMayExceedTheForecastTime() => AssertCrew(Counted.Run(Sites + """
        missions:
          c: { kind: crewed, planned: 2025-01-01, launched: 2025-01-01, stay: 151, relieved_by: [r], sites: [a] }
          r: { kind: crewed, planned: 2026-10-28, sites: [a] }
        """), "c", 514, 0, 0);

    [Fact]
    public void Stay_WithALimit_CountsFromItsLaunch() => AssertCrew(Counted.Run(Sites + """
        missions:
          c: { kind: crewed, planned: 2026-01-06, readiness_delay: 5, stay: 90, limit: 120, relieved_by: [r], handover: 1 w, sites: [a] }
          r: { kind: crewed, planned: 2026-05-31, sites: [a] }
        """), "c", 30, 20, 1);

    [Fact]
    public void Stay_ReturnBeyondTheHorizon_NothingToSee() => AssertCrew(Counted.Run(Sites + """
        missions:
          c: { kind: crewed, planned: 2026-01-11, stay: 500, limit: 510, relieved_by: [r], sites: [a] }
          r: { kind: crewed, planned: 2026-12-31, readiness_delay: 60, sites: [a] }
        """), "c", 0, 0, 0);

    [Theory]
    [InlineData("readiness_delay: never,")]
    [InlineData("family: f, failure: { probability: 1, stand_down: 1 },")]
    [InlineData("readiness_delay: 365,")]
    public void Stay_NotLaunchedOrFailed_HasNone(string why)
    {
        var result = Counted.Run(Sites + $$"""
            missions:
              c: { kind: crewed, planned: 2026-01-11, {{why}} stay: 50, relieved_by: [r], sites: [a] }
              r: { kind: crewed, planned: 2026-05-31, sites: [a] }
            """);
        Assert.DoesNotContain(result.All.SelectMany(a => a.Figures), f => f.Metric.StartsWith("spacecraft.", StringComparison.Ordinal));
    }

    [Fact]
    public void Stay_OnlySomeTrialsLaunch_MeansAreOverThose()
    {
        var result = TestScenario.Run(Counted.Head + Sites + """
            missions:
              c: { kind: crewed, planned: 2026-01-11, family: f, failure: { probability: 0.5, stand_down: 1 }, stay: 50, relieved_by: [r], sites: [a] }
              r: { kind: crewed, planned: 2026-05-31, sites: [a] }
            """, 2000);
        Assert.Equal(90, result.Value("spacecraft.c.overstay.mean"), 1e-6);
        Assert.Equal(90, result.Value("spacecraft.c.overstay.p10"));
        Assert.Equal(1, result.Value("spacecraft.c.overstay.prob_gt_30"));
    }

    [Fact]
    public void Craft_NobodyRelieves_HasNone()
    {
        var result = Counted.Run(Sites + """
            spacecraft: { c: { launched: 2025-12-02, planned_return: 2026-03-02 } }
            missions: { m: { kind: crewed, planned: 2026-01-11, stay: 50, sites: [a] } }
            """);
        Assert.DoesNotContain(result.All.SelectMany(a => a.Figures), f => f.Metric.StartsWith("spacecraft.", StringComparison.Ordinal));
    }
}
