using RiskSim.Distributions;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics.Scoring;

public sealed class CrpsTests
{
    private const double Step = 1.0 / 64;

    /// <summary>F in the middle of each cell: the sum is then the midpoint rule, whose error is step²/24 of the integral's slope at its ends.</summary>
    private static double[] OnGrid(Func<double, double> cdf, double from, int cells) =>
        [.. Enumerable.Range(0, cells).Select(k => cdf(from + (k + 0.5) * Step))];

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-2.25)]
    [InlineData(6)]
    public void Of_Normal_IsTheClosedForm(double z)
    {
        // Gneiting and Raftery (2007), eq. 21, with mean 100 and standard deviation 12.
        const double Mean = 100, Deviation = 12, From = 0;
        var expected = Deviation * (z * (2 * StandardNormal.Cdf(z) - 1) + 2 * StandardNormal.Density(z) - 1 / Math.Sqrt(Math.PI));
        var f = OnGrid(x => StandardNormal.Cdf((x - Mean) / Deviation), From, (int)(250 / Step));
        Assert.Equal(expected, Crps.Of(f, (int)((Mean + z * Deviation - From) / Step), f.Length, Step), 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(200)]
    public void Of_Exponential_IsTheClosedForm(double outcome)
    {
        // y + 2m·exp(−y/m) − 3m/2 (Jordan, Krüger and Lerch 2019, scoringRules).
        const double Mean = 40;
        var f = OnGrid(x => 1 - Math.Exp(-x / Mean), 0, (int)(1500 / Step));
        Assert.Equal(outcome + 2 * Mean * Math.Exp(-outcome / Mean) - 1.5 * Mean, Crps.Of(f, (int)(outcome / Step), f.Length, Step), 1e-4);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Of_ExponentialCut_IsTheClosedForm(double cut)
    {
        // The outcome is not before the cut: ∫₀ᶜ (1 − exp(−x/m))² dx.
        const double Mean = 40;
        var f = OnGrid(x => 1 - Math.Exp(-x / Mean), 0, (int)(300 / Step));
        var expected = cut - 2 * Mean * (1 - Math.Exp(-cut / Mean)) + Mean / 2 * (1 - Math.Exp(-2 * cut / Mean));
        Assert.Equal(expected, Crps.Of(f, null, (int)(cut / Step), Step), 1e-4);
        Assert.Equal(expected, Crps.Of(f, (int)(cut / Step), (int)(cut / Step), Step), 1e-4);
    }

    [Theory]
    [InlineData(3, 7, 4)]
    [InlineData(7, 3, 4)]
    [InlineData(5, 5, 0)]
    public void Of_OneCertainDay_IsHowFarItIsOff(int forecast, int outcome, double days)
    {
        double[] f = [.. Enumerable.Range(0, 10).Select(d => d >= forecast ? 1.0 : 0)];
        Assert.Equal(days, Crps.Of(f, outcome, 10));
    }

    [Fact]
    public void Of_NeverWithinTheHorizon_CountsTheDaysToIt() => Assert.Equal(6, Crps.Of(new double[10], 4, 10));

    [Theory]
    [InlineData(4)]
    [InlineData(null)]
    public void Slopes_AnyForecast_AreTheDifferenceQuotients(int? outcome)
    {
        double[] f = [0.05, 0.1, 0.3, 0.35, 0.6, 0.9, 0.95];
        var slopes = Crps.Slopes(f, outcome, 6);
        for (var d = 0; d < f.Length; d++)
        {
            var (up, down) = (Moved(f, d, 1e-6), Moved(f, d, -1e-6));
            Assert.Equal((Crps.Of(up, outcome, 6) - Crps.Of(down, outcome, 6)) / 2e-6, slopes[d], 1e-8);
        }

        Assert.Equal(0, slopes[6]);
    }

    internal static double[] Moved(double[] f, int day, double by)
    {
        double[] moved = [.. f];
        moved[day] += by;
        return moved;
    }
}
