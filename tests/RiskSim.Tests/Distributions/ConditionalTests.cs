using CsCheck;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>A distribution given that the value is above a bound.</summary>
public class ConditionalTests
{
    [Fact]
    public void PercentileBeyond_MakesEveryQuantileGreaterThanTheBound() =>
        Gen.Select(Sample.RandomExpression, Sample.Percentile, Gen.Double[0, 0.999999]).Sample((expression, at, v) =>
        {
            var distribution = Sample.Of(expression);
            var x = distribution.Quantile(at);
            var a = distribution.PercentileBeyond(x);
            Assert.InRange(a, distribution.Cdf(x), 1);
            if (a >= 1) return;
            Assert.True(distribution.Quantile(a) > x, $"{expression} beyond {x}");
            Assert.True(distribution.Quantile(a + v * (1 - a)) > x, $"{expression} beyond {x}");
        }, iter: 1500);

    [Theory]
    [InlineData("mixture(0.88 of 30 0.12 of never)", 30, 0.88)]
    [InlineData("mixture(0.8 of 0 0.2 of lognormal(p50=10 p90=40))", 0, 0.8)]
    [InlineData("empirical(turnaround.csv days)", 7.5, 0.625)]
    [InlineData("exponential(30)", 30, 0.63212055882855767840)]
    [InlineData("pert(8 18 45)", 8, 0)]
    [InlineData("pert(8 18 45)", 2, 0)]
    public void PercentileBeyond_IsTheProbabilityUpToTheBound(string expression, double x, double expected) =>
        Assert.Equal(expected, Sample.Of(expression).PercentileBeyond(x), 1e-14);

    [Theory]
    [InlineData("30", 30)]
    [InlineData("pert(8 18 45)", 45)]
    [InlineData("never", double.PositiveInfinity)]
    public void PercentileBeyond_TheMaximumIsOne(string expression, double x) =>
        Assert.Equal(1, Sample.Of(expression).PercentileBeyond(x));

    [Fact]
    public void QuantileBeyond_IsTheQuantileOfTheTruncatedDistribution()
    {
        foreach (var expression in (string[])["lognormal(p10=60 p90=240)", "gamma(2.5 30)", "weibull(1.5 90)", "mixture(0.5 of pert(8 200 450) 0.5 of lognormal(p10=60 p90=240))"])
        foreach (var x in (double[])[1, 50, 200, 400])
        {
            Distribution distribution = Sample.Of(expression), truncated = new Truncated(distribution, x, double.PositiveInfinity);
            for (var i = 1; i < 20; i++) Assert.Equal(truncated.Quantile(i / 20.0), distribution.QuantileBeyond(x, i / 20.0), 1e-9);
        }
    }

    [Fact]
    public void QuantileBeyond_WorksWhereThePercentileIsOneToTheLastDigit()
    {
        // Memoryless: given X > 3000 = 100 means, the rest is the same distribution again.
        var distribution = Sample.Of("exponential(30)");
        for (var i = 0; i < 10; i++)
            Assert.Equal(3000 + distribution.Quantile(i / 10.0), distribution.QuantileBeyond(3000, i / 10.0), 1e-9);
        Assert.True(distribution.QuantileBeyond(3000, 0) > 3000);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Of("pert(8 18 45)").QuantileBeyond(45, 0.5));
    }
}
