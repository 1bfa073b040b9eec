using System.Collections.Immutable;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Workbooks.Model;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Workbooks.Subjects;

/// <summary>The sheets with everything: each day, each figure.</summary>
internal static class LongSheets
{
    public static Sheet CapabilityByDate(ForecastResult result)
    {
        ImmutableArray<(string Kind, AssumptionForecast Forecast, DailyProbability Loss)> series =
            [.. FigureIds.Kinds(result).SelectMany(k => Shown.Forecasts(result).Where(a => a.LossByDay.ContainsKey(k)).Select(a => (k, a, a.LossByDay[k])))];
        var days = series.Select(s => s.Loss.Probability.Length).DefaultIfEmpty(0).Max();
        var rows = Enumerable.Range(0, days).Select(day => (ImmutableArray<Cell?>)
        [
            Cell.Of(result.Scenario.AsOf.AddDays(day)),
            .. series.Select(s => day < s.Loss.Probability.Length ? Share(s.Loss, day, s.Forecast.EffectiveTrials) : null),
        ]);
        return new Sheet("Capability by date",
        [
            new Heading("Capability by date"),
            new Paragraph(days == 0 ? "None." : "Probability that no launch of the kind is possible from any site on that day.") { IsNote = true },
            new Table("CapabilityByDate", [new("Date"), .. series.Select(s => new Column($"{Names.KindCapital(s.Kind)}, {s.Forecast.Id}"))], [.. rows]) { IsEven = true },
        ]) { IsFrozen = true, FrozenColumns = 1 };
    }

    /// <summary><c>metrics.csv</c>, to the last digit.</summary>
    public static Sheet AllFigures(ForecastResult result)
    {
        var cells = new FigureCells(result.Scenario.AsOf, result.Scenario.Horizon);
        var rows = result.All.SelectMany(a => a.Figures.Select(f => (ImmutableArray<Cell?>)
        [
            Cell.Of(f.Assumption), Cell.Of(f.Metric),
            f.IsBeyondHorizon ? Cell.Of(MetricsTable.BeyondHorizon) : cells.Exact(f with { Date = null }, a.EffectiveTrials),
            FigureCells.Error(f with { StandardError = double.IsFinite(f.StandardError) ? f.StandardError : 0 }), Cell.Of(f.Date), Cell.Of(Unit(f.Unit)),
        ]));
        return new Sheet("All figures",
        [
            new Heading("All figures"),
            new Paragraph("The figures of metrics.csv at full precision; the digits shown are those that the standard error supports.") { IsNote = true },
            new Table("AllFigures", [Column.Text("Assumption"), Column.Text("Figure", 60), new("Value"), new("Standard error"), new("Date"), Column.Text("Unit")], [.. rows]),
        ]) { IsFrozen = true, FrozenColumns = 2 };
    }

    private static Cell Share(DailyProbability loss, int day, double trials) =>
        FigureCells.Like(Rounding.Percent(loss.Probability[day], loss.StandardError[day], trials) + " %", loss.Probability[day]);

    private static string Unit(Unit unit) => unit switch
    {
        Statistics.Unit.Days => "days",
        Statistics.Unit.PointInTime => "days from the data date",
        Statistics.Unit.Probability => "probability",
        Statistics.Unit.Share => "share of time",
        Statistics.Unit.Weight => "weight",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
