namespace RiskSim.Distributions;

/// <summary>Its logarithm is uniform: every order of magnitude between the ends is equally likely.</summary>
public sealed class LogUniform : Distribution
{
    private readonly double _logWidth;

    /// <param name="minimum">Above 0.</param>
    /// <param name="maximum">Finite, above the minimum.</param>
    public LogUniform(double minimum, double maximum)
    {
        if (!(minimum > 0 && minimum < maximum && double.IsFinite(maximum))) throw new ArgumentOutOfRangeException(nameof(minimum));
        (Minimum, Maximum) = (minimum, maximum);
        _logWidth = LogRatio(maximum, minimum);
    }

    public override string Expression => $"loguniform({Elementary.Text(Minimum)} {Elementary.Text(Maximum)})";

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Quantile(double u) =>
        u > 0.5 ? QuantileAbove(1 - u) : Math.Min(Maximum, Minimum * Math.Exp(Math.Max(0, u) * _logWidth));

    public override double QuantileAbove(double q) =>
        q > 0.5 ? Quantile(1 - q) : Math.Max(Minimum, Maximum * Math.Exp(-Math.Max(0, q) * _logWidth));

    public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1 : Math.Min(1, LogRatio(x, Minimum) / _logWidth);

    public override double Survival(double x) => x <= Minimum ? 1 : x >= Maximum ? 0 : Math.Min(1, LogRatio(Maximum, x) / _logWidth);

    public override double Density(double x) => x >= Minimum && x <= Maximum ? 1 / (x * _logWidth) : 0;

    internal override IEnumerable<double> Landmarks => [Minimum, Maximum];

    private static double LogRatio(double a, double b) => a < 2 * b ? Elementary.Log1p((a - b) / b) : Math.Log(a / b);
}
