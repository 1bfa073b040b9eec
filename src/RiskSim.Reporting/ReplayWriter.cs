using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Tables;

namespace RiskSim.Reporting;

/// <summary>Writes and tells single trials.</summary>
public static class ReplayWriter
{
    private const string StoryFile = "replay.md";

    /// <summary>The story, the Gantt chart (PNG and SVG) and the table of events.</summary>
    /// <param name="subfolder">Inside the folder; empty: the folder itself.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(Replay replay, OutputFolder folder, string subfolder, Action<string> warn)
    {
        var context = new ReplayContext(replay);
        string PathOf(string name) => folder.PathOf(subfolder.Length == 0 ? name : $"{subfolder}/{name}");
        var directory = Path.GetDirectoryName(PathOf(StoryFile))!;
        ImmutableArray<Chart> charts = [ReplayChart.Of(context)];
        var drawn = ChartBook.Write(charts, directory, ChartFormat.Png, warn, ChartFont.Installed);
        if (!drawn.IsEmpty) ChartBook.Write(charts, directory, ChartFormat.Svg, _ => { }, ChartFont.Installed);
        File.WriteAllText(PathOf(StoryFile), MarkdownWriter.Write(ReplayStory.Compose(replay, drawn.FirstOrDefault()?.FileName)), new UTF8Encoding(false));
        ReplayTable.Write(context, PathOf(ReplayTable.FileName));
    }

    /// <summary>The story for a terminal.</summary>
    /// <param name="width">In characters.</param>
    public static string Tell(Replay replay, int width) => PlainWriter.Write(ReplayStory.Compose(replay, null), width);
}
