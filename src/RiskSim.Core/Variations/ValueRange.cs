using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;

namespace RiskSim.Variations;

/// <summary>Evenly spaced values: numbers, lengths of time of one unit, or dates.</summary>
internal static class ValueRange
{
    /// <summary>Whether a text is <c>from:to:step</c> rather than a value in which colons happen to be.</summary>
    public static bool Looks(string text) => text.Split(':') is { Length: 2 or 3 } parts && parts.All(p => p.Trim().Length == 0 || RangeValue.Read(p) is not null);

    /// <returns>At least one value, the first is <c>from</c>; null with the broken rule and its mend.</returns>
    public static ImmutableArray<string>? Read(string text, out (string Rule, string Mend) problem)
    {
        if (RangeText.Read(text, RangeText.WithStep, out problem) is not { } range) return null;
        if (range.StepText is { } step) return range.IsDates ? Dates(range.From.Date!.Value, range.To.Date!.Value, step, out problem) : Numbers(range, range.Step!.Value.Number, out problem);
        problem = ($"a range is {RangeText.WithStep}", "Write how far its values are apart after a second colon.");
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

    private static ImmutableArray<string>? Numbers(RangeText range, decimal step, out (string Rule, string Mend) problem)
    {
        problem = default;
        var (from, to) = (range.From.Number, range.To.Number);
        if (step == 0) problem = ("the step is 0", "Give a step above 0, or one below 0 to go down.");
        else if (Math.Sign(to - from) is not 0 and var way && way != Math.Sign(step)) problem = ("the step leads away from the end of the range", "Change its sign, or turn the ends round.");
        else
        {
            // Decimal arithmetic: 0.1 + 2 × 0.1 is 0.3.
            var count = Math.Min(Math.Floor((to - from) / step), Variation.MostValues);
            return [.. Enumerable.Range(0, (int)count + 1).Select(n => Text(from + n * step, range.Unit))];
        }

        return null;
    }

    private static string Text(decimal value, string unit)
    {
        var number = value.ToString("0.############################", CultureInfo.InvariantCulture);
        return unit.Length == 0 ? number : $"{number} {unit}";
    }
}
