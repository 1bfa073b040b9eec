using System.Collections.Immutable;
using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>The weight of an assumption after what was learned, before all are normalised.</summary>
/// <param name="Value">Its stated weight times the probability of the evidence under it, ≥ 0.</param>
/// <param name="Errors">By randomisation: how far it puts the value off, relative to it; their squares add up to the variance. Empty: exact.</param>
internal sealed record EvidenceWeight(double Value, ImmutableArray<double> Errors)
{
    public static EvidenceWeight Exactly(double value) => new(value, []);

    /// <summary>Each as a share of all.</summary>
    public static Estimate[] Normalised(IReadOnlyList<EvidenceWeight> weights)
    {
        var sum = weights.Sum(w => w.Value);
        if (sum <= 0) return [.. weights.Select(_ => new Estimate(0, 0))];
        // A share moves by what its own weight is off more than the mean of all.
        var mean = new double[Randomisations.Count];
        foreach (var weight in weights)
            for (var r = 0; r < weight.Errors.Length; r++) mean[r] += weight.Value / sum * weight.Errors[r];
        return [.. weights.Select(w => Share(w.Value / sum, w.Errors, mean))];
    }

    private static Estimate Share(double share, ImmutableArray<double> errors, double[] mean)
    {
        var deviations = mean.Select((m, r) => share * ((errors.IsEmpty ? 0 : errors[r]) - m)).ToArray();
        var error = Math.Sqrt(deviations.Sum(d => d * d));
        return error > GroupedRatio.RoundingShare * share ? new Estimate(share, error) { Deviations = deviations } : new Estimate(share, 0);
    }
}
