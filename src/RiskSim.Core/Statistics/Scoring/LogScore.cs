namespace RiskSim.Statistics.Scoring;

/// <summary>The logarithmic score −ln P(what happened): 0 is best, and each ln 2 = 0.69 more halves the probability that was given to it
/// (Good, "Rational decisions", JRSS B 14, 1952). Of what is not known yet it is the censored likelihood, −ln P(not before).</summary>
public static class LogScore
{
    /// <param name="byEndOf">F at the end of each cell, 0..1, never falling.</param>
    /// <param name="outcome">The cell in which it lies; null, or beyond the last: not before <paramref name="end"/>.</param>
    /// <param name="end">The first cell that is not known, from 1 to the number of cells.</param>
    /// <returns>+∞ where that had no probability.</returns>
    public static double Of(ReadOnlySpan<double> byEndOf, int? outcome, int end) => Probability(byEndOf, outcome, end) is > 0 and var p ? -Math.Log(p) : double.PositiveInfinity;

    /// <summary>The derivatives of <see cref="Of"/> in F, by cell; 0 where it is +∞.</summary>
    public static double[] Slopes(ReadOnlySpan<double> byEndOf, int? outcome, int end)
    {
        var slopes = new double[byEndOf.Length];
        var probability = Probability(byEndOf, outcome, end);
        if (!(probability > 0)) return slopes;
        if (outcome is not { } cell || cell >= byEndOf.Length)
        {
            slopes[end - 1] = 1 / probability;
            return slopes;
        }

        slopes[cell] = -1 / probability;
        if (cell > 0) slopes[cell - 1] = 1 / probability;
        return slopes;
    }

    private static double Probability(ReadOnlySpan<double> byEndOf, int? outcome, int end) => outcome is { } cell && cell < byEndOf.Length
        ? byEndOf[cell] - (cell > 0 ? byEndOf[cell - 1] : 0)
        : 1 - byEndOf[end - 1];
}
