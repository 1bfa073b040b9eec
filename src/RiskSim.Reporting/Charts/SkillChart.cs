using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Scores;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Charts;

/// <summary>How far off each assumption was, by data date.</summary>
internal static class SkillChart
{
    public const string Name = "skill";

    private const int PanelsPerChart = 6;
    private static readonly SeriesStyle Ledger = Palette.Quiet with { Dash = [2, 3] };

    /// <summary>Of everything that has happened and was forecast on two dates at least: restorations first, then crews.</summary>
    public static ImmutableArray<Chart> From(ScoreContext context)
    {
        var quantities = context.Known.Where(q => context.DatesOf(q).Length > 1).ToList();
        return [.. quantities.Chunk(PanelsPerChart).Select((chunk, i) => Of(context, chunk, i == 0 ? Name : $"{Name}-{(i + 1).ToString(CultureInfo.InvariantCulture)}"))];
    }

    private static Chart Of(ScoreContext context, string[] quantities, string name)
    {
        var card = context.Card;
        var dates = context.DataDates;
        return new Chart
        {
            Name = name,
            Title = ScoreSentences.ChartTitle(context, quantities[0]),
            AlternativeText = "Lines of how many days each assumption was off, by data date. "
                + string.Join("; ", quantities.Select(q => $"{context.Name(q)} ({FigureText.Date(context.OutcomeOf(q))}): {string.Join(", ", Means(context, q))}")) + ".",
            Caption = "How far each assumption was off on each data date: the continuous ranked probability score in days, lower is better. A forecast of one certain day scores the days by which it is off; "
                + "one that is spread out pays for its width. Dotted lines: new entries in the ledger. Above each panel the mean over its data dates.",
            Key = [.. context.Assumptions.Select(a => new KeyEntry(KeyShape.Line, context.StyleOf(a), Labels.Assumption(a))), new KeyEntry(KeyShape.Planned, Ledger, "new in the ledger")],
            Panels = [.. quantities.Select(q => Panel(context, q))],
            Columns = quantities.Length > 1 ? 2 : 1,
            XLabel = "Data date of the forecast (UTC)",
            YLabel = "Days off (CRPS)",
            Footer = string.Join("  ·  ", card.Scenario.Name, $"{dates.Length.ToString(CultureInfo.InvariantCulture)} data dates", "known until " + Labels.Date(card.KnownUntil),
                FigureText.Count(card.Trials) + " trials per assumption", "seed " + card.Seed.ToString(CultureInfo.InvariantCulture), FigureText.Sampling(card.Sampling)),
        };
    }

    private static IEnumerable<string> Means(ScoreContext context, string quantity) => context.Assumptions
        .Select(a => (Assumption: a, Mean: context.Mean(a, quantity, context.MeasureOf(quantity)))).Where(m => m.Mean is not null)
        .Select(m => $"{Labels.Assumption(m.Assumption)} {Labels.Number(m.Mean!.Value)}");

    private static Panel Panel(ScoreContext context, string quantity)
    {
        var dates = context.DatesOf(quantity);
        var (zero, outcome) = (dates[0], context.OutcomeOf(quantity));
        var to = Math.Max(dates[^1].DayNumber, outcome.DayNumber) - zero.DayNumber;
        var marks = ImmutableArray.CreateBuilder<Mark>();
        foreach (var entry in context.Card.Scenario.Ledger.Select(e => e.Date).Distinct().Where(d => d > zero && d < outcome))
            marks.Add(new Drop(Ledger, entry.DayNumber - zero.DayNumber, ""));
        marks.Add(new Drop(Palette.Blend, outcome.DayNumber - zero.DayNumber, "happened: " + Labels.Date(outcome)));
        var highest = 0.0;
        foreach (var assumption in context.Assumptions)
        {
            var style = context.StyleOf(assumption);
            var run = ImmutableArray.CreateBuilder<Point>();
            foreach (var date in dates)
            {
                // Where an assumption was impossible its line breaks off.
                if (context.Find(date, assumption, quantity, context.MeasureOf(quantity))?.Value is not { } value)
                {
                    Draw();
                    continue;
                }

                highest = Math.Max(highest, value);
                run.Add(new Point(date.DayNumber - zero.DayNumber, value));
            }

            Draw();

            void Draw()
            {
                if (run.Count > 1) marks.Add(new Curve(style, [.. run]));
                foreach (var point in run) marks.Add(new Dot(style, point));
                run.Clear();
            }
        }

        return new Panel(context.Name(quantity), new DateAxis(zero, -0.02 * to, 1.02 * to), new DaysAxis(0, Math.Max(1, 1.08 * highest)), marks.ToImmutable())
        {
            Remark = "mean: " + string.Join(", ", Means(context, quantity)),
        };
    }
}
