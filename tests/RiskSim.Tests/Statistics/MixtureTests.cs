using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class MixtureTests
{
    /// <summary>Weights whose products with a number of trials do not add up to that number, but for rounding.</summary>
    private const string Certain = """
        risksim: 1
        name: certain
        as_of: 2026-01-01
        horizon: 2027-01-01
        assumptions:
          a: { weight: 0.69, set: { sites.pad.outages.main.repair: pert(30 50 80) } }
          b: { weight: 0.08, set: { sites.pad.outages.main.repair: pert(40 60 90) } }
          c: { weight: 0.23, set: { sites.pad.outages.main.repair: pert(50 70 100) } }
        sites: { pad: { supports: [crewed], turnaround: 20, outages: { main: { began: 2025-12-20, repair: pert(30 50 80) } } } }
        missions: { m1: { kind: crewed, planned: 2026-01-02, sites: [pad] } }
        """;

    [Theory]
    [InlineData(1000)]
    [InlineData(3333)]
    public void Blend_WhatIsCertainUnderEachAssumption_IsExactlyOne(long trials)
    {
        var result = TestScenario.Run(Certain, trials);
        Assert.Equal(1, result.Blend.Find("capability.crewed.lost_after_0")!.Value);
        Assert.Equal(0, result.Blend.Find("missions.m1.delay.prob_on_time")!.Value);
        Assert.Equal(0, result.Blend.Find("missions.m1.prob_not_launched")!.Value);
        Assert.Equal(1, result.Blend.LossByDay["crewed"].Probability[0]);
        foreach (var distribution in result.Blend.Distributions.Values)
        {
            Assert.Equal(0, distribution.BeyondProbability);
            Assert.Equal(1, distribution.Cdf(distribution.HighDays));
        }
    }

    [Fact]
    public void Blend_AnyProbability_LiesWithinTheUnitInterval()
    {
        var result = TestScenario.Run(Certain, 3333);
        foreach (var forecast in result.All)
            Assert.All(forecast.Figures.Where(f => f.Unit is Unit.Probability or Unit.Share), f => Assert.InRange(f.Value, 0, 1));
    }
}
