using System.Collections.Immutable;
using System.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;

namespace RiskSim.Tests.Tipping;

/// <summary>Tipping points that follow from a formula.</summary>
public sealed class TipperTests
{
    private const string Pad = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2036-01-01
        sites: { pad: { supports: [crewed], turnaround: 10, outages: { fire: { began: 2026-01-01, repair: exponential(100) } } } }
        """;

    private const string TwoBeliefs = Pad + """

        assumptions:
          quick: { weight: 1, set: { sites.pad.outages.fire.repair: exponential(20) } }
          slow: { weight: 1, set: { sites.pad.outages.fire.repair: exponential(150) } }
        """;

    private const string Long = "capability.crewed.longest.prob_gt_180";

    private static Func<ImmutableArray<KeyValuePair<string, string>>, LoadResult> Loader(string yaml, DateOnly? asOf = null) =>
        set => ScenarioLoader.Load("scenario.yaml", Encoding.UTF8.GetBytes(yaml), new LoadOptions(asOf, set));

    private static TippingQuestion Question(string metric, double limit, params string[] vary)
    {
        var parts = metric.Split('@');
        return new TippingQuestion(new FigureName(parts[0], parts.ElementAtOrDefault(1) ?? AssumptionForecast.BlendId), new Limit(limit),
            [.. vary.Select(v => VariedInput.Parse(v).Input!)], TippingQuestion.UsualPoints);
    }

    private static TippingResult Run(string yaml, TippingQuestion question, DateOnly? asOf = null, long trials = 16_384)
    {
        Assert.Empty(Tipper.Problems(question, Loader(yaml, asOf), []));
        return Tipper.Run(question, Loader(yaml, asOf), new ForecastOptions(trials, 1), null, CancellationToken.None);
    }

    private static void IsAt(double expected, Crossing crossing)
    {
        Assert.True(crossing.StandardError > 0);
        Assert.InRange(crossing.Input, expected - TestScenario.StandardErrors * crossing.StandardError, expected + TestScenario.StandardErrors * crossing.StandardError);
    }

    /// <summary>P(T &gt; 180) = exp(-180/m) = 0.1, so m = 180/ln 10.</summary>
    [Fact]
    public void Run_MeanOfAnExponentialRepair_IsThatOfTheFormula()
    {
        var row = Assert.Single(Run(Pad, Question(Long, 0.1, "sites.pad.outages.fire.repair=exponential(20:300)")).Rows);
        var crossing = Assert.Single(row.Curve.Crossings);
        IsAt(180 / Math.Log(10), crossing);
        Assert.True(crossing.Rises && crossing.IsClear);
        // The error is that of the probability over the slope of exp(-180/m), 180/m² of it.
        var (mean, slope) = (180 / Math.Log(10), 0.1 * 180 / Math.Pow(180 / Math.Log(10), 2));
        Assert.InRange(crossing.Slope, 0.9 * slope, 1.15 * slope);
        var at = Run(Pad.Replace("exponential(100)", $"exponential({mean:R})", StringComparison.Ordinal), Question(Long, 0.1, "sites.pad.turnaround=1:2")).Rows[0].Curve.Points[0].Figure!;
        Assert.InRange(crossing.StandardError, 0.5 * at.StandardError / slope, 2 * at.StandardError / slope);
    }

    /// <summary>The blend is linear in the shares: w·exp(-180/150) + (1 - w)·exp(-180/20) = 0.2 with w = x/(1 + x).</summary>
    [Fact]
    public void Run_WeightAsStated_SimulatesOnceAndSolvesTheMixture()
    {
        var result = Run(TwoBeliefs, Question(Long, 0.2, "assumptions.slow.weight=0:5"));
        Assert.Equal(1, result.Simulations);
        var crossing = Assert.Single(result.Rows[0].Curve.Crossings);
        var share = (0.2 - Math.Exp(-9)) / (Math.Exp(-1.2) - Math.Exp(-9));
        IsAt(share / (1 - share), crossing);
        Assert.Equal(crossing.Input / (1 + crossing.Input), crossing.Share!.Value.Stated, 2);
        Assert.Equal(crossing.Share.Value.Stated, crossing.Share.Value.Updated, 12);
    }

    /// <summary>40 days later the repair still goes on: each weight is multiplied by exp(-40/m), and P(T &gt; 180 | T &gt; 40) = exp(-140/m).</summary>
    [Fact]
    public void Run_WeightAfterEvidence_IsFoundByTheUpdatedShareAndToldAsStated()
    {
        var result = Run(TwoBeliefs + "\nweights_as_of: 2026-01-01\n", Question(Long, 0.3, "assumptions.slow.weight=0:3"), new DateOnly(2026, 2, 10));
        Assert.Equal(1, result.Simulations);
        var crossing = Assert.Single(result.Rows[0].Curve.Crossings);
        double Tail(double mean) => Math.Exp(-140 / mean);
        var updated = (0.3 - Tail(20)) / (Tail(150) - Tail(20));
        var stated = updated / (1 - updated) * Math.Exp(-40.0 / 20) / Math.Exp(-40.0 / 150);
        IsAt(stated, crossing);
        Assert.InRange(crossing.Share!.Value.Updated, updated - 0.02, updated + 0.02);
        Assert.InRange(crossing.Share.Value.Stated, stated / (1 + stated) - 0.02, stated / (1 + stated) + 0.02);
    }

    /// <summary>The trials of one weight serve for all: each figure has the bits of a run of its own.</summary>
    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-02-10")]
    public void Run_Weights_HaveTheFiguresOfRunsOfTheirOwn(string asOf)
    {
        var date = DateOnly.ParseExact(asOf, "yyyy-MM-dd", null);
        var yaml = TwoBeliefs + "\nweights_as_of: 2026-01-01\n";
        foreach (var metric in new[] { Long, "sites.pad.restored.p80", "capability.crewed.remaining.mean" })
            foreach (var point in Run(yaml, Question(metric, metric == Long ? 0.2 : 200, "assumptions.slow.weight=0:5"), date).Rows[0].Curve.Points)
            {
                var scenario = Loader(yaml, date)([new("assumptions.slow.weight", point.Input.ToString("R", System.Globalization.CultureInfo.InvariantCulture))]).Scenario!;
                Assert.Equal(Forecaster.Run(scenario, new ForecastOptions(16_384, 1), null, CancellationToken.None).Blend.Find(metric), point.Figure);
            }
    }

    /// <summary>Without the fallback by day 180 the repair alone must end it: the probability jumps from 0 to exp(-1.8) as the fallback's work of 30 days starts on day 151.</summary>
    [Fact]
    public void Run_DateOfAFallback_IsTheFirstDayThatIsTooLate()
    {
        var yaml = Pad.Replace("sites: {", "sites: { north: { supports: [cargo], turnaround: 10, upgrades: { crewed: { starts: 2026-02-01, work: 30 } } },", StringComparison.Ordinal);
        var crossing = Assert.Single(Run(yaml, Question(Long, 0.1, "sites.north.upgrades.crewed.starts=2026-01-02:2026-12-01"), trials: 2048).Rows[0].Curve.Crossings);
        Assert.Equal(new DateOnly(2026, 1, 1).AddDays(151).DayNumber, crossing.Input);
        Assert.True(crossing.Rises && crossing.IsClear);
    }

    /// <summary>A map is a row of curves; over weights it takes one simulation for each value of the other input.</summary>
    [Fact]
    public void Run_TwoInputs_FindsTheContour()
    {
        var question = Question(Long, 0.2, "missions.m.planned=2026-01-02:2026-06-01", "assumptions.slow.weight=0:5") with { Points = 3 };
        const string Yaml = TwoBeliefs + "\nmissions: { m: { kind: crewed, planned: 2026-03-01, sites: [pad] } }\n";
        var result = Run(Yaml, question);
        Assert.Equal(3, result.Rows.Length);
        Assert.Equal(3, result.Simulations);
        Assert.Equal("assumptions.slow.weight", result.Searched.Path);
        Assert.Equal("missions.m.planned", result.Other!.Path);
        var share = (0.2 - Math.Exp(-9)) / (Math.Exp(-1.2) - Math.Exp(-9));
        Assert.All(result.Rows, r => IsAt(share / (1 - share), Assert.Single(r.Curve.Crossings)));
    }

    [Fact]
    public void Run_TwoWeights_SimulatesOnce()
    {
        var result = Run(TwoBeliefs, Question(Long, 0.2, "assumptions.slow.weight=0.1:8", "assumptions.quick.weight=1:3"));
        Assert.Equal(1, result.Simulations);
        Assert.Equal(9, result.Rows.Length);
        var share = (0.2 - Math.Exp(-9)) / (Math.Exp(-1.2) - Math.Exp(-9));
        foreach (var row in result.Rows) IsAt(row.Other!.Value * share / (1 - share), Assert.Single(row.Curve.Crossings));
    }

    [Theory]
    [InlineData("sites.pat.turnaround=1:5", Long, 0.1, "--vary", "'pad'")]
    [InlineData("sites.pad.turnarund=1:5", Long, 0.1, "--vary", "'turnaround'")]
    [InlineData("missions.m.failure=1:5", Long, 0.1, "--vary missions.m.failure", "is a mapping")]
    [InlineData("sites.pad.turnaround=-5:5", Long, 0.1, "--vary", "turnaround")]
    [InlineData("sites.pad.turnaround=1:5", "capability.crewed.longest.prob_gt_18", 0.1, "--figure", Long)]
    [InlineData("sites.pad.turnaround=1:5", Long + "@sloww", 0.1, "--figure", "'slow'")]
    [InlineData("sites.pad.turnaround=1:5", Long, 10, "--at", "between 0 and 1")]
    [InlineData("sites.pad.turnaround=1:5", "sites.pad.restored.p50", 40_000, "--figure", "horizon")]
    public void Problems_WhatCannotBe_IsToldWithWhatWasMeant(string vary, string metric, double limit, string place, string told)
    {
        var problems = Tipper.Problems(Question(metric, limit, vary), Loader(TwoBeliefs), []);
        Assert.All(problems, p => Assert.StartsWith(place, p.Place.File, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.ToString().Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_VariedTwiceOrSetAsWell_IsTold()
    {
        const string Vary = "sites.pad.turnaround=1:5";
        Assert.Contains("varied twice", Assert.Single(Tipper.Problems(Question(Long, 0.1, Vary, Vary), Loader(Pad), [])).Rule, StringComparison.Ordinal);
        Assert.Contains("set to one value", Assert.Single(Tipper.Problems(Question(Long, 0.1, Vary), Loader(Pad), [new("sites.pad.turnaround", "3")])).Rule, StringComparison.Ordinal);
    }
}
