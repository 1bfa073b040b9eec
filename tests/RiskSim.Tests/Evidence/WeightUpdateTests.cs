using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Evidence;

/// <summary>Weights after evidence whose probability has a closed form.</summary>
public sealed class WeightUpdateTests
{
    private const double Exact = 1e-9;

    private static string Scenario(string asOf, string repair, string assumptions, string ledger = "[]", string more = "") => $$"""
        risksim: 1
        as_of: 2026-01-01
        weights_as_of: 2026-01-01
        horizon: 2040-01-01
        {{more}}
        sites: { pad: { supports: [x], turnaround: 5, outages: { o: { began: 2026-01-01, repair: {{repair}} } } } }
        missions: { m: { kind: x, planned: 2030-02-01, sites: [pad] } }
        assumptions: {{assumptions}}
        ledger: {{ledger}}
        """.Replace("as_of: 2026-01-01\nweights", $"as_of: {asOf}\nweights", StringComparison.Ordinal);

    private static double[] Weights(string yaml) =>
        [.. TestScenario.Run(yaml, 512).Assumptions.Select(a => a.UpdatedWeight)];

    private static void AssertWeights(double[] unnormalised, string yaml, double tolerance = Exact)
    {
        var weights = Weights(yaml);
        for (var a = 0; a < weights.Length; a++) Assert.Equal(unnormalised[a] / unnormalised.Sum(), weights[a], tolerance);
    }

    private const string TwoMeans = "{ fast: { weight: 2, set: { sites.pad.outages.o.repair: exponential(50) } }, slow: { weight: 1, set: { sites.pad.outages.o.repair: exponential(200) } } }";

    /// <summary>After t days without an end the weights follow w·exp(−t/m).</summary>
    [Theory]
    [InlineData("2026-01-11", 10)]
    [InlineData("2026-07-20", 200)]
    [InlineData("2027-01-01", 365)]
    public void Run_ExponentialRepairGoesOn_WeightsFollowTheExponential(string asOf, int days) =>
        AssertWeights([2 * Math.Exp(-days / 50.0), Math.Exp(-days / 200.0)], Scenario(asOf, "10", TwoMeans));

    /// <summary>An entry that tells nothing cuts the way in two and leaves its end where it was.</summary>
    [Fact]
    public void Run_EntryWithoutNews_ChangesNoWeight()
    {
        const string Network = "{ a: { duration: lognormal(p10=20 p90=100) }, b: { after: [a], duration: pert(10 30 200) }, c: { after: [a], duration: weibull(p20=15 p80=90) } }";
        const string Assumptions = "{ one: { weight: 1 }, two: { weight: 1, set: { sites.pad.outages.o.repair.b.duration: pert(60 90 200) } } }";
        var without = TestScenario.Run(Scenario("2026-04-15", Network, Assumptions), 512).Assumptions[0];
        var with = TestScenario.Run(Scenario("2026-04-15", Network, Assumptions, "[{ date: 2026-02-20, says: nothing }, { date: 2026-03-30, says: still nothing }]"), 512).Assumptions[0];
        var error = Math.Max(without.Find("weight.updated")!.StandardError, with.Find("weight.updated")!.StandardError);
        Assert.InRange(error, 1e-9, 1e-3);
        Assert.NotEqual(0.5, with.UpdatedWeight, 0.05);
        Assert.Equal(without.UpdatedWeight, with.UpdatedWeight, 2 * TestScenario.StandardErrors * error);
    }

    [Fact]
    public void Run_Restored_CountsTheDay()
    {
        static double Day(double mean) => Math.Exp(-40 / mean) - Math.Exp(-41 / mean);
        AssertWeights([2 * Day(50), Day(200)], Scenario("2026-03-01", "10", TwoMeans, "[{ date: 2026-02-12, set: { sites.pad.outages.o.restored: 2026-02-10 } }]"));
    }

    /// <summary>Between the end and its report nobody could have seen the outage going on.</summary>
    [Fact]
    public void Run_RestoredReportedLate_NoEvidenceInBetween()
    {
        static double Day(double mean) => Math.Exp(-40 / mean) - Math.Exp(-41 / mean);
        AssertWeights([2 * Day(50), Day(200)], Scenario("2026-05-01", "10", TwoMeans,
            "[{ date: 2026-03-20, says: rumours }, { date: 2026-04-12, set: { sites.pad.outages.o.restored: 2026-02-10 } }]"));
    }

    /// <summary>What was said after the evidence does not change how likely it was.</summary>
    [Fact]
    public void Run_ClaimAfterTheEvidence_JudgesOnlyWhatFollows()
    {
        const string Claim = "[{ date: 2026-02-10, assumption: fast, set: { sites.pad.outages.o.repair: exponential(400) } }]";
        AssertWeights([2 * Math.Exp(-40 / 50.0) * Math.Exp(-60 / 400.0), Math.Exp(-100 / 200.0)], Scenario("2026-04-11", "10", TwoMeans, Claim));
    }

    [Fact]
    public void Run_ActivityFinishedAndOptionChosen_MultiplyTheirProbabilities()
    {
        const string Network = "{ a: { one_of: { quick: { probability: 0.3, duration: exponential(20) }, long: { duration: exponential(100) } } }, b: { after: [a], duration: uniform(0 100) } }";
        const string Assumptions = "{ one: { weight: 1 }, two: { weight: 1, set: { sites.pad.outages.o.repair.a.one_of.quick.probability: 0.8, sites.pad.outages.o.repair.b.duration: uniform(0 400) } } }";
        const string Ledger = """
            [{ date: 2026-01-15, set: { sites.pad.outages.o.repair.a.chosen: quick, sites.pad.outages.o.repair.a.started: 2026-01-01, sites.pad.outages.o.repair.a.finished: 2026-01-13,
               sites.pad.outages.o.repair.b.started: 2026-01-14 } }]
            """;
        // The end of a was the same for both; b has gone on for 18 days.
        AssertWeights([0.3 * (1 - 18 / 100.0), 0.8 * (1 - 18 / 400.0)], Scenario("2026-02-01", Network, Assumptions, Ledger));
    }

    /// <summary>A risk shared by what is learned on one date counts once; of what was learned before it knows nothing.</summary>
    [Theory]
    [InlineData("{ date: 2026-02-10, set: { A.finished: 2026-01-21, B.finished: 2026-01-21 } }", 0.5)]
    [InlineData("{ date: 2026-01-25, set: { A.finished: 2026-01-21 } }, { date: 2026-02-10, set: { B.finished: 2026-01-21 } }", 0.25)]
    public void Run_SharedRisk_IsJointWithinADate(string ledger, double probability)
    {
        const string Network = "{ a: { duration: 10, started: 2026-01-01 }, b: { duration: 10, started: 2026-01-01 }, c: { duration: exponential(1000) } }";
        const string Risk = "risks: { r: { probability: 0.5, multiplies: 2, affects: [sites.pad.outages.o.repair.a, sites.pad.outages.o.repair.b] } }";
        const string Assumptions = "{ one: { weight: 1 }, two: { weight: 1, set: { risks.r.probability: 1 } } }";
        var entries = ledger.Replace("A.", "sites.pad.outages.o.repair.a.", StringComparison.Ordinal).Replace("B.", "sites.pad.outages.o.repair.b.", StringComparison.Ordinal);
        AssertWeights([probability, 1], Scenario("2026-02-10", Network, Assumptions, $"[{entries}]", Risk), 1e-6);
    }

    /// <summary>Who has no such activity is moved as the others are on average, and by what it does know.</summary>
    [Fact]
    public void Run_SilentAssumption_IsMovedAsTheOthersAre()
    {
        const string Network = "{ a: { duration: exponential(20) }, b: { after: [a], duration: exponential(50) } }";
        const string Assumptions = """
            { one: { weight: 1 }, two: { weight: 3, set: { sites.pad.outages.o.repair.a.duration: exponential(5), sites.pad.outages.o.repair.b.duration: exponential(500) } },
              silent: { weight: 2, set: { sites.pad.outages.o.repair: exponential(80) } } }
            """;
        const string Ledger = "[{ date: 2026-01-09, set: { sites.pad.outages.o.repair.a.started: 2026-01-01, sites.pad.outages.o.repair.a.finished: 2026-01-08 } }]";
        // The first step: a ended on day 7, and the outage, with b after it, went on for 8 days; b starts after a, within the day.
        // ∫ over the end of a in day 7 of P(b lasts beyond day 8).
        static double Both(double a, double b)
        {
            const int Steps = 20_000;
            double sum = 0;
            for (var i = 0; i < Steps; i++)
            {
                var end = 7 + (i + 0.5) / Steps;
                sum += Math.Exp(-end / a) / a * Math.Exp(-(8 - end) / b) / Steps;
            }

            return sum;
        }

        // Without the news of a, the outage goes on for 8 days: a + b > 8.
        static double Out(double a, double b) => (a * Math.Exp(-8 / a) - b * Math.Exp(-8 / b)) / (a - b);
        var average = (Both(20, 50) + 3 * Both(5, 500)) / (Out(20, 50) + 3 * Out(5, 500));
        AssertWeights([Both(20, 50), 3 * Both(5, 500), 2 * Math.Exp(-8 / 80.0) * average], Scenario("2026-01-09", Network, Assumptions, Ledger), 1e-4);
    }

    [Fact]
    public void Run_ImpossibleEvidence_GivesWeightZeroAndNamesTheEntry()
    {
        const string Assumptions = "{ open: { weight: 1 }, doomed: { weight: 1, set: { sites.pad.outages.o.repair: pert(5 10 20) } } }";
        var result = TestScenario.Run(Scenario("2026-03-01", "exponential(50)", Assumptions, "[{ date: 2026-02-01, says: no end in sight }]"), 512);
        Assert.Equal(1, result.Assumptions[0].UpdatedWeight);
        Assert.Equal(0, result.Assumptions[1].UpdatedWeight);
        Assert.Equal(["weight.stated", "weight.updated"], result.Assumptions[1].Figures.Select(f => f.Metric));
        var warning = Assert.Single(result.Warnings, w => w.Value == "doomed");
        Assert.Contains("2026-02-01 ('no end in sight')", warning.Rule, StringComparison.Ordinal);
        Assert.Contains("sites.pad.outages.o still goes on", warning.Rule, StringComparison.Ordinal);
        Assert.True(warning.Place.Line > 0);
    }

    [Fact]
    public void Run_EvidenceImpossibleUnderAll_IsAnError()
    {
        var result = TestScenario.Run(Scenario("2026-03-01", "pert(5 10 20)", "{ one: { weight: 1 }, two: { weight: 1 } }"), 512);
        Assert.Contains(result.Warnings, w => w.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("update_weights: false", "2026-07-01")]
    [InlineData("", "2026-01-01")]
    public void Run_NothingToUpdate_KeepsTheStatedWeights(string setting, string asOf)
    {
        var result = TestScenario.Run(Scenario(asOf, "10", TwoMeans, "[]", setting), 512);
        Assert.Equal([2 / 3.0, 1 / 3.0], result.Assumptions.Select(a => a.UpdatedWeight));
        Assert.Empty(result.Evidence.Steps);
    }

    /// <summary>Sampling from what is still possible wastes no trial, however long the outage has lasted.</summary>
    [Fact]
    public void Run_OutForAYear_EveryTrialCounts()
    {
        var result = TestScenario.Run(Scenario("2027-01-01", "10", TwoMeans), 2048);
        Assert.All(result.Assumptions, a => Assert.Equal(2048, a.EffectiveTrials));
    }

    /// <summary>The steps of the trail lead to the weights.</summary>
    [Fact]
    public void Trail_FactorsInOrder_GiveTheWeights()
    {
        var result = TestScenario.Run(Scenario("2026-03-01", "10", TwoMeans, "[{ date: 2026-02-12, set: { sites.pad.outages.o.restored: 2026-02-10 } }]"), 512);
        var steps = result.Evidence.Steps;
        Assert.Equal(["2026-02-12", "2026-03-01"], steps.Select(s => s.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal(new Learned("sites.pad.outages.o", LearnedKind.Ended, new DateOnly(2026, 2, 10)), Assert.Single(steps[0].News));
        Assert.Empty(steps[1].News);
        Assert.Equal(result.Assumptions.Select(a => a.UpdatedWeight), steps[^1].Assumptions.Select(a => a.Weight));
        Assert.Equal(Math.Exp(-40 / 50.0) - Math.Exp(-41 / 50.0), steps[0].Assumptions[0].Factor, Exact);
    }

    private const string Sure = "sites.pad.outages.o.repair.a.duration: mixture(0.9 of 5 0.1 of 9)";

    private static string Facts(params string[] entries) =>
        $"[{string.Join(", ", entries)}]".Replace("A.", "sites.pad.outages.o.repair.a.", StringComparison.Ordinal).Replace("B.", "sites.pad.outages.o.repair.b.", StringComparison.Ordinal);

    /// <summary>The end of an activity is evidence, also where the work had to be taken for finished before.</summary>
    [Fact]
    public void Run_EndReportedAfterItCounted_IsEvidence()
    {
        const string Network = "{ a: { duration: mixture(0.5 of 5 0.5 of 9) }, b: { after: [a], duration: 3 } }";
        AssertWeights([0.5, 0.9], Scenario("2026-03-01", Network, $"{{ one: {{ weight: 1 }}, two: {{ weight: 1, set: {{ {Sure} }} }} }}", Facts(
            "{ date: 2026-02-01, set: { B.started: 2026-01-10, B.finished: 2026-01-13 } }", "{ date: 2026-02-10, set: { A.started: 2026-01-01, A.finished: 2026-01-06 } }")));
    }

    /// <summary>What it was that had ended is evidence when it is told, given the day of the end.</summary>
    [Fact]
    public void Run_OptionToldAfterTheEnd_IsEvidence()
    {
        const string Network = "{ a: { one_of: { x: { probability: 0.5, duration: 5 }, y: { duration: 5 } } }, b: { after: [a], duration: exponential(1000) } }";
        AssertWeights([0.5, 0.9], Scenario("2026-02-10", Network, "{ one: { weight: 1 }, two: { weight: 1, set: { sites.pad.outages.o.repair.a.one_of.x.probability: 0.9 } } }", Facts(
            "{ date: 2026-02-01, set: { A.started: 2026-01-01, A.finished: 2026-01-06 } }", "{ date: 2026-02-10, set: { A.chosen: x } }")), 1e-6);
    }

    /// <summary>With the same beliefs about the whole, silence neither gains nor loses by an end that is told together with the last part's.</summary>
    [Fact]
    public void Run_RestoredToldWithItsLastPart_SilenceNeitherGainsNorLoses() =>
        AssertWeights([1, 1], Scenario("2026-02-10", "{ a: { duration: mixture(0.5 of 5 0.5 of 9) } }",
            "{ net: { weight: 1 }, single: { weight: 1, set: { sites.pad.outages.o.repair: mixture(0.5 of 5 0.5 of 9) } } }",
            Facts("{ date: 2026-02-01, set: { A.started: 2026-01-01, A.finished: 2026-01-06, sites.pad.outages.o.restored: 2026-01-06 } }")), 1e-6);

    /// <summary>A claim that breaks the work up otherwise later does not take back what was learned of its parts.</summary>
    [Fact]
    public void Run_NetworkReplacedLater_KeepsWhatWasLearned()
    {
        const string Network = "{ a: { duration: mixture(0.5 of 20 0.5 of 40), started: 2026-01-01 }, b: { after: [a], duration: mixture(0.5 of 100 0.5 of 120) } }";
        // Both learn that a goes on (one half); then only the first still has it, and what ended is no news to it: it was the long one.
        AssertWeights([1, 1], Scenario("2026-04-01", Network, "{ net: { weight: 1 }, later: { weight: 1 } }", Facts(
            "{ date: 2026-01-31, says: still at it }",
            "{ date: 2026-02-05, assumption: later, set: { sites.pad.outages.o.repair: mixture(0.5 of 150 0.5 of 160) } }",
            "{ date: 2026-02-10, set: { A.finished: 2026-02-10 } }")), 1e-6);
    }
}
