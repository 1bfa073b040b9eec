using MathNet.Numerics.Distributions;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

/// <summary>Each family against an independent implementation, its defining formula or 40-digit references.</summary>
public class FamilyTests
{
    public static TheoryData<string> WithReference => new(
        "pert(8 18 45)", "pert(10 30 110 shape=2)", "beta(2 5 10 300)", "gamma(shape=2.5 scale=30)", "gamma(mean=60 sd=40)",
        "weibull(1.5 90)", "lognormal(mean=80 sd=50)", "normal(60 30)", "exponential(45)", "triangular(10 30 110)", "uniform(10 110)");

    private static (Func<double, double> Cdf, Func<double, double> Density) Reference(string expression) => expression switch
    {
        "pert(8 18 45)" => Beta(1 + 40 / 37.0, 1 + 108 / 37.0, 8, 37),
        "pert(10 30 110 shape=2)" => Beta(1.4, 2.6, 10, 100),
        "beta(2 5 10 300)" => Beta(2, 5, 10, 290),
        "gamma(shape=2.5 scale=30)" => Of(new MathNet.Numerics.Distributions.Gamma(2.5, 1 / 30.0)),
        "gamma(mean=60 sd=40)" => Of(new MathNet.Numerics.Distributions.Gamma(2.25, 60 / 1600.0)),
        // The library's distribution function is only good to 1e-8 here.
        "weibull(1.5 90)" => (x => 1 - Math.Exp(-Math.Pow(x / 90, 1.5)), new MathNet.Numerics.Distributions.Weibull(1.5, 90).Density),
        "lognormal(mean=80 sd=50)" => Of(MathNet.Numerics.Distributions.LogNormal.WithMeanVariance(80, 2500)),
        "normal(60 30)" => Of(new MathNet.Numerics.Distributions.Normal(60, 30)),
        "exponential(45)" => Of(new MathNet.Numerics.Distributions.Exponential(1 / 45.0)),
        "triangular(10 30 110)" => Of(new MathNet.Numerics.Distributions.Triangular(10, 110, 30)),
        "uniform(10 110)" => Of(new ContinuousUniform(10, 110)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static (Func<double, double>, Func<double, double>) Of(IContinuousDistribution d) => (d.CumulativeDistribution, d.Density);

    private static (Func<double, double>, Func<double, double>) Beta(double a, double b, double minimum, double width)
    {
        var beta = new MathNet.Numerics.Distributions.Beta(a, b);
        return (x => beta.CumulativeDistribution((x - minimum) / width), x => beta.Density((x - minimum) / width) / width);
    }

    [Theory]
    [MemberData(nameof(WithReference))]
    public void CdfAndQuantile_AgreeWithMathNet(string expression)
    {
        var ours = Sample.Of(expression);
        var reference = Reference(expression);
        for (var i = 1; i < 100; i++)
        {
            var x = ours.Quantile(i / 100.0);
            Assert.Equal(i / 100.0, reference.Cdf(x), 1e-9);
            Assert.Equal(reference.Cdf(x), ours.Cdf(x), 1e-9);
            Assert.Equal(reference.Density(x), ours.Density(x), reference.Density(x) * 1e-8);
        }
    }

    // References: 40-digit arithmetic.
    [Theory]
    [InlineData("gamma(2.5 30)", 75, 0.58411981300449207972, 0.41588018699550792028)]
    [InlineData("gamma(0.5 300)", 1, 0.06507468835788271745, 0.93492531164211728255)]
    [InlineData("gamma(2.5 30)", 600, 0.99999985066320999496, 1.4933679000503951839e-7)]
    [InlineData("gamma(1000 1)", 900, 0.00054990226571178292301, 0.99945009773428821708)]
    [InlineData("beta(2 5 0 1)", 0.1, 0.11426500000000001093, 0.88573499999999998907)]
    [InlineData("beta(0.5 0.5 0 1)", 0.001, 0.020135041633377491182, 0.97986495836662250882)]
    [InlineData("beta(3 2 0 1)", 0.999, 0.99999400799699999999, 5.9920030000000106368e-6)]
    [InlineData("beta(40 60 0 1)", 0.6, 0.9999721885677186319, 2.781143228136810403e-5)]
    public void CdfAndSurvival_AreExactInBothTails(string expression, double x, double below, double above)
    {
        var distribution = Sample.Of(expression);
        Assert.Equal(below, distribution.Cdf(x), below * 2e-12);
        Assert.Equal(above, distribution.Survival(x), above * 2e-12);
    }

    [Theory]
    [InlineData(9_999.99)]
    [InlineData(10_000.01)]
    public void Gamma_HasNoSeamWhereTheExpansionTakesOver(double shape)
    {
        // On both sides of shape 10,000 the median is shape − 1/3 + 8/(405·shape) (Choi 1994), to the next order.
        var median = new RiskSim.Distributions.Gamma(shape, 1).Quantile(0.5);
        Assert.Equal(shape - 1 / 3.0 + 8 / (405 * shape), median, 1e-8);
    }

    [Theory]
    [InlineData("lognormal(p10=60 p90=240)", 0.1, 60, 0.9, 240)]
    [InlineData("lognormal(p90=240 p10=60)", 0.1, 60, 0.9, 240)]
    [InlineData("lognormal(p2.5=3 p99.5=4)", 0.025, 3, 0.995, 4)]
    [InlineData("weibull(p20=150 p80=700)", 0.2, 150, 0.8, 700)]
    [InlineData("weibull(p0.1=1 p10=15)", 0.001, 1, 0.1, 15)]
    public void Percentiles_AreExact(string expression, double lower, double lowerValue, double upper, double upperValue)
    {
        var distribution = Sample.Of(expression);
        Assert.Equal(lowerValue, distribution.Quantile(lower), lowerValue * 1e-14);
        Assert.Equal(upperValue, distribution.Quantile(upper), upperValue * 1e-14);
    }

    [Fact]
    public void LogNormal_ByPercentilesHasTheClosedForms()
    {
        // Median 120, σ = ln 4 / (2 · 1.28155…): P(T > 150) = 0.3400; and for the Weibull 0.8000.
        var lognormal = Sample.Of("lognormal(p10=60 p90=240)");
        Assert.Equal(120, lognormal.Quantile(0.5), 1e-12);
        Assert.Equal(0.3400, lognormal.Survival(150), 0.00005);
        Assert.Equal(0.8, Sample.Of("weibull(p20=150 p80=700)").Survival(150), 1e-14);
    }

    [Fact]
    public void LogUniform_IsUniformInTheLogarithm()
    {
        var distribution = Sample.Of("loguniform(10 400)");
        for (var i = 0; i <= 20; i++)
        {
            var x = 10 * Math.Pow(40, i / 20.0);
            Assert.Equal(i / 20.0, distribution.Cdf(x), 1e-14);
            Assert.Equal(1 - i / 20.0, distribution.Survival(x), 1e-14);
        }

        Assert.Equal(10, distribution.Quantile(0));
        Assert.Equal(400, distribution.Quantile(1));
    }

    [Theory]
    [InlineData("pert(5 5 5)")]
    [InlineData("triangular(5 5 5)")]
    [InlineData("uniform(5 5)")]
    [InlineData("loguniform(5 5)")]
    [InlineData("beta(2 3 5 5)")]
    [InlineData("truncate(mixture(0.5 of 5 0.5 of 9) max=8)")]
    public void Distribution_WithoutWidthIsConstant(string expression)
    {
        var distribution = Sample.Of(expression);
        Assert.True(distribution.IsConstant);
        Assert.Equal(5, distribution.Quantile(0.3));
    }

    [Fact]
    public void ShareBelowZero_IsTheProbabilityOfNegativeValues()
    {
        Assert.Equal(StandardNormal.Cdf(-2), Sample.Of("normal(60 30)").ShareBelowZero, 1e-16);
        Assert.Equal(0, Sample.Of("truncate(normal(60 30) min=0)").ShareBelowZero);
        Assert.Equal(0, Sample.Of("mixture(0.5 of 0 0.5 of 3)").ShareBelowZero);
        Assert.Equal(0.25, Sample.Of("mixture(0.25 of -1 0.75 of 3)").ShareBelowZero);
        Assert.Equal(0.5, Sample.Of("shift(uniform(0 2) -1)").ShareBelowZero, 1e-15);
        Assert.Equal(0, Sample.Of("never").ShareBelowZero);
    }
}
