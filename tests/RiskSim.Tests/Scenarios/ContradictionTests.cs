using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Scenarios.TestScenario;

namespace RiskSim.Tests.Scenarios;

/// <summary>Facts that contradict each other: one error, at the value that brought the contradiction about, whatever the data date.</summary>
public class ContradictionTests
{
    private const string File = """
        risksim: 1
        as_of: 2025-12-01
        horizon: 2028-01-01
        sites:
          pad:
            supports: [crewed, cargo]
            turnaround: pert(8 18 45)
            outages:
              cabin:
                began: 2025-11-27
                repair:
                  survey:   { duration: pert(5 10 40) }
                  source:   { after: [survey], one_of: { spare: { probability: 0.6, duration: pert(14 25 60) }, build: { duration: pert(240 400 700) } } }
                  mounting: { after: [source], duration: lognormal(p10=25 p90=90) }
              overhaul: { begins: 2026-09-01, repair: lognormal(p10=20 p90=90) }
          other:
            supports: [cargo]
            turnaround: pert(20 30 60)
            upgrades: { crewed: { starts: 2026-02-01, work: { tower: { duration: pert(100 200 400) }, test: { after: [tower], duration: pert(5 10 30) } } } }
        missions:
          m1: { kind: crewed, planned: 2026-03-02, sites: [pad, other], family: f, failure: { probability: 0.1, stand_down: lognormal(p10=40 p90=900) } }
          m2: { kind: cargo, planned: 2026-05-02, sites: [pad, other], after: [m1], stay: 100, limit: 120, relieved_by: [m1], family: f }
        ledger:

        """;

    private const string Cabin = "sites.pad.outages.cabin";
    private const string Survey = Cabin + ".repair.survey";
    private const string Source = Cabin + ".repair.source";
    private const string Upgrade = "sites.other.upgrades.crewed";
    private const string Free = "2026-02-02: " + Cabin + ".restored: 2026-02-01";
    private const string Surveyed = "2025-12-22: " + Survey + ".started: 2025-12-05, " + Survey + ".finished: 2025-12-20";
    private const string Suspended = "2026-01-10: families.f: { suspended: 2026-01-05, stand_down: lognormal(p10=40 p90=900) }";

    /// <summary>Entries as "date: path: value, …"; where and what is the offending value; what the message says.</summary>
    public static TheoryData<string[], int, string, string> Cases => new()
    {
        { ["2026-03-10: missions.m1.launched: 2026-03-05"], 0, "2026-03-05", "m1 cannot have launched on 2026-03-05 from pad, which was out on the day before (cabin, since 2025-11-27)" },
        { [Free, "2026-03-10: missions.m1.launched: 2026-03-05", "2026-03-12: " + Cabin + ".restored: 2026-03-07"], 2, "2026-03-07", "from pad, which was out on the day before (cabin, since 2025-11-27, restored on 2026-03-07)" },
        { [Free, "2026-03-10: missions.m1.launched: 2026-03-05", "2026-03-12: sites.pad.outages.fire: { began: 2026-03-01, repair: lognormal(p10=20 p90=90) }"], 2, "2026-03-01", "(fire, since 2026-03-01)" },
        { ["2026-03-10: missions.m3: { kind: cargo, planned: 2026-03-02, sites: [other], launched: 2026-03-05 }", "2026-03-12: missions.m3.launched_from: pad"], 1, "pad", "m3 cannot have launched on 2026-03-05 from pad" },
        { ["2026-03-10: missions.m1.launched: 2026-03-05, missions.m1.launched_from: pda"], 0, "pda", "there is no site of this name" },
        { [Free, "2026-06-10: missions.m2.launched: 2026-06-05"], 1, "2026-06-05", "m2 cannot have launched on 2026-06-05 while m1, which it comes after, was not" },
        { [Free, "2026-06-10: missions.m1.launched: 2026-06-04, missions.m2.launched: 2026-06-05", "2026-06-20: missions.m1.launched: 2026-06-10"], 2, "2026-06-10", "before m1, which it comes after, launched on 2026-06-10" },
        { [Free, "2026-06-10: missions.m1.launched: 2026-06-04, missions.m2.launched: 2026-06-05", "2026-06-20: missions.m1.launched: null"], 2, "null", "m2 cannot have launched on 2026-06-05 while m1, which it comes after, was not" },
        { [Free, "2026-06-10: missions.m1.launched: 2026-06-04, missions.m1.outcome: failure", "2026-06-20: missions.m1.launched: null"], 2, "null", "'outcome' of m1 without 'launched'" },
        { ["2026-06-10: missions.m1.outcome: failure"], 0, "failure", "'outcome' of m1 without 'launched'" },
        { ["2026-01-10: " + Survey + ".started: 2026-01-05", "2026-01-20: " + Survey + ".finished: 2026-01-02"], 1, "2026-01-02", "survey cannot be finished on 2026-01-02 before it started on 2026-01-05" },
        { [Surveyed, "2026-01-20: " + Survey + ".started: 2025-12-25"], 1, "2025-12-25", "survey cannot be finished on 2025-12-20 before it started on 2025-12-25" },
        { ["2026-01-20: " + Survey + ".finished: 2026-01-02"], 0, "2026-01-02", "'finished' of survey without 'started'" },
        { [Surveyed, "2026-01-20: " + Survey + ".started: null"], 1, "null", "'finished' of survey without 'started'" },
        { [Surveyed, "2026-01-12: " + Source + ".started: 2025-12-10"], 1, "2025-12-10", "source cannot have started on 2025-12-10 before survey, which comes before it, finished on 2025-12-20" },
        { [Surveyed, "2026-01-12: " + Source + ".started: 2025-12-20", "2026-01-13: " + Survey + ".finished: 2025-12-28"], 2, "2025-12-28", "before survey, which comes before it, finished on 2025-12-28" },
        { ["2026-01-10: " + Survey + ".started: 2025-11-05"], 0, "2025-11-05", "survey cannot have started on 2025-11-05 before the work itself, which starts on 2025-11-27" },
        { [Surveyed, "2026-01-12: " + Cabin + ".began: 2025-12-10"], 1, "2025-12-10", "before the work itself, which starts on 2025-12-10" },
        { ["2026-01-10: " + Cabin + ".restored: 2025-11-20"], 0, "2025-11-20", "cabin cannot be restored on 2025-11-20 before it began on 2025-11-27" },
        { [Free, "2026-02-12: " + Cabin + ".began: 2026-02-04"], 1, "2026-02-04", "cabin cannot be restored on 2026-02-01 before it began on 2026-02-04" },
        { ["2026-09-10: sites.pad.outages.overhaul.restored: 2026-08-20"], 0, "2026-08-20", "overhaul cannot be restored on 2026-08-20 before it began on 2026-09-01" },
        { ["2026-01-10: " + Cabin + ".began: null"], 0, "null", "an outage needs 'began'" },
        { [Surveyed, "2026-01-12: " + Cabin + ".restored: 2025-12-18"], 1, "2025-12-18", "survey is dated 2025-12-20, later than the end of the whole work on 2025-12-18 (restored)" },
        { ["2026-01-10: " + Source + ".chosen: spair"], 0, "spair", "there is no option of this name" },
        { ["2026-01-10: " + Survey + ".chosen: spare"], 0, "spare", "survey has no 'one_of'" },
        { ["2026-01-10: " + Source + ".chosen: spare", "2026-01-11: " + Source + ".one_of: { build: { duration: pert(240 400 700) } }"], 1, "{", "'spare', which was chosen, is not among the options of source any more" },
        { ["2026-01-10: " + Survey + ".started: 2026-01-12"], 0, "2026-01-12", "'started' is later than the entry's date 2026-01-10" },
        { ["2026-06-10: " + Upgrade + ".finished: 2026-01-20"], 0, "2026-01-20", "the upgrade cannot be finished on 2026-01-20 before its work starts on 2026-02-01" },
        { ["2026-06-10: " + Upgrade + ".finished: 2026-03-20", "2026-06-11: " + Upgrade + ".starts: 2026-04-20"], 1, "2026-04-20", "before its work starts on 2026-04-20" },
        { ["2026-06-10: " + Upgrade + ".work.tower.started: 2026-01-20"], 0, "2026-01-20", "tower cannot have started on 2026-01-20 before the work itself" },
        { [Suspended, "2026-01-20: families.f.resumed: 2026-01-02"], 1, "2026-01-02", "flights of f cannot have resumed on 2026-01-02 before they were suspended on 2026-01-05" },
        { [Suspended, "2026-01-20: families.f.resumed: 2026-01-12", "2026-01-21: families.f.suspended: 2026-01-15"], 2, "2026-01-15", "before they were suspended on 2026-01-15" },
        { ["2026-01-10: spacecraft.k: { launched: 2026-01-05, planned_return: 2026-05-01, limit: 200 }", "2026-01-11: spacecraft.k.planned_return: 2026-11-01"], 1, "2026-11-01", "the limit of 200 ends before the planned return" },
        { ["2026-01-10: spacecraft.m1: { launched: 2026-01-05, planned_return: 2026-05-01 }"], 0, "spacecraft.m1", "a mission has the same id" },
        { ["2026-01-10: missions.m2.stay: 130"], 0, "130", "the limit of 120 ends before the planned return" },
        { ["2026-01-10: missions.m2.planned: 2029-01-01"], 0, "2029-01-01", "planned after the horizon" },
        { ["2026-01-10: missions.m1.family: null"], 0, "null", "a failure suspends a family, but m1 has no 'family'" },
        { ["2026-01-10: missions.m3: { kind: cargo, planned: 2026-08-02, sites: [pad], after: [m2] }", "2026-01-11: missions.m2: null"], 1, "missions.m2", "m2 cannot be taken out alone: missions.m3.after names it (in line 24)" },
        { ["2026-01-10: missions.m3: { kind: cargo, planned: 2026-08-02, sites: [pad] }", "2026-01-11: missions.m3: null", "2026-01-12: missions.m1.after: [m3]"], 2, "m3", "this mission was taken out (in line 25)" },
        { ["2026-01-10: missions.m1.after: [m2]"], 0, "[m2]", "missions wait for each other in a circle" },
        { ["2026-01-10: sites.pad.closures.c: { from: 2026-02-01, to: 2026-02-09 }", "2026-01-12: sites.pad.closures.c.from: 2026-02-20"], 1, "2026-02-20", "must be later than 'from' (2026-02-20)" },
        { ["2026-01-10: " + Source + ".one_of.build.probability: 0.5"], 0, "0.5", "the probabilities of source do not add up to 1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Load_FactsThatContradictEachOther_OneErrorAtTheValueThatBroughtItAbout(string[] entries, int offender, string value, string rule)
    {
        var ledger = Ledger(entries);
        foreach (var asOf in (string[])["2025-12-01", "2026-12-30"])
        {
            var error = Assert.Single(Load(File + ledger, asOf).Problems, p => p.Severity == Severity.Error);

            Assert.Contains(rule, error.Rule, StringComparison.Ordinal);
            Assert.NotEmpty(error.Mend);
            var lines = (File + ledger).Split('\n');
            Assert.Equal(File.Count(c => c == '\n') + 1 + offender, error.Place.Line);
            Assert.StartsWith(value, lines[error.Place.Line - 1][(error.Place.Column - 1)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_EntriesOutOfOrderInTheFile_TheLaterDateIsTheOffender()
    {
        var ledger = Ledger("2026-01-20: " + Survey + ".started: 2025-12-25", "2025-12-22: " + Survey + ".started: 2025-12-05, " + Survey + ".finished: 2025-12-20");

        var error = Assert.Single(Load(File + ledger, "2026-12-30").Problems, p => p.Severity == Severity.Error);

        Assert.Equal("2025-12-25", error.Value);
    }

    [Theory]
    [InlineData("2026-01-11", "2026-01-02")]
    [InlineData("2026-01-12", "2026-01-03")]
    [InlineData("2026-01-14", null)]
    public void Load_EntryCorrectsAnEarlierFact_TheLastHolds(string asOf, string? restored)
    {
        var ledger = Ledger(
            "2026-01-10: " + Cabin + ".restored: 2026-01-02", "2026-01-12: " + Cabin + ".restored: 2026-01-03", "2026-01-14: " + Cabin + ".restored: null");

        Assert.Equal(restored is null ? null : D(restored), Valid(File + ledger, asOf).Site("pad").Outages[0].Restored);
    }

    [Fact]
    public void Load_EntryTakesAFactOut_ItIsNotKnown()
    {
        var ledger = Ledger(
            Free, Surveyed, "2026-01-11: " + Source + ".chosen: build", "2026-02-03: missions.m1.launched: 2026-02-03, missions.m1.outcome: failure", Suspended,
            "2026-03-01: sites.pad.outages.fire: { began: 2026-02-28, repair: lognormal(p10=20 p90=90) }",
            "2026-04-01: missions.m1.launched: null, missions.m1.outcome: null, families.f: null, sites.pad.outages.fire: null, "
                + Source + ".chosen: null, " + Survey + ".started: null, " + Survey + ".finished: null, " + Cabin + ".restored: null");

        var (before, after) = (Valid(File + ledger, "2026-03-31"), Valid(File + ledger, "2026-04-01"));

        Assert.Equal((true, 1, 3, "build"), (before.Mission("m1").HasFailed, before.Assumptions[0].Inputs.Suspensions.Length, before.Site("pad").Outages.Length, before.Activity("source").Chosen));
        Assert.Equal((false, 0, 2, null), (after.Mission("m1").HasFailed, after.Assumptions[0].Inputs.Suspensions.Length, after.Site("pad").Outages.Length, after.Activity("source").Chosen));
        Assert.Equal((null, null, null), (after.Mission("m1").Launched, after.Activity("survey").Started, after.Site("pad").Outages[0].Restored));
    }

    private static string Ledger(params string[] entries) =>
        string.Concat(entries.Select(e => $"  - {{ date: {e[..10]}, set: {{ {e[12..]} }} }}\n"));
}
