using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Workbooks.Model;

/// <summary>Figures as cells that show no digit that the standard error does not support.</summary>
/// <param name="horizon">Told where a value lies beyond it.</param>
internal sealed class FigureCells(DateOnly asOf, DateOnly horizon)
{
    private const double FinestError = 1e-8;

    /// <summary>The whole value behind the digits that are shown; a date as a date. Empty where the model defines no such figure.</summary>
    public Cell? Exact(AssumptionForecast forecast, string metric) => forecast.Find(metric) is { } figure ? Exact(figure, forecast.EffectiveTrials) : null;

    /// <param name="trials">Effective trials behind the figure.</param>
    public Cell Exact(Figure figure, double trials) => figure switch
    {
        // Short, for tables with many columns.
        { IsBeyondHorizon: true } => Cell.Of("> " + FigureText.Date(horizon), FormatOf(figure)),
        { Date: { } date } => Cell.Of(date),
        _ => Like(FigureText.Value(figure, horizon, trials), figure.Value),
    };

    /// <summary>When what is left of a loss is over.</summary>
    public Cell? End(AssumptionForecast forecast, string metric) =>
        forecast.Find(metric) switch
    {
        null => null,
        { IsBeyondHorizon: true } figure => Exact(figure, forecast.EffectiveTrials) with { Format = Cell.DateFormat },
        var figure => Cell.Of(FigureText.Day(asOf, figure.Value)),
    };

    /// <summary>A loss that is still going on at the horizon is at least as long as what of it can be seen.</summary>
    public Cell? Longest(AssumptionForecast forecast, string metric) =>
        Exact(forecast, metric) is { } cell && Shown.IsAtLeast(forecast, metric) ? Cell.Of("≥ " + cell.Shown, cell.Format) : Exact(forecast, metric);

    /// <summary>Just what a field of this tag holds: the number that is shown.</summary>
    /// <param name="format">Of the tag.</param>
    /// <param name="kind">A figure like it, where this assumption has none.</param>
    public Cell Field(AssumptionForecast forecast, string metric, string format, Figure kind)
    {
        string Later() => format is FieldFormat.Date ? Cell.DateFormat : FormatOf(kind);
        if (forecast.Find(metric) is not { } figure) return Cell.Of(FigureText.Absent, Later());
        var value = FieldFormat.Of(figure, format, asOf, horizon, forecast.EffectiveTrials) ?? throw new ArgumentException($"'{format}' does not fit {metric}", nameof(format));
        return value switch
        {
            { Date: { } date } => Cell.Of(date),
            { Number: { } number } => Like(value.Text, number),
            _ => Cell.Of(value.Text, Later()),
        };
    }

    /// <summary>For a number of the kind, whatever its error will be.</summary>
    private static string FormatOf(Figure figure) => figure.Unit switch
    {
        Unit.PointInTime => Cell.DateFormat,
        Unit.Days => "0\" d\"",
        _ => "0 %",
    };

    public static Cell Weight(double weight, double error, double trials) => Like(EvidenceText.Weight(weight, error, trials), weight);

    /// <summary>A standard error, with one digit.</summary>
    public static Cell Error(Figure figure) => !(figure.StandardError > 0) || !double.IsFinite(figure.StandardError) ? Cell.Exact(0)
        : figure.Unit is Unit.Days or Unit.PointInTime ? Like(Rounding.Error(figure.StandardError, FinestError) + " d", figure.StandardError)
        : Like(Rounding.Error(figure.StandardError * 100, FinestError) + " %", figure.StandardError);

    /// <summary>A number that reads like a text: <c>33.9 %</c>, <c>27.4 d</c>. What is no number there, as <c>&lt; 0.002 %</c>, is shown word by word.</summary>
    public static Cell Like(string text, double value)
    {
        if (!double.IsFinite(value)) return Cell.Of(text);
        var format = text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-') ? Places(text) + (text.EndsWith(" %", StringComparison.Ordinal) ? " %" : text.EndsWith(" d", StringComparison.Ordinal) ? "\" d\"" : "") : $"\"{text}\"";
        return new Cell(null, value, format, text);
    }

    private static string Places(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? "0" : "0." + new string('0', text.Skip(point + 1).TakeWhile(char.IsAsciiDigit).Count());
    }
}
