namespace RiskSim.Distributions;

/// <summary>A point of a quantile function: P(X ≤ <paramref name="Value"/>) = <paramref name="Percent"/> / 100.</summary>
/// <param name="Percent">0..100, as written in <c>p99.5</c>.</param>
public sealed record Percentile(double Percent, double Value)
{
    /// <summary>0..1.</summary>
    public double Probability => Percent / 100;

    public override string ToString() => $"p{Elementary.Text(Percent)}={Elementary.Text(Value)}";

    internal static void RequireIncreasing(Percentile lower, Percentile upper)
    {
        if (!(lower.Percent > 0 && lower.Percent < upper.Percent && upper.Percent < 100)) throw new ArgumentOutOfRangeException(nameof(upper));
        if (!(lower.Value > 0 && lower.Value < upper.Value && double.IsFinite(upper.Value))) throw new ArgumentOutOfRangeException(nameof(upper));
    }
}
