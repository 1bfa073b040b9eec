namespace RiskSim.Distributions;

/// <summary>The normal distribution.</summary>
public sealed class Normal : Distribution
{
    /// <param name="standardDeviation">Above 0.</param>
    public Normal(double mean, double standardDeviation)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean));
        if (!(standardDeviation > 0 && double.IsFinite(standardDeviation))) throw new ArgumentOutOfRangeException(nameof(standardDeviation));
        (Mean, StandardDeviation) = (mean, standardDeviation);
    }

    /// <summary>Finite.</summary>
    public double Mean { get; }

    /// <summary>Above 0, finite.</summary>
    public double StandardDeviation { get; }

    public override string Expression => $"normal({Elementary.Text(Mean)} {Elementary.Text(StandardDeviation)})";

    public override double Minimum => double.NegativeInfinity;

    public override double Maximum => double.PositiveInfinity;

    public override double Quantile(double u) => Mean + StandardDeviation * StandardNormal.Quantile(u);

    public override double QuantileAbove(double q) => Mean - StandardDeviation * StandardNormal.Quantile(q);

    public override double Cdf(double x) => StandardNormal.Cdf((x - Mean) / StandardDeviation);

    public override double Survival(double x) => StandardNormal.Survival((x - Mean) / StandardDeviation);

    public override double Density(double x) => StandardNormal.Density((x - Mean) / StandardDeviation) / StandardDeviation;
}
