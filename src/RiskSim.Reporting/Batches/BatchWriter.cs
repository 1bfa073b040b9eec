using System.Collections.Immutable;
using System.Text;
using RiskSim.Batches;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Batches;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Json;

namespace RiskSim.Reporting.Batches;

/// <summary>Writes and tells a batch; its runs are in a <see cref="RunStore"/>.</summary>
public static class BatchWriter
{
    /// <param name="runs">Folder of the runs.</param>
    /// <param name="hasParquet">Whether the table is written as Parquet, too.</param>
    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <param name="cancel">Until the files are moved into place nothing is left behind.</param>
    /// <returns>The paths of the files, in alphabetical order.</returns>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static ImmutableArray<string> Write(
        Batch batch, string runs, RunDetails run, bool hasParquet, ChartFormat? charts, OutputFolder folder, Action<string> warn, CancellationToken cancel)
    {
        var names = new List<string> { BatchTable.FileName, BatchReport.FileName, BatchJson.FileName };
        BatchTable.Write(batch.Grid, batch.Runs, runs, folder.PathOf(BatchTable.FileName));
        cancel.ThrowIfCancellationRequested();
        if (hasParquet)
        {
            BatchParquet.Write(batch.Grid, batch.Runs, runs, folder.PathOf(BatchParquet.FileName));
            names.Add(BatchParquet.FileName);
        }

        ImmutableArray<ChartFile> drawn = [];
        if (charts is { } format)
        {
            var directory = Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!;
            drawn = ChartBook.Write([.. batch.Figures.Shown.Select(f => BatchChart.Of(batch, f)).OfType<Chart>()], directory, format, warn, ChartFont.Installed);
            names.AddRange(drawn.Select(c => $"{OutputWriter.ChartFolder}/{c.FileName}"));
        }

        cancel.ThrowIfCancellationRequested();
        File.WriteAllText(folder.PathOf(BatchReport.FileName), BatchReport.Compose(batch, drawn, OutputWriter.ChartFolder, run), new UTF8Encoding(false));
        BatchJson.Write(batch, run, names.Order(StringComparer.Ordinal), folder.PathOf(BatchJson.FileName));
        cancel.ThrowIfCancellationRequested();
        var earlier = RunJson.FilesOf(Path.Combine(folder.Directory, BatchJson.FileName));
        var files = folder.Commit();
        OutputWriter.RemoveOldCharts(folder.Directory, earlier.Except(names));
        if (!hasParquet) File.Delete(Path.Combine(folder.Directory, BatchParquet.FileName));
        return files;
    }

    /// <summary>What was varied and how far each figure moved, a line each.</summary>
    public static string Tell(Batch batch)
    {
        var text = new StringBuilder();
        text.Append(batch.Title).Append('\n').Append(batch.Size).Append('\n').Append(batch.Identity).Append("\n\n");
        foreach (var id in batch.Figures.Shown) text.Append(batch.NameOf(id)).Append(": ").Append(BatchText.Range(batch, id)).Append('\n');
        return text.Append('\n').ToString();
    }

    /// <summary>Why runs could not be made, a line for each problem.</summary>
    public static IEnumerable<string> Failures(IEnumerable<BatchRun> runs) =>
        BatchText.Failures(runs.Where(r => r.Finished is null)).Select(f => $"{f.Problem} ({Batch.Count(f.Runs, "run")})");

    /// <summary>What the runs warn of, each once.</summary>
    public static IEnumerable<string> Warnings(Batch batch) => BatchText.Warnings(batch).Select(w => $"{w.Warning} ({Batch.Count(w.Runs, "run")})");
}
