using RiskSim.Sampling;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics.Scoring;

public sealed class CalibrationTests
{
    private static readonly double[] F = [0.1, 0.25, 0.25, 0.7, 0.9, 1];

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1, 0.175)]
    [InlineData(2, 0.25)]
    [InlineData(5, 0.95)]
    public void MidPit_ADay_IsTheMiddleOfItsStep(int day, double expected) => Assert.Equal(expected, Calibration.MidPit(F, day), 1e-12);

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void IsWithin_TheDaysOfTheLimits_Belong(int day, bool expected) => Assert.Equal(expected, Calibration.IsWithin(F, day, 0.1, 0.9));

    [Fact]
    public void IsWithin_BeforeTheLowerLimit_IsNot() => Assert.False(Calibration.IsWithin([0.09, 0.5, 1], 0, 0.1, 0.9));

    /// <summary>With days of probability p at most, its distribution function is within p/2 of the uniform one; the rest is the inequality
    /// of Dvoretzky, Kiefer and Wolfowitz with one chance in a million.</summary>
    [Fact]
    public void MidPit_OutcomesOfTheForecast_AreUniform()
    {
        const int Count = 20_000;
        const double Mean = 40;
        double[] f = [.. Enumerable.Range(1, 2000).Select(d => 1 - Math.Exp(-d / Mean))];
        var source = new PercentileSource(7);
        var pit = Enumerable.Range(0, Count).Select(t => Calibration.MidPit(f, (int)(-Mean * Math.Log(1 - source.At(1, t))))).Order().ToArray();
        var tolerance = Math.Sqrt(Math.Log(2 / 1e-6) / 2 / Count) + (1 - Math.Exp(-1 / Mean)) / 2;
        for (var i = 0; i < Count; i++) Assert.InRange(pit[i], (i + 1.0) / Count - tolerance, (double)i / Count + tolerance);
    }
}
