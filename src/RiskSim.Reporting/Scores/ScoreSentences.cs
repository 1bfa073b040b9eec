using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Reporting.Scores;

/// <summary>Who was right, by how many days, in words.</summary>
internal static class ScoreSentences
{
    /// <summary><c>6 data dates, 2025-11-28 to 2026-02-15</c>.</summary>
    public static string Dates(IReadOnlyList<DateOnly> dates) => dates.Count == 1
        ? $"the data date {FigureText.Date(dates[0])}"
        : $"{dates.Count.ToString(CultureInfo.InvariantCulture)} data dates, {FigureText.Date(dates[0])} to {FigureText.Date(dates[^1])}";

    /// <summary>How far everybody was off on average, the best first; then who was nearest when.</summary>
    public static string Verdict(ScoreContext context, string quantity)
    {
        var means = Ranking(context, quantity);
        var dates = context.DatesOf(quantity);
        if (means.Count == 0) return $"what was known was impossible under every assumption on {Dates(dates)}";
        var each = means.Select((m, i) => $"{Of(m.AssumptionId)} {(i == 0 ? FigureText.DaysInWords(Days(m)) : Days(m))}{(m.Dates < m.AllDates ? $" (on {m.Dates} of them; impossible on the others)" : "")}");
        return $"over {Dates(dates)}, {(dates.Length == 1 ? "" : "on average ")}off by: {string.Join(", ", each)}.{Who(context, quantity)}";
    }

    /// <summary>The direction in which the middle of each forecast was wrong.</summary>
    public static string Direction(ScoreContext context, string quantity)
    {
        var each = new List<string>();
        foreach (var assumption in context.Assumptions)
        {
            var errors = context.DatesOf(quantity).Select(d => context.Find(d, assumption, quantity, ScoreNames.MedianError)?.Value).OfType<double>().ToList();
            if (errors.Count > 0) each.Add($"{Of(assumption)} {Range(errors)}");
        }

        if (each.Count == 0) return "";
        return $"The middle of the forecasts (P50) was{(context.DatesOf(quantity).Length > 1 ? ", from the first data date to the last" : "")}: {string.Join("; ", each)}.";
    }

    public static string ChartTitle(ScoreContext context, string quantity)
    {
        // Means over other dates cannot be compared.
        var all = Ranking(context, quantity).Where(m => m.AssumptionId != AssumptionForecast.BlendId).ToList();
        var means = all.Where(m => m.Dates == m.AllDates).ToList() is { Count: > 0 } complete ? complete : all;
        if (means.Count == 0) return $"{context.Name(quantity)}: no assumption was possible";
        return means.Count == 1 ? $"{context.Name(quantity)}: the forecasts of {Of(means[0].AssumptionId)} were off by {Labels.Days(means[0].Value)} on average"
            : $"{context.Name(quantity)}: {Of(means[0].AssumptionId)} came nearest, off by {Labels.Days(means[0].Value)} on average; {Of(means[^1].AssumptionId)} was off by {Labels.Number(means[^1].Value)}";
    }

    private static List<MeanScore> Ranking(ScoreContext context, string quantity) =>
        [.. context.Assumptions.Select(a => context.Mean(a, quantity, context.MeasureOf(quantity))).OfType<MeanScore>().OrderBy(m => m.Value)];

    private static string Who(ScoreContext context, string quantity)
    {
        var periods = context.Card.Nearest.Where(n => n.Quantity == quantity).ToList();
        if (periods.Count == 0) return "";
        if (periods.Count == 1)
            return periods[0] is { AssumptionId: { } one } only ? $" {Of(one)} was nearest{(only.From == only.To ? "" : " on every date")}." : " The best two are level.";
        var each = periods.Select((p, i) => $"{(p.AssumptionId is { } a ? Of(a) : "nobody clearly")} "
            + (i == 0 && p.From != p.To ? $"until {FigureText.Date(p.To)}" : p.From == p.To ? $"on {FigureText.Date(p.From)}" : $"from {FigureText.Date(p.From)}" + (i < periods.Count - 1 ? $" to {FigureText.Date(p.To)}" : " on")));
        return $" Nearest was: {string.Join(", then ", each)}.";
    }

    /// <summary>Whole days, tenths below ten.</summary>
    private static string Days(MeanScore mean) => ScoreContext.Text(mean.Value, mean.StandardError, mean.Value < 9.95 ? 0.1 : 1);

    /// <summary><c>25 days too late → 7 days too early</c>.</summary>
    private static string Range(List<double> errors)
    {
        var (first, last) = (Off(errors[0]), Off(errors[^1]));
        return errors.Count == 1 || first == last ? first : $"{first} → {last}";
    }

    private static string Off(double days) => days switch
    {
        double.PositiveInfinity => "beyond the horizon",
        0 => "on the day",
        _ => $"{FigureText.DaysInWords(Math.Abs(days).ToString("0", CultureInfo.InvariantCulture))} too {(days > 0 ? "late" : "early")}",
    };

    private static string Of(string assumption) => assumption == AssumptionForecast.BlendId ? "the blend" : $"'{Labels.Assumption(assumption)}'";
}
