namespace RiskSim.Statistics.Scoring;

/// <summary>The Brier score (p − o)² of a probability: 0 is best, 1 worst, ¼ what "half and half" gets (Brier, Monthly Weather Review 78, 1950).</summary>
public static class Brier
{
    /// <param name="probability">0..1.</param>
    public static double Of(double probability, bool happened) => Math.Pow(probability - (happened ? 1 : 0), 2);

    /// <summary>The derivative of <see cref="Of"/> in the probability.</summary>
    public static double Slope(double probability, bool happened) => 2 * (probability - (happened ? 1 : 0));
}
