using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary><c>report.md</c>: the forecast as a document that can be put into a plan.</summary>
internal sealed partial class Report
{
    public const string FileName = "report.md";

    private readonly StringBuilder _text = new();
    private readonly ForecastResult _result;
    private readonly ImmutableArray<AssumptionForecast> _forecasts;
    private readonly AssumptionForecast _main;
    private readonly RunOrigin _run;
    private readonly ReportCharts _charts;
    private readonly double _middle;
    private readonly double _planning;

    private Report(ForecastResult result, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run)
    {
        _result = result;
        _forecasts = Shown.Forecasts(result);
        _main = Shown.Main(result);
        _run = run;
        _charts = new ReportCharts(charts, chartFolder);
        _middle = FigureIds.Nearest(result.Scenario, 0.5);
        _planning = FigureIds.Nearest(result.Scenario, 0.8);
    }

    /// <param name="chartFolder">Relative to the report.</param>
    public static string Compose(ForecastResult result, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run)
    {
        var report = new Report(result, charts, chartFolder, run);
        report.Answer();
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
        return report._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private void Paragraph(string paragraph)
    {
        Line(paragraph);
        Line();
    }

    private void Heading(string heading) => Paragraph("## " + heading);

    private void Table(MarkdownTable table) => table.AppendTo(_text);

    private void Charts(params ReadOnlySpan<string> words) => _charts.AppendTo(_text, words);

    private string Cell(AssumptionForecast forecast, string metric) =>
        FigureText.WithError(forecast.Find(metric), _result.Scenario.Horizon, forecast.EffectiveTrials);

    private static string Escape(string text) => MarkdownText.Escape(text);

    private string[] Columns(params string[] first) => [.. first, .. _forecasts.Select(f => f.Id)];

    /// <summary>A row with one figure per assumption; left out where nobody has it.</summary>
    private void Row(MarkdownTable table, string name, string metric)
    {
        if (_forecasts.Any(f => f.Find(metric) is not null))
            table.Add([name, .. _forecasts.Select(f => Cell(f, metric))]);
    }
}
