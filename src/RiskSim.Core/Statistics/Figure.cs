using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>What the value of a figure is.</summary>
public enum Unit
{
    /// <summary>A duration in days.</summary>
    Days,

    /// <summary>Days from the data date.</summary>
    PointInTime,

    /// <summary>0..1.</summary>
    Probability,

    /// <summary>A share of time, 0..1.</summary>
    Share,

    /// <summary>Of an assumption, 0..1.</summary>
    Weight,
}

/// <summary>One reported figure of one assumption or of the blend.</summary>
/// <param name="Metric">The id, e.g. <c>missions.soyuz-ms-29.delay.p80</c>.</param>
/// <param name="Value">Days, days from the data date, or 0..1; +∞ where it lies beyond the horizon.</param>
/// <param name="StandardError">Monte Carlo standard error in the unit of the value.</param>
/// <param name="Date">The UTC day, for percentiles of <c>restored</c> and <c>launch</c>.</param>
public sealed record Figure(string Assumption, string Metric, double Value, double StandardError, Unit Unit, DateOnly? Date)
{
    /// <summary>Whether it is known only that the value lies beyond the horizon.</summary>
    public bool IsBeyondHorizon => double.IsPositiveInfinity(Value);

    /// <summary>As in <see cref="Estimate.Deviations"/>: figures of runs with the same seed and assumptions have them in the same order.</summary>
    internal ImmutableArray<double> Deviations { get; init; } = [];

    /// <summary>The same figure with the same bits.</summary>
    public bool Equals(Figure? other) => other is not null
        && (Assumption, Metric, Value, StandardError, Unit, Date) == (other.Assumption, other.Metric, other.Value, other.StandardError, other.Unit, other.Date)
        && Deviations.AsSpan().SequenceEqual(other.Deviations.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Assumption, Metric, Value);
}
