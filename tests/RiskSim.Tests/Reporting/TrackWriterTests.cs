using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Tracks;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting;

public sealed class TrackWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-track").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Write(ChartFormat? charts, params string[] missions)
    {
        using var folder = OutputFolder.Open(_folder);
        TrackWriter.Write(TrackSample.Track, TrackChoice.Of(TrackSample.Track, [.. missions], []), null, new RunDetails("1.0", [], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero),
            charts, folder, warning => Assert.Fail(warning), CancellationToken.None);
        return [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder, f)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Write_NoCharts_TablesReportAndList() => Assert.Equal(["track.csv", "track.json", "track.md", "weights.csv"], Write(null));

    [Fact]
    public void Write_FewerMissionsThanBefore_TakesTheirChartsAway()
    {
        Assert.SkipWhen(RiskSim.Reporting.Charts.Drawing.ChartFont.Installed("a") is null, "no font");
        Assert.Contains("charts/launch-crew-1.svg", Write(ChartFormat.Svg));
        var files = Write(ChartFormat.Svg, "cargo-2");
        Assert.DoesNotContain("charts/launch-crew-1.svg", files);
        Assert.Contains("charts/launch-cargo-2.svg", files);
        Assert.Contains("](charts/launch-cargo-2.svg)", File.ReadAllText(Path.Combine(_folder, "track.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Table_HasEveryFigureOfEveryDate()
    {
        Write(null);
        var lines = File.ReadAllLines(Path.Combine(_folder, "track.csv"));
        Assert.Equal("data_date,assumption,metric,value,standard_error,date", lines[0]);
        Assert.Equal(1 + TrackSample.Track.Forecasts.Sum(f => f.All.Sum(a => a.Figures.Length)), lines.Length);
        var figure = TrackSample.Track.Forecasts[1].Blend.Find("sites.pad.restored.p80")!;
        Assert.Contains(FormattableString.Invariant($"2026-01-20,blend,sites.pad.restored.p80,{figure.Value:R},{figure.StandardError:R},{figure.Date:yyyy-MM-dd}"), lines);
        Assert.Contains("2026-04-02,quick,0.25,", File.ReadAllText(Path.Combine(_folder, "weights.csv")), StringComparison.Ordinal);
    }
}
