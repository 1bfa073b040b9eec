using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Text;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Reporting.Scores;

/// <summary>The tables of a score report: one column for each assumption, plain numbers.</summary>
internal static class ScoreTables
{
    private const double FinestDays = 0.1;
    private const double FinestShare = 0.001;
    private const double FinestNumber = 0.01;

    /// <summary>Days off by data date, and their mean.</summary>
    public static Passage.Table ByDate(ScoreContext context, string quantity)
    {
        var measure = context.MeasureOf(quantity);
        var isPartial = context.Assumptions.Any(a => context.Mean(a, quantity, measure) is { } mean && mean.Dates < mean.AllDates);
        return Table(context, "Data date",
        [
            .. context.DatesOf(quantity).Select(d => Row(context, FigureText.Date(d), a => context.Find(d, a, quantity, measure) is { } score
                ? ScoreContext.Text(score.Value, score.StandardError, FinestDays) : FigureText.Absent)),
            Row(context, "mean", a => Mean(context, a, quantity, measure, FinestDays)),
            .. isPartial ? [Row(context, "of so many dates", a => (context.Mean(a, quantity, measure)?.Dates ?? 0).ToString(CultureInfo.InvariantCulture))] : Array.Empty<ImmutableArray<Prose>>(),
        ]);
    }

    /// <summary>The largest Monte Carlo standard error of <see cref="ByDate"/>, rounded up.</summary>
    public static string LargestError(ScoreContext context, string quantity) => Rounding.Error(
        context.Card.Scores.Where(s => s.Quantity == quantity && s.Name == context.MeasureOf(quantity)).Max(s => s.StandardError), 0.001);

    /// <summary>How late the P50 was, by data date.</summary>
    public static Passage.Table MedianErrors(ScoreContext context, string quantity) => Table(context, "Data date",
        [.. context.DatesOf(quantity).Select(d => Row(context, FigureText.Date(d), a => context.Find(d, a, quantity, ScoreNames.MedianError) is { } score ? Lateness(score, context) : FigureText.Absent))]);

    /// <summary>Means of the measure by which forecasts are compared.</summary>
    public static Passage.Table Means(ScoreContext context, IEnumerable<string> quantities, string first) => Table(context, first,
        [.. quantities.Select(q => Row(context, context.Name(q), a => Mean(context, a, q, context.MeasureOf(q), FinestDays)))]);

    /// <summary>Means of the other scores of a quantity.</summary>
    public static Passage.Table OtherScores(ScoreContext context, string quantity)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Prose>>();
        var names = context.Card.Means.Where(m => m.Quantity == quantity).Select(m => m.Name).Distinct().ToList();
        if (context.Known.Contains(quantity)) Add(ScoreNames.CensoredCrps, "CRPS up to the last day of knowledge, days", FinestDays);
        Add(ScoreNames.Log, "log score", FinestNumber);
        foreach (var brier in names.Where(n => n.StartsWith(ScoreNames.Brier, StringComparison.Ordinal)))
            Add(brier, $"Brier score, more than {brier[ScoreNames.Brier.Length..]} days {(quantity.StartsWith("sites.", StringComparison.Ordinal) ? "from the data date" : "late")}", FinestShare);
        Add(ScoreNames.Pit, "PIT", FinestNumber);
        if (names.Contains(ScoreNames.Coverage)) rows.Add(Row(context, "dates with the outcome within P10 to P90", a => Covered(context, a, quantity)));
        return Table(context, "Mean over the data dates", rows.ToImmutable());

        void Add(string name, string label, double finest)
        {
            if (names.Contains(name)) rows.Add(Row(context, label, a => Mean(context, a, quantity, name, finest)));
        }
    }

    private static Passage.Table Table(ScoreContext context, string first, ImmutableArray<ImmutableArray<Prose>> rows) => new(1, [first, .. context.Assumptions], rows);

    private static ImmutableArray<Prose> Row(ScoreContext context, string label, Func<string, string> cell) => [label, .. context.Assumptions.Select(cell)];

    private static string Mean(ScoreContext context, string assumption, string quantity, string name, double finest) =>
        context.Mean(assumption, quantity, name) is { } mean ? ScoreContext.Text(mean.Value, mean.StandardError, finest) : FigureText.Absent;

    private static string Covered(ScoreContext context, string assumption, string quantity) => context.Mean(assumption, quantity, ScoreNames.Coverage) is { } mean
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(mean.Value * mean.Dates):0} of {mean.Dates}") : FigureText.Absent;

    /// <summary><c>+18</c>: so many days too late.</summary>
    private static string Lateness(Score score, ScoreContext context) => score.Value switch
    {
        null => FigureText.Absent,
        double.PositiveInfinity => "beyond " + FigureText.Date(context.Card.Scenario.Horizon),
        { } days => Rounding.To(days, Rounding.Place(score.StandardError, 1)).ToString("+0;-0;0", CultureInfo.InvariantCulture),
    };
}
