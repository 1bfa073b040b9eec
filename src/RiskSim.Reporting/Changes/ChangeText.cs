using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>Changes of figures in words and numbers for people.</summary>
internal static class ChangeText
{
    private const double FinestDays = 0.1, FinestPoints = 0.01;

    /// <summary><c>2026-03-05</c>, <c>27.4 d</c>, <c>33.9 %</c>, <c>beyond 2027-12-31</c>.</summary>
    public static string Value(FigureLevel level, Unit unit) => (level, unit) switch
    {
        ({ IsBeyondHorizon: true }, Unit.PointInTime) when double.IsFinite(level.Value) => $"beyond {FigureText.Date(DateOnly.FromDayNumber((int)level.Value))}",
        ({ IsBeyondHorizon: true }, _) => "beyond the horizon",
        ({ Date: { } date }, _) => FigureText.Date(date),
        (_, Unit.Days) => $"{Rounding.Days(level.Value, level.StandardError)} d",
        _ => $"{Points(level.Value, level.StandardError)} %",
    };

    /// <summary><c>-21.0 ± 0.4 d</c>, <c>+12.3 ± 0.1 points</c>; <c>&lt; -558 d</c> where the horizon hides the rest.</summary>
    public static string Signed(Difference difference, Unit unit, bool isBound, string joint = "±")
    {
        if (!double.IsFinite(difference.Value)) return difference.Value > 0 ? "now beyond the horizon" : "no longer beyond the horizon";
        var amount = Amount(difference, unit);
        var sign = difference.Value < 0 ? "-" : "+";
        if (amount == "0") sign = "";
        if (amount == "0" && difference.StandardError < LeastError(unit)) return $"0 {UnitName(unit)}";
        if (isBound) return $"{(difference.Value < 0 ? "<" : ">")} {sign}{AtLeast(difference, unit)} {UnitName(unit)}";
        return difference.StandardError > 0 ? $"{sign}{amount} {joint} {Error(difference, unit)} {UnitName(unit)}" : $"{sign}{amount} {UnitName(unit)}";
    }

    /// <summary>Whether a difference is more than chance and more than the last place that is shown.</summary>
    public static bool IsShown(Difference difference, Unit unit) => Math.Abs(difference.Value) > 2 * difference.StandardError && (!double.IsFinite(difference.Value) || Amount(difference, unit) != "0");

    /// <summary><c>moved 21 days earlier (± 0.4)</c>, <c>rose by 12.3 points (± 0.1)</c>, <c>did not change</c>.</summary>
    public static string Verb(FigureChange change)
    {
        if (change.IsBeyondHorizon) return "lies beyond the horizon before and after";
        if (!double.IsFinite(change.Total.Value)) return change.Total.Value > 0 ? "went beyond the horizon" : "came back from beyond the horizon";
        var amount = Amount(change.Total, change.Unit);
        if (amount == "0" || change.Total.Value == 0) return "did not change";
        if (Math.Abs(change.Total.Value) < 2 * change.Total.StandardError) return $"did not change beyond the error of the simulation (± {Error(change.Total, change.Unit)})";
        var least = change.IsBound ? "at least " : "";
        var error = change.Total.StandardError > 0 && !change.IsBound ? $" (± {Error(change.Total, change.Unit)})" : "";
        if (change.IsBound) amount = AtLeast(change.Total, change.Unit);
        var units = change.Unit is Unit.Days or Unit.PointInTime ? FigureText.DaysInWords(amount) : $"{amount} {UnitName(change.Unit)}";
        return change.Unit == Unit.PointInTime
            ? $"moved {least}{units} {(change.Total.Value < 0 ? "earlier" : "later")}{error}"
            : $"{(change.Total.Value < 0 ? "fell" : "rose")} by {least}{units}{error}";
    }

    /// <summary>From where to where, in a sentence: <c>from 2027-08-01 to 2027-07-11</c>.</summary>
    public static string FromTo(FigureChange change) => $"from {Value(change.Before, change.Unit)} to {Value(change.After, change.Unit)}{(change.After.IsFact && !change.Before.IsFact ? ", the fact" : "")}";

    /// <summary>What happened: <c>RTVI: a complete spare cabin was found</c>, <c>no news</c>.</summary>
    public static string Causes(ChangeStep step) => step switch
    {
        { IsWaiting: true } => "no news",
        { IsSummary: true } => Smaller(step.Causes.Length),
        _ => string.Join(" + ", step.Causes.Select(c => Cause(c, false))),
    };

    /// <summary>As <see cref="Causes"/>, shortened and without who said it.</summary>
    public static string Saying(ChangeStep step) => step.IsWaiting || step.IsSummary ? Causes(step) : Gist(string.Join(" + ", step.Causes.Select(c => Cause(c, true))), 72);

    /// <summary>The first part of a text that makes sense alone, or as many words as there is room for.</summary>
    /// <param name="most">Characters.</param>
    internal static string Gist(string text, int most)
    {
        const int Least = 12;
        var line = PlainText.OneLine(text);
        if (line.Length <= most) return line;
        foreach (var end in new[] { "; ", " (", ". ", ", " })
            if (line.LastIndexOf(end, most - 1, StringComparison.Ordinal) is var cut && cut >= Least) return line[..line.IndexOf(end, Least, StringComparison.Ordinal)] + " …";
        var word = line.LastIndexOf(' ', most - 2);
        return line[..(word >= Least ? word : most - 2)] + " …";
    }

    private static string Cause(Cause cause, bool isQuoted) => cause switch
    {
        Cause.News { Entry: var entry } => Entry(entry, isQuoted),
        Cause.CommandLine command => CommandLine(command),
        _ => "no news",
    };

    private static string Entry(Scenarios.LedgerEntry entry, bool isQuoted)
    {
        var says = entry.Says.Length > 0 ? entry.Says : string.Join(", ", entry.Set.Select(s => $"{s.Key}: {s.Value}"));
        if (isQuoted) return says;
        var by = entry.By.Length > 0 ? $"{entry.By}: {says}" : says;
        return entry.AssumptionId is { } assumption ? $"{by} [{Labels.Assumption(assumption)}]" : by;
    }

    private static string CommandLine(Cause.CommandLine command)
    {
        var added = command.Added.Select(s => $"--set {s}").ToList();
        if (added.Count == 0) return "without " + string.Join(", ", command.Dropped.Select(s => $"--set {s}"));
        return string.Join(", ", added) + (command.Dropped.IsEmpty ? "" : " instead of " + string.Join(", ", command.Dropped.Select(s => $"--set {s}")));
    }

    private static string Smaller(int count) => $"{count.ToString(CultureInfo.InvariantCulture)} smaller steps";

    /// <summary>Without a sign, to the last place of its error.</summary>
    private static string Amount(Difference difference, Unit unit)
    {
        var value = Math.Abs(difference.Value);
        var isDays = unit is Unit.Days or Unit.PointInTime;
        var text = (isDays, difference.StandardError > 0) switch
        {
            (true, true) => Rounding.Beside(value, difference.StandardError, FinestDays),
            (true, false) => Rounding.Days(value, 0),
            (false, true) => Rounding.Beside(100 * value, 100 * difference.StandardError, FinestPoints),
            (false, false) => Points(value, 0),
        };
        return text.Trim('0', '.').Length == 0 ? "0" : text;
    }

    /// <summary>Rounded down: how much more there is the horizon hides.</summary>
    private static string AtLeast(Difference difference, Unit unit) =>
        unit is Unit.Days or Unit.PointInTime ? Math.Floor(Math.Abs(difference.Value)).ToString("0", CultureInfo.InvariantCulture) : Amount(difference, unit);

    private static string Error(Difference difference, Unit unit) =>
        unit is Unit.Days or Unit.PointInTime ? Rounding.Error(Math.Max(difference.StandardError, 0.001), FinestDays) : Rounding.Error(Math.Max(100 * difference.StandardError, 0.0001), FinestPoints);

    /// <summary>A smaller error is not shown beside nothing.</summary>
    private static double LeastError(Unit unit) => unit is Unit.Days or Unit.PointInTime ? 0.02 : 2e-5;

    private static string UnitName(Unit unit) => unit is Unit.Days or Unit.PointInTime ? "d" : "points";

    /// <summary>Percent, to a hundredth at most.</summary>
    private static string Points(double share, double standardError)
    {
        if (!(standardError > 0)) return Rounding.Number(100 * share, 0, FinestPoints);
        var place = Rounding.Place(100 * standardError, FinestPoints);
        var decimals = Math.Max(0, (int)Math.Round(-Math.Log10(place)));
        return Rounding.To(100 * share, place).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
