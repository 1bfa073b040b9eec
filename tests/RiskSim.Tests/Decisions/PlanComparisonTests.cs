using RiskSim.Changes;
using RiskSim.Decisions;
using RiskSim.Statistics;

namespace RiskSim.Tests.Decisions;

public sealed class PlanComparisonTests
{
    private const string Yaml = """
        risksim: 1
        as_of: 2026-02-01
        weights_as_of: 2026-01-01
        horizon: 2029-01-01
        sites:
          pad: { supports: [crewed], turnaround: 10, outages: { cabin: { began: 2025-12-01, repair: { survey: { duration: lognormal(p10=20 p90=90) }, mounting: { after: [survey], duration: lognormal(p10=50 p90=190) } } } } }
        missions: { m: { kind: crewed, planned: 2026-03-01, sites: [pad] }, n: { kind: crewed, planned: 2026-03-05, sites: [pad], not_before: 2026-05-01 } }
        assumptions:
          quick: { set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=10 p90=40) } }
          slow: {}
        options:
          shift: { says: two shifts, set: { sites.pad.outages.cabin.repair.survey.duration: scale(lognormal(p10=20 p90=90) 0.8) } }
          rebuild: { set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=30 p90=100) } }
          other: { set: { missions.n.priority: 0 } }
        """;

    private const string Delay = "missions.m.delay.mean";

    private static PlanComparison Run(ulong seed, long trials) =>
        PlanComparison.Run(PlanComparison.OptionsOf(TestScenario.Load(Yaml)), new ForecastOptions(trials, seed), null, CancellationToken.None);

    private static readonly Lazy<PlanComparison> Once = new(() => Run(1, 16_384));

    private static Effect Effect(string plan, string assumption, string metric = Delay) =>
        Once.Value.EffectOf(Enumerable.Range(0, 4).Single(p => Once.Value.Plans[p].Id == plan), new FigureId(metric, assumption))!;

    [Theory]
    [InlineData("shift", "quick", Verdict.Helps)]
    [InlineData("shift", "slow", Verdict.Helps)]
    [InlineData("rebuild", "quick", Verdict.Hurts)]
    [InlineData("rebuild", "slow", Verdict.Helps)]
    [InlineData("other", "blend", Verdict.NoDifference)]
    public void Verdict_OfAnOption_IsWhatItsInputsSay(string plan, string assumption, Verdict verdict) => Assert.Equal(verdict, Effect(plan, assumption).Verdict);

    [Fact]
    public void Effect_OfWhatChangesNothing_IsExactlyNothing() => Assert.Equal((0, 0), (Effect("other", "slow").Difference.Value, Effect("other", "slow").Difference.StandardError));

    /// <summary>The survey, its mean 0.2 times shorter, comes before everything else: under the slow assumption nearly all of it is gained.</summary>
    [Fact]
    public void Effect_Value_IsTheDifferenceOfTheFigures()
    {
        var effect = Effect("shift", "slow");
        Assert.Equal(effect.Level.Value - effect.AsPlanned.Value, effect.Difference.Value, 9);
        Assert.InRange(effect.Difference.Value, -20, -4);
    }

    /// <summary>What an option sets would have made the evidence more or less likely; it is of the past all the same.</summary>
    [Fact]
    public void Weights_UnderAnOption_AreThoseOfThePlanAsItIs()
    {
        foreach (var plan in new[] { "shift", "rebuild" })
            foreach (var assumption in new[] { "quick", "slow" })
            {
                var effect = Effect(plan, assumption, "weight.updated");
                Assert.NotEqual(0.5, effect.AsPlanned.Value);
                Assert.Equal(effect.AsPlanned.Value, effect.Level.Value);
            }
    }

    [Fact]
    public void BestFirst_ForTheBlend_HasTheLargestGainFirst()
    {
        var gains = Once.Value.BestFirst(Delay).Select(p => Once.Value.EffectOf(p, new FigureId(Delay, "blend"))!.Gain).ToList();
        Assert.Equal(3, gains.Count);
        Assert.Equal(gains.OrderDescending(), gains);
    }

    [Theory]
    [InlineData("missions.m.delay.prob_on_time", 0.1, Verdict.Helps)]
    [InlineData("sites.pad.availability.mean", -0.1, Verdict.Hurts)]
    [InlineData("missions.m.delay.p80", 0.1, Verdict.Hurts)]
    public void Verdict_OfAFigure_KnowsWhatIsBetter(string metric, double value, Verdict verdict)
    {
        var level = new FigureLevel(1, 0, null, false, false);
        Assert.Equal(verdict, new Effect("a", new FigureId(metric, "blend"), Unit.Days, level, level, new Difference(value, 0.04)).Verdict);
        Assert.Equal(Verdict.NoDifference, new Effect("a", new FigureId(metric, "blend"), Unit.Days, level, level, new Difference(value, 0.06)).Verdict);
    }

    /// <summary>Common random numbers: over 30 seeds the differences scatter at least ten times less (in variance) than those of runs with other seeds.</summary>
    [Theory]
    [InlineData(Delay, "slow")]
    [InlineData(Delay, "blend")]
    public void Paired_OverSeeds_ScattersTenTimesLessThanIndependentRuns(string metric, string assumption)
    {
        var runs = Seeds.Value;
        var effects = runs.ToList().ConvertAll(r => r.EffectOf(1, new FigureId(metric, assumption))!);
        var paired = Variance(effects.Select(e => e.Difference.Value));
        // The option of one seed against the plan of another.
        var independent = Variance(effects.Select((e, i) => e.Level.Value - effects[(i + 1) % effects.Count].AsPlanned.Value));
        Assert.True(independent > 10 * paired, $"{independent / paired}");
    }

    private static readonly Lazy<PlanComparison[]> Seeds = new(() => [.. Enumerable.Range(1, 30).Select(s => Run((ulong)s, 4096))]);

    private static double Variance(IEnumerable<double> values)
    {
        var all = values.ToList();
        return all.Sum(v => Math.Pow(v - all.Average(), 2)) / (all.Count - 1);
    }
}
