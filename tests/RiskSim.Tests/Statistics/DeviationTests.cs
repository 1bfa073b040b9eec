using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

/// <summary>What each randomisation adds to a figure's error, kept so that runs with the same draws can be compared.</summary>
public sealed class DeviationTests
{
    private const string Text = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2029-01-01
        sites: { a: { supports: [x], turnaround: pert(5 10 30), outages: { o: { began: 2025-12-20, repair: lognormal(p10=20 p90=200) } } } }
        missions: { m1: { kind: x, planned: 2026-02-01, sites: [a] }, m2: { kind: x, planned: 2026-03-01, sites: [a] } }
        assumptions: { one: { weight: 1 }, two: { weight: 3, set: { sites.a.outages.o.repair: lognormal(p10=40 p90=300) } } }
        """;

    [Fact]
    public void Deviations_OfEveryFigure_AddUpToItsError()
    {
        var figures = TestScenario.Run(Text, 4096).All.SelectMany(f => f.Figures).Where(f => f.StandardError > 0).ToList();

        Assert.True(figures.Count > 100);
        Assert.All(figures, f => Assert.Equal(f.StandardError, Math.Sqrt(f.Deviations.Sum(d => d * d)), 1e-9 * f.StandardError));
    }

    /// <summary>The mean is the mean of P(X &gt; x) over x, in every randomisation: so a late one has a late median too.</summary>
    [Fact]
    public void Deviations_OfAPercentile_HaveTheSignOfTheMeans()
    {
        var forecast = TestScenario.Run(Text, 4096).Assumptions[0];
        var mean = forecast.Find("missions.m1.delay.mean")!.Deviations;
        var median = forecast.Find("missions.m1.delay.p80")!.Deviations;
        Assert.True(mean.Zip(median).Sum(p => p.First * p.Second) > 0);
    }
}
