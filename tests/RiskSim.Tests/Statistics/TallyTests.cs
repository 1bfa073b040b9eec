using CsCheck;
using RiskSim.Sampling;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Tests.Statistics.Joint;

namespace RiskSim.Tests.Statistics;

public sealed class TallyTests
{
    private static readonly SampledTrials Weighted = new(7, (trial, u) => u < 0.3 ? 0 : u > 0.95 ? double.PositiveInfinity : -60 * Math.Log(u))
    {
        Weight = trial => trial % 7 == 0 ? 3e-5 : 0.25 + trial % 5,
        SecondDelayDays = trial => trial % 11 == 0 ? double.PositiveInfinity : trial * 37 % 101 * 0.7,
    };

    /// <summary>More blocks than there are segments, and a short one at the end.</summary>
    private const long Trials = 150 * Block.Capacity + 77;

    [Fact]
    public void Add_AnyCutIntoPiecesMergedInAnyOrder_SameBits()
    {
        var whole = SampledTrials.Forecast(Weighted.Count(Trials));
        Gen.Select(Gen.Int[2, 9], Gen.Int[1, 32], Gen.Int[0, 1000]).Sample((workers, cut, salt) =>
        {
            var tallies = Enumerable.Range(0, workers).Select(_ => SampledTrials.NewTally()).ToArray();
            var block = SampledTrials.NewBlock();
            var size = cut * Randomisations.Count;
            for (long first = 0; first < Trials; first += size)
            {
                // A piece may not go beyond its block.
                var left = Block.Capacity - first % Block.Capacity;
                size = (int)Math.Min(cut * Randomisations.Count, left);
                tallies[(first / 512 * 31 + first % 512 + salt) % workers].Add(Weighted.Fill(block, first, (int)Math.Min(size, Trials - first)));
            }

            var order = Enumerable.Range(0, workers).OrderBy(w => (w * 17 + salt) % 11).ToArray();
            foreach (var w in order.Skip(1)) tallies[order[0]].Add(tallies[w]);
            AssertSame(whole, SampledTrials.Forecast(tallies[order[0]]));
        }, iter: 8, threads: 1);
    }

    [Fact]
    public void Add_BlocksInAnyOrder_SameBits()
    {
        var whole = SampledTrials.Forecast(Weighted.Count(Trials));
        var tally = SampledTrials.NewTally();
        var block = SampledTrials.NewBlock();
        for (var b = Trials / Block.Capacity; b >= 0; b--)
            tally.Add(Weighted.Fill(block, b * Block.Capacity, (int)Math.Min(Block.Capacity, Trials - b * Block.Capacity)));
        AssertSame(whole, SampledTrials.Forecast(tally));
    }

    [Fact]
    public void Metrics_ReadBetweenTheBlocks_ChangesNothing()
    {
        var tally = SampledTrials.NewTally();
        var block = SampledTrials.NewBlock();
        for (long first = 0; first < Trials; first += Block.Capacity)
        {
            tally.Add(Weighted.Fill(block, first, (int)Math.Min(Block.Capacity, Trials - first)));
            if (first / Block.Capacity % 20 == 7) SampledTrials.Forecast(tally);
        }

        AssertSame(SampledTrials.Forecast(Weighted.Count(Trials)), SampledTrials.Forecast(tally));
    }

    private static void AssertSame(AssumptionForecast expected, AssumptionForecast actual)
    {
        Assert.Equal(expected.Figures.AsEnumerable(), actual.Figures);
        Assert.Equal(expected.EffectiveTrials, actual.EffectiveTrials);
        Assert.Equal(expected.LossByDay["crewed"].Probability.AsEnumerable(), actual.LossByDay["crewed"].Probability);
        Assert.Equal(expected.LossByDay["crewed"].StandardError.AsEnumerable(), actual.LossByDay["crewed"].StandardError);
        JointTrials.AssertSame(expected.Joint!, actual.Joint!);
        Assert.NotEmpty(expected.Convergence);
        foreach (var (metric, points) in expected.Convergence) Assert.Equal(points.AsEnumerable(), actual.Convergence[metric]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void EffectiveTrials_WeightsWhoseSquaresVanish_AreNoMoreThanTheTrials(int trials)
    {
        var tiny = new SampledTrials(7, (_, u) => 60 * u) { Weight = _ => Math.Pow(2, -Block.WeightBits) };
        Assert.InRange(SampledTrials.Forecast(tiny.Count(trials)).EffectiveTrials, 1, trials);
    }

    [Fact]
    public void Add_WeightedTrials_MatchesPlainSums()
    {
        var forecast = SampledTrials.Forecast(Weighted.Count(Trials));
        double w = 0, ww = 0, wx = 0, above = 0, prompt = 0, beyond = 0, lostOn7 = 0, lostHalfDay = 0, craft = 0, overstay = 0;
        for (long t = 0; t < Trials; t++)
        {
            var (weight, x) = (Weighted.Weight!(t), Weighted.DelayDays(t));
            w += weight;
            ww += weight * weight;
            wx += weight * Math.Min(x, SampledTrials.HorizonDays);
            above += x > 30.5 ? weight : 0;
            prompt += x < 1 ? weight : 0;
            beyond += double.IsPositiveInfinity(x) ? weight : 0;
            lostOn7 += x > 0 && 3.25 + x > 7 ? weight : 0;
            lostHalfDay += x > 0 && 3.25 + x > 30.5 ? weight : 0;
            craft += t % 3 == 0 ? weight : 0;
            overstay += t % 3 == 0 ? weight * Math.Min(x, 20) : 0;
        }

        Assert.Equal(w * w / ww, forecast.EffectiveTrials, 1);
        void AssertRatio(double expected, string metric) => Assert.Equal(expected, forecast.Find(metric)!.Value, 1e-8);
        AssertRatio(wx / w, "missions.m.delay.mean");
        AssertRatio(wx / w, "missions.m.delay_part.outage.mean");
        AssertRatio(above / w, "missions.m.delay.prob_gt_30.5");
        AssertRatio(prompt / w, "missions.m.delay.prob_on_time");
        AssertRatio(beyond / w, "missions.m.prob_not_launched");
        AssertRatio(lostOn7 / w, "capability.crewed.lost_after_7");
        AssertRatio(lostHalfDay / w, "capability.crewed.lost_after_30.5");
        AssertRatio(overstay / craft, "spacecraft.m.overstay.mean");
        Assert.Equal(lostOn7 / w, forecast.LossByDay["crewed"].Probability[7], 1e-8);
        Assert.Equal(0, forecast.LossByDay["crewed"].Probability[3]);
    }

    [Fact]
    public void Add_ShortBlockAfterFullOnes_IgnoresWhatTheyLeftBehind()
    {
        var trials = new SampledTrials(3, (trial, u) => trial < Block.Capacity ? double.PositiveInfinity : 5);
        var tally = trials.Count(Block.Capacity + 3);
        Assert.Equal(3.0 / (Block.Capacity + 3), SampledTrials.Ratio(tally, m => m.Prompt).Value + 1 - SampledTrials.Ratio(tally, m => m.Beyond).Value, 1e-12);
        Assert.Equal((Block.Capacity * SampledTrials.HorizonDays + 15) / (Block.Capacity + 3), SampledTrials.Mean(tally).Value, 1e-9);
    }
}
