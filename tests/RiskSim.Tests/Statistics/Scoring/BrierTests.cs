using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics.Scoring;

public sealed class BrierTests
{
    [Theory]
    [InlineData(0.25, true, 0.5625, -1.5)]
    [InlineData(0.25, false, 0.0625, 0.5)]
    [InlineData(1, true, 0, 0)]
    [InlineData(0, true, 1, -2)]
    public void Of_AProbability_IsTheSquareOfItsError(double probability, bool happened, double score, double slope)
    {
        Assert.Equal(score, Brier.Of(probability, happened));
        Assert.Equal(slope, Brier.Slope(probability, happened));
    }
}
