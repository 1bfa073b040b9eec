namespace RiskSim.Distributions;

/// <summary>The beta distribution with shapes a and b, stretched over an interval.</summary>
/// <param name="a">Above 0.</param>
/// <param name="b">Above 0.</param>
/// <param name="maximum">Above the minimum.</param>
public sealed class Beta(double a, double b, double minimum, double maximum) : BetaShaped(a, b, minimum, maximum)
{
    public override string Expression =>
        $"beta({Elementary.Text(A)} {Elementary.Text(B)} {Elementary.Text(Minimum)} {Elementary.Text(Maximum)})";
}
