namespace RiskSim.Distributions;

/// <summary>The time until something that comes at a constant rate.</summary>
public sealed class Exponential : Distribution
{
    /// <param name="mean">Above 0.</param>
    public Exponential(double mean)
    {
        if (!(mean > 0 && double.IsFinite(mean))) throw new ArgumentOutOfRangeException(nameof(mean));
        Mean = mean;
    }

    /// <summary>Above 0, finite.</summary>
    public double Mean { get; }

    public override string Expression => $"exponential({Elementary.Text(Mean)})";

    public override double Minimum => 0;

    public override double Maximum => double.PositiveInfinity;

    public override double Quantile(double u) => u > 0.5 ? QuantileAbove(1 - u) : -Mean * Elementary.Log1p(-u);

    public override double QuantileAbove(double q) => -Mean * Math.Log(q);

    public override double Cdf(double x) => x <= 0 ? 0 : -Elementary.ExpM1(-x / Mean);

    public override double Survival(double x) => x <= 0 ? 1 : Math.Exp(-x / Mean);

    public override double Density(double x) => x < 0 ? 0 : Math.Exp(-x / Mean) / Mean;
}
