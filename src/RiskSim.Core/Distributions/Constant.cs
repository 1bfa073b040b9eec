using System.Collections.Immutable;

namespace RiskSim.Distributions;

/// <summary>One value that is certain.</summary>
public sealed class Constant : Distribution
{
    /// <summary>+∞: what never happens.</summary>
    public static readonly Constant Never = new(double.PositiveInfinity);

    /// <summary>0: what takes no time.</summary>
    public static readonly Constant Zero = new(0);

    /// <param name="value">Finite, or +∞.</param>
    public Constant(double value)
    {
        if (double.IsNaN(value) || double.IsNegativeInfinity(value)) throw new ArgumentOutOfRangeException(nameof(value));
        Value = value + 0.0; // no negative zero
        Expression = double.IsPositiveInfinity(value) ? "never" : Elementary.Text(Value);
        Atoms = [Value];
    }

    /// <summary>Finite, or +∞.</summary>
    public double Value { get; }

    public override string Expression { get; }

    public override double Minimum => Value;

    public override double Maximum => Value;

    public override double Quantile(double u) => Value;

    public override double QuantileAbove(double q) => Value;

    public override double Cdf(double x) => x >= Value ? 1 : 0;

    public override double Survival(double x) => x >= Value ? 0 : 1;

    public override double Density(double x) => 0;

    internal override ImmutableArray<double> Atoms { get; }

    internal override bool IsCheap => true;
}
