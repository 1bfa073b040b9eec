using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class JointChartTests
{
    private static readonly ForecastResult Result = JointSample.Result;
    private static readonly Chart Chart = ChartBook.Charts(Result).Single(c => c.Name == "joint-crew-1-crew-2");

    private static readonly double[] Levels = [0.5, 0.7, 0.8, 0.9];

    private static IEnumerable<T> Marks<T>(Chart chart) where T : Mark => chart.Panels[0].Marks.OfType<T>();

    [Fact]
    public void Contours_OnThem_BothHaveLaunchedWithTheirProbability()
    {
        var joint = Result.Blend.Joint!;
        var contours = Marks<Curve>(Chart).Where(c => c.Style.Colour == Palette.Blend.Colour).ToList();
        Assert.Equal(4, contours.Count);
        foreach (var (level, contour) in Levels.Zip(contours))
            // The first point is where the line comes in at the top.
            Assert.All(contour.Points.Skip(1), p =>
            {
                Assert.True(joint.At((int)p.X, (int)p.Y) >= level);
                Assert.True(joint.At((int)p.X, (int)p.Y - 1) < level);
            });
        foreach (var (assumption, index) in Result.Assumptions.Select((a, i) => (a, i)))
        {
            var own = Assert.Single(Marks<Curve>(Chart), c => c.Style.Colour == Palette.Style(index).Colour);
            Assert.All(own.Points.Skip(1), p => Assert.True(assumption.Joint!.At((int)p.X, (int)p.Y) >= 0.8 && assumption.Joint.At((int)p.X, (int)p.Y - 1) < 0.8));
        }
    }

    [Fact]
    public void Marks_PlannedAndSinglePercentiles_SayTheirJointProbability()
    {
        var joint = Result.Blend.Joint!;
        var tags = Marks<Tag>(Chart).Where(t => t.IsNeeded).ToList();
        Assert.Equal([$"both on time: {Labels.Percent(joint.OnTime.Probability)}", $"both by their P80: {Labels.Percent(joint.SinglePercentiles[^1].Point!.Probability)}"], tags.Select(t => t.Text));
        Assert.Equal(new Point(72, 170), tags[0].At);
        Assert.Equal([72.0], Marks<Drop>(Chart).Select(d => d.X));
        Assert.Contains(tags[0].Text[^4..], Chart.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(" %", Chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void From_LevelsBeyondTheHorizon_SaysSoAndDrawsTheOthers()
    {
        var chart = ChartBook.Charts(JointSample.Short).Single(c => c.Name.StartsWith("joint-", StringComparison.Ordinal));
        Assert.Contains("both by the horizon with ", chart.Title, StringComparison.Ordinal);
        Assert.Equal(["beyond the horizon"], chart.Key.Single(k => k.Label == "each at its P80").Details);
        Assert.True(Marks<Curve>(chart).Any());
        Assert.InRange(chart.Panels[0].X.To, 226, 226);
    }

    [Fact]
    public void From_AlwaysOnTime_None()
    {
        var result = TestScenario.Run("""
            risksim: 1
            as_of: 2026-01-01
            horizon: 2027-12-31
            sites: { pad: { supports: [crewed], turnaround: 8 } }
            missions: { a: { kind: crewed, planned: 2026-02-10, sites: [pad] }, b: { kind: crewed, planned: 2026-05-10, sites: [pad] } }
            """, 600);
        Assert.NotNull(result.Blend.Joint);
        Assert.DoesNotContain(ChartBook.Names(result), n => n.StartsWith("joint-", StringComparison.Ordinal));
    }
}
