using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Workbooks.Model;
using RiskSim.Reporting.Workbooks.Office;
using RiskSim.Reporting.Workbooks.Subjects;

namespace RiskSim.Reporting.Workbooks;

/// <summary><c>report.xlsx</c>: a run as a workbook with a sheet for each subject.</summary>
internal static class WorkbookWriter
{
    /// <param name="title">Null: the scenario's name.</param>
    /// <param name="warn">Gets a line for each thing that had to be left out.</param>
    /// <returns>The file; equal runs give equal bytes.</returns>
    public static byte[] Bytes(KeptRun run, string? title, Action<string> warn) => BookFile.Bytes(Compose(run, title, warn));

    internal static Book Compose(KeptRun run, string? title, Action<string> warn)
    {
        var (result, name) = (run.Forecast, PlainText.OneLine(title ?? run.Forecast.Scenario.Name));
        var figures = new FigureSheets(result);
        var charts = ChartBook.Draw(result, warn);
        return new Book(name, $"RiskSim {run.Origin.Version}", RunIdentity.Of(run).Line, run.Id, $"&LRiskSim run {run.Id}, data date {FigureText.Date(result.Scenario.AsOf)}, &A&RPage &P of &N",
        [
            SummarySheet.Of(run, name),
            figures.Missions(),
            figures.Capability(),
            figures.Sites(),
            figures.Spacecraft(),
            LongSheets.CapabilityByDate(result),
            figures.DelayParts(),
            BackgroundSheets.Weights(result),
            BackgroundSheets.Inputs(result),
            BackgroundSheets.Ledger(result),
            LongSheets.AllFigures(result),
            .. charts.IsEmpty ? Array.Empty<Sheet>() : [ChartsSheet.Of(charts)],
        ]);
    }
}
