namespace RiskSim.Distributions;

/// <summary>P(X &gt; x) = exp(−(x/scale)^shape).</summary>
public sealed class Weibull : Distribution
{
    /// <summary>With a smaller one the quantiles would leave the range of a double.</summary>
    private const double SmallestShape = 0.01;

    private Weibull(double shape, double scale, string expression)
    {
        if (!(shape >= SmallestShape && double.IsFinite(shape))) throw new ArgumentOutOfRangeException(nameof(shape), expression);
        if (!(scale > 0 && double.IsFinite(scale))) throw new ArgumentOutOfRangeException(nameof(scale), expression);
        (Shape, Scale, Expression) = (shape, scale, expression);
    }

    /// <param name="shape">At least 0.01.</param>
    /// <param name="scale">Above 0; 63.2 % lie below it.</param>
    public Weibull(double shape, double scale)
        : this(shape, scale, $"weibull({Elementary.Text(shape)} {Elementary.Text(scale)})")
    {
    }

    /// <summary>The one with exactly these two percentiles.</summary>
    public static Weibull FromPercentiles(Percentile lower, Percentile upper)
    {
        Percentile.RequireIncreasing(lower, upper);
        double a = Math.Log(-Elementary.Log1p(-lower.Probability)), b = Math.Log(-Elementary.Log1p(-upper.Probability));
        var shape = (b - a) / (Math.Log(upper.Value) - Math.Log(lower.Value));
        return new Weibull(shape, lower.Value * Math.Exp(-a / shape), $"weibull({lower} {upper})");
    }

    /// <summary>Above 0; 1 is an exponential distribution.</summary>
    public double Shape { get; }

    /// <summary>Above 0, in the unit of the values: the percentile 1 − 1/e.</summary>
    public double Scale { get; }

    public override string Expression { get; }

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    public override double Quantile(double u) => Scale * Math.Pow(-Elementary.Log1p(-u), 1 / Shape);

    public override double QuantileAbove(double q) => Scale * Math.Pow(-Math.Log(q), 1 / Shape);

    public override double Cdf(double x) => x <= 0 ? 0 : -Elementary.ExpM1(-Math.Pow(x / Scale, Shape));

    public override double Survival(double x) => x <= 0 ? 1 : Math.Exp(-Math.Pow(x / Scale, Shape));

    public override double Density(double x)
    {
        if (x < 0 || double.IsInfinity(x)) return 0;
        var power = Math.Pow(x / Scale, Shape);
        return x == 0 ? (Shape < 1 ? double.PositiveInfinity : Shape > 1 ? 0 : 1 / Scale) : Shape / x * power * Math.Exp(-power);
    }
}
