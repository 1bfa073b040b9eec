using System.Globalization;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Workbooks.Model;

/// <summary>What a cell holds: a text, or a number with the format that shows it.</summary>
/// <param name="Text">Null: a number; else <paramref name="Format"/> is that of numbers to come. Never taken for a formula, whatever it begins with.</param>
/// <param name="Number">A probability is 0..1, a date the days since 1899-12-30.</param>
/// <param name="Format">As the spreadsheet writes number formats; empty: as the number is.</param>
/// <param name="Shown">What the reader sees, to measure the column by.</param>
internal sealed record Cell(string? Text, double Number, string Format, string Shown)
{
    public const string DateFormat = "yyyy-mm-dd";

    public static Cell Of(string text) => new(text, 0, "", text);

    /// <summary>A text in the place of a number, whose format it keeps for the number that an update may bring.</summary>
    public static Cell Of(string text, string format) => new(text, 0, format, text);

    public static Cell Of(DateOnly date) => new(null, ExcelCell.NumberOf(new FieldValue("") { Date = date }, from1904: false)!.Value, DateFormat, FigureText.Date(date));

    /// <summary>Empty where there is no date.</summary>
    public static Cell? Of(DateOnly? date) => date is { } day ? Of(day) : null;

    /// <summary>A count, with thousands marked.</summary>
    public static Cell OfCount(double count) => new(null, count, "#,##0", FigureText.Count(count));

    /// <summary>A number with all its digits.</summary>
    public static Cell Exact(double value) => new(null, value, "", value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number if the text is one, so that it can be reckoned with.</summary>
    public static Cell Value(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Exact(number) : Of(text);
}
