using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Replays;
using RiskSim.Scenarios;
using RiskSim.Tests.Scenarios;
using RiskSim.Tests.Simulation;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts;

/// <summary>The Gantt chart by the numbers and words that it draws.</summary>
public sealed class ReplayChartTests
{
    private static readonly Chart Year = ReplayChart.Of(new ReplayContext(ReplayedYear.Replay()));

    private static Panel Panel => Assert.Single(Year.Panels);

    private static Row Row(string label) => ((RowAxis)Panel.Y).Rows.Single(r => r.Label == label);

    private static IEnumerable<T> Marks<T>(string label) where T : Mark => Panel.Marks.OfType<T>().Where(m => Middle(m) is var y && y > Row(label).From && y < Row(label).To);

    private static double Middle(Mark mark) => mark switch
    {
        Block b => (b.Top + b.Bottom) / 2,
        Dot d => d.At.Y,
        Planned p => (p.Top + p.Bottom) / 2,
        RangeBar r => r.Y,
        _ => double.NaN,
    };

    private static IEnumerable<(string, double, double)> Bars(string label) =>
        Marks<Block>(label).Select(b => (Year.Key.Single(k => k.Style == b.Style).Label, b.Left, b.Right));

    [Fact]
    public void Rows_GroupedBySite_ThenMissionsCapabilityAndCrews() => Assert.Equal(
        ["*Pad A", "clear", "build: new", "*B", "crewed, tower", "*Missions", "M1", "M2", "M3", "M4", "M5", "*Capability, suspensions", "no crewed launch", "no cargo launch", "f suspended", "*Crews", "M3"],
        ((RowAxis)Panel.Y).Rows.Select(r => (r.IsHeading ? "*" : "") + r.Label));

    [Fact]
    public void Site_Row_ShowsWhenItIsDownAndItsLaunches()
    {
        Assert.Equal([("launch campaign", 65.5, 70.5), ("outage", -10.0, 65.5), ("closure", 120, 130)], Bars("Pad A"));
        Assert.Equal([("random outage", 100.0, 107.0), ("damage", 107, 147), ("random outage", 207, 214), ("random outage", 314, 321)], Bars("B"));
        Assert.Equal([70.5, 130, 170], Marks<Dot>("Pad A").Select(d => d.At.X));
        Assert.Equal([("activity", 10.0, 65.5)], Bars("build: new"));
        Assert.Equal(["7 Mar 2026", "56"], Row("build: new").Notes);
    }

    [Fact]
    public void Mission_Row_ShowsThePlanTheWaitsAndTheLaunch()
    {
        Assert.Equal([80.0], Marks<Planned>("M2").Select(p => p.X));
        Assert.Equal([("wait: stand-down", 80.0, 100.5), ("wait: closure or blackout", 100.5, 107)], Bars("M2"));
        Assert.Equal([107.0], Marks<Dot>("M2").Select(d => d.At.X));
        Assert.Equal(["18 Apr 2026", "27"], Row("M2").Notes);
        Assert.Equal(365.0, Assert.Single(Marks<RangeBar>("M5")).To);
        Assert.Equal(["beyond", ""], Row("M5").Notes);
    }

    [Fact]
    public void Capability_Row_ShowsTheLosses()
    {
        Assert.Equal([("no launch possible", -10.0, 65.5), ("no launch possible", 120, 130)], Bars("no crewed launch"));
        Assert.Equal([("wait: stand-down", 70.5, 100.5)], Bars("f suspended"));
    }

    [Fact]
    public void DataDate_IsMarked() => Assert.Equal((0.0, "data date: 1 Jan 2026"), Panel.Marks.OfType<Drop>().Select(d => (d.X, d.Label)).Single());

    [Theory]
    [MemberData(nameof(ConformanceFiles.Names), MemberType = typeof(ConformanceFiles))]
    public void Marks_AnyScenario_LieInTheFrame(string name)
    {
        var scenario = ScenarioLoader.Load(ConformanceFiles.PathOf(name), new LoadOptions()).Scenario!;
        var replays = Replayer.Run(scenario, new ForecastOptions(100, 1), new TrialChoice.ByNumber(42), null, null, CancellationToken.None).Replays;
        Assert.All(replays, replay =>
        {
            var chart = ReplayChart.Of(new ReplayContext(replay));
            var panel = Assert.Single(chart.Panels);
            Assert.All(panel.Marks, m => Assert.True(m switch
            {
                Block b => b.Left >= panel.X.From && b.Right <= panel.X.To + 0.01 * (panel.X.To - panel.X.From) && b.Bottom <= panel.Y.To,
                Dot d => d.At.X >= panel.X.From && d.At.X <= panel.X.To,
                Planned p => p.X >= panel.X.From && p.X <= panel.X.To,
                _ => true,
            }, m.ToString()));
            Assert.Equal(chart.Key.Select(k => k.Label).Distinct(), chart.Key.Select(k => k.Label));
        });
    }
}
