using RiskSim.Distributions;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics.Scoring;

public sealed class LogScoreTests
{
    private static readonly double[] F = [0.05, 0.1, 0.3, 0.3, 0.6, 0.9, 0.95];

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(2, 0.2)]
    [InlineData(6, 0.05)]
    public void Of_AKnownDay_IsOfItsProbability(int day, double probability) => Assert.Equal(-Math.Log(probability), LogScore.Of(F, day, F.Length), 1e-12);

    [Fact]
    public void Of_ADayWithoutProbability_IsInfinite()
    {
        Assert.Equal(double.PositiveInfinity, LogScore.Of(F, 3, F.Length));
        Assert.All(LogScore.Slopes(F, 3, F.Length), s => Assert.Equal(0, s));
    }

    [Fact]
    public void Of_NotYet_IsOfTheSurvival() => Assert.Equal(-Math.Log(0.7), LogScore.Of(F, null, 3), 1e-12);

    [Fact]
    public void Of_BeyondTheHorizon_IsOfTheMassThere() => Assert.Equal(-Math.Log(0.05), LogScore.Of(F, 9, F.Length), 1e-12);

    [Fact]
    public void Of_FineCellsOfANormal_IsTheDensity()
    {
        // −ln φ = z²/2 + ln σ√2π, and −ln of the cell's width.
        const double Step = 1e-3, Deviation = 12, Z = 1.5;
        double[] f = [.. Enumerable.Range(1, 100_000).Select(k => StandardNormal.Cdf((k * Step - 50) / Deviation))];
        var expected = Z * Z / 2 + Math.Log(Deviation * Math.Sqrt(2 * Math.PI)) - Math.Log(Step);
        Assert.Equal(expected, LogScore.Of(f, (int)((50 + Z * Deviation) / Step), f.Length), 1e-3);
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(4, 7)]
    [InlineData(null, 4)]
    [InlineData(8, 7)]
    public void Slopes_AnyForecast_AreTheDifferenceQuotients(int? outcome, int end)
    {
        var slopes = LogScore.Slopes(F, outcome, end);
        for (var d = 0; d < F.Length; d++)
        {
            var difference = LogScore.Of(CrpsTests.Moved(F, d, 1e-7), outcome, end) - LogScore.Of(CrpsTests.Moved(F, d, -1e-7), outcome, end);
            Assert.Equal(difference / 2e-7, slopes[d], 1e-5);
        }
    }
}
