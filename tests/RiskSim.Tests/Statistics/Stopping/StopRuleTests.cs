using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

public sealed class StopRuleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(1_000_000)]
    [InlineData(StopRule.UsualMaxTrials)]
    public void Rounds_AnyCap_DoubleWholeBlocksUpToIt(long cap)
    {
        var rounds = StopScenario.Rule(["0.1"], [], cap).Rounds;
        Assert.Equal(cap, rounds[^1]);
        Assert.All(rounds.SkipLast(1), r => Assert.Equal(0, r % Block.Capacity));
        for (var k = 2; k < rounds.Length; k++) Assert.Equal(rounds[k - 2] * 2, rounds[k - 1]);
        Assert.True(rounds.Length < 2 || rounds[^1] <= 2 * rounds[^2]);
    }

    [Theory]
    [InlineData(SamplingMethod.Random)]
    [InlineData(SamplingMethod.Lattice)]
    [InlineData(SamplingMethod.Sobol)]
    public void Run_UntilKnown_HasTheBitsOfAPlainRunOfAsManyTrials(SamplingMethod sampling)
    {
        // With whole rounds, and with a cap in the middle of a block.
        foreach (var rule in new[] { StopScenario.Rule(["0.0000001"], [], 65_536), StopScenario.Rule(["0.0000001"], [], 50_001) })
        {
            foreach (var threads in new[] { 1, 2, 5 })
            {
                var until = StopScenario.Run(rule, 3, threads, sampling: sampling);
                Assert.Equal(3, until.Stopping!.Rounds);
                var plain = StopScenario.RunPlain(until.Trials, 3, sampling: sampling);
                Assert.Equal(plain.All.SelectMany(a => a.Figures), until.All.SelectMany(a => a.Figures));
                foreach (var (id, points) in plain.Blend.Convergence) Assert.Equal(points, until.Blend.Convergence[id]);
                foreach (var (kind, loss) in plain.Blend.LossByDay) Assert.Equal(loss.Probability, until.Blend.LossByDay[kind].Probability);
            }
        }
    }

    [Fact]
    public void Run_WeightedTrials_HasTheBitsOfAPlainRun()
    {
        // Two activities that nobody reported: what is going on weighs the trials.
        const string Yaml = """
            risksim: 1
            name: weighted
            as_of: 2026-01-01
            horizon: 2028-01-01
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2025-10-01, repair: { a: { duration: exponential(50) }, b: { after: [a], duration: exponential(50) } } } } } }
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
            """;
        var until = StopScenario.Run(StopScenario.Rule(["0.00001"], [], 40_000), yaml: Yaml);
        Assert.Equal(StopScenario.RunPlain(40_000, yaml: Yaml).All.SelectMany(a => a.Figures), until.All.SelectMany(a => a.Figures));
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAfter(cancel, 40_000);
        Assert.Throws<OperationCanceledException>(() => Forecaster.Run(
            TestScenario.Load(StopScenario.Yaml), new ForecastOptions(Until: StopScenario.Rule(["0.00001"], [])), progress, cancel.Token));
        Assert.NotNull(progress.Reached);
    }

    private sealed class CancelAfter(CancellationTokenSource source, long trials) : IProgress<ForecastProgress>
    {
        public StopReport? Reached { get; private set; }

        public void Report(ForecastProgress value)
        {
            Reached = value.Reached ?? Reached;
            Assert.True(value.Total >= value.Done);
            if (value.Done >= trials) source.Cancel();
        }
    }
}
