using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics.Scoring;

public sealed class OutcomesTests
{
    private const string Yaml = """
        risksim: 1
        name: outcomes
        as_of: 2026-01-01
        horizon: 2027-01-01
        sites:
          pad:
            supports: [crewed]
            turnaround: 10
            outages:
              cabin: { began: 2025-12-01, repair: { work: { duration: uniform(20 90) } } }
              road: { began: 2025-12-20, repair: uniform(5 60) }
              later: { begins: 2026-03-01, repair: 10 }
          yard: { supports: [cargo], turnaround: 10, outages: { fire: { began: 2025-12-01, repair: uniform(200 400) } } }
          free: { supports: [cargo], turnaround: 10 }
        missions:
          flown: { kind: cargo, planned: 2025-12-01, sites: [free], launched: 2025-12-03 }
          next: { kind: cargo, planned: 2026-01-10, sites: [free] }
          late: { kind: crewed, planned: 2026-02-10, sites: [pad] }
          dropped: { kind: cargo, planned: 2026-05-10, sites: [free] }
        ledger:
          - { date: 2026-01-12, set: { missions.next.launched: 2026-01-11 } }
          - { date: 2026-02-02, set: { sites.pad.outages.cabin.repair.work.started: 2025-12-02 } }
          - { date: 2026-02-03, set: { sites.pad.outages.cabin.repair.work.finished: 2026-02-03 } }
          - { date: 2026-02-09, set: { sites.pad.outages.road.restored: 2026-01-20 } }
          - { date: 2026-03-01, set: { missions.dropped: null } }
        """;

    private static Dictionary<string, ScoredTime> Find(string asOf, string knownUntil)
    {
        var loaded = TestScenario.TryLoad(Yaml, DateOnly.Parse(asOf, null));
        return Outcomes.Of(loaded.Scenario!, loaded.Source!.InForce(DateOnly.Parse(knownUntil, null))).ToDictionary(t => t.Quantity);
    }

    [Fact]
    public void Of_TheDataDate_FindsWhatWasOpen() => Assert.Equal(
        ["sites.pad.restored", "sites.yard.restored", "missions.next.launch", "missions.late.launch", "missions.dropped.launch"], Find("2026-01-01", "2026-02-20").Keys);

    [Fact]
    public void Of_SeveralOutages_TakesTheLatestEnd()
    {
        var times = Find("2026-01-01", "2026-02-20");
        Assert.Equal(new Outcome.Known(new(2026, 2, 3)), times["sites.pad.restored"].Outcome);
        Assert.Equal(new(2026, 1, 1), times["sites.pad.restored"].From);
        Assert.Equal(new Outcome.Open(), times["sites.yard.restored"].Outcome);
    }

    [Fact]
    public void Of_Missions_CountsFromThePlannedDate()
    {
        var times = Find("2026-01-01", "2026-02-20");
        Assert.Equal(new ScoredTime("missions.next.launch", new(2026, 1, 10), new Outcome.Known(new(2026, 1, 11))), times["missions.next.launch"]);
        Assert.Equal(new Outcome.Open(), times["missions.late.launch"].Outcome);
    }

    [Theory]
    [InlineData("2026-01-12", true)]
    [InlineData("2026-01-11", false)]
    public void Of_AnEarlierDayOfKnowledge_KnowsOnlyWhatWasReported(string knownUntil, bool isKnown) =>
        Assert.Equal(isKnown, Find("2026-01-01", knownUntil)["missions.next.launch"].Outcome is Outcome.Known);

    [Fact]
    public void Of_AnOutageOfWhichOneIsStillGoingOn_IsOpen() => Assert.Equal(new Outcome.Open(), Find("2026-01-01", "2026-02-08")["sites.pad.restored"].Outcome);

    [Fact]
    public void Of_AMissionTakenOut_HasNoOutcome() => Assert.IsType<Outcome.None>(Find("2026-01-01", "2026-03-01")["missions.dropped.launch"].Outcome);

    [Theory]
    [InlineData("2026-01-20", true)]
    [InlineData("2026-02-05", false)]
    public void Of_ALateReport_IsNoOutcomeOfADataDateAfterIt(string asOf, bool hasOutcome)
    {
        // On 5 February only the road was still thought to be out; it had been open since 20 January.
        var outcome = Find(asOf, "2026-02-20")["sites.pad.restored"].Outcome;
        Assert.Equal(hasOutcome, outcome is Outcome.Known);
        Assert.Equal(!hasOutcome, outcome is Outcome.None);
    }
}
