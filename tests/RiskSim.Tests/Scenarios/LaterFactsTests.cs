using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Scenarios;

public class LaterFactsTests
{
    private static LoadResult Load(string text, string date) => TrackSample.Load(text, TestScenario.D(date));

    [Fact]
    public void Restored_FromAnyDateOfTheOutage_IsTheDateInTheWholeLedger()
    {
        var loaded = Load(TrackSample.Text, "2026-01-01");
        Assert.Equal(TestScenario.D("2026-03-14"), LaterFacts.Of(loaded.Source!).Restored(loaded.Scenario!, "pad"));
    }

    [Fact]
    public void Restored_NothingIsOutOnTheDataDate_IsNull()
    {
        var loaded = Load(TrackSample.Text, "2026-03-15");
        Assert.Null(LaterFacts.Of(loaded.Source!).Restored(loaded.Scenario!, "pad"));
    }

    [Fact]
    public void Restored_OneOfTwoOutagesGoesOn_IsNullAndTheLaterDateOnceBothAreOver()
    {
        const string Second = "      flood: { began: 2025-12-20, repair: lognormal(p10=60 p90=240) }\n";
        var text = TrackSample.Top.Replace("    outages:\n", "    outages:\n" + Second, StringComparison.Ordinal) + string.Join('\n', TrackSample.Entries[..3]) + "\n";
        var loaded = Load(text, "2026-01-01");
        Assert.Null(LaterFacts.Of(loaded.Source!).Restored(loaded.Scenario!, "pad"));

        loaded = Load(text + "  - { date: 2026-06-01, set: { sites.pad.outages.flood.restored: 2026-05-30 } }\n", "2026-01-01");
        Assert.Equal(TestScenario.D("2026-05-30"), LaterFacts.Of(loaded.Source!).Restored(loaded.Scenario!, "pad"));
    }

    [Fact]
    public void Restored_AllActivitiesFinished_IsTheLatestOfTheirDates()
    {
        var text = TrackSample.Top + """
              - { date: 2026-02-02, set: { sites.pad.outages.cabin.repair.survey.started: 2025-12-02, sites.pad.outages.cabin.repair.survey.finished: 2026-01-15 } }
              - { date: 2026-03-10, set: { sites.pad.outages.cabin.repair.mounting.started: 2026-01-16, sites.pad.outages.cabin.repair.mounting.finished: 2026-03-09 } }

            """;
        var loaded = Load(text, "2026-01-01");
        Assert.True(loaded.Scenario is not null, string.Join('\n', loaded.Problems));
        Assert.Equal(TestScenario.D("2026-03-09"), LaterFacts.Of(loaded.Source!).Restored(loaded.Scenario, "pad"));
    }

    [Fact]
    public void Launched_OnlyWhatIsKnown()
    {
        var launched = LaterFacts.Of(Load(TrackSample.Text, "2026-01-01").Source!).Launched;
        Assert.Equal([KeyValuePair.Create("cargo-1", TestScenario.D("2026-04-01"))], launched);
    }
}
