using System.Runtime.CompilerServices;

namespace RiskSim.Statistics;

/// <summary>An exact sum of integers of 64 bits. (<see cref="Int128"/> would do, but what uses it cannot be compiled ahead of time.)</summary>
internal readonly record struct WideSum(long High, ulong Low)
{
    public static implicit operator WideSum(long number) => new(number >> 63, (ulong)number);

    public static WideSum operator +(WideSum a, WideSum b)
    {
        var low = a.Low + b.Low;
        return new WideSum(a.High + b.High + (low < a.Low ? 1 : 0), low);
    }

    /// <summary>Correctly rounded.</summary>
    public static explicit operator double(WideSum sum) => sum.High == (long)sum.Low >> 63 ? (long)sum.Low : ToDouble(sum);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ToDouble(WideSum sum) => (double)new Int128((ulong)sum.High, sum.Low);
}
