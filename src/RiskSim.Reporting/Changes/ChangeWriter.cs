using System.Collections.Immutable;
using System.Text;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;

namespace RiskSim.Reporting.Changes;

/// <summary>Writes the files of a comparison.</summary>
public static class ChangeWriter
{
    public const string TableFile = "diff.csv";

    /// <summary>More charts than this nobody looks at.</summary>
    public const int MostCharts = 8;

    /// <summary>The table, the document and a waterfall of each figure told.</summary>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(ChangeAccount account, OutputFolder folder, Action<string> warn)
    {
        ChangesTable.Write([account], folder.PathOf(TableFile));
        var charts = account.Walk is null ? [] : Draw(account, Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!, warn);
        File.WriteAllText(folder.PathOf(ChangeDocument.FileName), ChangeDocument.Compose(account, charts, OutputWriter.ChartFolder), new UTF8Encoding(false));
    }

    private static ImmutableArray<ChartFile> Draw(ChangeAccount account, string directory, Action<string> warn) =>
        ChartBook.Write(Charts(account), directory, ChartFormat.Png, warn, ChartFont.Installed);

    internal static ImmutableArray<Chart> Charts(ChangeAccount account) => [.. account.Told.Take(MostCharts).Select(c => WaterfallChart.Of(account, c))];
}
