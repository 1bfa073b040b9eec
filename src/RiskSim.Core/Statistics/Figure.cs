namespace RiskSim.Statistics;

public enum Unit { Days, PointInTime, Probability, Share, Weight }

/// <summary>One reported figure of one assumption or of the blend.</summary>
/// <param name="Metric">The id, e.g. <c>missions.soyuz-ms-29.delay.p80</c>.</param>
/// <param name="Value">Days, days from the data date, or 0..1; +∞ where it lies beyond the horizon.</param>
/// <param name="StandardError">Monte Carlo standard error in the unit of the value.</param>
/// <param name="Date">The UTC day, for percentiles of <c>restored</c> and <c>launch</c>.</param>
public sealed record Figure(string Assumption, string Metric, double Value, double StandardError, Unit Unit, DateOnly? Date)
{
    public bool IsBeyondHorizon => double.IsPositiveInfinity(Value);
}
