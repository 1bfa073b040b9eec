namespace RiskSim.Distributions;

/// <summary>A probability distribution of a quantity, usually a duration in days.</summary>
/// <remarks>
/// Immutable and thread-safe. A value may be +∞ (<c>never</c>), never NaN. Two distributions are equal when they have
/// the same canonical <see cref="Expression"/>.
/// </remarks>
public abstract class Distribution : IEquatable<Distribution>
{
    /// <summary>The canonical text, in days, from which the same distribution can be parsed again.</summary>
    public abstract string Expression { get; }

    /// <summary>The smallest value (−∞ where unbounded).</summary>
    public abstract double Minimum { get; }

    /// <summary>The largest value (+∞ where unbounded, and for <c>never</c>).</summary>
    public abstract double Maximum { get; }

    /// <summary>The inverse distribution function: the smallest x with P(X ≤ x) ≥ <paramref name="u"/>.</summary>
    /// <param name="u">A percentile, 0 &lt; u &lt; 1.</param>
    public abstract double Quantile(double u);

    /// <summary>P(X ≤ x). At +∞ it is 1; elsewhere the mass at +∞ is not counted.</summary>
    public abstract double Cdf(double x);

    /// <summary>P(X &gt; x), accurate in the upper tail too.</summary>
    public virtual double Survival(double x) => 1 - Cdf(x);

    /// <summary>Whether there is only one possible value.</summary>
    public bool IsConstant => Minimum == Maximum;

    public bool Equals(Distribution? other) => other is not null && other.Expression == Expression;

    public override bool Equals(object? obj) => Equals(obj as Distribution);

    public override int GetHashCode() => Expression.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Expression;
}
