using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>The sampled distribution of one quantity on a grid of <see cref="StepDays"/>; what lies beyond the last
/// bin (not launched, beyond the horizon) is the missing mass.</summary>
/// <param name="cumulative">P(X ≤ Low + (k+1)·step) by bin k: 0..1, never falling.</param>
public sealed class EmpiricalDistribution(double lowDays, double stepDays, ImmutableArray<double> cumulative)
{
    /// <summary>Every value is above this.</summary>
    public double LowDays { get; } = lowDays;

    /// <summary>Width of a bin, above 0.</summary>
    public double StepDays { get; } = stepDays;

    /// <summary>P(X ≤ Low + (k+1)·step) by bin k: 0..1, never falling.</summary>
    public ImmutableArray<double> Cumulative => cumulative;

    /// <summary>The largest value that the grid can hold (the horizon for times, horizon − planned for delays).</summary>
    public double HighDays => LowDays + StepDays * cumulative.Length;

    /// <summary>P(value beyond the horizon), where values are not cut there.</summary>
    public double BeyondProbability => 1 - (cumulative.Length == 0 ? 0 : cumulative[^1]);

    /// <summary>P(X ≤ x), exact at multiples of the step.</summary>
    public double Cdf(double xDays)
    {
        var k = (int)Math.Clamp(Math.Floor((xDays - LowDays) / StepDays + 1e-6), 0, cumulative.Length);
        return k == 0 ? 0 : cumulative[k - 1];
    }

    /// <summary>The smallest x on the grid with P(X ≤ x) ≥ p; +∞ beyond the horizon.</summary>
    public double Quantile(double p)
    {
        var tolerance = 1e-12;
        int low = 0, high = cumulative.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cumulative[middle] >= p - tolerance) high = middle;
            else low = middle + 1;
        }
        return low == cumulative.Length ? double.PositiveInfinity : LowDays + StepDays * (low + 1);
    }

    /// <summary>The same distribution of X + <paramref name="days"/>.</summary>
    public EmpiricalDistribution Shift(double days) => new(LowDays + days, StepDays, cumulative);
}
