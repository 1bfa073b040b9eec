using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary><c>report.md</c>: the forecast as a document that can be put into a plan.</summary>
internal sealed partial class Report : ForecastComposer
{
    public const string FileName = "report.md";

    private readonly RunOrigin _run;

    private Report(ForecastResult result, ReportCharts charts, RunOrigin run) : base(result, charts) => _run = run;

    /// <param name="chartFolder">Relative to the report.</param>
    /// <param name="title">Null: the scenario's name.</param>
    public static string Compose(ForecastResult result, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run, string? title = null)
    {
        var report = new Report(result, new ReportCharts(charts, chartFolder), run);
        report.Opening(title ?? result.Scenario.Name);
        report.KeyFigures();
        report.Capability();
        report.Missions();
        report.Crew();
        report.DelayParts();
        report.RareEvents();
        report.Assumptions();
        report.Evidence();
        report.Ledger();
        report.Inputs();
        report.Stopping();
        report.Method();
        report.Run();
        return MarkdownWriter.Write(report.Passages);
    }

    private string Cell(AssumptionForecast forecast, string metric) =>
        FigureText.WithError(forecast.Find(metric), Result.Scenario.Horizon, forecast.EffectiveTrials);

    private ImmutableArray<Prose> Columns(Prose first) => [first, .. Forecasts.Select(f => f.Id)];

    /// <summary>A row with one figure per assumption; left out where nobody has it.</summary>
    private void Row(TableBuilder table, Prose name, string metric)
    {
        if (Forecasts.Any(f => f.Find(metric) is not null))
            table.Add([name, .. Forecasts.Select(f => Cell(f, metric))]);
    }
}
