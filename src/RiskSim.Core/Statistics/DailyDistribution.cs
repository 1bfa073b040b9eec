using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>The distribution of a time by UTC day, as facts are known: day d is [d, d + 1) days from the data date. What lies beyond the
/// last day (not restored or launched by the horizon) is the missing mass.</summary>
/// <remarks>A day ends one bin of the histogram (1/32 day) before midnight, so that what happens at 00:00 counts for its own day.</remarks>
public sealed class DailyDistribution
{
    private readonly Func<double[], double> _error;

    /// <param name="byEndOf">P(X &lt; d + 1) for d = 0 … horizon − 1.</param>
    /// <param name="error">The Monte Carlo standard error of Σ slope(d)·P(X &lt; d + 1).</param>
    internal DailyDistribution(ImmutableArray<double> byEndOf, Func<double[], double> error)
    {
        ByEndOf = byEndOf;
        _error = error;
    }

    /// <summary>P(X &lt; d + 1) by day d from the data date on: 0..1, never falling.</summary>
    public ImmutableArray<double> ByEndOf { get; }

    /// <summary>P(X &lt; d + 1).</summary>
    /// <param name="day">Any: 0 before the data date, as on the last day beyond the horizon.</param>
    public double At(int day) => day < 0 || ByEndOf.Length == 0 ? 0 : ByEndOf[Math.Min(day, ByEndOf.Length - 1)];

    /// <summary>The first day by whose end the probability is reached; null beyond the horizon.</summary>
    /// <param name="probability">Above 0, at most 1.</param>
    public int? Quantile(double probability)
    {
        const double Rounding = 1e-12;
        for (var day = 0; day < ByEndOf.Length; day++)
            if (ByEndOf[day] >= probability - Rounding) return day;
        return null;
    }

    /// <summary>The Monte Carlo standard error of what has these slopes in P(X &lt; d + 1), to first order.</summary>
    /// <param name="slopes">By day, as long as <see cref="ByEndOf"/>.</param>
    public double ErrorOf(double[] slopes) => slopes.Length == ByEndOf.Length ? _error(slopes) : throw new ArgumentException("one slope for each day", nameof(slopes));

    /// <summary>The Monte Carlo standard error of P(X &lt; d + 1).</summary>
    /// <param name="day">Any.</param>
    public double ErrorAt(int day)
    {
        if (day < 0 || ByEndOf.Length == 0) return 0;
        var slopes = new double[ByEndOf.Length];
        slopes[Math.Min(day, slopes.Length - 1)] = 1;
        return ErrorOf(slopes);
    }
}
