using RiskSim.Reporting.Text;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(0.29, 0.1)]
    [InlineData(0.3, 0.1)]
    [InlineData(0.31, 1)]
    [InlineData(3, 1)]
    [InlineData(3.01, 10)]
    [InlineData(0.0001, 0.1)]
    [InlineData(0, 0.1)]
    [InlineData(double.PositiveInfinity, 0.1)]
    public void Place_IsAtLeastAThirdOfTheError(double standardError, double expected) =>
        Assert.Equal(expected, Rounding.Place(standardError, 0.1), 12);

    [Theory]
    [InlineData(31.246, 0.4, "31.2")]
    [InlineData(31.246, 0.04, "31.2")]
    [InlineData(31.246, 4, "31")]
    [InlineData(31.246, 0.96, "31")]
    [InlineData(-0.04, 0.4, "0.0")]
    [InlineData(31.246, double.PositiveInfinity, "31.2")]
    public void Beside_ItsError_ShowsTheSamePlace(double value, double standardError, string expected)
    {
        Assert.Equal(expected, Rounding.Beside(value, standardError, 0.1));
        if (double.IsFinite(standardError)) Assert.Equal(expected.Contains('.', StringComparison.Ordinal), Rounding.Error(standardError, 0.1).Contains('.', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(27.4449, 0.23, "27.4")]
    [InlineData(27.4449, 0.6, "27")]
    [InlineData(27.4449, 6, "30")]
    [InlineData(-3.26, 0.2, "-3.3")]
    [InlineData(-0.04, 0.2, "0.0")]
    [InlineData(194, 0, "194")]
    [InlineData(194.26, 0, "194.3")]
    [InlineData(1234.5, 0.4, "1235")]
    public void Days_ShowsWhatTheErrorSupports(double days, double standardError, string expected) =>
        Assert.Equal(expected, Rounding.Days(days, standardError));

    [Theory]
    [InlineData(0.339412, 0.00106, "33.9")]
    [InlineData(0.339412, 0.0031, "34")]
    [InlineData(0.339412, 0.00003, "33.941")]
    [InlineData(0.25, 0, "25")]
    [InlineData(0.99996, 0.00001, "99.996")]
    [InlineData(0.99996, 0.004, "> 99")]
    [InlineData(0.0004, 0.004, "< 1")]
    public void Percent_ShowsWhatTheErrorSupports(double probability, double standardError, string expected) =>
        Assert.Equal(expected, Rounding.Percent(probability, standardError, 200_000));

    // Rule of three: 3/200000 = 0.0015 %, rounded up.
    [Theory]
    [InlineData(0, 200_000, "< 0.002")]
    [InlineData(1e-16, 200_000, "< 0.002")]
    [InlineData(1, 200_000, "> 99.998")]
    [InlineData(1 - 1e-16, 200_000, "> 99.998")]
    [InlineData(0, 100, "< 3")]
    [InlineData(1, 1000, "> 99.7")]
    [InlineData(0, 1, "< 100")]
    public void Percent_EventNeverOrAlwaysSeen_IsBoundedByTheRuleOfThree(double probability, double trials, string expected) =>
        Assert.Equal(expected, Rounding.Percent(probability, 2e-9, trials));

    [Theory]
    [InlineData(0.7123, 0.001, "71")]
    [InlineData(0.9968, 0.0001, "99.7")]
    [InlineData(0.0032, 0.0001, "0.3")]
    [InlineData(0.0009, 0.0001, "0.09")]
    [InlineData(0.4999, 0.04, "50")]
    public void Percent_WholePercent_KeepsSmallChancesApartFromNone(double probability, double standardError, string expected) =>
        Assert.Equal(expected, Rounding.Percent(probability, standardError, 200_000, wholePercent: true));

    [Fact]
    public void Percent_AnyEstimate_IsNeverCertainty()
    {
        for (var exponent = 1; exponent < 16; exponent++)
            foreach (var error in new[] { 0, 1e-9, 1e-5, 1e-3, 0.2 })
                foreach (var whole in new[] { true, false })
                {
                    var small = Rounding.Percent(Math.Pow(10, -exponent), error, 1000, whole);
                    var large = Rounding.Percent(1 - Math.Pow(10, -exponent), error, 1000, whole);
                    Assert.True(small.StartsWith('<') || double.Parse(small, System.Globalization.CultureInfo.InvariantCulture) > 0, small);
                    Assert.True(large.StartsWith('>') || double.Parse(large, System.Globalization.CultureInfo.InvariantCulture) < 100, large);
                }
    }

    [Theory]
    [InlineData(0.004, "<1")]
    [InlineData(0.996, ">99")]
    [InlineData(0.714, "71")]
    public void CompactPercent_IsShort(double probability, string expected) => Assert.Equal(expected, Rounding.CompactPercent(probability, 0.0001));

    [Theory]
    [InlineData(0.23, "0.3")]
    [InlineData(0.2, "0.2")]
    [InlineData(0.01, "0.1")]
    [InlineData(12, "20")]
    [InlineData(0.94, "1")]
    [InlineData(9.4, "10")]
    [InlineData(0, "0")]
    public void Error_IsRoundedUp(double standardError, string expected) => Assert.Equal(expected, Rounding.Error(standardError, 0.1));

    [Theory]
    [InlineData(0.25, 0, "0.25")]
    [InlineData(0.339412, 0.00106, "0.339")]
    [InlineData(30, 0.2, "30")]
    public void Number_HasNoIdleZeros(double value, double standardError, string expected) =>
        Assert.Equal(expected, Rounding.Number(value, standardError, 1e-7));
}
