namespace RiskSim.Distributions;

/// <summary>The gamma distribution; its mean is shape · scale.</summary>
public sealed class Gamma : Distribution
{
    private readonly IncompleteGamma _gamma;

    private Gamma(double shape, double scale, string expression)
    {
        if (!(shape > 0 && double.IsFinite(shape))) throw new ArgumentOutOfRangeException(nameof(shape), expression);
        if (!(scale > 0 && double.IsFinite(scale))) throw new ArgumentOutOfRangeException(nameof(scale), expression);
        (Shape, Scale, Expression, _gamma) = (shape, scale, expression, new IncompleteGamma(shape));
    }

    /// <param name="shape">Above 0.</param>
    /// <param name="scale">Above 0.</param>
    public Gamma(double shape, double scale)
        : this(shape, scale, $"gamma({Elementary.Text(shape)} {Elementary.Text(scale)})")
    {
    }

    /// <param name="mean">Above 0.</param>
    /// <param name="standardDeviation">Above 0.</param>
    public static Gamma FromMean(double mean, double standardDeviation)
    {
        var ratio = mean / standardDeviation;
        return new Gamma(ratio * ratio, standardDeviation / ratio,
            $"gamma(mean={Elementary.Text(mean)} sd={Elementary.Text(standardDeviation)})");
    }

    /// <summary>Above 0.</summary>
    public double Shape { get; }

    /// <summary>Above 0, in the unit of the values: mean = shape · scale.</summary>
    public double Scale { get; }

    public override string Expression { get; }

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    public override double Quantile(double u)
    {
        if (u > 0.5) return QuantileAbove(1 - u);
        return u <= 0 ? Minimum : QuantileNear(u, false, Scale * Guess(u, false));
    }

    public override double QuantileAbove(double q)
    {
        if (q > 0.5) return Quantile(1 - q);
        return q <= 0 ? Maximum : QuantileNear(q, true, Scale * Guess(q, true));
    }

    public override double Cdf(double x) => Evaluate(x, false).Probability;

    public override double Survival(double x) => Evaluate(x, true).Probability;

    public override double Density(double x) => Evaluate(x, false).Density;

    internal override (double Probability, double Density) Evaluate(double x, bool upper)
    {
        if (x < 0) return (upper ? 1 : 0, 0);
        var (probability, density) = _gamma.Evaluate(x / Scale, upper);
        return (probability, density / Scale);
    }

    internal override double QuantileNear(double s, bool upper, double guess) =>
        Math.Max(double.Epsilon, Inversion.Solve(this, s, upper, Minimum, Maximum, guess));

    /// <summary>Wilson and Hilferty's cube of a normal variable, or a power where that is too near 0.</summary>
    private double Guess(double s, bool upper)
    {
        var z = StandardNormal.Quantile(s);
        var ninth = 1 / (9 * Shape);
        var root = 1 - ninth + (upper ? -z : z) * Math.Sqrt(ninth);
        if (root > 0.3) return Shape * root * root * root;
        return upper ? -Math.Log(s) : Math.Exp((Math.Log(s * Shape) + _gamma.LogGamma) / Shape);
    }
}
