using RiskSim.Sampling;

namespace RiskSim.Statistics.Sensitivity;

/// <summary>How an activity decides when a network of activities is finished.</summary>
/// <param name="Criticality">P(it has no float): a day more of it is a day more of all (R. Van Slyke, Oper. Res. 11, 1963). 0..1.</param>
/// <param name="Cruciality">Correlation of its duration with that of all (T. Williams, J. Oper. Res. Soc. 43, 1992). −1..1; undefined where one of them is certain.</param>
/// <param name="Significance">E[d ⁄ (d + f) · D ⁄ E[D]], d being its duration, f its float, D the duration of all (Williams, as above). 0 or more.</param>
public readonly record struct ActivityIndices(Index Criticality, Index Cruciality, Index Significance)
{
    /// <summary>Float below this is rounding, days.</summary>
    private const double Rounding = 1e-6;

    /// <param name="weights">By trial, ≥ 0; trial t belongs to randomisation t mod 16.</param>
    /// <param name="durations">Of the activity, by trial, days.</param>
    /// <param name="floats">Total float of the activity, by trial, days.</param>
    /// <param name="totals">Of the network, by trial, days.</param>
    internal static ActivityIndices Of(double[] weights, double[] durations, double[] floats, double[] totals)
    {
        const int Sums = 8;
        var sums = new double[Sums, Randomisations.Count];
        for (var t = 0; t < weights.Length; t++)
        {
            var (w, d, total, g) = (weights[t], durations[t], totals[t], t % Randomisations.Count);
            if (w <= 0) continue;
            var slack = Math.Max(0, floats[t]);
            ReadOnlySpan<double> terms = [1, slack <= Rounding ? 1 : 0, d, total, d * d, total * total, d * total, d > 0 ? d / (d + slack) * total : 0];
            for (var k = 0; k < Sums; k++) sums[k, g] += w * terms[k];
        }

        double Mean(int k, int without)
        {
            double sum = 0, weight = 0;
            for (var g = 0; g < Randomisations.Count; g++)
            {
                if (g == without) continue;
                sum += sums[k, g];
                weight += sums[0, g];
            }

            return weight > 0 ? sum / weight : double.NaN;
        }

        return new ActivityIndices(
            Jackknife.Of(g => Mean(1, g)),
            Jackknife.Of(g =>
            {
                double mean = Mean(2, g), all = Mean(3, g), variance = Mean(4, g) - mean * mean, ofAll = Mean(5, g) - all * all;
                // What rounding leaves of a constant's variance says nothing.
                return variance > 1e-9 * (1 + mean * mean) && ofAll > 1e-9 * (1 + all * all) ? (Mean(6, g) - mean * all) / Math.Sqrt(variance * ofAll) : double.NaN;
            }),
            Jackknife.Of(g => Mean(7, g) / Mean(3, g)));
    }
}
