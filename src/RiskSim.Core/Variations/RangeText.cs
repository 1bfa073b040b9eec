using System.Globalization;
using RiskSim.Distributions;

namespace RiskSim.Variations;

/// <summary>A value of a range: a number with the unit that was written after it, or a date.</summary>
/// <param name="Number">The day number of a date.</param>
/// <param name="Unit">Empty: none.</param>
internal readonly record struct RangeValue(decimal Number, string Unit, DateOnly? Date)
{
    /// <summary>Null where it is neither; what a decimal cannot hold exactly enough is no value of a schedule.</summary>
    public static RangeValue? Read(string text)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return new RangeValue(date.DayNumber, "", date);
        if (!Quantity.TryRead(text, out var quantity) || !quantity.HasKnownUnit) return null;
        return decimal.TryParse(text[..^quantity.Unit.Length].TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e12m
            ? new RangeValue(number, quantity.Unit, null) : null;
    }
}

/// <summary><c>from:to</c> or <c>from:to:step</c> as written after <c>--vary</c>: two dates, or numbers of one unit.</summary>
/// <param name="Unit">Of all numbers; empty: none.</param>
/// <param name="StepText">As written; null where there is none.</param>
/// <param name="Step">Null where there is none, and where it is no number with the unit of the others.</param>
internal sealed record RangeText(RangeValue From, RangeValue To, string Unit, string? StepText, RangeValue? Step)
{
    public bool IsDates => From.Date is not null;

    /// <param name="form">What is asked for, for the problem: <c>from:to</c> or <c>from:to:step</c>.</param>
    /// <returns>Null with the broken rule and its mend.</returns>
    public static RangeText? Read(string text, string form, out (string Rule, string Mend) problem)
    {
        problem = default;
        var parts = text.Split(':').Select(p => p.Trim()).ToList();
        var isDates = RangeValue.Read(parts[0])?.Date is not null;
        var values = parts.Take(isDates ? 2 : 3).Select(RangeValue.Read).ToList();
        if (parts.Count is not (2 or 3) || parts.Exists(p => p.Length == 0)) problem = ($"a range is {form}", Example(form));
        else if (values.Exists(v => v is null)) problem = ("a number or date of the range cannot be read", Example(form));
        else if (values.Exists(v => v!.Value.Date is not null != isDates)) problem = ("the values of a range are of one kind", "Write two dates, or numbers.");
        else if (values[^1]!.Value.Unit is var unit && values.Exists(v => v!.Value.Unit != unit && (unit.Length == 0 || v.Value.Unit.Length > 0)))
            problem = ("the values of a range have one unit", $"Write the same unit after each, e.g. {(form == WithStep ? "10 d:30 d:5 d" : "10 d:30 d")}.");
        else return new RangeText(values[0]!.Value, values[1]!.Value, unit, parts.ElementAtOrDefault(2), isDates ? null : values.ElementAtOrDefault(2));
        return null;
    }

    public const string WithStep = "from:to:step", WithoutStep = "from:to";

    private static string Example(string form) => form == WithStep ? "Write e.g. 0.01:0.05:0.01, 10 d:30 d:5 d or 2026-03-01:2026-06-01:1mo." : "Write e.g. 0.01:0.05, 10 d:30 d or 2026-03-01:2026-06-01.";
}
