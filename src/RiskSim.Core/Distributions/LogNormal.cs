namespace RiskSim.Distributions;

/// <summary>Its logarithm is normal.</summary>
public sealed class LogNormal : Distribution
{
    private readonly double _mu, _sigma;

    private LogNormal(double mu, double sigma, string expression)
    {
        if (!double.IsFinite(mu) || !(sigma > 0 && double.IsFinite(sigma))) throw new ArgumentOutOfRangeException(nameof(sigma), expression);
        (_mu, _sigma, Expression) = (mu, sigma, expression);
    }

    /// <param name="mean">Above 0.</param>
    /// <param name="standardDeviation">Above 0.</param>
    public static LogNormal FromMean(double mean, double standardDeviation)
    {
        var ratio = standardDeviation / mean;
        // ln(1 + r²) without overflow of r².
        var variance = ratio > 1e8 ? 2 * Math.Log(ratio) : Elementary.Log1p(ratio * ratio);
        return new LogNormal(Math.Log(mean) - variance / 2, Math.Sqrt(variance),
            $"lognormal(mean={Elementary.Text(mean)} sd={Elementary.Text(standardDeviation)})");
    }

    /// <summary>The one with exactly these two percentiles.</summary>
    public static LogNormal FromPercentiles(Percentile lower, Percentile upper)
    {
        Percentile.RequireIncreasing(lower, upper);
        double lowerZ = StandardNormal.Quantile(lower.Probability), upperZ = StandardNormal.Quantile(upper.Probability);
        double lowerLog = Math.Log(lower.Value), upperLog = Math.Log(upper.Value);
        var sigma = (upperLog - lowerLog) / (upperZ - lowerZ);
        return new LogNormal(lowerLog - sigma * lowerZ, sigma, $"lognormal({lower} {upper})");
    }

    public override string Expression { get; }

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    public override double Quantile(double u) => Math.Exp(_mu + _sigma * StandardNormal.Quantile(u));

    public override double QuantileAbove(double q) => Math.Exp(_mu - _sigma * StandardNormal.Quantile(q));

    public override double Cdf(double x) => x <= 0 ? 0 : StandardNormal.Cdf((Math.Log(x) - _mu) / _sigma);

    public override double Survival(double x) => x <= 0 ? 1 : StandardNormal.Survival((Math.Log(x) - _mu) / _sigma);

    public override double Density(double x) =>
        x <= 0 || double.IsInfinity(x) ? 0 : StandardNormal.Density((Math.Log(x) - _mu) / _sigma) / (_sigma * x);
}
