using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Scenarios;

namespace RiskSim.Variations;

/// <summary>Evenly spaced values: numbers, lengths of time of one unit, or dates.</summary>
internal static class ValueRange
{
    /// <summary>Whether a text is <c>from:to:step</c> rather than a value in which colons happen to be.</summary>
    public static bool Looks(string text) => text.Split(':') is { Length: 2 or 3 } parts && parts.All(p => p.Trim().Length == 0 || IsDate(p, out _) || TryRead(p, out _, out _));

    /// <returns>At least one value, the first is <c>from</c>; null with the broken rule and its mend.</returns>
    public static ImmutableArray<string>? Read(string text, out (string Rule, string Mend) problem)
    {
        problem = default;
        var parts = text.Split(':').Select(p => p.Trim()).ToList();
        if (parts.Count < 3 || parts.Any(p => p.Length == 0)) problem = ("a range is from:to:step", "Write e.g. 0.01:0.05:0.01, 10 d:30 d:5 d or 2026-03-01:2026-06-01:1mo.");
        else if (IsDate(parts[0], out var first) && IsDate(parts[1], out var last)) return Dates(first, last, parts[2], out problem);
        else if (parts.All(p => TryRead(p, out _, out _))) return Numbers(parts, out problem);
        else problem = ("from and to of a range are of one kind, and its step is a number or a length of time", "Write two dates and e.g. 7d, or three numbers.");
        return null;
    }

    private static ImmutableArray<string>? Dates(DateOnly first, DateOnly last, string stepText, out (string Rule, string Mend) problem)
    {
        problem = default;
        var step = DateStep.Parse(stepText.All(char.IsAsciiDigit) ? stepText + "d" : stepText);
        if (step is null) problem = ("the step between dates is whole days, weeks or months", "Write e.g. 7 (days), 2w or 1mo.");
        else if (last < first) problem = ("the last date is before the first", "Turn them round.");
        else return [.. step.Dates(first, last).Take(Variation.MostValues + 1).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];
        return null;
    }

    private static ImmutableArray<string>? Numbers(List<string> parts, out (string Rule, string Mend) problem)
    {
        problem = default;
        TryRead(parts[0], out var from, out var unit);
        TryRead(parts[1], out var to, out var toUnit);
        TryRead(parts[2], out var step, out var stepUnit);
        if (unit != toUnit || unit != stepUnit) problem = ("from, to and step of a range have one unit", "Write the same unit after each of the three, e.g. 10 d:30 d:5 d.");
        else if (step == 0) problem = ("the step is 0", "Give a step above 0, or one below 0 to go down.");
        else if (Math.Sign(to - from) is not 0 and var way && way != Math.Sign(step)) problem = ("the step leads away from the end of the range", "Change its sign, or turn the ends round.");
        else
        {
            // Decimal arithmetic: 0.1 + 2 × 0.1 is 0.3.
            var count = Math.Min(Math.Floor((to - from) / step), Variation.MostValues);
            return [.. Enumerable.Range(0, (int)count + 1).Select(n => Text(from + n * step, unit))];
        }

        return null;
    }

    private static string Text(decimal value, string unit)
    {
        var number = value.ToString("0.############################", CultureInfo.InvariantCulture);
        return unit.Length == 0 ? number : $"{number} {unit}";
    }

    private static bool IsDate(string text, out DateOnly date) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryRead(string text, out decimal number, out string unit)
    {
        (number, unit) = (0, "");
        text = text.Trim();
        if (!Quantity.TryRead(text, out var quantity) || !quantity.HasKnownUnit) return false;
        unit = quantity.Unit;
        // What a decimal cannot hold exactly enough is no value of a schedule.
        return decimal.TryParse(text[..^unit.Length].TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) < 1e12m;
    }
}
