using RiskSim.Changes;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Changes;

/// <summary>Changes whose parts can be counted or follow from a formula.</summary>
public sealed class KnowledgeWalkTests
{
    private static readonly DateOnly End = new(2026, 2, 5);

    [Fact]
    public void Change_Constants_EachEntryDoesWhatItSays()
    {
        var walk = WalkedScenario.Walk(WalkedScenario.Counted, WalkedScenario.Start, End);
        Assert.Equal("wait 0 | a 10 | b -5 | wait 0 | d 0 | wait 0 | c 0 | wait 0", walk.ChangeOf("sites.pad.restored.p50").Story());
        Assert.Equal("wait 0 | a 10 | b -5 | wait 0 | d 0 | wait 0 | c 21 | wait 0", walk.ChangeOf("missions.m.launch.p50").Story());
    }

    [Fact]
    public void Change_PointInTime_IsOfTheDateAndNotOfTheDaysLeft()
    {
        var change = WalkedScenario.Walk(WalkedScenario.Counted, WalkedScenario.Start, End).ChangeOf("sites.pad.restored.p80");
        Assert.Equal((new DateOnly(2026, 2, 10), new DateOnly(2026, 2, 15)), (change.Before.Date, change.After.Date));
        Assert.Equal((5.0, 0.0), (change.Total.Value, change.Total.StandardError));
        Assert.Equal([new DateOnly(2026, 2, 10), new(2026, 2, 20), new(2026, 2, 15), new(2026, 2, 15)], change.Steps.Take(4).Select(s => s.After.Date!.Value));
    }

    /// <summary>An exponential repair has no memory: each day without news moves every percentile by a day.</summary>
    [Fact]
    public void Change_ExponentialRepairWithoutNews_MovesWithTheDataDate()
    {
        const string Yaml = """
            risksim: 1
            as_of: 2026-01-01
            horizon: 2030-01-01
            sites: { pad: { supports: [crewed], turnaround: 10, outages: { cabin: { began: 2025-12-01, repair: exponential(60) } } } }
            ledger: [ { date: 2026-01-11, by: agency, says: twice as slow, set: { sites.pad.outages.cabin.repair: exponential(120) } } ]
            """;
        var walk = WalkedScenario.Walk(Yaml, 16_384, 1, SamplingMethod.Sobol, WalkedScenario.Start, new(2026, 1, 31));
        var change = walk.ChangeOf("sites.pad.restored.p80");
        Assert.Equal(3, change.Steps.Length);
        Assert.InRange(change.Steps[0].Difference.Value, 10 - 1.0 / 16, 10 + 1.0 / 16);
        // From 60·ln 5 to 120·ln 5 days still to go.
        var slower = change.Steps[1].Difference;
        Assert.InRange(slower.Value, 60 * Math.Log(5) - TestScenario.StandardErrors * slower.StandardError - 0.1, 60 * Math.Log(5) + TestScenario.StandardErrors * slower.StandardError + 0.1);
        Assert.True(slower.StandardError > 0);
        Assert.InRange(change.Steps[2].Difference.Value, 20 - 1.0 / 16, 20 + 1.0 / 16);
    }

    [Fact]
    public void Change_Steps_AddUpToTheForecastsOnBothDates()
    {
        var walk = WalkedScenario.Walk(Uncertain, 2048, 7, SamplingMethod.Sobol, WalkedScenario.Start, End);
        var options = new ForecastOptions(2048, 7, 1);
        ForecastResult On(DateOnly date) => Forecaster.Run(TestScenario.Load(Uncertain, date), options, null, CancellationToken.None);
        ForecastResult first = On(WalkedScenario.Start), last = On(End);
        foreach (var figure in first.All.SelectMany(a => a.Figures))
        {
            if (walk.Change(0, 1, FigureId.Of(figure)) is not { } change || last.All.First(a => a.Id == figure.Assumption).Find(figure.Metric) is not { } later) continue;
            var days = figure.Unit == Unit.PointInTime ? End.DayNumber - WalkedScenario.Start.DayNumber : 0;
            if (!figure.IsBeyondHorizon && !later.IsBeyondHorizon) Assert.Equal(later.Value + days - figure.Value, change.Total.Value, 1e-9);
            Assert.Equal(change.Total.Value, change.Steps.Sum(s => s.Difference.Value), 1e-9);
            Assert.Equal(change.After, change.Steps[^1].After);
            Assert.Equal(change.Steps.Skip(1).Select(s => s.Before), change.Steps.SkipLast(1).Select(s => s.After));
        }
    }

    [Fact]
    public void Change_SeveralDataDates_EachPairIsAWalkOfItsOwn()
    {
        var middle = new DateOnly(2026, 1, 10);
        var walk = WalkedScenario.Walk(WalkedScenario.Counted, WalkedScenario.Start, middle, End);
        Assert.Equal("wait 0 | a 10 | b -5 | wait 0", walk.ChangeOf("missions.m.launch.p50", 0, 1).Story());
        Assert.Equal("wait 0 | d 0 | wait 0 | c 21 | wait 0", walk.ChangeOf("missions.m.launch.p50", 1, 2).Story());
        Assert.Equal(walk.ChangeOf("missions.m.launch.p50", 0, 1).After, walk.ChangeOf("missions.m.launch.p50", 1, 2).Before);
        Assert.Equal(26, walk.ChangeOf("missions.m.launch.p50", 0, 2).Total.Value);
        // The first, two waits and two entries, the second point, then the rest: none is made twice.
        Assert.Equal(10, walk.States);
    }

    [Fact]
    public void Change_OtherOverrides_AreTheLastStep()
    {
        var set = KeyValuePair.Create("sites.pad.campaign", "9");
        var first = WalkedScenario.History(WalkedScenario.Counted);
        var second = WalkedScenario.History(WalkedScenario.Counted, set);
        var walk = KnowledgeWalk.Run([new(first, WalkedScenario.Start, []), new(second, new(2026, 1, 5), ["sites.pad.campaign=9"])], _ => true, new ForecastOptions(512, 1), null, CancellationToken.None);
        var change = walk.ChangeOf("missions.m.launch.p50");
        Assert.Equal("wait 0 | a 10 | b -5 | set 7", change.Story());
        Assert.Equal(["sites.pad.campaign=9"], Assert.IsType<Cause.CommandLine>(change.Steps[^1].Causes[0]).Added);
    }

    [Fact]
    public void Change_FigureGone_IsTheDateOnWhichItWasOver()
    {
        var yaml = WalkedScenario.Counted + "  - { date: 2026-02-04, by: e, says: restored, set: { sites.pad.outages.cabin.restored: 2026-02-02 } }\n";
        var change = WalkedScenario.Walk(yaml, WalkedScenario.Start, End).ChangeOf("sites.pad.restored.p80");
        Assert.Equal("wait 0 | a 10 | b -5 | wait 0 | d 0 | wait 0 | c 0 | wait 0 | e -13 | wait 0", change.Story());
        Assert.True(change.After is { IsFact: true, StandardError: 0 } && change.After.Date == new DateOnly(2026, 2, 2));
    }

    /// <summary>Constant: on the date of the report the repair cannot be going on any more.</summary>
    [Fact]
    public void Change_EndReportedLate_IsToldTogetherWithTheWait()
    {
        var yaml = WalkedScenario.Counted.Replace("date: 2026-02-01", "date: 2026-02-20", StringComparison.Ordinal) + "  - { date: 2026-02-18, by: e, says: restored, set: { sites.pad.outages.cabin.restored: 2026-02-14 } }\n";
        var change = WalkedScenario.Walk(yaml, WalkedScenario.Start, new(2026, 2, 18)).ChangeOf("sites.pad.restored.p50");
        Assert.Equal("wait 0 | a 10 | b -5 | wait 0 | d 0 | wait+e -1", change.Story());
    }

    [Fact]
    public void Change_ImpossibleUnderOneAssumptionUntilTheReport_IsToldTogether()
    {
        var yaml = WalkedScenario.Counted + """
              - { date: 2026-02-18, by: e, says: restored, set: { sites.pad.outages.cabin.restored: 2026-02-15 } }
            assumptions: { sure: {}, unsure: { set: { sites.pad.outages.cabin.repair.survey.duration: uniform(20 90) } } }
            """;
        var walk = WalkedScenario.Walk(yaml, WalkedScenario.Start, new(2026, 2, 18));
        Assert.EndsWith("| wait+e 0", walk.Change(0, 1, new("sites.pad.restored.p50", "sure"))!.Story(), StringComparison.Ordinal);
        Assert.Equal(2, walk.ChangeOf("missions.m.launch.p50").Steps[^1].Causes.Length);
    }

    /// <summary>A suspension that cannot have lasted is an error until the same day's next entry says that flights have resumed.</summary>
    [Fact]
    public void Change_EntryThatIsNotValidAlone_IsToldTogetherWithTheNext()
    {
        var yaml = WalkedScenario.Counted.Replace("planned: 2026-01-10,", "planned: 2026-01-10, family: f,", StringComparison.Ordinal) + """
              - { date: 2026-02-03, by: e, says: suspended, set: { families.f: { suspended: 2026-01-30, stand_down: 1 } } }
              - { date: 2026-02-03, by: f, says: over, set: { families.f.resumed: 2026-02-01 } }
            """;
        Assert.EndsWith("| c 21 | wait 0 | e+f 0 | wait 0", WalkedScenario.Walk(yaml, WalkedScenario.Start, End).ChangeOf("missions.m.launch.p50").Story(), StringComparison.Ordinal);
    }

    [Fact]
    public void Change_BeyondTheHorizon_IsALowerLimit()
    {
        var yaml = WalkedScenario.Counted + "  - { date: 2026-02-03, by: e, says: a year, set: { missions.m.not_before: 2026-12-31, sites.pad.campaign: 400 } }\n";
        var change = WalkedScenario.Walk(yaml, WalkedScenario.Start, End).ChangeOf("missions.m.launch.p50");
        // Cut at 1 January 2027; the first date is 12 February.
        Assert.Equal((323.0, true, true), (change.Total.Value, change.IsBound, change.After.IsBeyondHorizon));
        Assert.Equal(297.0, change.Steps.Single(s => s.IsBound).Difference.Value);
        var delay = WalkedScenario.Walk(yaml, WalkedScenario.Start, End).ChangeOf("missions.m.delay.p50");
        Assert.Equal(323.0, delay.Total.Value);
    }

    [Fact]
    public void Change_UnknownFigureOrOneThatOnlyOneDateHas_IsNone()
    {
        var yaml = WalkedScenario.Counted + "  - { date: 2026-02-03, by: e, says: another, set: { missions.n: { kind: crewed, planned: 2026-06-01, sites: [pad] } } }\n";
        var walk = WalkedScenario.Walk(yaml, WalkedScenario.Start, End);
        Assert.Null(walk.Change(0, 1, WalkedScenario.Blend("missions.x.launch.p50")));
        Assert.Null(walk.Change(0, 1, WalkedScenario.Blend("missions.n.launch.p50")));
    }

    [Fact]
    public void Run_DatesThatFall_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => WalkedScenario.Walk(WalkedScenario.Counted, End, WalkedScenario.Start));

    [Fact]
    public void Run_Cancelled_Throws()
    {
        var history = WalkedScenario.History(WalkedScenario.Counted);
        Assert.Throws<OperationCanceledException>(() => KnowledgeWalk.Run([new(history, WalkedScenario.Start, [])], _ => true, new ForecastOptions(100_000, 1), null, new CancellationToken(true)));
    }

    [Fact]
    public void Run_Progress_EndsAtTheWholeOfAllStates()
    {
        var history = WalkedScenario.History(WalkedScenario.Counted);
        var seen = new List<ForecastProgress>();
        KnowledgeWalk.Run([new(history, WalkedScenario.Start, []), new(history, End, [])], _ => false, new ForecastOptions(512, 1, 1), new Told(seen.Add), CancellationToken.None);
        Assert.Equal(9 * 512, seen[^1].Total);
        Assert.Equal(seen[^1].Total, seen[^1].Done);
        Assert.Equal(seen.Select(s => s.Done).Order(), seen.Select(s => s.Done));
    }

    [Fact]
    public void Condensed_FewSteps_KeepTheWhole()
    {
        var change = WalkedScenario.Walk(WalkedScenario.Counted, WalkedScenario.Start, End).ChangeOf("missions.m.launch.p50");
        var most = change.Condensed(1);
        Assert.Equal([(5.0, true), (21.0, false)], most.Select(s => (s.Difference.Value, s.IsSummary)));
        Assert.Equal([10.0, -5, 21], change.Condensed(9).Select(s => s.Difference.Value));
    }

    private const string Uncertain = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2027-06-01
        sites:
          pad:
            supports: [crewed]
            turnaround: pert(8 12 30)
            outages: { cabin: { began: 2025-12-22, repair: { survey: { duration: pert(5 10 90) }, mounting: { after: [survey], duration: lognormal(p10=25 p90=90) } } } }
        missions:
          m1: { kind: crewed, planned: 2026-01-10, sites: [pad], scrub: { probability: 0.1, recycle: 3 } }
          m2: { kind: crewed, planned: 2026-03-02, sites: [pad], after: [m1] }
        assumptions: { a: { weight: 1 }, b: { weight: 3, set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=60 p90=200) } } }
        ledger:
          - { date: 2026-01-05, by: a, says: slower, assumption: a, set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=40 p90=100) } }
          - { date: 2026-01-20, by: b, says: survey done, set: { sites.pad.outages.cabin.repair.survey.started: 2025-12-22, sites.pad.outages.cabin.repair.survey.finished: 2026-01-18 } }
        """;

    private sealed class Told(Action<ForecastProgress> tell) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => tell(value);
    }
}
