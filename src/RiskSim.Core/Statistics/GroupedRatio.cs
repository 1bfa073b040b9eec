using System.Collections.Immutable;
using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>An estimate with its Monte Carlo standard error.</summary>
internal sealed record Estimate(double Value, double StandardError)
{
    /// <summary>How far each randomisation puts the value off; their squares add up to the error's. The first <see cref="Randomisations.Count"/> come
    /// from the weights, those of assumption <i>a</i> stand behind the first (a + 1)·count. Empty: not known, or there are none.</summary>
    public double[] Deviations { get; init; } = [];
}

/// <summary>One assumption's share in a mixture.</summary>
/// <param name="Assumption">Its index.</param>
/// <param name="Weight">All of a mixture add up to 1; 1 for the assumption alone.</param>
/// <param name="Errors">By randomisation: how far it puts the weight off, relative to it and before all are normalised; empty: the weight is exact.</param>
internal readonly record struct Share(int Assumption, double Weight, ImmutableArray<double> Errors)
{
    /// <summary>Of one assumption alone.</summary>
    public static Share Whole(int assumption) => new(assumption, 1, []);
}

/// <summary>What one assumption adds to a ratio.</summary>
/// <param name="Share">Of the assumption in the mixture.</param>
/// <param name="Trials">How many there are.</param>
/// <param name="All">Σw.</param>
/// <param name="Values">Σw·v·x, v being 1 where the trial has the quantity.</param>
/// <param name="Exists">Σw·v.</param>
internal readonly record struct RatioPart(Share Share, GroupSum Trials, GroupSum All, GroupSum Values, GroupSum Exists);

/// <summary>
/// The ratio R = Σ ω·(Σwvx/Σw) ⁄ Σ ω·(Σwv/Σw) over all trials, and its error from the randomisations, which are independent
/// whatever holds between the points of one: the variance between groups of the ratio's linearisation (Cochran,
/// "Sampling Techniques", 3rd ed. 1977, ch. 6; replicated points: Owen, "Monte Carlo theory, methods and examples", ch. 17).
/// </summary>
internal static class GroupedRatio
{
    /// <summary>A difference between randomisations below this share of the value is rounding.</summary>
    public const double RoundingShare = 1e-14;

    public static Estimate Of(ReadOnlySpan<RatioPart> parts)
    {
        double numerator = 0, denominator = 0;
        var last = 0;
        foreach (var part in parts)
        {
            // Shares first: rounded in the same way, no numerator exceeds its denominator, and what is certain stays 1.
            numerator += part.Share.Weight * (part.Values.Total / part.All.Total);
            denominator += part.Share.Weight * (part.Exists.Total / part.All.Total);
            last = Math.Max(last, part.Share.Assumption);
        }

        var ratio = numerator / denominator;
        var deviations = new double[(last + 2) * Randomisations.Count];
        var variance = 0.0;
        foreach (var part in parts)
        {
            variance += Variance(part, ratio, denominator, deviations.AsSpan((part.Share.Assumption + 1) * Randomisations.Count));
            AddWeightErrors(part, ratio, denominator, deviations);
        }

        for (var r = 0; r < Randomisations.Count; r++) variance += deviations[r] * deviations[r];
        var error = Math.Sqrt(variance);
        return error > RoundingShare * Math.Abs(ratio) ? new Estimate(ratio, error) { Deviations = deviations } : new Estimate(ratio, 0);
    }

    /// <summary>Randomisations differ in their number of trials by one at most, and one without any does not count.</summary>
    private static double Variance(in RatioPart part, double ratio, double denominator, Span<double> deviations)
    {
        var share = part.Share.Weight / part.All.Total / denominator;
        var mean = (part.Values.Total - ratio * part.Exists.Total) / part.All.Total;
        double squares = 0;
        var groups = 0;
        for (var r = 0; r < Randomisations.Count; r++)
        {
            if (part.Trials.Groups[r] == 0) continue;
            groups++;
            var difference = share * (part.Values.Groups[r] - ratio * part.Exists.Groups[r] - mean * part.All.Groups[r]);
            squares += difference * difference;
            deviations[r] = difference;
        }

        // One trial alone does not tell how much others would differ.
        var factor = groups > 1 ? groups / (groups - 1.0) : 0;
        for (var r = 0; r < Randomisations.Count; r++) deviations[r] *= Math.Sqrt(factor);
        return squares * factor;
    }

    /// <summary>A weight that is off by a share moves the ratio towards that assumption's own.</summary>
    private static void AddWeightErrors(in RatioPart part, double ratio, double denominator, double[] deviations)
    {
        if (part.Share.Errors.IsEmpty) return;
        var pull = part.Share.Weight * (part.Values.Total - ratio * part.Exists.Total) / part.All.Total / denominator;
        for (var r = 0; r < Randomisations.Count; r++) deviations[r] += part.Share.Errors[r] * pull;
    }
}
