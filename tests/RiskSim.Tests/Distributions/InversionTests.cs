using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>The search for the value with a given probability, from good and bad first values.</summary>
public class InversionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1e-15)]
    [InlineData(1e-10)]
    [InlineData(0.5)]
    public void Solve_FromAFirstValueWhereTheDensityIsAllButInfinite_FindsTheValue(double fromTheEnd)
    {
        // F(x) = (1 − (1 − x)^0.05) / 2 on 0..1: vertical at 1, but for the last digit.
        var distribution = Sample.Of("mixture(0.5 of beta(1 0.05 0 1) 0.5 of 4)");
        var first = Math.Min(1 - fromTheEnd, Math.BitDecrement(1.0));
        foreach (var s in (double[])[0.02, 0.1, 0.25, 0.3])
        {
            var restToTheEnd = Math.Pow(1 - 2 * s, 20);
            var x = Inversion.Solve(distribution, s, false, 0, 1, first);
            Assert.Equal(restToTheEnd, 1 - x, 1e-12);
        }
    }
}
