using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Tests.Statistics.Joint;

namespace RiskSim.Tests;

/// <summary>Pieces of a run add up to the run, to the last bit.</summary>
public sealed class SharderTests
{
    /// <summary>More blocks than the sums have segments, the last cut short.</summary>
    private const long Trials = 90 * Block.Capacity + 77;

    private const string Impossible = """
        risksim: 1
        as_of: 2026-03-01
        weights_as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { pad: { supports: [crewed], turnaround: 20, outages: { fire: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } } }
        missions:
          m1: { kind: crewed, planned: 2026-05-01, sites: [pad] }
        assumptions:
          fear: { set: { sites.pad.outages.fire.repair: lognormal(p10=200 p90=600) } }
          hope: { set: { sites.pad.outages.fire.repair: uniform(10 50) } }
        """;

    private static ForecastResult Merged(Scenario scenario, ForecastOptions options, IEnumerable<ShardRange> pieces)
    {
        var merge = new ShardMerge(scenario, options);
        foreach (var piece in pieces)
        {
            using var stream = new MemoryStream();
            Sharder.Run(scenario, options, piece, null, CancellationToken.None).WriteTo(stream);
            stream.Position = 0;
            merge.Add(stream);
        }

        return merge.Finish(TimeSpan.Zero, CancellationToken.None);
    }

    private static void AssertSame(Scenario scenario, ForecastOptions options, params ShardRange[] pieces)
    {
        var whole = Forecaster.Run(scenario, options, null, CancellationToken.None);
        var merged = Merged(scenario, options, pieces);
        Assert.Equal(whole.Warnings.AsEnumerable(), merged.Warnings);
        Assert.Equal((whole.Trials, whole.Seed, whole.Rare is null), (merged.Trials, merged.Seed, merged.Rare is null));
        Assert.Equal(whole.Evidence.Steps.SelectMany(s => s.Assumptions.Select(a => (a.Id, a.Factor))), merged.Evidence.Steps.SelectMany(s => s.Assumptions.Select(a => (a.Id, a.Factor))));
        foreach (var (expected, actual) in whole.All.Zip(merged.All))
        {
            Assert.Equal(expected.Figures.AsEnumerable(), actual.Figures);
            Assert.Equal((expected.IsPossible, expected.UpdatedWeight, expected.EffectiveTrials), (actual.IsPossible, actual.UpdatedWeight, actual.EffectiveTrials));
            Assert.Equal(expected.Convergence.Count, actual.Convergence.Count);
            foreach (var (metric, points) in expected.Convergence) Assert.Equal(points.AsEnumerable(), actual.Convergence[metric]);
            Assert.Equal(expected.IsPossible && expected.Joint is null, actual.IsPossible && actual.Joint is null);
            if (expected.Joint is { } joint) JointTrials.AssertSame(joint, actual.Joint!);
            foreach (var (kind, days) in expected.LossByDay)
            {
                Assert.Equal(days.Probability.AsEnumerable(), actual.LossByDay[kind].Probability);
                Assert.Equal(days.StandardError.AsEnumerable(), actual.LossByDay[kind].StandardError);
            }
        }

        Assert.Contains(whole.All, a => a.Convergence.Count > 0);
    }

    [Theory]
    [InlineData(SamplingMethod.Sobol, false)]
    [InlineData(SamplingMethod.Random, true)]
    public void Merge_PiecesInAnyOrder_SameBits(SamplingMethod sampling, bool isRare)
    {
        // Weighted trials, and weights that the evidence moved.
        var scenario = TrackSample.Load(TrackSample.Text, new DateOnly(2026, 2, 12)).Scenario!;
        var options = new ForecastOptions(Trials, 3, 2, sampling, Rare: isRare ? new RareEvents([]) : null);
        AssertSame(scenario, options, new(2, 3), new(3, 3), new(1, 3));
        // Cut in different ways: the first half, and the quarters of the second.
        AssertSame(scenario, options, new(4, 4), new(1, 2), new(3, 4));
    }

    [Fact]
    public void Merge_AnImpossibleAssumption_HasNoFiguresThereEither()
    {
        var scenario = TestScenario.Load(Impossible);
        Assert.Contains(Forecaster.Run(scenario, new ForecastOptions(2000, 1), null, CancellationToken.None).Assumptions, a => !a.IsPossible);
        AssertSame(scenario, new ForecastOptions(2000, 1), new(2, 2), new(1, 2));
    }

    [Fact]
    public void Add_WhatIsNoPiece_Throws()
    {
        var scenario = TestScenario.Load(Impossible);
        using var stream = new MemoryStream();
        Sharder.Run(scenario, new ForecastOptions(1024, 1), new ShardRange(1, 2), null, CancellationToken.None).WriteTo(stream);
        var bytes = stream.ToArray();
        void Add(byte[] content) => new ShardMerge(scenario, new ForecastOptions(1024, 1)).Add(new MemoryStream(content));
        Add(bytes);
        Assert.Throws<InvalidDataException>(() => Add(bytes[..^1]));
        Assert.Throws<InvalidDataException>(() => Add([.. bytes, 0]));
        Assert.Throws<InvalidDataException>(() => Add([]));
    }

    [Fact]
    public void Run_UntilSomethingIsKnown_IsAMistake() => Assert.Throws<ArgumentException>(() => Sharder.Run(
        TestScenario.Load(Impossible), new ForecastOptions(1024, Until: new([], [], 4096)), new ShardRange(1, 2), null, CancellationToken.None));
}
