using RiskSim.Sampling;
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

    /// <summary>A blend of 10 and 30 whose weights are off by e1 and e2: it moves by w1·w2·(30 − 10)·(e2 − e1).</summary>
    [Fact]
    public void Blend_OfExactFigures_HasTheErrorOfItsWeights()
    {
        double[] first = [.. Enumerable.Range(0, Randomisations.Count).Select(r => 0.01 * Math.Sin(r))], second = [.. first.Select((e, r) => 0.02 * Math.Cos(3 * r))];
        var parts = new[] { Part(0, 0.25, 10, first), Part(1, 0.75, 30, second) };

        var blend = GroupedRatio.Of(parts);

        Assert.Equal(25, blend.Value, 1e-12);
        Assert.Equal(Math.Sqrt(first.Zip(second).Sum(e => Math.Pow(0.25 * 0.75 * 20 * (e.Second - e.First), 2))), blend.StandardError, 1e-12);

        static RatioPart Part(int assumption, double weight, double value, double[] errors)
        {
            var trials = new GroupSum(1600, [.. Enumerable.Repeat(100.0, Randomisations.Count)]);
            var values = new GroupSum(1600 * value, [.. Enumerable.Repeat(100 * value, Randomisations.Count)]);
            return new RatioPart(new Share(assumption, weight, [.. errors]), trials, trials, values, trials);
        }
    }

    [Fact]
    public void NormalisedWeights_MoveByTheirOwnErrorLessTheMean()
    {
        double[] errors = [0.01, .. new double[Randomisations.Count - 1]];
        var shares = EvidenceWeight.Normalised([new EvidenceWeight(3, [.. errors]), EvidenceWeight.Exactly(1), EvidenceWeight.Exactly(0)]);
        Assert.Equal([0.75, 0.25, 0], shares.Select(s => s.Value));
        Assert.Equal(0.75 * 0.25 * 0.01, shares[0].StandardError, 1e-15);
        Assert.Equal(shares[0].StandardError, shares[1].StandardError, 1e-15);
        Assert.Equal(0, shares[2].StandardError);
    }
}
