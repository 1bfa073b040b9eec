using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

public class StandardNormalTests
{
    // References: 40-digit arithmetic.
    [Theory]
    [InlineData(-37, 5.7255712225245768227e-300)]
    [InlineData(-20, 2.7536241186062336951e-89)]
    [InlineData(-8, 6.2209605742717841235e-16)]
    [InlineData(-5.65, 8.0223918506635141792e-9)]
    [InlineData(-3, 0.0013498980316300945267)]
    [InlineData(-1, 0.15865525393145705141)]
    [InlineData(-0.5, 0.30853753872598689636)]
    [InlineData(0, 0.5)]
    [InlineData(0.3, 0.61791142218895263731)]
    [InlineData(2, 0.9772498680518207928)]
    [InlineData(6, 0.99999999901341235496)]
    public void Cdf_IsExactToTheLastDigits(double z, double expected)
    {
        Assert.Equal(expected, StandardNormal.Cdf(z), expected * 3e-15);
        Assert.Equal(expected, StandardNormal.Survival(-z), expected * 3e-15);
    }

    [Theory]
    [InlineData(1e-300, -37.047096299361199237)]
    [InlineData(1e-100, -21.273453560965324294)]
    [InlineData(1e-20, -9.2623400897984075796)]
    [InlineData(1e-12, -7.0344838253011319326)]
    [InlineData(1e-6, -4.7534243088228989573)]
    [InlineData(0.001, -3.0902323061678135354)]
    [InlineData(0.025, -1.9599639845400542118)]
    [InlineData(0.1, -1.2815515655446004353)]
    [InlineData(0.25, -0.6744897501960817432)]
    [InlineData(0.45, -0.12566134685507400616)]
    public void Quantile_IsExactToTheLastDigits(double p, double expected)
    {
        Assert.Equal(expected, StandardNormal.Quantile(p), -expected * 2e-15);
        if (p > 0.01) Assert.Equal(-expected, StandardNormal.Quantile(1 - p), -expected * 4e-15);
    }

    [Fact]
    public void Quantile_AtTheEnds()
    {
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(0, StandardNormal.Quantile(0.5));
    }

    [Fact]
    public void Cdf_UndoesQuantile()
    {
        for (var i = 1; i < 2000; i++)
        {
            var p = i / 2000.0;
            Assert.Equal(p, StandardNormal.Cdf(StandardNormal.Quantile(p)), p * 4e-15);
        }
    }
}
