using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Sensitivities;

namespace RiskSim.Reporting.Sensitivity;

/// <summary>Writes and tells what drives the forecast.</summary>
public static class SensitivityWriter
{
    private const string StoryFile = "sensitivity.md";

    /// <summary>The table, the document, and a tornado and an exclusion chart of each output.</summary>
    /// <param name="charts">Null: none.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(SensitivityResult result, ChartFormat? charts, OutputFolder folder, Action<string> warn)
    {
        SensitivityTable.Write(result, folder.PathOf(SensitivityTable.FileName));
        var all = new SensitivityCharts(result).All().ToList();
        ImmutableArray<ChartFile> drawn = charts is { } format
            ? ChartBook.Write([.. all.Select(c => c.Chart)], Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!, format, warn, ChartFont.Installed) : [];
        // One for each chart, in their order; none at all without a font.
        var pictures = drawn.Select((file, c) => ($"{OutputWriter.ChartFolder}/{file.FileName}", file.Title, all[c].Output)).ToList();
        File.WriteAllText(folder.PathOf(StoryFile), MarkdownWriter.Write(new SensitivityStory(result).Compose(pictures)), new UTF8Encoding(false));
    }

    /// <summary>The answer for a terminal.</summary>
    /// <param name="width">In characters.</param>
    public static string Tell(SensitivityResult result, int width) => PlainWriter.Write(new SensitivityStory(result).Brief(), width);
}
