using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Tipping;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;

namespace RiskSim.Tests.Reporting.Tipping;

public sealed class TippingWriterTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("tipping-test-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static TippingResult Found(params string[] vary)
    {
        LoadResult Load(ImmutableArray<KeyValuePair<string, string>> set) => ScenarioLoader.Load("scenario.yaml", Encoding.UTF8.GetBytes(TippingTextTests.Yaml), new LoadOptions(null, set));
        var question = new TippingQuestion(new FigureName("missions.crew-1.launch.p80", AssumptionForecast.BlendId), new Limit(double.NaN, new DateOnly(2026, 7, 1)), [.. vary.Select(v => VariedInput.Parse(v).Input!)], 3);
        return Tipper.Run(question, Load, new ForecastOptions(2048, 1), null, CancellationToken.None);
    }

    private string Write(TippingResult result, ChartFormat? format = ChartFormat.Svg)
    {
        using var folder = OutputFolder.Open(_directory);
        TippingWriter.Write(result, format, folder, _ => { }, CancellationToken.None);
        return _directory;
    }

    [Fact]
    public void Write_OneInput_HasAPointOfEachLookAndTheCrossing()
    {
        var result = Found("sites.pad.outages.fire.repair=exponential(20:300)");
        var rows = File.ReadAllText(Path.Combine(Write(result), "tipping.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToList();
        Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        Assert.Equal(3, rows.Count(r => r[6] == "grid"));
        Assert.Equal(result.Rows[0].Curve.Points.Length, rows.Count(r => r[6] is "grid" or "search"));
        var crossing = Assert.Single(rows, r => r[6] == "crossing");
        Assert.Equal(["missions.crew-1.launch.p80", "blend", "days_from_data_date", "181", "sites.pad.outages.fire.repair=exponential(…)"], crossing.Take(5));
        Assert.Equal(["2026-07-01", "rises", "yes"], crossing[12..15]);
        Assert.Equal(result.Rows[0].Curve.Crossings[0].Input, double.Parse(crossing[7], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Write_Document_ShowsChartTableAndMethod()
    {
        var text = File.ReadAllText(Path.Combine(Write(Found("sites.pad.outages.fire.repair=exponential(20:300)")), "tipping.md"));
        Assert.Contains("moves beyond 2026-07-01 at the repair 'fire' at Pad = exponential(", text, StringComparison.Ordinal);
        Assert.Contains("](charts/tipping.svg)", text, StringComparison.Ordinal);
        Assert.Contains("divided by its slope", text, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_directory, "charts", "tipping.svg")));
    }

    [Fact]
    public void Write_AgainWithoutCharts_LeavesNoOldPicture()
    {
        var result = Found("sites.pad.outages.fire.repair=exponential(20:300)");
        Write(result);
        Write(result, null);
        Assert.False(Directory.Exists(Path.Combine(_directory, "charts")));
    }

    [Fact]
    public void Write_TwoInputs_HasARowOfTheTableForEachValueOfTheOther()
    {
        var result = Found("sites.pad.outages.fire.repair=exponential(20:300)", "missions.crew-1.planned=2026-03-01:2026-05-01");
        Assert.Equal(9, File.ReadAllLines(Path.Combine(Write(result), "tipping.csv")).Count(l => l.Contains(",grid,", StringComparison.Ordinal)));
        var text = File.ReadAllText(Path.Combine(_directory, "tipping.md"));
        Assert.Equal(3, text.Split('\n').Count(l => l.StartsWith("| 2026-0", StringComparison.Ordinal)));
        Assert.Contains("\n2026-05-01", TippingWriter.Tell(result, 100), StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_OneInput_MarksLimitAndCrossing()
    {
        var result = TippingTextTests.Result([new VariedInput("a.b", "", "", 0, 5, false)], Unit.Probability, 0.1,
            TippingTextTests.Row(null, [(0, 0.05), (2.5, 0.1), (5, 0.3)], new Crossing(2.5, 0.04, true, 0.05, 0.001, true)));
        var panel = Assert.Single(TippingWriter.Chart(result)!.Panels);
        Assert.Equal(0.1, Assert.Single(panel.Marks.OfType<Level>()).Y);
        Assert.Equal((2.5, "2.50 ± 0.04"), (Assert.Single(panel.Marks.OfType<Drop>()).X, Assert.Single(panel.Marks.OfType<Drop>()).Label));
        Assert.Equal([new Point(0, 0.05), new(2.5, 0.1), new(5, 0.3)], Assert.Single(panel.Marks.OfType<Curve>()).Points);
        Assert.Single(panel.Marks.OfType<Band>());
    }

    [Fact]
    public void Chart_Map_ColoursBothSidesOfTheLimitAndJoinsNeighbours()
    {
        var result = TippingTextTests.Map();
        var panel = Assert.Single(TippingWriter.Chart(result)!.Panels);
        // Too long for the side of the panel.
        Assert.Equal("Upwards: North: start of the upgrade to crewed launches (UTC)", panel.Heading);
        Assert.Equal("… upgrade to crewed launches (UTC)", TippingWriter.Chart(result)!.YLabel);
        var blocks = panel.Marks.OfType<Block>().ToList();
        Assert.Equal(9, blocks.Count);
        // Blue below the limit, red and yellow above.
        Assert.Equal([false, false, true, false, true, true, true, true, true], blocks.Select(b => Convert.ToInt32(b.Style.Colour[1..3], 16) > Convert.ToInt32(b.Style.Colour[5..7], 16)));
        Assert.Equal(7, blocks.Count(b => b.Text.Length > 0));
        Assert.Equal([3.1, 1.2], Assert.Single(panel.Marks.OfType<Curve>()).Points.Select(p => p.X));
        Assert.Equal(2, panel.Marks.OfType<Dot>().Count());
        Assert.NotEmpty(ChartRenderer.Render(TippingWriter.Chart(result)!, ChartFont.Installed("x")!, ChartFormat.Svg));
    }
}
