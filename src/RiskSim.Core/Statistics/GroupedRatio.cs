using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>An estimate with its Monte Carlo standard error.</summary>
internal sealed record Estimate(double Value, double StandardError);

/// <summary>What one assumption adds to a ratio.</summary>
/// <param name="Weight">Of the assumption in the mixture.</param>
/// <param name="Trials">How many there are.</param>
/// <param name="All">Σw.</param>
/// <param name="Values">Σw·v·x, v being 1 where the trial has the quantity.</param>
/// <param name="Exists">Σw·v.</param>
internal readonly record struct RatioPart(double Weight, GroupSum Trials, GroupSum All, GroupSum Values, GroupSum Exists);

/// <summary>
/// The ratio R = Σ ω·(Σwvx/Σw) ⁄ Σ ω·(Σwv/Σw) over all trials, and its error from the randomisations, which are independent
/// whatever holds between the points of one: the variance between groups of the ratio's linearisation (Cochran,
/// "Sampling Techniques", 3rd ed. 1977, ch. 6; replicated points: Owen, "Monte Carlo theory, methods and examples", ch. 17).
/// </summary>
internal static class GroupedRatio
{
    /// <summary>A difference between randomisations below this share of the value is rounding.</summary>
    private const double RoundingShare = 1e-14;

    public static Estimate Of(ReadOnlySpan<RatioPart> parts)
    {
        double numerator = 0, denominator = 0;
        foreach (var part in parts)
        {
            // Shares first: rounded in the same way, no numerator exceeds its denominator, and what is certain stays 1.
            numerator += part.Weight * (part.Values.Total / part.All.Total);
            denominator += part.Weight * (part.Exists.Total / part.All.Total);
        }

        var ratio = numerator / denominator;
        var variance = 0.0;
        foreach (var part in parts) variance += Variance(part, ratio, denominator);
        var error = Math.Sqrt(variance);
        return new Estimate(ratio, error > RoundingShare * Math.Abs(ratio) ? error : 0);
    }

    /// <summary>Randomisations differ in their number of trials by one at most, and one without any does not count.</summary>
    private static double Variance(in RatioPart part, double ratio, double denominator)
    {
        var share = part.Weight / part.All.Total / denominator;
        var mean = (part.Values.Total - ratio * part.Exists.Total) / part.All.Total;
        double squares = 0;
        var groups = 0;
        for (var r = 0; r < Randomisations.Count; r++)
        {
            if (part.Trials.Groups[r] == 0) continue;
            groups++;
            var difference = part.Values.Groups[r] - ratio * part.Exists.Groups[r] - mean * part.All.Groups[r];
            squares += share * difference * (share * difference);
        }

        // One trial alone does not tell how much others would differ.
        return groups > 1 ? squares * groups / (groups - 1) : 0;
    }
}
