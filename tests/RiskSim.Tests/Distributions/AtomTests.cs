using CsCheck;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>Values with a probability of their own.</summary>
public class AtomTests
{
    [Theory]
    [InlineData("mixture(0.88 of 30 0.12 of never)", 0.88, 30, double.PositiveInfinity)]
    [InlineData("mixture(0.1 of 1 0.2 of 2 0.7 of 3)", 0.1, 1, 2)]
    [InlineData("truncate(mixture(0.25 of 1 0.25 of 2 0.5 of 3) min=2 max=3)", 1 / 3.0, 2, 3)]
    [InlineData("shift(mixture(0.5 of 0.1 0.5 of 7) 1000000)", 0.5, 1000000.1, 1000007)]
    [InlineData("scale(mixture(0.5 of 0.1 0.5 of 7) 0.3)", 0.5, 0.1 * 0.3, 7 * 0.3)]
    public void Quantile_JumpsRightAfterTheProbability(string expression, double u, double at, double after)
    {
        var distribution = Sample.Of(expression);
        Assert.Equal(at, distribution.Quantile(u));
        Assert.Equal(after, distribution.Quantile(Math.BitIncrement(u)));
        Assert.True(distribution.Cdf(at) >= u);
        Assert.True(distribution.Cdf(Math.BitDecrement(at)) < u);
    }

    [Fact]
    public void Cdf_IsRightContinuous()
    {
        var distribution = Sample.Of("mixture(0.8 of 0 0.2 of lognormal(p50=10 p90=40))");
        Assert.Equal(0, distribution.Cdf(-double.Epsilon));
        Assert.Equal(0.8, distribution.Cdf(0));
        Assert.Equal(0.2, distribution.Survival(0), 1e-16);
        Assert.Equal(0, distribution.Quantile(0.8));
        Assert.True(distribution.Quantile(0.8000001) > 0);
    }

    [Fact]
    public void Never_IsBeyondEveryNumber()
    {
        var never = Constant.Never;
        Assert.Equal(double.PositiveInfinity, never.Quantile(1e-9));
        Assert.Equal(0, never.Cdf(double.MaxValue));
        Assert.Equal(1, never.Survival(double.MaxValue));
        Assert.Equal(1, never.Cdf(double.PositiveInfinity));
        Assert.True(never.IsConstant);

        var mixture = Sample.Of("mixture(0.85 of lognormal(p10=80 p90=500) 0.15 of never)");
        Assert.Equal(0.85, mixture.Cdf(1e300), 1e-15);
        Assert.Equal(0.15, mixture.Survival(1e300), 1e-15);
        Assert.Equal(double.PositiveInfinity, mixture.Quantile(0.8500001));
        Assert.Equal(mixture.Quantile(0.85 * 0.5), Sample.Of("lognormal(p10=80 p90=500)").Quantile(0.5), 1e-9);
    }

    [Fact]
    public void Truncated_IncludesItsBounds()
    {
        var distribution = Sample.Of("truncate(mixture(0.2 of 3 0.3 of 5 0.5 of 8) min=3 max=5)");
        Assert.Equal(0.4, distribution.Cdf(3), 1e-15);
        Assert.Equal(1, distribution.Cdf(5));
        Assert.Equal(3, distribution.Minimum);
        Assert.Equal(5, distribution.Maximum);
    }

    [Fact]
    public void Truncated_KeepsNeverWithoutAMaximum()
    {
        Assert.Equal(double.PositiveInfinity, Sample.Of("truncate(mixture(0.5 of 3 0.5 of never) min=4)").Quantile(0.1));
        Assert.Equal(3, Sample.Of("truncate(mixture(0.5 of 3 0.5 of never) max=1e6)").Quantile(0.9999));
    }

    [Fact]
    public void Truncated_WithABoundInAGapStartsBehindIt()
    {
        var distribution = Sample.Of("truncate(mixture(0.5 of uniform(0 1) 0.5 of uniform(10 11)) min=5)");
        Assert.Equal(10, distribution.Minimum, 1e-12);
        Assert.Equal(10.5, distribution.Quantile(0.5), 1e-12);
        Assert.Equal(1, Sample.Of("truncate(mixture(0.5 of uniform(0 1) 0.5 of uniform(10 11)) max=5)").Maximum, 1e-12);
    }

    [Fact]
    public void Mixture_AtTheLevelOfAGapGivesItsLowerEdge() =>
        Assert.Equal(1, Sample.Of("mixture(0.5 of uniform(0 1) 0.5 of uniform(10 11))").Quantile(0.5), 1e-12);

    [Fact]
    public void Empirical_GivesEachValueItsShare()
    {
        // 3 3 3 7.5 7.5 12 19 40
        var distribution = Sample.Of("empirical(turnaround.csv days)");
        Assert.Equal(3, distribution.Quantile(0.375));
        Assert.Equal(7.5, distribution.Quantile(Math.BitIncrement(0.375)));
        Assert.Equal(0.625, distribution.Cdf(7.5));
        Assert.Equal(0.375, distribution.Cdf(7.4999));
        Assert.Equal(40, distribution.Quantile(0.9999));
        Assert.Equal(0.125, distribution.Survival(39));
    }

    [Fact]
    public void Empirical_WithThreeValuesDoesNotRoundAcrossAStep()
    {
        var distribution = new Empirical("a.csv", "b", [1, 2, 3]);
        for (var k = 1; k < 3; k++)
        {
            var u = k / 3.0;
            Assert.Equal(k, distribution.Quantile(u));
            Assert.Equal(k + 1, distribution.Quantile(Math.BitIncrement(u)));
        }
    }

    [Fact]
    public void Quantile_IsTheSmallestValueThatReachesThePercentile() =>
        Gen.Select(Gen.Int[0, 9].Array[2, 6], Gen.Double[0.001, 0.999], Gen.Int[-3, 3], Gen.Int[1, 4]).Sample((values, u, by, factor) =>
        {
            var parts = values.Select(v => new MixtureComponent(1.0 / values.Length, new Constant(v)));
            var distribution = new Scaled(new Shifted(new Mixture([.. parts]), by / 10.0), factor / 10.0);
            var x = distribution.Quantile(u);
            Assert.True(distribution.Cdf(x) >= u);
            Assert.True(distribution.Cdf(Math.BitDecrement(x)) < u);
        }, iter: 2000);
}
