using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Tracks;

/// <summary>Problems of several data dates, each told once with the dates on which it came up.</summary>
public static class TrackWarnings
{
    /// <summary>Errors first, then in the order in which they came up.</summary>
    public static ImmutableArray<(string Text, ImmutableArray<DateOnly> Dates)> Of(Track track) =>
    [
        .. track.Failed.SelectMany(f => f.Problems.Select(p => (Problem: p, f.Date)))
            .Concat(track.Forecasts.SelectMany(f => f.Warnings.Select(w => (Problem: w, Date: f.Scenario.AsOf))))
            .GroupBy(p => (p.Problem.Severity, Text: Text(p.Problem, p.Date)))
            .OrderBy(g => g.Key.Severity == Severity.Error ? 0 : 1).ThenBy(g => g.Min(p => p.Date))
            .Select(g => (g.Key.Text, g.Select(p => p.Date).Distinct().Order().ToImmutableArray())),
    ];

    /// <summary>Without the data date, which stands before it and would keep the dates apart.</summary>
    private static string Text(Problem problem, DateOnly date) =>
        problem.ToString().Replace($"the data date {FigureText.Date(date)}", "the data date", StringComparison.Ordinal);

    /// <summary><c>2026-02-15</c>, <c>2026-02-15 and 2026-03-03</c>, <c>2026-02-15 to 2026-09-16 (6 dates)</c>.</summary>
    public static string Dates(ImmutableArray<DateOnly> dates) => dates switch
    {
        [var one] => FigureText.Date(one),
        [var one, var two] => $"{FigureText.Date(one)} and {FigureText.Date(two)}",
        _ => $"{FigureText.Date(dates[0])} to {FigureText.Date(dates[^1])} ({FigureText.Count(dates.Length)} dates)",
    };
}
