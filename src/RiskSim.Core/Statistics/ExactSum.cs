using System.Runtime.CompilerServices;

namespace RiskSim.Statistics;

/// <summary>
/// A sum whose terms are rounded to a power of two before they are added, so that it is exact: the same bits for any
/// order, any threads and any cut of the trials.
/// </summary>
/// <remarks>With b bits a term keeps multiples of 2^−b and may reach 2^(51−b); a block's sum may reach 2^(53−b).</remarks>
internal struct ExactSum(int bits)
{
    private Int128 _units;

    public readonly int Bits => bits;

    public readonly double Value => (double)_units / (1L << bits);

    /// <summary>Adding and taking away this number rounds a term to a multiple of 2^−bits.</summary>
    public static double Rounder(int bits) => 1.5 * Math.Pow(2, 52 - bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Round(double term, double rounder) => term + rounder - rounder;

    /// <param name="sum">A sum of rounded terms.</param>
    public void AddRounded(double sum) => _units += (Int128)(sum * (1L << bits));

    public void Add(in ExactSum other) => _units += other._units;

    public static ExactSum operator -(ExactSum a, in ExactSum b)
    {
        a._units -= b._units;
        return a;
    }
}
