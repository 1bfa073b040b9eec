using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>
/// The unit 2^−bits to which terms are rounded before they are added, and in which their sums are kept as integers:
/// sums are exact, hence the same bits for any order, any threads and any cut of the trials.
/// </summary>
/// <remarks>
/// A sum of one randomisation in one segment (1/32 of a long run at most) has 64 bits. With values up to L the unit is
/// 2^−(37 − ⌈log2 L⌉), so 2^34 trials (1.7e10) cannot overflow even if all reach L with a mean weight of √2; at 10,000
/// days the unit is 1e-7. Indicators have the unit of the weights, 4e-9: a weight of 1e-5 keeps 3 digits.
/// A product w·x beyond 2^(51 − bits), so a weight beyond 16,000 at L, is rounded to 52 bits instead.
/// </remarks>
internal readonly record struct FixedPoint(int Bits)
{
    private const int RangeBits = 37;

    /// <summary>Of weights, and of sums over trials that count with their weight or not at all.</summary>
    public static readonly FixedPoint Weights = new(Block.WeightBits);

    /// <summary>Adding and taking away this number rounds a term to a multiple of the unit.</summary>
    public double Rounder => 3L << (51 - Bits);

    public double PerUnit => 1L << Bits;

    /// <param name="largest">No value's magnitude is above.</param>
    public static FixedPoint For(double largest) =>
        new(Math.Min(Block.WeightBits, RangeBits - BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(Math.Max(1, largest))))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Round(Vector512<double> term, Vector512<double> rounder) => term + rounder - rounder;
}
