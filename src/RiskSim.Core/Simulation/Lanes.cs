using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Eight consecutive trials side by side, one in each lane of a 512-bit vector. Processors with narrower vectors
/// take several instructions for each, and get the same bits: no operation here rounds differently.</summary>
internal static class Lanes
{
    public const int Count = 8;

    public static Vector512<double> Infinity => Vector512.Create(double.PositiveInfinity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double[] column, int first) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> values, double[] column, int first) =>
        values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) => Vector512.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Max(Vector512<double> a, double b) => Vector512.MaxNative(a, Vector512.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> a, Vector512<double> b) => Vector512.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Min(Vector512<double> a, double b) => Vector512.MinNative(a, Vector512.Create(b));

    /// <summary>a where the mask is set, else b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Where(Vector512<double> mask, Vector512<double> a, Vector512<double> b) => Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Where(Vector512<double> mask, double a, Vector512<double> b) => Vector512.ConditionalSelect(mask, Vector512.Create(a), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ReadOnlySpan<double> column, int first) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(column), (nuint)first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> values, Span<double> column, int first) =>
        values.StoreUnsafe(ref MemoryMarshal.GetReference(column), (nuint)first);

    /// <summary>The value of one lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Element<T>(ref Vector512<T> values, int lane) => ref Unsafe.Add(ref Unsafe.As<Vector512<T>, T>(ref values), lane);

    /// <summary>Makes the value of one lane at least so large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Raise(ref Vector512<double> values, int lane, double least)
    {
        ref var value = ref Element(ref values, lane);
        value = double.MaxNative(value, least);
    }

    /// <summary>Bit i is set where lane i of the mask is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(Vector512<double> mask) => (uint)mask.ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector512<double> mask) => Bits(mask) != 0;
}
