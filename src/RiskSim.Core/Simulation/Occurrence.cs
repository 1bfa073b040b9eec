using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RiskSim.Distributions;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>
/// Something that happens with a probability and then has an impact. One percentile tells both: it happens where u is
/// below the probability, and u over the probability is then the percentile of the impact.
/// </summary>
/// <param name="Probability">0..1.</param>
internal sealed record Occurrence(double Probability, ulong Key, QuantileTable Impact)
{
    private const double HighestPercentile = 1 - 1.0 / (1L << 53);

    /// <summary>The impact, where it happens: where u is below the probability with which it is drawn.</summary>
    /// <param name="probability">Its own, or more where it is oversampled.</param>
    public double ImpactAt(double u, double probability) => Impact.At(Math.Min(u / probability, HighestPercentile));

    /// <summary>The impact in one trial, or null.</summary>
    public double? At(PercentileSource source, long trial)
    {
        var u = source.At(Key, trial);
        return u < Probability ? ImpactAt(u, Probability) : null;
    }

    /// <summary>Fills a column with the impacts, and with <paramref name="none"/> where it does not happen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(PercentileSource source, long firstTrial, Span<double> values, double none)
    {
        if (Probability <= 0)
        {
            values.Fill(none);
            return;
        }

        source.Fill(Key, firstTrial, values);
        var first = 0;
        for (; first + Lanes.Count <= values.Length; first += Lanes.Count)
        {
            var u = Lanes.Load(values, first);
            Lanes.Store(Vector512.Create(none), values, first);
            for (var bits = Lanes.Bits(Vector512.LessThan(u, Vector512.Create(Probability))); bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                values[first + lane] = ImpactAt(u[lane], Probability);
            }
        }

        for (; first < values.Length; first++) values[first] = values[first] < Probability ? ImpactAt(values[first], Probability) : none;
    }
}
