using System.Collections.Immutable;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>Points of curves, few enough to draw and with every corner that can be seen.</summary>
internal static class Curves
{
    public const int MostPoints = 600;

    /// <summary>P(X ≤ x) for x from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static ImmutableArray<Point> Cdf(EmpiricalDistribution distribution, double from, double to) =>
        Sample(from, Math.Min(to, Math.Max(from, distribution.HighDays)), distribution.StepDays, distribution.Cdf, MostPoints);

    /// <summary>P(X &gt; x), as far as the horizon lets it be known.</summary>
    public static ImmutableArray<Point> Exceedance(EmpiricalDistribution distribution, double from, double to, int mostPoints = MostPoints) =>
        Sample(from, Math.Min(to, Math.Max(from, distribution.HighDays)), distribution.StepDays, x => 1 - distribution.Cdf(x), mostPoints);

    /// <summary>Where nearly all is over that happens by the horizon at all: beyond it a curve is flat to the eye.</summary>
    public static double Settled(EmpiricalDistribution distribution, bool isBlend) =>
        distribution.Quantile(Math.Max(1e-9, (1 - distribution.BeyondProbability) * (isBlend ? 0.985 : 0.96)));

    /// <summary>Values by day, from day 0 to <paramref name="to"/>.</summary>
    public static ImmutableArray<Point> Daily(ImmutableArray<double> values, double to)
    {
        var last = (int)Math.Min(values.Length - 1, Math.Ceiling(to));
        return Thin([.. Enumerable.Range(0, last + 1).Select(day => new Point(day, values[day]))]);
    }

    /// <summary>Leaves out points on a straight line, then, where there are too many, all but every n-th.</summary>
    public static ImmutableArray<Point> Thin(ImmutableArray<Point> points)
    {
        var kept = ImmutableArray.CreateBuilder<Point>();
        for (var i = 0; i < points.Length; i++)
            if (i == 0 || i == points.Length - 1 || !IsBetween(points[i - 1], points[i], points[i + 1])) kept.Add(points[i]);
        if (kept.Count <= MostPoints) return kept.ToImmutable();
        var every = (kept.Count - 2) / (MostPoints - 1) + 1;
        return [.. kept.Where((_, i) => i % every == 0 || i == kept.Count - 1)];
    }

    private static ImmutableArray<Point> Sample(double from, double to, double step, Func<double, double> value, int mostPoints)
    {
        // At multiples of the grid's step the distribution is exact.
        var stride = Math.Max(1, Math.Ceiling((to - from) / step / (mostPoints - 2))) * step;
        var points = ImmutableArray.CreateBuilder<Point>();
        for (var k = 0; from + k * stride < to - 1e-9; k++) points.Add(new Point(from + k * stride, value(from + k * stride)));
        points.Add(new Point(to, value(to)));
        return Thin(points.ToImmutable());
    }

    private static bool IsBetween(Point a, Point b, Point c) =>
        Math.Abs(a.Y + (c.Y - a.Y) * (c.X == a.X ? 0 : (b.X - a.X) / (c.X - a.X)) - b.Y) < 1e-9;
}
