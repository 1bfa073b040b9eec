using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;

namespace RiskSim.Reporting.Comparisons;

/// <summary>Writes the files of a comparison of plans.</summary>
public static class CompareWriter
{
    /// <summary>More charts than this nobody looks at.</summary>
    public const int MostCharts = 12;

    /// <summary>The table, the document and a chart of each figure.</summary>
    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(CompareContext context, ChartFormat? charts, OutputFolder folder, Action<string> warn, CancellationToken cancel)
    {
        CompareTable.Write(context, folder.PathOf(CompareTable.FileName));
        var drawn = charts is { } format
            ? ChartBook.Write([.. context.Metrics.Take(MostCharts).Select(m => EffectsChart.Of(context, m))], Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!, format, warn, ChartFont.Installed)
            : [];
        var byMetric = context.Metrics.Take(drawn.Length).Zip(drawn).ToDictionary(p => p.First, p => p.Second);
        File.WriteAllText(folder.PathOf(CompareDocument.FileName), CompareDocument.Compose(context, byMetric, OutputWriter.ChartFolder), new UTF8Encoding(false));
        cancel.ThrowIfCancellationRequested();
        var files = folder.Commit();
        RemoveOldCharts(Path.Combine(folder.Directory, OutputWriter.ChartFolder), [.. drawn.Select(c => c.FileName)]);
        return files;
    }

    /// <summary>Charts of an earlier comparison that this one has not drawn again would show other differences than the tables.</summary>
    private static void RemoveOldCharts(string directory, IReadOnlyCollection<string> drawn)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var file in Directory.GetFiles(directory, EffectsChart.Prefix + "*"))
            if (Path.GetExtension(file) is ".png" or ".svg" && !drawn.Contains(Path.GetFileName(file))) File.Delete(file);
    }
}
