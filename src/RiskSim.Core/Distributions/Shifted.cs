using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>A distribution moved by a number of days.</summary>
/// <param name="byDays">Finite; may be negative.</param>
public sealed class Shifted(Distribution inner, double byDays) : Distribution
{
    private readonly Func<double, double> _move = y => y + byDays;

    /// <summary>What it is made from.</summary>
    public Distribution Inner { get; } = inner;

    /// <summary>Finite; may be negative.</summary>
    public double ByDays { get; } = double.IsFinite(byDays) ? byDays : throw new ArgumentOutOfRangeException(nameof(byDays));

    public override string Expression => $"shift({Inner.Expression} {Elementary.Text(ByDays)})";

    public override double Minimum => Inner.Minimum + ByDays;

    public override double Maximum => Inner.Maximum + ByDays;

    public override double Quantile(double u) => Inner.Quantile(u) + ByDays;

    public override double QuantileAbove(double q) => Inner.QuantileAbove(q) + ByDays;

    public override double Cdf(double x) => Inner.Cdf(Original(x));

    public override double Survival(double x) => Inner.Survival(Original(x));

    public override double Density(double x) => Inner.Density(x - ByDays);

    protected internal override string Identity => $"shift({Inner.Identity} {Elementary.Text(ByDays)})";

    internal override ImmutableArray<double> Atoms => [.. Inner.Atoms.Select(a => a + ByDays).Distinct()];

    internal override IEnumerable<double> Landmarks => Inner.Landmarks.Select(x => x + ByDays);

    internal override bool IsCheap => Inner.IsCheap;

    internal override (double Probability, double Density) Evaluate(double x, bool upper) => Inner.Evaluate(Original(x), upper);

    internal override double QuantileNear(double s, bool upper, double guess) =>
        Inner.QuantileNear(s, upper, guess - ByDays) + ByDays;

    private double Original(double x) => Elementary.LargestBelow(x, x - ByDays, _move);
}
