namespace RiskSim.Distributions;

/// <summary>Every value between <see cref="Minimum"/> and <see cref="Maximum"/> equally likely.</summary>
public sealed class Uniform : Distribution
{
    private readonly double _width;

    /// <param name="minimum">Finite.</param>
    /// <param name="maximum">Finite, above the minimum.</param>
    public Uniform(double minimum, double maximum)
    {
        if (!(minimum < maximum) || !double.IsFinite(maximum - minimum)) throw new ArgumentOutOfRangeException(nameof(maximum));
        (Minimum, Maximum, _width) = (minimum, maximum, maximum - minimum);
    }

    public override string Expression => $"uniform({Elementary.Text(Minimum)} {Elementary.Text(Maximum)})";

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Quantile(double u) =>
        u <= 0.5 ? Minimum + Math.Max(0, u) * _width : Maximum - Math.Max(0, 1 - u) * _width;

    public override double QuantileAbove(double q) => q <= 0.5 ? Maximum - q * _width : Quantile(1 - q);

    public override double Cdf(double x) => Math.Clamp((x - Minimum) / _width, 0, 1);

    public override double Survival(double x) => Math.Clamp((Maximum - x) / _width, 0, 1);

    public override double Density(double x) => x >= Minimum && x <= Maximum ? 1 / _width : 0;

    internal override IEnumerable<double> Landmarks => [Minimum, Maximum];
}
