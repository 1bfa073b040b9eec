using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Scenarios.TestScenario;

namespace RiskSim.Tests.Scenarios;

public class LedgerTests
{
    private const string Mounting = "sites.pad.outages.cabin.repair.mounting.duration";

    private const string Text = Top + Network + Missions + $$"""
        assumptions:
          official: { weight: 3, set: { {{Mounting}}: pert(20 40 90) } }
          analyst:  { weight: 1 }
        ledger:
          - { date: 2025-12-20, by: a, says: b, source: c, set: { {{Mounting}}: pert(4 40 200) } }
          - { date: 2025-12-10, set: { {{Mounting}}: pert(3 30 100) } }
          - { date: 2025-12-20, assumption: analyst, set: { {{Mounting}}: pert(5 50 300) } }
          - { date: 2026-02-01, set: { {{Mounting}}: pert(6 60 400) } }

        """;

    [Theory]
    [InlineData("2025-12-09", "pert(20 40 90)", "lognormal(p10=25 p90=90)")]
    [InlineData("2025-12-10", "pert(3 30 100)", "pert(3 30 100)")]
    [InlineData("2025-12-20", "pert(4 40 200)", "pert(5 50 300)")]
    [InlineData("2026-02-01", "pert(6 60 400)", "pert(6 60 400)")]
    public void Load_DataDate_AppliesEntriesInOrderOfDateThenFile(string asOf, string official, string analyst)
    {
        var scenario = Valid(Text, asOf);

        Assert.Equal(official, Work(scenario, 0));
        Assert.Equal(analyst, Work(scenario, 1));
    }

    [Fact]
    public void Load_CommandLine_IsAppliedLast() =>
        Assert.Equal("pert(7 70 500)", Work(Valid(Text, "2026-02-01", (Mounting, "pert(7, 70, 500)")), 1));

    [Fact]
    public void Load_CommandLineSetsAPathTwice_TheLastHolds() =>
        Assert.Equal("pert(8 80 600)", Work(Valid(Text, null, (Mounting, "pert(7 70 500)"), (Mounting, "pert(8 80 600)")), 0));

    [Fact]
    public void Ledger_KeepsFileOrderAndValuesAsWritten()
    {
        var ledger = Valid(Text).Ledger;

        Assert.Equal([D("2025-12-20"), D("2025-12-10"), D("2025-12-20"), D("2026-02-01")], ledger.Select(e => e.Date));
        Assert.Equal([true, true, true, false], ledger.Select(e => e.IsInForce));
        Assert.Equal(("a", "b", "c"), (ledger[0].By, ledger[0].Says, ledger[0].Source));
        Assert.Equal([null, null, "analyst", null], ledger.Select(e => e.AssumptionId));
        Assert.Equal(KeyValuePair.Create(Mounting, "pert(4 40 200)"), Assert.Single(ledger[0].Set));
        Assert.Equal(Text.Split('\n').Index().First(l => l.Item.Contains("2025-12-20", StringComparison.Ordinal)).Index + 1, ledger[0].Place.Line);
    }

    [Fact]
    public void Weight_IsNormalised() => Assert.Equal([0.75, 0.25], Valid(Text).Assumptions.Select(a => a.Weight));

    [Fact]
    public void WeightsAsOf_Absent_IsTheDataDateOfTheFile()
    {
        var scenario = Valid(Text, "2025-12-10");

        Assert.Equal(D("2026-01-01"), scenario.WeightsAsOf);
        Assert.Equal(D("2025-12-10"), scenario.AsOf);
    }

    [Fact]
    public void Load_EntryAddsAndTakesOut_MissionsFollow()
    {
        var text = Top + Network + Missions + """
            ledger:
              - { date: 2025-12-01, set: { missions.m3: { kind: cargo, planned: 2026-09-01, sites: [pad], after: { m2: 2 w } } } }
              - { date: 2025-12-02, set: { missions.m2.after: null, missions.m1: null, missions.m3.after.m2: 3 d } }
              - { date: 2025-12-03, set: { sites.pad.outages.overhaul: { begins: 2027-01-01, repair: lognormal(p10=20 p90=90) }, blackouts.range: { from: 2026-02-01, to: 2026-02-03 } } }
              - { date: 2025-12-04, set: { families.f: { suspended: 2025-12-03, stand_down: lognormal(p10=20 p90=90) }, sites.pad.closures.works: { from: 2026-02-01, to: 2026-02-03 } } }
            """;

        var inputs = Valid(text).Assumptions[0].Inputs;

        Assert.Equal(["m2", "m3"], inputs.Missions.Select(m => m.Id));
        Assert.Equal([new Predecessor("m2", 3)], inputs.Missions[1].After);
        Assert.Empty(inputs.Missions[0].After);
        Assert.Equal(["cabin", "overhaul"], inputs.Sites[0].Outages.Select(o => o.Id));
        Assert.Equal(D("2027-01-01"), inputs.Sites[0].Outages[1].DownFrom);
        Assert.Equal("range", Assert.Single(inputs.Blackouts).Id);
        Assert.Equal("works", Assert.Single(inputs.Sites[0].Closures).Id);
        Assert.Equal(D("2025-12-03"), Assert.Single(inputs.Suspensions).Suspended);
    }

    [Fact]
    public void Load_EntrySetsOneGapOfAList_OthersStayWithoutGap()
    {
        var text = Top + Network + """
            missions:
              m1: { kind: cargo, planned: 2026-03-02, sites: [pad] }
              m2: { kind: cargo, planned: 2026-03-02, sites: [pad] }
              m3: { kind: cargo, planned: 2026-03-02, sites: [pad], after: [m1, m2] }
            """;

        var mission = Valid(text, null, ("missions.m3.after.m2", "12 h")).Mission("m3");

        Assert.Equal([new Predecessor("m1", 0), new Predecessor("m2", 0.5)], mission.After);
    }

    [Fact]
    public void InForce_OtherDataDate_IsWhatLoadingThereGives()
    {
        var source = Load(Text).Source!;

        foreach (var date in (string[])["2025-12-09", "2025-12-10", "2025-12-20", "2026-02-01"])
        {
            var expected = Valid(Text, date);
            var inputs = source.InForce(D(date));
            for (var a = 0; a < 2; a++)
                Assert.Equal(Work(expected, a), inputs[a].Sites[0].Outages[0].Repair.Activities[2].Options[0].WorkDays.Expression);
        }
    }

    [Fact]
    public void InForce_BeforeTheNewsOfADay_KnowsOnlyItsStarts()
    {
        var text = Top + Network + Missions + """
            ledger:
              - date: 2025-12-20
                set:
                  sites.pad.outages.cabin.repair.survey.started: 2025-11-27
                  sites.pad.outages.cabin.repair.survey.finished: 2025-12-10
                  sites.pad.outages.cabin.repair.survey.duration: pert(1 2 9)
            """;

        var survey = Load(text).Source!.InForce(D("2025-12-20"), News.Starts)[0].Sites[0].Outages[0].Repair.Activities[0];

        Assert.Equal(D("2025-11-27"), survey.Started);
        Assert.Null(survey.Finished);
        Assert.Equal("pert(5 10 40)", survey.Options[0].WorkDays.Expression);
    }

    private static string Work(Scenario scenario, int assumption) => scenario.Activity("mounting", assumption).Options[0].WorkDays.Expression;
}
