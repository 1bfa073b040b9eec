using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>A distribution multiplied by a factor.</summary>
/// <param name="factor">Above 0, finite.</param>
public sealed class Scaled(Distribution inner, double factor) : Distribution
{
    private readonly Func<double, double> _stretch = y => y * factor;

    /// <summary>What it is made from.</summary>
    public Distribution Inner { get; } = inner;

    /// <summary>Above 0, finite.</summary>
    public double Factor { get; } = factor > 0 && double.IsFinite(factor) ? factor : throw new ArgumentOutOfRangeException(nameof(factor));

    public override string Expression => $"scale({Inner.Expression} {Elementary.Text(Factor)})";

    public override double Minimum => Inner.Minimum * Factor;

    public override double Maximum => Inner.Maximum * Factor;

    public override double Quantile(double u) => Inner.Quantile(u) * Factor;

    public override double QuantileAbove(double q) => Inner.QuantileAbove(q) * Factor;

    public override double Cdf(double x) => Inner.Cdf(Original(x));

    public override double Survival(double x) => Inner.Survival(Original(x));

    public override double Density(double x) => Inner.Density(x / Factor) / Factor;

    protected internal override string Identity => $"scale({Inner.Identity} {Elementary.Text(Factor)})";

    internal override ImmutableArray<double> Atoms => [.. Inner.Atoms.Select(a => a * Factor).Distinct()];

    internal override IEnumerable<double> Landmarks => Inner.Landmarks.Select(x => x * Factor);

    internal override bool IsCheap => Inner.IsCheap;

    internal override (double Probability, double Density) Evaluate(double x, bool upper)
    {
        var (probability, density) = Inner.Evaluate(Original(x), upper);
        return (probability, density / Factor);
    }

    internal override double QuantileNear(double s, bool upper, double guess) =>
        Inner.QuantileNear(s, upper, guess / Factor) * Factor;

    private double Original(double x) => Elementary.LargestBelow(x, x / Factor, _stretch);
}
