using CsCheck;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

public class TailTests
{
    // References: 40-digit arithmetic.
    [Theory]
    [InlineData(0.5, 30.023070467827310753)]
    [InlineData(0.99, 30.152946658582153019)]
    public void Truncated_FarOutInTheUpperTailIsAccurate(double u, double expected)
    {
        var distribution = Sample.Of("truncate(normal(0 1) min=30)");
        Assert.Equal(expected, distribution.Quantile(u), expected * 1e-14);
        Assert.Equal(u, distribution.Cdf(expected), 1e-11);
        Assert.Equal(1 - u, distribution.Survival(expected), (1 - u) * 1e-11);
    }

    [Fact]
    public void Truncated_FarOutInTheLowerTailMirrorsTheUpper()
    {
        Distribution upper = Sample.Of("truncate(normal(0 1) min=20 max=21)"), lower = Sample.Of("truncate(normal(0 1) min=-21 max=-20)");
        for (var i = 1; i < 100; i++) Assert.Equal(-upper.Quantile(i / 100.0), lower.Quantile(1 - i / 100.0), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void Quantile_OutToOneInATrillionIsFiniteAndMonotone(string expression)
    {
        var distribution = Sample.Of(expression);
        var before = double.NegativeInfinity;
        double[] percentiles = [1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1 - 1e-4, 1 - 1e-6, 1 - 1e-8, 1 - 1e-10, 1 - 1e-12];
        foreach (var u in percentiles)
        {
            var x = distribution.Quantile(u);
            Assert.False(double.IsNaN(x));
            if (!expression.Contains("never", StringComparison.Ordinal)) Assert.True(double.IsFinite(x));
            Assert.True(x >= before && x >= distribution.Minimum && x <= distribution.Maximum);
            before = x;
        }
    }

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void QuantileAbove_IsTheQuantileOfTheRest(string expression)
    {
        var distribution = Sample.Of(expression);
        for (var i = 1; i < 64; i++)
        {
            // Multiples of 1/64 so that 1 − q is exact; they fall beside the jumps of all samples but the halves.
            if (i == 32) continue;
            double q = i / 64.0, x = distribution.Quantile(1 - q);
            Assert.Equal(x, distribution.QuantileAbove(q), double.IsFinite(x) ? Math.Abs(x) * 1e-12 : 0);
        }
    }

    [Fact]
    public void Quantile_IsTheInverseOfCdfToTwelveDigits() =>
        Gen.Select(Sample.RandomExpression, Sample.Percentile).Sample((expression, u) =>
        {
            var distribution = Sample.Of(expression);
            var x = distribution.Quantile(u);
            Assert.InRange(x, distribution.Minimum, distribution.Maximum);
            var rounding = double.IsInfinity(x) ? 0 : 1e-12 * Math.Abs(x);
            double below = distribution.Cdf(Math.BitDecrement(x - rounding)), upTo = distribution.Cdf(x + rounding);
            Assert.True(below <= u + 1e-12, $"{expression} at {u}: {below}");
            Assert.True(upTo >= u - 1e-12, $"{expression} at {u}: {upTo}");
        }, iter: 1500);

    [Fact]
    public void Quantile_NeverDecreases() =>
        Gen.Select(Sample.RandomExpression, Sample.Percentile.Array[20]).Sample((expression, percentiles) =>
        {
            var distribution = Sample.Of(expression);
            var values = percentiles.Order().Select(distribution.Quantile).ToArray();
            for (var i = 1; i < values.Length; i++)
                Assert.True(values[i] >= values[i - 1] || values[i] >= values[i - 1] - Math.Abs(values[i]) * 1e-12, expression);
        }, iter: 300);
}
