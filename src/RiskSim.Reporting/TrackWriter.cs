using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Charts.Tracks;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Json;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Tracks;

namespace RiskSim.Reporting;

/// <summary>Writes and tells a track.</summary>
public static class TrackWriter
{
    /// <summary>Finished forecasts, inside the output folder.</summary>
    public const string PartFolder = "parts";

    /// <param name="track">With at least one forecast.</param>
    /// <param name="changes">Null where there is one data date.</param>
    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <param name="cancel">Until the files are moved into place nothing is left behind.</param>
    /// <returns>The paths of the files, in alphabetical order.</returns>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static ImmutableArray<string> Write(
        Track track, TrackChoice choice, TrackChanges? changes, RunDetails run, ChartFormat? charts, OutputFolder folder, Action<string> warn, CancellationToken cancel)
    {
        var context = new TrackContext(track, choice);
        var names = new List<string> { TrackTable.FileName, WeightsTable.FileName, TrackReport.FileName, TrackJson.FileName };
        TrackTable.Write(track, folder.PathOf(TrackTable.FileName));
        WeightsTable.Write(track, folder.PathOf(WeightsTable.FileName));
        if (changes is not null)
        {
            ChangesTable.Write(changes.Pairs, folder.PathOf(TrackChanges.FileName));
            names.Add(TrackChanges.FileName);
        }

        cancel.ThrowIfCancellationRequested();
        ImmutableArray<ChartFile> drawn = [];
        if (charts is { } format)
        {
            var directory = Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!;
            drawn = ChartBook.Write(TrackCharts.Of(context), directory, format, warn, ChartFont.Installed);
            names.AddRange(drawn.Select(c => $"{OutputWriter.ChartFolder}/{c.FileName}"));
        }

        File.WriteAllText(folder.PathOf(TrackReport.FileName), TrackReport.Compose(context, changes, drawn, OutputWriter.ChartFolder, run), new UTF8Encoding(false));
        TrackJson.Write(track, run, names.Order(StringComparer.Ordinal), folder.PathOf(TrackJson.FileName));
        cancel.ThrowIfCancellationRequested();
        var earlier = RunJson.FilesOf(Path.Combine(folder.Directory, TrackJson.FileName));
        var files = folder.Commit();
        OutputWriter.RemoveOldCharts(folder.Directory, earlier.Except(names));
        return files;
    }

    /// <summary>The track for a terminal.</summary>
    /// <param name="width">In characters.</param>
    public static string Tell(Track track, TrackChoice choice, int width) => TrackSummary.Compose(new TrackContext(track, choice), width);
}
