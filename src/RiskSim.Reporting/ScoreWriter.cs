using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Scores;

namespace RiskSim.Reporting;

/// <summary>Writes and tells how forecasts compare with what happened.</summary>
public static class ScoreWriter
{
    /// <summary>The scores of finished data dates, inside the output folder.</summary>
    public const string PartFolder = "parts";

    private const string StoryFile = "score.md";

    /// <summary>The report, the table and the charts.</summary>
    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <returns>The paths of the files, in alphabetical order.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(Scorecard card, RunDetails run, ChartFormat? charts, OutputFolder folder, Action<string> warn, CancellationToken cancel)
    {
        var context = new ScoreContext(card);
        ScoresTable.Write(card, folder.PathOf(ScoresTable.FileName));
        ImmutableArray<ChartFile> drawn = [];
        if (charts is { } format)
            drawn = ChartBook.Write(SkillChart.From(context), Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!, format, warn, ChartFont.Installed);
        var pictures = drawn.Select(c => ($"{OutputWriter.ChartFolder}/{c.FileName}", c.Title)).ToList();
        File.WriteAllText(folder.PathOf(StoryFile), MarkdownWriter.Write(ScoreStory.Compose(context, pictures, run)), new UTF8Encoding(false));
        cancel.ThrowIfCancellationRequested();
        var files = folder.Commit();
        RemoveOldCharts(Path.Combine(folder.Directory, OutputWriter.ChartFolder), [.. drawn.Select(c => c.FileName)]);
        return files;
    }

    /// <summary>The answer for a terminal.</summary>
    /// <param name="width">In characters.</param>
    public static string Tell(Scorecard card, int width) => PlainWriter.Write(ScoreStory.Brief(new ScoreContext(card)), width);

    /// <summary>Charts of an earlier run that this one has not drawn again would show other scores than the tables.</summary>
    private static void RemoveOldCharts(string directory, IReadOnlyCollection<string> drawn)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var file in Directory.GetFiles(directory, SkillChart.Name + "*"))
            if (Path.GetExtension(file) is ".png" or ".svg" && !drawn.Contains(Path.GetFileName(file))) File.Delete(file);
        if (!Directory.EnumerateFileSystemEntries(directory).Any()) Directory.Delete(directory);
    }
}
