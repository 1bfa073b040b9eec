using RiskSim.Distributions;

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
    public double ImpactAt(double u, double probability) => Impact.At(ImpactPercentile(u, probability));

    /// <summary>The percentile of the impact where it happens.</summary>
    public static double ImpactPercentile(double u, double probability) => Math.Min(u / probability, HighestPercentile);
}
