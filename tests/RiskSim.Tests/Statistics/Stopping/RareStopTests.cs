using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

/// <summary>Runs that stop when it is known, with oversampling.</summary>
public sealed class RareStopTests
{
    private const string Loss = "capability.cargo.longest.prob_gt_90";

    /// <summary>Both pads are lost for 90 days if the first is out for 120 days and the second, damaged 30 days later, for 90.</summary>
    private const string TwoPads = """
        risksim: 1
        name: T
        as_of: 2026-01-01
        horizon: 2027-12-31
        report: { thresholds: [90, 365], quantiles: [0.5] }
        sites: { a: { supports: [cargo], turnaround: 10 }, b: { supports: [cargo], turnaround: 10 } }
        missions:
          m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 2e-3, outage: exponential(200) } }
          n: { kind: cargo, planned: 2026-03-03, sites: [b], damage: { probability: 3e-3, outage: exponential(150) } }
        """;

    private static readonly double Truth = 2e-3 * Math.Exp(-120.0 / 200) * 3e-3 * Math.Exp(-90.0 / 150);

    private static ForecastResult Run(StopRule? rule, RareEvents? rare, long? trials = null) =>
        Forecaster.Run(TestScenario.Load(TwoPads), new ForecastOptions(trials, 1, 2, Until: rule, Rare: rare), null, CancellationToken.None);

    private static StopRule Precision(double tolerance, long maxTrials) =>
        new([RuleText.Precision(FormattableString.Invariant($"{Loss}={tolerance}"))!], [], maxTrials);

    private static Answer Ask(double limit, RareEvents? rare) =>
        Assert.Single(Run(new StopRule([], [RuleText.Question(FormattableString.Invariant($"{Loss}<{limit}"))!]), rare).Stopping!.Answers);

    [Theory]
    [InlineData("all")]
    [InlineData(Loss)]
    public void Precision_RareFigure_IsReachedWithFewTrials(string figure)
    {
        var rare = new RareEvents(figure == RareEvents.All ? [] : [figure]);
        var result = Run(Precision(0.05 * Truth, 1 << 20), rare);
        Assert.True(result.Stopping!.IsMet);
        Assert.InRange(result.Trials, StopRule.FirstRound, 1 << 17);
        var found = result.Figure(Loss);
        Assert.InRange(found.StandardError, 1e-4 * Truth, 0.05 * Truth);
        TestScenario.AssertNear(Truth, found, 0);
        Assert.False(Run(Precision(0.05 * Truth, result.Trials), null).Stopping!.IsMet);
    }

    [Fact]
    public void Precision_InRounds_FiguresOfOneRun()
    {
        var rare = new RareEvents([Loss]);
        var rounds = Run(Precision(1e-12, 50_001), rare);
        Assert.Equal(50_001, rounds.Trials);
        Assert.Equal(Run(null, rare, 50_001).Blend.Figures, rounds.Blend.Figures);
    }

    /// <summary>
    /// At most ln(2·11/0.01)/n = 7.7/n of what no trial showed (11 looks); oversampling leaves half of the trials for what is not rare, or three eighths.
    /// </summary>
    [Fact]
    public void Settle_FarBelowTheLimit_CountsWithTheOrdinaryTrialsAlone()
    {
        Assert.Equal((true, 65_536L), (Ask(2e-4, null).Verdict, Ask(2e-4, null).SettledAfter));
        Assert.Equal((true, 131_072L), (Ask(2e-4, new RareEvents([])).Verdict, Ask(2e-4, new RareEvents([])).SettledAfter));
        Assert.Equal((true, 65_536L), (Ask(3.5e-4, new RareEvents([Loss])).Verdict, Ask(3.5e-4, new RareEvents([Loss])).SettledAfter));
    }
}
