namespace RiskSim.Distributions;

/// <summary>A beta distribution stretched over an interval.</summary>
public abstract class BetaShaped : Distribution
{
    /// <summary>Above it the distribution is a spike and the continued fraction gets slow.</summary>
    internal const double LargestShape = 1e6;

    private readonly double _width;
    private readonly IncompleteBeta _beta;

    private protected BetaShaped(double a, double b, double minimum, double maximum)
    {
        if (!(a > 0 && a <= 2 * LargestShape)) throw new ArgumentOutOfRangeException(nameof(a));
        if (!(b > 0 && b <= 2 * LargestShape)) throw new ArgumentOutOfRangeException(nameof(b));
        if (!(minimum < maximum) || !double.IsFinite(maximum - minimum)) throw new ArgumentOutOfRangeException(nameof(maximum));
        (A, B, Minimum, Maximum, _width) = (a, b, minimum, maximum, maximum - minimum);
        _beta = new IncompleteBeta(a, b);
    }

    /// <summary>First shape of the beta distribution.</summary>
    public double A { get; }

    /// <summary>Second shape of the beta distribution.</summary>
    public double B { get; }

    public override double Minimum { get; }

    public override double Maximum { get; }

    public override double Quantile(double u)
    {
        if (u > 0.5) return QuantileAbove(1 - u);
        return u <= 0 ? Minimum : QuantileNear(u, false, Minimum + _width * Guess(A, B, u));
    }

    public override double QuantileAbove(double q)
    {
        if (q > 0.5) return Quantile(1 - q);
        return q <= 0 ? Maximum : QuantileNear(q, true, Maximum - _width * Guess(B, A, q));
    }

    public override double Cdf(double x) => Evaluate(x, false).Probability;

    public override double Survival(double x) => Evaluate(x, true).Probability;

    public override double Density(double x) => Evaluate(x, false).Density;

    internal override IEnumerable<double> Landmarks => [Minimum, Maximum];

    internal override (double Probability, double Density) Evaluate(double x, bool upper)
    {
        if (x < Minimum) return (upper ? 1 : 0, 0);
        if (x > Maximum) return (upper ? 0 : 1, 0);
        var (probability, density) = _beta.Evaluate((x - Minimum) / _width, (Maximum - x) / _width, upper);
        return (probability, density / _width);
    }

    internal override double QuantileNear(double s, bool upper, double guess) =>
        Inversion.Solve(this, s, upper, Minimum, Maximum, guess);

    /// <summary>Where a beta variable has about the lower tail s: a power near 0, else the normal approximation.</summary>
    private double Guess(double a, double b, double s)
    {
        var mean = a / (a + b);
        var power = Math.Exp((Math.Log(s * a) + _beta.LogBeta) / a);
        if (power < 0.3 * mean) return power;
        var normal = mean + Math.Sqrt(a * b / (a + b + 1)) / (a + b) * StandardNormal.Quantile(s);
        return Math.Clamp(normal, Math.Min(power, 0.3 * mean), (1 + mean) / 2);
    }
}
