using System.Collections.Immutable;

namespace RiskSim.Reporting.Charts;

/// <summary>Small multiples of P(X &gt; x), all on the same axes.</summary>
internal static class ExceedancePanels
{
    /// <summary>Where a curve is lower than this, nothing of it can be seen.</summary>
    private const double Visible = 0.02;

    /// <param name="metrics">Id of the distribution, heading and the largest possible value (+∞: none).</param>
    public static ImmutableArray<Panel> Of(ChartContext context, ImmutableArray<(string Metric, string Heading, double LimitDays)> metrics)
    {
        var longest = metrics.Max(m => context.With(m.Metric).Max(d =>
            Math.Min(d.Distribution.HighDays, d.Distribution.Quantile(1 - (d.Series.IsBlend ? Visible : 2.5 * Visible)))));
        var to = Math.Max(longest * 1.05, 10);
        var axis = new DaysAxis(0, to);
        return
        [
            .. metrics.Select(m => new Panel(m.Heading, axis, new ProbabilityAxis(0, 1.02, [0, 0.2, 0.5, 0.8, 1]), Marks(context, m.Metric, m.LimitDays, to))),
        ];
    }

    /// <summary>Columns of a grid for so many panels.</summary>
    public static int Columns(int panels) => panels switch { <= 3 => panels, 4 => 2, _ => 3 };

    private static ImmutableArray<Mark> Marks(ChartContext context, string metric, double limitDays, double to)
    {
        var marks = ImmutableArray.CreateBuilder<Mark>();
        if (limitDays <= to) marks.Add(new Drop(Palette.Quiet, limitDays, 1, "limit"));
        foreach (var (series, distribution) in context.With(metric))
        {
            var points = Curves.Exceedance(distribution, 0, to);
            marks.Add(new Curve(series.Style, points));
            // The curve stops where the horizon ends what can be known.
            if (points[^1].X < to - 1e-6 && points[^1].Y > 0.005) marks.Add(new Dot(series.Style, points[^1], false, 6));
        }
        return marks.ToImmutable();
    }
}
