using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary><c>report.md</c>: the forecast as a document that can be put into a plan.</summary>
internal sealed partial class Report : Composer
{
    public const string FileName = "report.md";

    private readonly ForecastResult _result;
    private readonly ImmutableArray<AssumptionForecast> _forecasts;
    private readonly AssumptionForecast _main;
    private readonly RunOrigin _run;
    private readonly double _middle;
    private readonly double _planning;

    private Report(ForecastResult result, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run) : base(new ReportCharts(charts, chartFolder))
    {
        _result = result;
        _forecasts = Shown.Forecasts(result);
        _main = Shown.Main(result);
        _run = run;
        _middle = FigureIds.Nearest(result.Scenario, 0.5);
        _planning = FigureIds.Nearest(result.Scenario, 0.8);
    }

    /// <param name="chartFolder">Relative to the report.</param>
    public static string Compose(ForecastResult result, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run)
    {
        var report = new Report(result, charts, chartFolder, run);
        report.Opening();
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
        FigureText.WithError(forecast.Find(metric), _result.Scenario.Horizon, forecast.EffectiveTrials);

    private ImmutableArray<Prose> Columns(Prose first) => [first, .. _forecasts.Select(f => f.Id)];

    /// <summary>A row with one figure per assumption; left out where nobody has it.</summary>
    private void Row(TableBuilder table, Prose name, string metric)
    {
        if (_forecasts.Any(f => f.Find(metric) is not null))
            table.Add([name, .. _forecasts.Select(f => Cell(f, metric))]);
    }
}
