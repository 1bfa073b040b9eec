using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

public sealed class RuleCheckTests
{
    private static string[] Problems(IEnumerable<string> precision, IEnumerable<string> settle) =>
        [.. RuleCheck.Problems(TestScenario.Load(StopScenario.Yaml), StopScenario.Rule(precision, settle)).Select(p => p.ToString())];

    [Theory]
    [InlineData("missions.m1.dely.prob_gt_90=0.1", "there is no figure 'missions.m1.dely.prob_gt_90'. Did you mean 'missions.m1.delay.prob_gt_90'?")]
    [InlineData("xyz=0.1", "there is no figure 'xyz'. metrics.csv of any run of the scenario lists them all.")]
    [InlineData("missions.m1.delay.mean@sobre=1", "there is no assumption 'sobre'. Did you mean 'sober'?")]
    [InlineData("missions.m1.delay.mean@xyz=1", "there is no assumption 'xyz'. The assumptions are: sober, hopeful; without one the figure is the blend's.")]
    [InlineData("weight.updated@sober=0.1", "a weight is not found by more trials. Ask for another figure.")]
    [InlineData("missions.m1.delay.prob_gt_90=0.5", "is no precision for a probability. Give less than 0.5.")]
    public void Problems_Precision_EachIsExplained(string precision, string message) =>
        Assert.Equal($"--precision: error: '{precision}': {message}", Assert.Single(Problems([precision], [])));

    [Theory]
    [InlineData("missions.m1.delay.p80<2026-05-01", "'missions.m1.delay.p80' is no date. Only percentiles of 'restored' and 'launch' are; give a number.")]
    [InlineData("missions.m1.delay.prob_gt_90<1", "no number of trials tells a probability from a limit that it cannot cross. Give a limit between 0 and 1, e.g. 0.1.")]
    [InlineData("missions.m1.delay.p80<1000", "nothing is computed beyond the horizon 2028-01-01. Give a limit of at most 730.")]
    [InlineData("sites.pad.restored.p80<2028-01-02", "nothing is computed beyond the horizon 2028-01-01. Give a limit of at most 730.")]
    public void Problems_Settle_EachIsExplained(string settle, string message) =>
        Assert.Equal($"--settle: error: '{settle}': {message}", Assert.Single(Problems([], [settle])));

    [Fact]
    public void Problems_Several_AreToldAtOnce() => Assert.Equal(3, Problems(["a.b=1", "0.01"], ["c.d<1", "missions.m1.delay.prob_gt_90>2"]).Length);

    /// <summary>Whatever a run reports can be asked for.</summary>
    [Fact]
    public void Problems_EveryFigureOfARun_CanBeAskedFor()
    {
        var figures = StopScenario.RunPlain(5000).All.SelectMany(a => a.Figures).Where(f => f.Unit != Unit.Weight).ToList();
        Assert.Contains(figures, f => f.Metric == "spacecraft.m1.overstay.p80");
        Assert.Empty(Problems(figures.Select(f => $"{new FigureName(f.Metric, f.Assumption)}=0.1"), []));
    }

    /// <summary>Between rounds only what is needed is made: it must be what a whole run makes.</summary>
    [Fact]
    public void Estimates_OfOneFigure_AreThoseOfTheWhole()
    {
        var whole = StopScenario.RunPlain(StopRule.FirstRound);
        foreach (var metric in new[] { "missions.m1.delay.p80", "missions.m2.launch.p50", "spacecraft.m1.prob_limit_reached", "sites.pad.availability.mean", "capability.crewed.lost_after_30", "missions.m1.prob_failed" })
        {
            var settled = StopScenario.Run(StopScenario.Rule([], [$"{metric}@sober>0.0000001", $"{metric}<0.9999999"], StopRule.FirstRound));
            Assert.Equal([whole.Figure(metric, "sober"), whole.Figure(metric, "blend")], settled.Stopping!.Answers.Select(a => a.Figure));
        }
    }
}
