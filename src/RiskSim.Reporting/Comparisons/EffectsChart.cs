using System.Collections.Immutable;
using RiskSim.Decisions;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Comparisons;

/// <summary>What each plan does to one figure under each assumption: a dot with two standard errors to both sides.</summary>
internal static class EffectsChart
{
    public const string Prefix = "compare-";

    /// <summary>Small enough to leave the bars in sight.</summary>
    private const float DotSize = 6;

    private static readonly SeriesStyle Better = Palette.Less with { Width = 2 };
    private static readonly SeriesStyle Worse = Palette.More with { Width = 2 };
    private static readonly SeriesStyle Same = SeriesStyle.Plain("#777777", 2);
    private static readonly SeriesStyle Zero = SeriesStyle.Plain("#222222", 1.2f);

    public static Chart Of(CompareContext context, string metric)
    {
        var isDays = context.UnitOf(metric) is Unit.Days or Unit.PointInTime;
        var rows = ImmutableArray.CreateBuilder<Row>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        double lowest = 0, highest = 0;
        foreach (var plan in context.Comparison.BestFirst(metric))
        {
            rows.Add(new Row(rows.Count, rows.Count + 1, context.PlanName(plan), [""]) { IsHeading = true });
            foreach (var assumption in context.BlendFirst)
            {
                var effect = context.Effect(plan, metric, assumption);
                if (effect is not null && effect.Verdict != Verdict.BeyondHorizon) Add(effect, rows.Count + 0.5);
                rows.Add(new Row(rows.Count, rows.Count + 1, CompareContext.AssumptionName(assumption), [CompareContext.Amount(effect)]));
            }
        }

        marks.Insert(0, new Planned(Zero, 0, 0, rows.Count));
        var margin = Math.Max(0.06 * (highest - lowest), isDays ? 1 : 0.002);
        var name = context.FigureName(metric);
        return new Chart
        {
            Name = Prefix + metric.Replace('.', '-').Replace('_', '-'),
            Title = Title(context, metric, name),
            AlternativeText = $"{name}, difference from the plan as it is: " + string.Join("; ", rows.Select(r => r.IsHeading ? r.Label : $"{r.Label} {r.Notes[0]}")) + ".",
            Caption = "Each dot is the difference from the plan as it is under one assumption, its bar two standard errors to both sides; the best option for the blend is on top. "
                + "All plans are forecast with the same percentiles, so that small differences can be told from chance.",
            Key = [new KeyEntry(KeyShape.Dot, Better, "helps"), new KeyEntry(KeyShape.Dot, Worse, "hurts"), new KeyEntry(KeyShape.Dot, Same, "no difference beyond two errors"), new KeyEntry(KeyShape.Ring, Same, "at least, the horizon hides the rest")],
            Panels = [new Panel("", isDays ? new DaysAxis(lowest - margin, highest + margin) : new ProbabilityAxis(lowest - margin, highest + margin, []),
                new RowAxis(rows.Count, rows.ToImmutable(), ["Difference"]), marks.ToImmutable())],
            PanelHeight = Chart.RowsHeight(rows.Count, 24),
            XLabel = isDays ? "Days more (+) or less (−) than as planned" : "Percentage points more (+) or less (−) than as planned",
            YLabel = "",
            Footer = context.Footer,
        };

        void Add(Effect effect, double y)
        {
            var style = effect.Verdict switch { Verdict.Helps => Better, Verdict.Hurts => Worse, _ => Same };
            var (value, error) = (effect.Difference.Value, 2 * effect.Difference.StandardError);
            if (!effect.IsBound && error > 0) marks.Add(new RangeBar(style, y, value - error, value + error, false));
            marks.Add(new Dot(style, new Point(value, y), !effect.IsBound, DotSize));
            if (effect.IsBound) error = 0;
            (lowest, highest) = (Math.Min(lowest, value - error), Math.Max(highest, value + error));
        }
    }

    private static string Title(CompareContext context, string metric, string name)
    {
        var helping = context.Comparison.BestFirst(metric).Select(p => (Plan: p, Effect: context.Effect(p, metric, AssumptionForecast.BlendId))).Where(p => p.Effect?.Verdict == Verdict.Helps).ToList();
        return helping.Count == 0 ? $"{name}: nothing helps" : $"{name}: {context.PlanName(helping[0].Plan)} helps most, {CompareContext.Amount(helping[0].Effect)}";
    }
}
