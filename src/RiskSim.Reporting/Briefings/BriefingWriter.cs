using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Calendars;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Pages;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Word;
using RiskSim.Reporting.Workbooks;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Briefings;

/// <summary>What a reader may change of a document.</summary>
/// <param name="Title">Null: the scenario's name.</param>
/// <param name="Template">For Word; null: the program's own.</param>
public sealed record BriefingOrder(string? Title = null, WordTemplate? Template = null);

/// <summary>Makes documents of kept runs.</summary>
public static class BriefingWriter
{
    /// <param name="runs">One, or more where <see cref="BriefingFormats.TakesSeveralRuns"/>.</param>
    /// <param name="folder">Gets the files.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <exception cref="UnfitRunsException">The runs cannot be shown in one document.</exception>
    /// <exception cref="IOException">A file cannot be written; so is <see cref="UnauthorizedAccessException"/>.</exception>
    public static void Write(BriefingFormat format, ImmutableArray<KeptRun> runs, BriefingOrder order, OutputFolder folder, Action<string> warn)
    {
        var path = folder.PathOf(format.FileName());
        switch (format)
        {
            case BriefingFormat.Markdown:
                var charts = ChartBook.Write(runs[0].Forecast, Path.GetDirectoryName(folder.PathOf(OutputWriter.ChartFolder + "/x"))!, ChartFormat.Png, warn);
                File.WriteAllText(path, Report.Compose(runs[0].Forecast, charts, OutputWriter.ChartFolder, runs[0].Origin, order.Title), new UTF8Encoding(false));
                break;
            case BriefingFormat.Word:
                File.WriteAllBytes(path, WordWriter.Bytes(runs[0], order.Title, order.Template, warn));
                break;
            case BriefingFormat.Excel:
                File.WriteAllBytes(path, WorkbookWriter.Bytes(runs[0], order.Title, warn));
                break;
            case BriefingFormat.Calendar:
                File.WriteAllText(path, CalendarWriter.Text(runs[0], order.Title), new UTF8Encoding(false));
                break;
            case BriefingFormat.Html:
                var problems = new List<Problem>();
                File.WriteAllText(path, Page.Compose(runs, order, problems) ?? throw new UnfitRunsException(problems), new UTF8Encoding(false));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }
    }
}
