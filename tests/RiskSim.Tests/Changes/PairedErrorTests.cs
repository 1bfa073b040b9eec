using RiskSim.Changes;
using RiskSim.Sampling;
using RiskSim.Statistics;

namespace RiskSim.Tests.Changes;

/// <summary>The error of a difference against how much differences scatter over seeds.</summary>
public sealed class PairedErrorTests
{
    private const int Seeds = 30;

    private const string Yaml = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2030-01-01
        sites: { pad: { supports: [crewed], turnaround: 10, outages: { cabin: { began: 2025-12-01, repair: { survey: { duration: lognormal(p10=50 p90=150) }, mounting: { after: [survey], duration: lognormal(p10=25 p90=90) } } } } } }
        missions: { m: { kind: crewed, planned: 2026-03-01, sites: [pad] } }
        assumptions: { a: {}, b: { set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=60 p90=200) } } }
        ledger: [ { date: 2026-01-20, by: agency, says: slower, assumption: a, set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=35 p90=100) } } ]
        """;

    private static readonly Lazy<KnowledgeWalk[]> Walks = new(() => [.. Enumerable.Range(1, Seeds).Select(seed =>
        WalkedScenario.Walk(Yaml, 4096, (ulong)seed, SamplingMethod.Random, WalkedScenario.Start, new DateOnly(2026, 1, 20)))]);

    /// <summary>
    /// Between seeds the difference has 29 degrees of freedom, the mean of SE² some 450: their ratio is F(29, 450), which lies within
    /// 0.3 … 2.4 but for 1 case in 20,000. A percentile's error comes from the slope of its distribution, known to some 10 % more.
    /// </summary>
    [Theory]
    [InlineData("missions.m.delay.mean", "a")]
    [InlineData("missions.m.delay.prob_gt_90", "a")]
    [InlineData("sites.pad.restored.p50", "a")]
    [InlineData("missions.m.delay.mean", "blend")]
    [InlineData("sites.pad.restored.p80", "blend")]
    public void Paired_OverSeeds_IsTheirSpread(string metric, string assumption)
    {
        var steps = Walks.Value.Select(w => w.Change(0, 1, new FigureId(metric, assumption))!.Steps.Single(s => s.Causes[0] is Cause.News)).ToList();
        var values = steps.ConvertAll(s => s.Difference.Value);
        var variance = values.Sum(v => Math.Pow(v - values.Average(), 2)) / (Seeds - 1);
        Assert.InRange(variance / steps.Average(s => Math.Pow(s.Difference.StandardError, 2)), 0.25, 2.9);
        // Errors of independent runs would be far too large.
        var apart = steps.Average(s => Math.Pow(s.Before.StandardError, 2) + Math.Pow(s.After.StandardError, 2));
        Assert.True(apart > 4 * variance, $"{apart} {variance}");
    }

    [Fact]
    public void Paired_AssumptionThatTheEntryDoesNotName_IsExactlyNothing()
    {
        var step = Walks.Value[0].Change(0, 1, new FigureId("missions.m.delay.mean", "b"))!.Steps.Single(s => s.Causes[0] is Cause.News);
        Assert.Equal((0.0, 0.0, false), (step.Difference.Value, step.Difference.StandardError, step.IsClear));
    }

    [Fact]
    public void Paired_Deviations_SubtractByRandomisation()
    {
        var first = new Figure("a", "m", 10, 5, Unit.Days, null) { Deviations = [3, 4] };
        var second = new Figure("a", "m", 12, 13, Unit.Days, null) { Deviations = [3, 4, 12] };
        Assert.Equal((2.0, 12.0), Pair(Difference.Paired(first, second)));
        Assert.Equal((2.0, Math.Sqrt(25 + 169)), Pair(Difference.Independent(first, second)));
        Assert.Equal((2.0, 5.0), Pair(Difference.Paired(first, new Figure("a", "m", 12, 0, Unit.Days, null))));
        Assert.Equal((2.0, Math.Sqrt(25 + 169)), Pair(Difference.Paired(first, new Figure("a", "m", 12, 13, Unit.Days, null))));
    }

    [Fact]
    public void Sum_OfStepsThereAndBack_HasTheErrorOfTheWhole()
    {
        var first = new Figure("a", "m", 10, 5, Unit.Days, null) { Deviations = [3, 4] };
        var second = new Figure("a", "m", 12, 13, Unit.Days, null) { Deviations = [0, 0, 13] };
        Assert.Equal((0.0, 0.0), Pair(Difference.Paired(first, second) + Difference.Paired(second, first)));
        Assert.Equal((2.0, Math.Sqrt(25 + 169)), Pair(Difference.None + Difference.Paired(first, second)));
    }

    private static (double, double) Pair(Difference difference) => (difference.Value, difference.StandardError);
}
