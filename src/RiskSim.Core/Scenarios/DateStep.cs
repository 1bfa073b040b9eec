using System.Globalization;

namespace RiskSim.Scenarios;

/// <summary>The time from one date to the next: days, weeks (7 days) or calendar months, at least one.</summary>
public sealed record DateStep
{
    private DateStep(int count, bool isMonths) => (Count, IsMonths) = (count, isMonths);

    /// <summary>So many days, or months.</summary>
    public int Count { get; }

    /// <summary>Calendar months: the 31st is followed by the last day of a shorter month, and then by the 31st again.</summary>
    public bool IsMonths { get; }

    /// <summary><c>7d</c>, <c>2w</c>, <c>1mo</c>, with or without a space; null for anything else.</summary>
    public static DateStep? Parse(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 10_000) return null;
        return text[digits..].Trim() switch
        {
            "d" => new DateStep(count, false),
            "w" => new DateStep(7 * count, false),
            "mo" => new DateStep(count, true),
            _ => null,
        };
    }

    /// <summary><paramref name="from"/> and what follows, up to and not always with <paramref name="to"/>.</summary>
    public IEnumerable<DateOnly> Dates(DateOnly from, DateOnly to)
    {
        // Whole steps from the first date, so that a short month shifts no later date. `to` bounds them, so none overflows.
        for (var n = 0; ; n++)
        {
            if (IsMonths ? n * Count > MonthsBetween(from, to) : n * Count > to.DayNumber - from.DayNumber) yield break;
            var date = IsMonths ? from.AddMonths(n * Count) : from.AddDays(n * Count);
            if (date > to) yield break;
            yield return date;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{(IsMonths ? "mo" : "d")}");

    private static int MonthsBetween(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month;
}
