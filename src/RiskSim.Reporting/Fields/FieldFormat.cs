using System.Globalization;
using System.Text.RegularExpressions;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Fields;

/// <summary>How the format of a tag turns figures, dates and counts into what a document shows.</summary>
internal static partial class FieldFormat
{
    public const string Default = "";
    public const string WithError = "±";
    public const string Whole = "whole";
    public const string Date = "date";
    public const string LongDate = "long-date";

    /// <summary>As <see cref="Date"/> and <see cref="Whole"/>, with the error where that is a day or more.</summary>
    public const string DateAndError = "date±", WholeAndError = "whole±";

    public const string Raw = "raw";

    /// <summary>For those who cannot type ±.</summary>
    private const string TypedError = "+-";

    /// <summary>What can be written after the bar, for messages.</summary>
    public const string Known = "Formats are ±, whole, whole±, date, date±, long-date, raw, and numbers like 0.0, #,##0 or 0.0 %; without one a value is as in the report.";

    /// <summary>Candidates for a guess at what was meant.</summary>
    public static readonly string[] Names = [WithError, Whole, Date, LongDate, Raw];

    public static bool IsKnown(string format) => format is Default or TypedError or WholeAndError or DateAndError || Names.Contains(format, StringComparer.Ordinal) || NumberFormat().IsMatch(format);

    /// <param name="format">One that is known.</param>
    /// <param name="asOf">The data date.</param>
    /// <param name="trials">Effective trials behind the figure.</param>
    /// <returns>Null where the figure has no such form: a probability has no date.</returns>
    public static FieldValue? Of(Figure figure, string format, DateOnly asOf, DateOnly horizon, double trials) => (format, figure.IsBeyondHorizon) switch
    {
        (Raw, true) => new FieldValue(MetricsTable.BeyondHorizon),
        (Raw, _) => new FieldValue(Exact(figure.Value)) { Number = figure.Value },
        (Date or DateAndError or LongDate, _) when !HasDate(figure) => null,
        (LongDate, true) => new FieldValue("beyond " + Long(horizon)),
        (_, true) => new FieldValue(FigureText.Value(figure, horizon, trials)),
        (DateAndError or WholeAndError, _) when IsWide(figure) => new FieldValue(FigureText.WithError(format == DateAndError ? figure with { Date = figure.Date ?? FigureText.Day(asOf, figure.Value) } : figure, horizon, trials)),
        (DateAndError, _) => OfDate(figure.Date ?? FigureText.Day(asOf, figure.Value), Date),
        (WholeAndError, _) => Shown(FigureText.Value(figure, horizon, trials, whole: true), figure),
        (Date or LongDate, _) => OfDate(figure.Date ?? FigureText.Day(asOf, figure.Value), format),
        (Default or Whole, _) => Shown(FigureText.Value(figure, horizon, trials, format == Whole), figure),
        (WithError or TypedError, _) => new FieldValue(FigureText.WithError(figure, horizon, trials)),
        _ => Number(figure.Value, format),
    };

    /// <returns>Null where the format is not one of dates.</returns>
    public static FieldValue? OfDate(DateOnly date, string format) => format switch
    {
        Default or Date => new FieldValue(FigureText.Date(date)) { Date = date },
        LongDate => new FieldValue(Long(date)) { Date = date },
        _ => null,
    };

    /// <returns>Null where the format is not one of whole numbers.</returns>
    public static FieldValue? OfCount(long count, string format) => format switch
    {
        Default or Whole => new FieldValue(FigureText.Count(count)) { Number = count },
        Raw => new FieldValue(count.ToString(CultureInfo.InvariantCulture)) { Number = count },
        _ when NumberFormat().IsMatch(format) && !format.Contains('%', StringComparison.Ordinal) => Number(count, format),
        _ => null,
    };

    /// <summary>A point in time, or a time that ends on some day: how long a loss that is going on will still last.</summary>
    private static bool HasDate(Figure figure) => figure.Unit == Unit.PointInTime || figure.Metric.Contains(".remaining.p", StringComparison.Ordinal) && figure.Unit == Unit.Days;

    /// <summary>Whether a date or a number of days alone would look better known than it is.</summary>
    private static bool IsWide(Figure figure) => figure.Unit is Unit.PointInTime or Unit.Days && figure.StandardError >= 1;

    /// <summary>A cell gets the number that the text shows, so that both are rounded alike; a bound (<c>&lt; 0.002 %</c>) stays text.</summary>
    private static FieldValue Shown(string text, Figure figure)
    {
        if (figure.Date is { } date) return new FieldValue(text) { Date = date };
        var (number, scale) = text.EndsWith(" %", StringComparison.Ordinal) ? (text[..^2], 100m) : (text.EndsWith(" d", StringComparison.Ordinal) ? text[..^2] : text, 1m);
        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new FieldValue(text) { Number = (double)(value / scale) }
            : new FieldValue(text);
    }

    private static FieldValue Number(double value, string format)
    {
        var isPercent = format.EndsWith('%');
        var point = format.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : format.Count(c => c == '0') - 1;
        var rounded = Math.Round((decimal)value * (isPercent ? 100 : 1), decimals, MidpointRounding.AwayFromZero);
        // No "-0".
        if (rounded == 0) rounded = 0;
        var text = rounded.ToString((format[0] == '#' ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return isPercent
            ? new FieldValue(text + (format.Contains(' ', StringComparison.Ordinal) ? " %" : "%")) { Number = (double)(rounded / 100) }
            : new FieldValue(text) { Number = (double)rounded };
    }

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Long(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    // As a spreadsheet writes them; more places than a double has are a slip.
    [GeneratedRegex(@"^(#,##)?0(\.0{1,9})?( ?%)?$")]
    private static partial Regex NumberFormat();
}
