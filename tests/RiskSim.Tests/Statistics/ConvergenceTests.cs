using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class ConvergenceTests
{
    private static readonly SampledTrials Trials = new(5, (_, u) => -40 * Math.Log(u));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(64, 64)]
    [InlineData(65, 33)]
    [InlineData(128, 64)]
    [InlineData(700, 44)]
    public void Add_ThisManyBlocks_PairsOfSegmentsMergedAsOftenAsNeeded(int blocks, int points)
    {
        var forecast = SampledTrials.Forecast(Trials.Count((long)blocks * Block.Capacity));
        var series = forecast.Convergence["missions.m.delay.mean"];
        Assert.Equal(points, series.Length);
        var figure = forecast.Find("missions.m.delay.mean")!;
        Assert.Equal(blocks * Block.Capacity, series[^1].Trials);
        Assert.Equal(figure.Value, series[^1].Estimate, 1e-9);
        Assert.Equal(figure.StandardError, series[^1].StandardError, 1e-9);
    }

    [Fact]
    public void Add_FirstPoint_IsTheEstimateAfterItsTrials()
    {
        var series = SampledTrials.Forecast(Trials.Count(200 * Block.Capacity)).Convergence["missions.m.delay.prob_gt_30.5"];
        var early = SampledTrials.Forecast(Trials.Count(series[0].Trials)).Find("missions.m.delay.prob_gt_30.5")!;
        Assert.Equal(4 * Block.Capacity, series[0].Trials);
        Assert.Equal(early.Value, series[0].Estimate, 1e-12);
        Assert.Equal(early.StandardError, series[0].StandardError, 1e-12);
    }
}
