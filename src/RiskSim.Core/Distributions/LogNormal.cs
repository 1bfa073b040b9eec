namespace RiskSim.Distributions;

/// <summary>Its logarithm is normal.</summary>
public sealed class LogNormal : Distribution
{
    /// <summary>With a wider one the quantiles would leave the range of a double.</summary>
    private const double WidestSigma = 60;

    private readonly double _anchor, _anchorZ, _mu, _sigma;

    /// <param name="anchor">The value at <paramref name="anchorZ"/> standard deviations from the mean of the logarithm.</param>
    private LogNormal(double anchor, double anchorZ, double sigma, string expression)
    {
        if (!(anchor > 0 && double.IsFinite(anchor) && sigma > 0 && sigma <= WidestSigma))
            throw new ArgumentOutOfRangeException(nameof(sigma), expression);
        (_anchor, _anchorZ, _sigma, Expression) = (anchor, anchorZ, sigma, expression);
        _mu = Math.Log(anchor) - sigma * anchorZ;
    }

    /// <param name="mean">Above 0.</param>
    /// <param name="standardDeviation">Above 0.</param>
    public static LogNormal FromMean(double mean, double standardDeviation)
    {
        var ratio = standardDeviation / mean;
        // ln(1 + r²) without overflow of r².
        var variance = ratio > 1e8 ? 2 * Math.Log(ratio) : Elementary.Log1p(ratio * ratio);
        return new LogNormal(mean * Math.Exp(-variance / 2), 0, Math.Sqrt(variance),
            $"lognormal(mean={Elementary.Text(mean)} sd={Elementary.Text(standardDeviation)})");
    }

    /// <summary>The one with exactly these two percentiles.</summary>
    public static LogNormal FromPercentiles(Percentile lower, Percentile upper)
    {
        Percentile.RequireIncreasing(lower, upper);
        double lowerZ = StandardNormal.Quantile(lower.Probability), upperZ = StandardNormal.Quantile(upper.Probability);
        var sigma = (Math.Log(upper.Value) - Math.Log(lower.Value)) / (upperZ - lowerZ);
        return new LogNormal(lower.Value, lowerZ, sigma, $"lognormal({lower} {upper})");
    }

    public override string Expression { get; }

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    public override double Quantile(double u) => At(StandardNormal.Quantile(u));

    public override double QuantileAbove(double q) => At(-StandardNormal.Quantile(q));

    public override double Cdf(double x) => x <= 0 ? 0 : StandardNormal.Cdf((Math.Log(x) - _mu) / _sigma);

    public override double Survival(double x) => x <= 0 ? 1 : StandardNormal.Survival((Math.Log(x) - _mu) / _sigma);

    public override double Density(double x) =>
        x <= 0 || double.IsInfinity(x) ? 0 : StandardNormal.Density((Math.Log(x) - _mu) / _sigma) / (_sigma * x);

    private double At(double z) => _anchor * Math.Exp(_sigma * (z - _anchorZ));
}
