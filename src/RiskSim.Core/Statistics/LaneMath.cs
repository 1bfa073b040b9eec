using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>
/// Sums over whole columns of a block. Lane i of a column belongs to randomisation i mod 16, so two vectors of eight
/// hold the 16 sums and nothing is added across lanes. Without AVX-512 the same code runs on narrower vectors, to the same bits.
/// </summary>
internal static class LaneMath
{
    private const int Lanes = 8;

    /// <summary>Adding it leaves the integer part, rounded, in the low bits of a double.</summary>
    private const double IntegerMagic = 1.5 * (1L << 52);

    /// <summary>Adds Σ w·min(x, cut) to 16 sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts(double[] x, double[] w, double cut, FixedPoint unit, Span<long> sums)
    {
        ref var px = ref MemoryMarshal.GetArrayDataReference(x);
        ref var pw = ref MemoryMarshal.GetArrayDataReference(w);
        var rounder = Vector512.Create(unit.Rounder);
        var cuts = Vector512.Create(cut);
        Vector512<double> low = default, high = default;
        for (nuint i = 0; i < Block.Capacity; i += 2 * Lanes)
        {
            low += FixedPoint.Round(Vector512.MinNative(Vector512.LoadUnsafe(ref px, i), cuts) * Vector512.LoadUnsafe(ref pw, i), rounder);
            high += FixedPoint.Round(Vector512.MinNative(Vector512.LoadUnsafe(ref px, i + Lanes), cuts) * Vector512.LoadUnsafe(ref pw, i + Lanes), rounder);
        }

        AddUnits(low, high, unit, sums);
    }

    /// <summary>As <see cref="AddProducts"/>, and finds each value's place in a histogram.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProductsAndPlace(double[] x, double[] w, double cut, FixedPoint unit, Span<long> sums, in BinGrid grid, Span<int> places)
    {
        ref var px = ref MemoryMarshal.GetArrayDataReference(x);
        ref var pw = ref MemoryMarshal.GetArrayDataReference(w);
        ref var pp = ref MemoryMarshal.GetReference(places[..Block.Capacity]);
        var rounder = Vector512.Create(unit.Rounder);
        var cuts = Vector512.Create(cut);
        var placer = new Placer(grid);
        var firstLanes = Vector512<long>.Indices;
        Vector512<double> low = default, high = default;
        for (nuint i = 0; i < Block.Capacity; i += 2 * Lanes)
        {
            var x0 = Vector512.LoadUnsafe(ref px, i);
            var x1 = Vector512.LoadUnsafe(ref px, i + Lanes);
            var w0 = Vector512.LoadUnsafe(ref pw, i);
            var w1 = Vector512.LoadUnsafe(ref pw, i + Lanes);
            low += FixedPoint.Round(Vector512.MinNative(x0, cuts) * w0, rounder);
            high += FixedPoint.Round(Vector512.MinNative(x1, cuts) * w1, rounder);
            Vector512.Narrow(placer.Of(x0, w0, firstLanes), placer.Of(x1, w1, firstLanes + Vector512.Create((long)Lanes))).StoreUnsafe(ref pp, i);
        }

        AddUnits(low, high, unit, sums);
    }

    /// <summary>Adds the weights of the values above each of three limits to 3 × 16 sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddAbove(double[] x, double[] w, double limit0, double limit1, double limit2, Span<long> sums)
    {
        ref var px = ref MemoryMarshal.GetArrayDataReference(x);
        ref var pw = ref MemoryMarshal.GetArrayDataReference(w);
        Vector512<double> t0 = Vector512.Create(limit0), t1 = Vector512.Create(limit1), t2 = Vector512.Create(limit2);
        Vector512<double> low0 = default, low1 = default, low2 = default, high0 = default, high1 = default, high2 = default;
        for (nuint i = 0; i < Block.Capacity; i += 2 * Lanes)
        {
            var v = Vector512.LoadUnsafe(ref px, i);
            var u = Vector512.LoadUnsafe(ref pw, i);
            low0 = Vector512.ConditionalSelect(Vector512.GreaterThan(v, t0), low0 + u, low0);
            low1 = Vector512.ConditionalSelect(Vector512.GreaterThan(v, t1), low1 + u, low1);
            low2 = Vector512.ConditionalSelect(Vector512.GreaterThan(v, t2), low2 + u, low2);
            v = Vector512.LoadUnsafe(ref px, i + Lanes);
            u = Vector512.LoadUnsafe(ref pw, i + Lanes);
            high0 = Vector512.ConditionalSelect(Vector512.GreaterThan(v, t0), high0 + u, high0);
            high1 = Vector512.ConditionalSelect(Vector512.GreaterThan(v, t1), high1 + u, high1);
            high2 = Vector512.ConditionalSelect(Vector512.GreaterThan(v, t2), high2 + u, high2);
        }

        AddUnits(low0, high0, FixedPoint.Weights, sums);
        AddUnits(low1, high1, FixedPoint.Weights, sums[Randomisations.Count..]);
        AddUnits(low2, high2, FixedPoint.Weights, sums[(2 * Randomisations.Count)..]);
    }

    /// <summary>Adds integers, each one to the sum of its place mod 16; there is a multiple of 16 of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<long> units, Span<long> sums)
    {
        ref var pu = ref MemoryMarshal.GetReference(units);
        ref var ps = ref MemoryMarshal.GetReference(sums);
        var low = Vector512.LoadUnsafe(ref ps);
        var high = Vector512.LoadUnsafe(ref ps, Lanes);
        for (nuint i = 0; i < (nuint)units.Length; i += 2 * Lanes)
        {
            low += Vector512.LoadUnsafe(ref pu, i);
            high += Vector512.LoadUnsafe(ref pu, i + Lanes);
        }

        low.StoreUnsafe(ref ps);
        high.StoreUnsafe(ref ps, Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToUnits(double[] values, FixedPoint unit, long[] units)
    {
        ref var pv = ref MemoryMarshal.GetArrayDataReference(values);
        ref var pu = ref MemoryMarshal.GetArrayDataReference(units);
        for (nuint i = 0; i < Block.Capacity; i += Lanes)
            Vector512.ConvertToInt64(Vector512.LoadUnsafe(ref pv, i) * unit.PerUnit).StoreUnsafe(ref pu, i);
    }

    /// <summary>Copies the weights of the trials for which a column is above 0; the others get 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyWhere(double[] exists, TrialWeights from, TrialWeights to)
    {
        ref var pe = ref MemoryMarshal.GetArrayDataReference(exists);
        for (nuint i = 0; i < Block.Capacity; i += Lanes)
        {
            var has = Vector512.GreaterThan(Vector512.LoadUnsafe(ref pe, i), Vector512<double>.Zero);
            (Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from.Values), i) & has).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to.Values), i);
            (Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from.Units), i) & has.AsInt64()).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to.Units), i);
        }
    }

    /// <summary>Reads an array through: in a row, memory comes many times as fast as in the order of what then adds to it, and is in the cache.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long FetchInOrder(long[] counts)
    {
        long read = 0;
        for (var i = 0; i < counts.Length; i += Lanes) read += counts[i];
        return read;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddUnits(Vector512<double> low, Vector512<double> high, FixedPoint unit, Span<long> sums)
    {
        ref var ps = ref MemoryMarshal.GetReference(sums[..Randomisations.Count]);
        (Vector512.LoadUnsafe(ref ps) + Vector512.ConvertToInt64(low * unit.PerUnit)).StoreUnsafe(ref ps);
        (Vector512.LoadUnsafe(ref ps, Lanes) + Vector512.ConvertToInt64(high * unit.PerUnit)).StoreUnsafe(ref ps, Lanes);
    }

    /// <summary>Rounds up to the next bin's end, a hair below counting as on it; +∞ lies beyond the last, as what has no weight.</summary>
    private readonly ref struct Placer(in BinGrid grid)
    {
        private readonly Vector512<double> _perBin = Vector512.Create(1 / grid.StepDays);
        private readonly Vector512<double> _offset = Vector512.Create(-grid.LowDays / grid.StepDays - 0.5 - BinGrid.EdgeTolerance);
        private readonly Vector512<double> _bins = Vector512.Create((double)grid.Bins);
        private readonly Vector512<long> _beyond = Vector512.Create((long)grid.Bins);
        private readonly Vector512<long> _beyondPlace = Vector512.Create((long)Histogram.BeyondPlace(grid));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<long> Of(Vector512<double> x, Vector512<double> w, Vector512<long> randomisation)
        {
            var magic = Vector512.Create(IntegerMagic);
            var inside = Vector512.MinNative(Vector512.MaxNative(x * _perBin + _offset, Vector512<double>.Zero), _bins);
            var bin = (Vector512.ConditionalSelect(Vector512.GreaterThan(w, Vector512<double>.Zero), inside, _bins) + magic).AsInt64() - magic.AsInt64();
            var place = Vector512.ConditionalSelect(Vector512.Equals(bin, Vector512<long>.Zero), randomisation, bin + Vector512.Create(Randomisations.Count - 1L));
            return Vector512.ConditionalSelect(Vector512.Equals(bin, _beyond), _beyondPlace + randomisation, place);
        }
    }
}
