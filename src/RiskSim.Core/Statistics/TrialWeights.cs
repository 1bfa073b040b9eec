using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>By place in a block: the weight of the trial, 0 where there is none or where it does not have the quantity.</summary>
internal sealed class TrialWeights
{
    public readonly double[] Values = new double[Block.Capacity];

    /// <summary>The same in units of 2^−<see cref="Block.WeightBits"/>.</summary>
    public readonly long[] Units = new long[Block.Capacity];

    public void Set(Block block)
    {
        block.Weight.AsSpan(0, block.Count).CopyTo(Values);
        Array.Clear(Values, block.Count, Block.Capacity - block.Count);
        LaneMath.ToUnits(Values, FixedPoint.Weights, Units);
    }
}
