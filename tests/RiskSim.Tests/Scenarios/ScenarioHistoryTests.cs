using RiskSim.Scenarios;

namespace RiskSim.Tests.Scenarios;

public sealed class ScenarioHistoryTests
{
    private static readonly string Flagship = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");

    [Theory]
    [InlineData("2025-11-28")]
    [InlineData("2025-12-16")]
    [InlineData("2026-03-03")]
    [InlineData("2026-10-01")]
    public void At_ADate_IsWhatLoadingGives(string date)
    {
        var history = new ScenarioHistory(ScenarioLoader.Load(Flagship, new LoadOptions()));
        var (expected, actual) = (ScenarioLoader.Load(Flagship, new LoadOptions(TestScenario.D(date))), history.At(TestScenario.D(date)));
        Assert.Equal(expected.Scenario!.AsOf, actual.Scenario!.AsOf);
        Assert.Equal(expected.Scenario.Ledger.Select(e => e.IsInForce), actual.Scenario.Ledger.Select(e => e.IsInForce));
        Assert.Equal(Figures(expected.Scenario), Figures(actual.Scenario));
    }

    private static IEnumerable<RiskSim.Statistics.Figure> Figures(Scenario scenario) =>
        Forecaster.Run(scenario, new ForecastOptions(512, 1), null, CancellationToken.None).All.SelectMany(a => a.Figures);

    [Fact]
    public void At_FirstEntriesOnly_InOrderOfDateThenFile()
    {
        var text = TestScenario.Top + TestScenario.Network + TestScenario.Missions + """
            ledger:
              - { date: 2026-02-01, by: third, set: { missions.m1.planned: 2026-03-03 } }
              - { date: 2026-01-10, by: first, set: { missions.m1.planned: 2026-03-04 } }
              - { date: 2026-01-10, by: second, set: { missions.m1.planned: 2026-03-05 } }
            """;
        var history = new ScenarioHistory(TestScenario.Load(text));
        Assert.Equal(["first", "second", "third"], history.Entries.Select(e => e.By));
        Assert.Equal("0 2 2 3", string.Join(' ', "2026-01-09 2026-01-10 2026-01-31 2026-02-01".Split(' ').Select(d => history.EntriesUntil(TestScenario.D(d)))));
        string PlannedAt(int known) => history.At(TestScenario.D("2026-02-01"), known).Scenario!.Mission("m1").Planned.ToString("yyyy-MM-dd", null);
        Assert.Equal(["2026-03-02", "2026-03-04", "2026-03-05", "2026-03-03"], Enumerable.Range(0, 4).Select(PlannedAt));
        Assert.Equal([false, true, false], history.At(TestScenario.D("2026-02-01"), 1).Scenario!.Ledger.Select(e => e.IsInForce));
    }

    [Fact]
    public void At_EntriesKnownThatAreDatedLater_AreNotInForce()
    {
        var text = TestScenario.Top + TestScenario.Network + TestScenario.Missions + "ledger: [ { date: 2026-02-01, set: { missions.m1.planned: 2026-03-03 } } ]\n";
        var scenario = new ScenarioHistory(TestScenario.Load(text)).At(TestScenario.D("2026-01-31"), 1).Scenario!;
        Assert.Equal(TestScenario.D("2026-03-02"), scenario.Mission("m1").Planned);
        Assert.False(scenario.Ledger[0].IsInForce);
    }

    [Fact]
    public void At_CommandLine_StaysLast()
    {
        var text = TestScenario.Top + TestScenario.Network + TestScenario.Missions + "ledger: [ { date: 2026-02-01, set: { missions.m1.planned: 2026-03-03 } } ]\n";
        var history = new ScenarioHistory(TestScenario.Load(text, null, ("missions.m1.planned", "2026-04-04")));
        Assert.Equal(TestScenario.D("2026-04-04"), history.At(TestScenario.D("2026-02-01")).Scenario!.Mission("m1").Planned);
    }

    [Fact]
    public void At_BeyondTheHorizon_ToldAsAProblem()
    {
        var loaded = new ScenarioHistory(TestScenario.Load(TestScenario.Top + TestScenario.Network + TestScenario.Missions)).At(TestScenario.D("2028-02-01"));
        Assert.Null(loaded.Scenario);
        Assert.Contains(loaded.Problems, p => p.Rule.Contains("the horizon must be later", StringComparison.Ordinal));
    }

    [Fact]
    public void History_OfAScenarioWithErrors_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => new ScenarioHistory(TestScenario.Load("risksim: 1\n")));

    [Fact]
    public void Differences_InputsInForce_AreListedOnceWhereAllHaveThem()
    {
        var text = TestScenario.Top + TestScenario.Network + TestScenario.Missions + """
            assumptions: { a: { weight: 1 }, b: { weight: 1, set: { sites.pad.turnaround: 20 } } }
            ledger: [ { date: 2026-02-01, set: { missions.m1.planned: 2026-03-03 } } ]
            """;
        var first = new ScenarioHistory(TestScenario.Load(text));
        var second = new ScenarioHistory(TestScenario.Load(text.Replace("pert(8 18 45)", "pert(8 18 50)", StringComparison.Ordinal).Replace("[crewed, cargo]", "[crewed]", StringComparison.Ordinal)
            .Replace("kind: cargo", "kind: crewed, priority: 3", StringComparison.Ordinal).Replace("weight: 1, set", "weight: 3, set", StringComparison.Ordinal), "2026-02-01"));
        Assert.Equal(
            [
                new InputDifference("sites.pad.supports", null, "[crewed, cargo]", "[crewed]"),
                new InputDifference("sites.pad.turnaround", "a", "pert(8 18 45)", "pert(8 18 50)"),
                new InputDifference("missions.m1.planned", null, "2026-03-02", "2026-03-03"),
                new InputDifference("missions.m2.kind", null, "cargo", "crewed"),
                new InputDifference("missions.m2.priority", null, null, "3"),
                new InputDifference("weight", "a", "0.5", "0.25"),
                new InputDifference("weight", "b", "0.5", "0.75"),
            ],
            InputDifference.Between(first, second).OrderBy(d => d.Path == "weight").ThenBy(d => d.Path.StartsWith("missions.m2.p", StringComparison.Ordinal)));
        Assert.Empty(InputDifference.Between(first, first));
    }
}
