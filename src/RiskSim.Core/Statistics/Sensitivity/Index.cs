namespace RiskSim.Statistics.Sensitivity;

/// <summary>An estimate with its Monte Carlo error, from the differences between the randomisations.</summary>
/// <param name="Value">In the unit of what is estimated; NaN where it is not defined.</param>
/// <param name="StandardError">As <paramref name="Value"/>, ≥ 0.</param>
public readonly record struct Index(double Value, double StandardError)
{
    /// <summary>Of Student's distribution with 15 degrees of freedom, two-sided, 95 %: there are 16 randomisations.</summary>
    private const double Student = 2.1314;

    public static readonly Index Undefined = new(double.NaN, 0);

    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>Half of the width of the 95 % confidence interval.</summary>
    public double HalfWidth => Student * StandardError;

    /// <summary>Whether 0 lies within the confidence interval (or above it, for what cannot be negative).</summary>
    public bool IsZeroWithinError => Value <= HalfWidth;
}
