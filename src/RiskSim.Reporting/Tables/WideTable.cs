using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tables;

/// <summary>Columns of a wide table for people: which figure a column shows, and how it is rounded there.</summary>
/// <param name="Header">e.g. <c>delay_p80_days</c>.</param>
/// <param name="Metric">The part of the figure's id after <c>missions.ID.</c> and the like.</param>
internal sealed record FigureColumn(string Header, string Metric)
{
    private const double FinestDays = 0.1;
    private const double FinestProbability = 1e-7;

    /// <summary>Empty where the model defines no such figure.</summary>
    public string Text(AssumptionForecast forecast, string owner) => forecast.Find($"{owner}.{Metric}") switch
    {
        null => "",
        { IsBeyondHorizon: true } => MetricsTable.BeyondHorizon,
        { Date: { } date } => FigureText.Date(date),
        { Unit: Unit.Days or Unit.PointInTime } figure => Rounding.Number(figure.Value, figure.StandardError, FinestDays),
        var figure => Rounding.Number(figure.Value, figure.StandardError, FinestProbability),
    };

    public static IEnumerable<FigureColumn> Percentiles(Scenario scenario, string name, string unit) =>
        scenario.Report.Quantiles.Select(FigureIds.Percentile).Select(q => new FigureColumn($"{name}_{q}{unit}", $"{name}.{q}"));

    public static IEnumerable<FigureColumn> Exceedances(Scenario scenario, string name) =>
        scenario.Report.ThresholdDays.Select(FigureIds.Exceeds).Select(t => new FigureColumn($"{name}_{t}", $"{name}.{t}"));
}

/// <summary>Shared by the tables with one row per thing and assumption.</summary>
internal static class WideTable
{
    public static CsvTable Open(string path, IEnumerable<string> keys, ImmutableArray<FigureColumn> columns) =>
        new(path, [.. keys, .. columns.Select(c => c.Header)]);

    public static void EndRow(CsvTable table, AssumptionForecast forecast, string owner, ImmutableArray<FigureColumn> columns)
    {
        foreach (var column in columns) table.Raw(column.Text(forecast, owner));
        table.EndRow();
    }
}
