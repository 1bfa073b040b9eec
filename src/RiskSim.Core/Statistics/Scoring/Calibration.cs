namespace RiskSim.Statistics.Scoring;

/// <summary>Where in a forecast the outcome lies.</summary>
public static class Calibration
{
    /// <summary>The probability integral transform in the middle of the outcome's cell, F before it and at its end averaged: below ½ the
    /// outcome came earlier than the median. Over many forecasts that are right it is uniform but for the width of the cells (Czado,
    /// Gneiting and Held, "Predictive model assessment for count data", Biometrics 65, 2009: their transform, not randomised).</summary>
    /// <param name="byEndOf">F at the end of each cell, 0..1, never falling.</param>
    /// <param name="outcome">One of the cells.</param>
    public static double MidPit(ReadOnlySpan<double> byEndOf, int outcome) => (Before(byEndOf, outcome) + byEndOf[outcome]) / 2;

    /// <summary>Whether the outcome's cell is none before the one with the lower percentile and none after the one with the upper.</summary>
    /// <param name="lower">0..1.</param>
    /// <param name="upper">0..1, above <paramref name="lower"/>.</param>
    public static bool IsWithin(ReadOnlySpan<double> byEndOf, int outcome, double lower, double upper) => byEndOf[outcome] >= lower && Before(byEndOf, outcome) < upper;

    private static double Before(ReadOnlySpan<double> byEndOf, int outcome) => outcome > 0 ? byEndOf[outcome - 1] : 0;
}
