using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Text;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary>Writes and tells at which value of an input a figure crosses a limit.</summary>
public static class TippingWriter
{
    /// <summary>The document, the table and the chart.</summary>
    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <returns>The paths of the files, in alphabetical order.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(TippingResult result, ChartFormat? charts, OutputFolder folder, Action<string> warn, CancellationToken cancel)
    {
        TippingTable.Write(result, folder.PathOf(TippingTable.FileName));
        ImmutableArray<ChartFile> drawn = charts is { } format && Chart(result) is { } chart
            ? ChartBook.Write([chart], Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!, format, warn, ChartFont.Installed) : [];
        File.WriteAllText(folder.PathOf(TippingDocument.FileName), TippingDocument.Compose(result, drawn, OutputWriter.ChartFolder), new UTF8Encoding(false));
        cancel.ThrowIfCancellationRequested();
        var files = folder.Commit();
        RemoveOldCharts(Path.Combine(folder.Directory, OutputWriter.ChartFolder), [.. drawn.Select(c => c.FileName)]);
        return files;
    }

    /// <summary>The answer for a terminal.</summary>
    /// <param name="width">In characters.</param>
    public static string Tell(TippingResult result, int width)
    {
        var text = new StringBuilder();
        text.Append(PlainText.Wrap(TippingText.Sentence(result), width)).Append('\n');
        if (result.Other is { } other)
        {
            var table = new TextTable(1);
            table.Add(TippingText.Capital(TippingText.Input(result, other)), $"{TippingText.Capital(TippingText.Input(result, result.Searched))} at {TippingText.Limit(result)}");
            table.Rule();
            foreach (var row in result.Rows) table.Add(TippingText.Value(other, row.Other!.Value), TippingText.Places(result, row));
            table.AppendTo(text.Append('\n'));
        }

        return text.Append('\n').Append(PlainText.Wrap(TippingDocument.Identity(result), width)).Append('\n').ToString();
    }

    /// <summary>Null where there is nothing to draw.</summary>
    internal static Chart? Chart(TippingResult result) => result.Rows.All(r => !r.Curve.Known.Any()) ? null : result.Other is null ? TippingChart.Of(result) : TippingMap.Of(result);

    /// <summary>A chart of another format of an earlier question would show other numbers than the table.</summary>
    private static void RemoveOldCharts(string directory, IReadOnlyCollection<string> drawn)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var file in Directory.GetFiles(directory, TippingChart.Name + ".*"))
            if (!drawn.Contains(Path.GetFileName(file))) File.Delete(file);
        if (!Directory.EnumerateFileSystemEntries(directory).Any()) Directory.Delete(directory);
    }
}
