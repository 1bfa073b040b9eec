using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>All accumulators of one assumption. One per thread; merged in any order to the same bits.</summary>
internal sealed class Tally
{
    private const int Bits = Block.WeightBits;
    private static readonly double Rounder = ExactSum.Rounder(Bits);

    public Tally(MetricCatalogue catalogue, bool weighted)
    {
        Metrics = [.. catalogue.Metrics.Select(spec => new MetricTally(spec, weighted))];
        Losses = [.. catalogue.Losses.Select(spec => new LossTally(spec, weighted))];
        Array.Fill(SegmentWeight, new Moments(Bits));
    }

    public MetricTally[] Metrics { get; }

    public LossTally[] Losses { get; }

    public long Trials { get; private set; }

    /// <summary>Σw and Σw² over all trials.</summary>
    public Moments Weight = new(Bits);

    public readonly Moments[] SegmentWeight = new Moments[MetricTally.Segments];

    public readonly long[] SegmentTrials = new long[MetricTally.Segments];

    public void Add(Block block, int segment)
    {
        Trials += block.Count;
        SegmentTrials[segment] += block.Count;
        double w = 0, ww = 0;
        for (var i = 0; i < block.Count; i++)
        {
            w += block.Weight[i];
            ww += ExactSum.Round(block.Weight[i] * block.Weight[i], Rounder);
        }

        AddWeight(ref Weight, w, ww);
        AddWeight(ref SegmentWeight[segment], w, ww);
        foreach (var metric in Metrics) metric.Add(block, segment);
        foreach (var loss in Losses) loss.Add(block);
    }

    private static void AddWeight(ref Moments moments, double w, double ww)
    {
        moments.Wx.AddRounded(w);
        moments.WWx.AddRounded(ww);
    }

    public void Add(Tally other)
    {
        Trials += other.Trials;
        Weight.Add(other.Weight);
        for (var s = 0; s < MetricTally.Segments; s++)
        {
            SegmentTrials[s] += other.SegmentTrials[s];
            SegmentWeight[s].Add(other.SegmentWeight[s]);
        }

        for (var m = 0; m < Metrics.Length; m++) Metrics[m].Add(other.Metrics[m]);
        for (var l = 0; l < Losses.Length; l++) Losses[l].Add(other.Losses[l]);
    }
}
