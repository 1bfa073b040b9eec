namespace RiskSim.Statistics.Scoring;

/// <summary>
/// The continuous ranked probability score ∫ (F(x) − 1{y ≤ x})² dx of a distribution function given at the ends of the cells of a grid,
/// in the unit of the grid (Matheson and Winkler 1976; Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation",
/// JASA 102, 2007). 0 is best; a forecast that is certain of one cell scores how far it is off. Where it is summed up to a fixed cell only,
/// whatever the outcome, it is the threshold-weighted score with weight 1{x &lt; end}, which is proper for outcomes that are not known beyond
/// it (Gneiting and Ranjan, "Comparing density forecasts using threshold- and quantile-weighted scoring rules", JBES 29, 2011).
/// </summary>
public static class Crps
{
    /// <param name="byEndOf">F at the end of each cell, 0..1, never falling.</param>
    /// <param name="outcome">The cell in which it lies; null: not before <paramref name="end"/>.</param>
    /// <param name="end">The first cell that does not count, at most the number of cells.</param>
    /// <param name="step">Width of a cell, above 0.</param>
    public static double Of(ReadOnlySpan<double> byEndOf, int? outcome, int end, double step = 1)
    {
        var sum = 0.0;
        for (var cell = 0; cell < end; cell++)
        {
            var difference = Difference(byEndOf, outcome, cell);
            sum += difference * difference;
        }

        return step * sum;
    }

    /// <summary>The derivatives of <see cref="Of"/> in F, by cell.</summary>
    public static double[] Slopes(ReadOnlySpan<double> byEndOf, int? outcome, int end, double step = 1)
    {
        var slopes = new double[byEndOf.Length];
        for (var cell = 0; cell < end; cell++) slopes[cell] = 2 * step * Difference(byEndOf, outcome, cell);
        return slopes;
    }

    private static double Difference(ReadOnlySpan<double> byEndOf, int? outcome, int cell) => byEndOf[cell] - (outcome <= cell ? 1 : 0);
}
