using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>How far two figures are apart, with the Monte Carlo standard error of that.</summary>
/// <param name="Value">The second minus the first, in their unit.</param>
/// <param name="StandardError">In the unit of the value, ≥ 0.</param>
public sealed record Difference(double Value, double StandardError)
{
    /// <summary>By randomisation, as those of a figure; default: not known.</summary>
    private ImmutableArray<double> Deviations { get; init; }

    /// <summary>No difference, known exactly.</summary>
    public static Difference None { get; } = new(0, 0) { Deviations = [] };

    /// <summary>
    /// Of two figures with the same seed, sampling and trials: both have the same percentiles, so what a randomisation puts both off by cancels. With
    /// d the figures' deviations by randomisation, the variance is Σ(d₂ − d₁)² (common random numbers; A. Owen, "Monte Carlo theory, methods and
    /// examples", ch. 8). Where those of one are not known both count as independent.
    /// </summary>
    /// <param name="first">Finite.</param>
    /// <param name="second">Finite, of the same assumption (or blend) of a scenario with the same assumptions.</param>
    public static Difference Paired(Figure first, Figure second) =>
        Between(first.Value, first.StandardError, DeviationsOf(first), second.Value, second.StandardError, DeviationsOf(second));

    /// <summary>Of two figures that have nothing in common.</summary>
    public static Difference Independent(Figure first, Figure second) =>
        Between(first.Value, first.StandardError, default, second.Value, second.StandardError, default);

    /// <summary>With a value of its own, for points in time that count from different dates.</summary>
    public Difference WithValue(double value) => this with { Value = value };

    /// <summary>One after the other.</summary>
    public static Difference operator +(Difference a, Difference b) =>
        a.Deviations.IsDefault || b.Deviations.IsDefault ? new Difference(a.Value + b.Value, Math.Sqrt(a.StandardError * a.StandardError + b.StandardError * b.StandardError))
            : Of(a.Value + b.Value, Combined(a.Deviations, b.Deviations, 1));

    private static Difference Between(double a, double errorA, ImmutableArray<double> ofA, double b, double errorB, ImmutableArray<double> ofB) =>
        ofA.IsDefault || ofB.IsDefault ? new Difference(b - a, Math.Sqrt(errorA * errorA + errorB * errorB)) : Of(b - a, Combined(ofB, ofA, -1));

    private static Difference Of(double value, ImmutableArray<double> deviations) => new(value, Math.Sqrt(deviations.Sum(d => d * d))) { Deviations = deviations };

    /// <summary>a + factor·b; what one has no place for is 0 there.</summary>
    private static ImmutableArray<double> Combined(ImmutableArray<double> a, ImmutableArray<double> b, double factor)
    {
        var combined = new double[Math.Max(a.Length, b.Length)];
        a.CopyTo(combined);
        for (var i = 0; i < b.Length; i++) combined[i] += factor * b[i];
        return [.. combined];
    }

    /// <summary>A figure without an error has none; one with an error and without deviations has them unknown.</summary>
    private static ImmutableArray<double> DeviationsOf(Figure figure) => figure.StandardError > 0 && figure.Deviations.IsEmpty ? default : figure.Deviations;
}
