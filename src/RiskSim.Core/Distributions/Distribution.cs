using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>A probability distribution of a quantity, usually a duration in days.</summary>
/// <remarks>
/// Immutable and thread-safe. A value may be +∞ (<c>never</c>), never NaN. Two distributions are equal when they have
/// the same canonical <see cref="Expression"/> and, where they read values from a file, the same values.
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
    /// <param name="u">A percentile, 0 &lt; u &lt; 1; 0 gives <see cref="Minimum"/> and 1 <see cref="Maximum"/>.</param>
    public abstract double Quantile(double u);

    /// <summary>The smallest x with P(X &gt; x) ≤ <paramref name="q"/>: the quantile of 1 − q, accurate where q is tiny.</summary>
    /// <param name="q">The share above, 0 &lt; q &lt; 1.</param>
    public virtual double QuantileAbove(double q) => Quantile(1 - q);

    /// <summary>P(X ≤ x). At +∞ it is 1; elsewhere the mass at +∞ is not counted.</summary>
    public abstract double Cdf(double x);

    /// <summary>P(X &gt; x), accurate in the upper tail too.</summary>
    public virtual double Survival(double x) => 1 - Cdf(x);

    /// <summary>The density of the continuous part, per unit of x; 0 where there is none. It may be +∞ at an end.</summary>
    public abstract double Density(double x);

    /// <summary>Whether there is only one possible value.</summary>
    public bool IsConstant => Minimum == Maximum;

    /// <summary>P(X &lt; 0).</summary>
    public double ShareBelowZero => Minimum >= 0 ? 0 : Cdf(-double.Epsilon);

    public bool Equals(Distribution? other) =>
        ReferenceEquals(this, other) || (other is not null && other.Identity == Identity);

    public override bool Equals(object? obj) => Equals(obj as Distribution);

    public override int GetHashCode() => Identity.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Expression;

    /// <summary>The expression plus whatever else makes a difference.</summary>
    protected internal virtual string Identity => Expression;

    /// <summary>Values with a probability of their own, ascending, each once; +∞ may be one.</summary>
    internal virtual ImmutableArray<double> Atoms => [];

    /// <summary>Values near which the quantile function may bend sharply: where a table looks twice.</summary>
    internal virtual IEnumerable<double> Landmarks => [];

    /// <summary>Whether <see cref="Quantile"/> takes only a few arithmetic operations.</summary>
    internal virtual bool IsCheap => false;

    /// <summary>P(X ≤ x), or P(X &gt; x) for <paramref name="upper"/>, and the density, in one go.</summary>
    internal virtual (double Probability, double Density) Evaluate(double x, bool upper) =>
        (upper ? Survival(x) : Cdf(x), Density(x));

    /// <summary>The quantile of s, or of 1 − s for <paramref name="upper"/>, found faster from a value close to it.</summary>
    internal virtual double QuantileNear(double s, bool upper, double guess) => Quantile(upper ? 1 - s : s);
}
