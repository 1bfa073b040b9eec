using System.Collections.Immutable;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>All charts of a run.</summary>
public static class ChartBook
{
    /// <summary>Writes the charts that make sense for the scenario, each under its final name only once it is whole.</summary>
    /// <param name="warn">Called where there is no usable font (then nothing is written), or one that lacks characters.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static ImmutableArray<ChartFile> Write(ForecastResult result, string directory, ChartFormat format, Action<string> warn) =>
        Write(result, directory, format, warn, ChartFont.Installed);

    /// <summary>One chart as a picture.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Null where the run has no such chart or the machine no usable font.</returns>
    public static byte[]? Render(ForecastResult result, string name, ChartFormat format)
    {
        var chart = Charts(result).FirstOrDefault(c => c.Name == name);
        if (chart is null || ChartFont.Installed(TextOf(chart)) is not { } font) return null;
        return ChartRenderer.Render(chart, font, format);
    }

    /// <summary>Names of the charts that make sense for the scenario, in the order in which they are best read.</summary>
    public static ImmutableArray<string> Names(ForecastResult result) => [.. Charts(result).Select(c => c.Name)];

    internal static ImmutableArray<ChartFile> Write(
        ForecastResult result, string directory, ChartFormat format, Action<string> warn, Func<string, ChartFont?> findFont) =>
        Write(Charts(result), directory, format, warn, findFont);

    internal static ImmutableArray<ChartFile> Write(
        ImmutableArray<Chart> charts, string directory, ChartFormat format, Action<string> warn, Func<string, ChartFont?> findFont)
    {
        if (charts.IsEmpty) return [];
        if (Font(charts, warn, findFont) is not { } font) return [];
        Directory.CreateDirectory(directory);
        var files = ImmutableArray.CreateBuilder<ChartFile>();
        foreach (var chart in charts)
        {
            var fileName = chart.Name + (format == ChartFormat.Svg ? ".svg" : ".png");
            Replace(Path.Combine(directory, fileName), ChartRenderer.Render(chart, font, format));
            files.Add(new ChartFile(chart.Name, fileName, chart.Title, chart.AlternativeText, chart.Caption));
        }
        return files.ToImmutable();
    }

    /// <summary>The charts as pictures for documents.</summary>
    /// <param name="warn">As for the files.</param>
    internal static ImmutableArray<DrawnChart> Draw(ForecastResult result, Action<string> warn)
    {
        var charts = Charts(result);
        return charts.IsEmpty || Font(charts, warn, ChartFont.Installed) is not { } font ? []
            : [.. charts.Select(c => new DrawnChart(c, ChartRenderer.Render(c, font, ChartFormat.Png)))];
    }

    private static ChartFont? Font(ImmutableArray<Chart> charts, Action<string> warn, Func<string, ChartFont?> findFont)
    {
        var font = findFont(string.Concat(charts.Select(TextOf)));
        if (font is null) warn(ChartFont.NoFontWarning);
        else if (font.Missing.Length > 0)
            warn($"the charts' font {font.Family} has no glyphs for \"{font.Missing}\"; on Debian or Ubuntu install the package fonts-noto");
        return font;
    }

    internal static ImmutableArray<Chart> Charts(ForecastResult result)
    {
        var context = new ChartContext(result);
        return
        [
            .. RestorationChart.From(context),
            .. CapabilityChart.From(context),
            .. CalendarChart.From(context),
            .. LaunchDatesChart.From(context),
            .. JointChart.From(context),
            .. DelaysChart.From(context),
            .. DelayPartsChart.From(context),
            .. CrewOverstayChart.From(context),
            .. ConvergenceChart.From(context),
        ];
    }

    // The alternative text repeats every name in the picture; the rest is plain Latin.
    private static string TextOf(Chart chart) =>
        string.Concat(chart.Key.Select(k => k.Label)) + chart.Title + chart.Footer + chart.XLabel + chart.YLabel
        + string.Concat(chart.Notes.Select(n => n.Text)) + string.Concat(chart.Panels.Select(p => p.Heading + p.Remark + (p.Y is RowAxis rows ? string.Concat(rows.Rows.Select(r => r.Label)) : "")));

    private static void Replace(string path, byte[] content)
    {
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
