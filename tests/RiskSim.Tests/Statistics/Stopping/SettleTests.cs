using MathNet.Numerics.Distributions;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

public sealed class SettleTests
{
    private static Answer Ask(string question, long maxTrials = 1 << 18, ulong seed = 1, string yaml = StopScenario.Yaml) =>
        Assert.Single(StopScenario.Run(StopScenario.Rule([], [question], maxTrials), seed, yaml: yaml).Stopping!.Answers);

    [Theory]
    [InlineData("sober")]
    [InlineData("hopeful")]
    [InlineData("blend")]
    public void Settle_LimitsOnBothSidesOfTheTruth_AreAnsweredRight(string assumption)
    {
        var truth = StopScenario.Exceedance(90, assumption);
        foreach (var (limit, isBelow) in new[] { (truth + 0.01, true), (truth - 0.01, false) })
        {
            var name = FormattableString.Invariant($"{StopScenario.Exceeds90}@{assumption}");
            foreach (var (sign, isYes) in new[] { ("<", isBelow), ("<=", isBelow), (">", !isBelow), (">=", !isBelow) })
            {
                var answer = Ask(FormattableString.Invariant($"{name}{sign}{limit}"));
                Assert.Equal(isYes, answer.Verdict);
                Assert.InRange(answer.SettledAfter, StopRule.FirstRound, 1 << 18);
            }
        }
    }

    [Fact]
    public void Settle_FarFromTheLimit_TakesOneRound() =>
        Assert.Equal((true, StopRule.FirstRound), (Ask($"{StopScenario.Exceeds90}@sober>0.3").Verdict, Ask($"{StopScenario.Exceeds90}@sober>0.3").SettledAfter));

    [Fact]
    public void Settle_OnTheLimit_StaysOpenAndWarns()
    {
        var truth = StopScenario.Exceedance(90, "blend");
        var rule = StopScenario.Rule([], [FormattableString.Invariant($"{StopScenario.Exceeds90}<{truth}")], 65_536);
        var result = StopScenario.Run(rule);
        Assert.Null(Assert.Single(result.Stopping!.Answers).Verdict);
        Assert.Equal(65_536, result.Trials);
        Assert.Contains(result.Warnings, w => w is { Place.File: "--settle", Severity: Severity.Warning } && w.Rule == "not settled after 65,536 trials");
    }

    [Theory]
    [InlineData("sites.pad.restored.p50@sober<2026-05-03", true)]     // the median is 120 days: 1 May
    [InlineData("sites.pad.restored.p50@sober<=2026-04-29", false)]
    [InlineData("missions.m1.launch.p50@sober>=2026-04-29", true)]
    [InlineData("missions.m1.delay.p50@hopeful>58.5", true)]
    [InlineData("missions.m1.delay.p50@hopeful>61.5", false)]
    public void Settle_Percentiles_AreHeldAgainstDaysAndDates(string question, bool isYes) => Assert.Equal(isYes, Ask(question, 1 << 20).Verdict);

    [Fact]
    public void Settle_PercentileOfConstants_KnowsTheSideOfAGap()
    {
        // 0 days with 52 %, 100 with 48 %: the median is 0, and no estimate of it ever shows an error.
        const string Yaml = """
            risksim: 1
            name: gap
            as_of: 2026-01-01
            horizon: 2028-01-01
            sites: { pad: { supports: [crewed], turnaround: 1 } }
            missions: { m1: { kind: crewed, planned: 2026-01-01, sites: [pad], readiness_delay: mixture(0.52 of 0  0.48 of 100) } }
            """;
        foreach (var (question, isYes) in new[] { ("p50<50", true), ("p50>0", false), ("p50<=0", true), ("p90>99.9", true), ("p90>=100", true), ("p90>100", false) })
        {
            var answer = Ask($"missions.m1.delay.{question}", yaml: Yaml);
            Assert.Equal(isYes, answer.Verdict);
        }

        // Even odds but for a hair: the percentile jumps from run to run, and nothing is settled.
        Assert.Null(Ask("missions.m1.delay.p50<50", 32_768, yaml: Yaml.Replace("0.52 of 0  0.48", "0.5001 of 0  0.4999", StringComparison.Ordinal)).Verdict);
    }

    [Fact]
    public void Settle_EventThatNoTrialShows_TakesEnoughTrials()
    {
        // ln(2·11/0.01)/n must be below the limit: with 11 looks at most 7.7/n.
        var answer = Ask("missions.m2.prob_failed<0.0002", StopRule.UsualMaxTrials);
        Assert.True(answer.Verdict);
        Assert.Equal(65_536, answer.SettledAfter);
    }

    [Fact]
    public void Settle_Mean_CountsWithWhatNoTrialShowsYet()
    {
        // The mean is 0 in every trial, but a failure of the unseen kind could still move it.
        var answer = Ask("missions.m1.delay_part.stand_down.mean<1");
        Assert.True(answer.Verdict);
        Assert.True(Ask("missions.m1.delay_part.stand_down.mean<0.01", 32_768) is { Verdict: null });
    }

    [Fact]
    public void Settle_SettledEarly_StaysSoWhileAnotherIsOpen()
    {
        var truth = StopScenario.Exceedance(90, "sober");
        var rule = StopScenario.Rule([], [$"{StopScenario.Exceeds90}@hopeful<0.9", FormattableString.Invariant($"{StopScenario.Exceeds90}@sober<{truth}")], 65_536);
        var answers = StopScenario.Run(rule).Stopping!.Answers;
        Assert.Equal((true, StopRule.FirstRound), (answers[0].Verdict, answers[0].SettledAfter));
        Assert.Equal((null, 0L), (answers[1].Verdict, answers[1].SettledAfter));
    }

    /// <summary>The worst case: the truth is on the limit, the side that is wrong is looked for at every doubling up to the cap.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.05)]
    [InlineData(0.001)]
    [InlineData(0.0002)]
    [InlineData(0.00003)]
    public void Margin_LookedAtEveryRound_IsSeldomWrong(double probability)
    {
        const int Runs = 20_000, Groups = 16;
        var rounds = StopScenario.Rule([], []).Rounds;
        var test = new SettleTest(TestScenario.Load(StopScenario.Yaml), rounds.Length);
        var random = new Random(20260101);
        int wrongBelow = 0, wrongAbove = 0;
        for (var run = 0; run < Runs; run++)
        {
            var counts = new double[Groups];
            bool isBelow = false, isAbove = false;
            long before = 0;
            foreach (var trials in rounds)
            {
                for (var g = 0; g < Groups; g++) counts[g] += Events((trials - before) / Groups);
                before = trials;
                var mean = counts.Average();
                var error = Math.Sqrt(counts.Sum(c => (c - mean) * (c - mean)) / (Groups * (Groups - 1))) * Groups / trials;
                var distance = mean * Groups / trials - probability;
                var margin = test.Margin(error, 1.0 / trials);
                isBelow |= distance < -margin;
                isAbove |= distance > margin;
            }

            wrongBelow += isBelow ? 1 : 0;
            wrongAbove += isAbove ? 1 : 0;
        }

        var allowed = Runs * (1 - StopRule.Confidence) + 5 * Math.Sqrt(Runs * (1 - StopRule.Confidence));
        Assert.InRange(wrongBelow, 0, allowed);
        Assert.InRange(wrongAbove, 0, allowed);

        // Few among many are Poisson, many are normal.
        double Events(long n) => n * probability < 30 ? Poisson.Sample(random, n * probability)
            : Math.Round(Normal.Sample(random, n * probability, Math.Sqrt(n * probability * (1 - probability))));
    }

    [Fact]
    public void Margin_OfNoError_IsLeftToTheUnseen() =>
        Assert.Equal(Math.Log(2 * 11 / 0.01) / 16_384, new SettleTest(TestScenario.Load(StopScenario.Yaml), 11).Margin(0, 1.0 / 16_384), 1e-9);

    [Fact]
    public void Margin_OfOneLook_IsStudents()
    {
        // t with 15 degrees of freedom, upper 0.5 %: 2.947 (any table).
        Assert.Equal(2.947, new SettleTest(TestScenario.Load(StopScenario.Yaml), 1).Margin(1, 0), 5e-4);
    }
}
