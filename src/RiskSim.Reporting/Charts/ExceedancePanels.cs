using System.Collections.Immutable;

namespace RiskSim.Reporting.Charts;

/// <summary>Small multiples of P(X &gt; x), all on the same axes.</summary>
internal static class ExceedancePanels
{
    /// <summary>What happens less often than this leaves the panels empty.</summary>
    private const double Negligible = 0.0005;

    private static readonly SeriesStyle Unknown = SeriesStyle.Plain("#ECECEC");

    /// <summary>Whether anything is longer than some days with a probability that can be seen.</summary>
    public static bool AreWorthAPicture(ChartContext context, IEnumerable<string> metrics, double days) =>
        metrics.Any(m => context.With(m).Any(d => 1 - d.Distribution.Cdf(days) > Negligible));

    /// <param name="metrics">Id of the distribution, heading, remark and the largest possible value (+∞: none).</param>
    public static ImmutableArray<Panel> Of(
        ChartContext context, ImmutableArray<(string Metric, string Heading, string Remark, double LimitDays)> metrics)
    {
        var longest = metrics.Max(m => context.With(m.Metric).Max(d =>
            Math.Min(d.Distribution.HighDays, Curves.Settled(d.Distribution, d.Series.IsBlend))));
        var to = Math.Max(longest * 1.02, 10);
        var axis = new DaysAxis(0, to);
        var scale = ProbabilityAxis.UpTo(metrics.Max(m => context.With(m.Metric).Max(d => 1 - d.Distribution.Cdf(0))), [0, 0.2, 0.5, 0.8, 1]);
        var points = Curves.MostPoints / Columns(metrics.Length);
        return
        [
            .. metrics.Select(m =>
                new Panel(m.Heading, axis, scale, Marks(context, m.Metric, m.LimitDays, to, scale.To, points)) { Remark = m.Remark }),
        ];
    }

    public static ImmutableArray<KeyEntry> Key(ChartContext context, ImmutableArray<Panel> panels) =>
        panels.Any(p => p.Marks.Any(m => m.Style == Unknown))
            ? context.Key(KeyShape.Line).Add(new KeyEntry(KeyShape.Block, Unknown, "beyond the horizon"))
            : context.Key(KeyShape.Line);

    /// <summary>Columns of a grid for so many panels.</summary>
    public static int Columns(int panels) => panels switch { <= 3 => panels, 4 => 2, _ => 3 };

    private static ImmutableArray<Mark> Marks(ChartContext context, string metric, double limitDays, double to, double top, int points)
    {
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var known = context.With(metric).Max(d => d.Distribution.HighDays);
        if (known < 0.97 * to && context.With(metric).Any(d => d.Distribution.BeyondProbability > Negligible))
            marks.Add(new Block(Unknown, known, to, top, 0, ""));
        if (limitDays <= to) marks.Add(new Drop(Palette.Quiet, limitDays, "limit"));
        foreach (var (series, distribution) in context.With(metric))
        {
            marks.Add(new Curve(series.Style, Curves.Exceedance(distribution, 0, to, points)));
        }
        return marks.ToImmutable();
    }
}
