using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RiskSim.Distributions;

/// <summary>A distribution's quantile function, compiled so that a draw costs nanoseconds.</summary>
/// <remarks>
/// <para>
/// With s the smaller of u and 1 − u, the exponent of s and the first four bits of its mantissa name a cell: 16 cells
/// for each halving of s, on both sides, down to s = 2^-15. In a cell the quantile function is a monotone cubic with
/// the exact values and slopes at both ends. A cell that is not good enough is cut in 16, up to three times; what is
/// not good enough then, and what lies further out, is left to the exact quantile function.
/// </para>
/// <para>
/// The error in probability, |P(X ≤ x) − u|, is at most 1e-7 and at most 1e-6 · s. Values with a probability of their
/// own (a constant, <c>never</c>, a peak of a mixture) come out as exactly the same double as the exact function gives.
/// </para>
/// <para>Immutable and thread-safe. Two tables are equal when their distributions are.</para>
/// </remarks>
public sealed class QuantileTable : IEquatable<QuantileTable>
{
    internal const int Octaves = 14, CellBits = 4, CellsPerOctave = 1 << CellBits;

    /// <summary>One more than the octaves have: u = 0.5 itself.</summary>
    internal const int CellsPerSide = Octaves * CellsPerOctave + 1;

    internal const int Coefficients = 4;

    private const int Shift = 52 - CellBits;
    private const long MantissaMask = (1L << 52) - 1, ExponentOfOne = 1023L << 52;
    private const int FirstCell = (1023 - 1 - Octaves) << CellBits;

    /// <summary>Four coefficients of each cell, those of the lower half first; NaN in the second of a cell that is cut.</summary>
    private readonly double[] _cells;

    /// <summary>The cells of cells that are cut, 16 at a time.</summary>
    private readonly double[] _cuts;

    private readonly double _constant;

    private QuantileTable(Distribution distribution, double[] cells, double[] cuts)
    {
        (Distribution, _cells, _cuts) = (distribution, cells, cuts);
        _constant = distribution.IsConstant ? distribution.Minimum : double.NaN;
    }

    /// <summary>What was tabulated.</summary>
    public Distribution Distribution { get; }

    /// <summary>Whether every draw gives the same value.</summary>
    public bool IsConstant => !double.IsNaN(_constant);

    /// <summary>How much of the probability is left to the exact quantile function.</summary>
    internal double ExactShare { get; private init; }

    /// <summary>Tabulates a distribution; what is constant or cheap is left to its own quantile function.</summary>
    public static QuantileTable Build(Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        if (distribution.IsConstant || distribution.IsCheap) return new QuantileTable(distribution, [], []) { ExactShare = 1 };
        var builder = new QuantileTableBuilder(distribution);
        builder.Build();
        return new QuantileTable(distribution, builder.Cells, builder.Cuts) { ExactShare = builder.ExactShare };
    }

    /// <summary>The quantile of <paramref name="u"/>, 0 &lt; u &lt; 1.</summary>
    public double At(double u)
    {
        if (_cells.Length == 0) return Distribution.Quantile(u);
        return Interpolate(ref MemoryMarshal.GetArrayDataReference(_cells), u);
    }

    /// <summary>The quantiles of many percentiles.</summary>
    /// <param name="u">Each in (0, 1).</param>
    /// <param name="x">As long as <paramref name="u"/>; may be the same memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Map(ReadOnlySpan<double> u, Span<double> x)
    {
        if (x.Length != u.Length) throw new ArgumentException("the spans differ in length", nameof(x));
        if (IsConstant)
        {
            x.Fill(_constant);
        }
        else if (_cells.Length == 0)
        {
            var distribution = Distribution;
            for (var i = 0; i < u.Length; i++) x[i] = distribution.Quantile(u[i]);
        }
        else
        {
            ref var cells = ref MemoryMarshal.GetArrayDataReference(_cells);
            for (var i = Avx512F.IsSupported ? MapEights(ref cells, u, x) : 0; i < u.Length; i++) x[i] = Interpolate(ref cells, u[i]);
        }
    }

    public bool Equals(QuantileTable? other) => other is not null && other.Distribution.Equals(Distribution);

    public override bool Equals(object? obj) => Equals(obj as QuantileTable);

    public override int GetHashCode() => Distribution.GetHashCode();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Interpolate(ref double cells, double u)
    {
        var isUpper = u > 0.5;
        var s = isUpper ? 1 - u : u; // exact: no rounding in the upper half
        var bits = BitConverter.DoubleToInt64Bits(s);
        var cell = (int)(bits >> Shift) - FirstCell;
        // Further out, and what is no percentile at all.
        if ((uint)cell >= CellsPerSide) return Distribution.Quantile(u);
        ref var c = ref Unsafe.Add(ref cells, (cell + (isUpper ? CellsPerSide : 0)) * Coefficients);
        var t = BitConverter.Int64BitsToDouble(((bits << CellBits) & MantissaMask) | ExponentOfOne) - 1;
        var x = c + t * (Unsafe.Add(ref c, 1) + t * (Unsafe.Add(ref c, 2) + t * Unsafe.Add(ref c, 3)));
        return double.IsNaN(x) ? InCut(c, t, u) : x;
    }

    /// <summary>As <see cref="Interpolate"/>, for eight at once and to the same bits; returns how many were mapped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int MapEights(ref double cells, ReadOnlySpan<double> u, Span<double> x)
    {
        const int eight = 8;
        // Rows of four coefficients, two to a vector, become columns: first pairs, then fours.
        var evens = Vector512.Create(0L, 8, 4, 12, 2, 10, 6, 14);
        var odds = Vector512.Create(1L, 9, 5, 13, 3, 11, 7, 15);
        var lowHalves = Vector512.Create(0L, 1, 8, 9, 2, 3, 10, 11);
        var highHalves = Vector512.Create(4L, 5, 12, 13, 6, 7, 14, 15);
        Span<double> kept = stackalloc double[eight];       // the percentiles, which may lie where the values go
        var i = 0;
        for (; i + eight <= u.Length; i += eight)
        {
            var percentile = Vector512.Create(u.Slice(i, eight));
            var isUpper = Vector512.GreaterThan(percentile, Vector512.Create(0.5));
            var s = Vector512.ConditionalSelect(isUpper, Vector512<double>.One - percentile, percentile);
            var bits = s.AsInt64();
            var cell = Vector512.ShiftRightArithmetic(bits, Shift) - Vector512.Create((long)FirstCell);
            var t = ((Vector512.ShiftLeft(bits, CellBits) & Vector512.Create(MantissaMask)) | Vector512.Create(ExponentOfOne)).AsDouble() - Vector512<double>.One;
            var further = Vector512.GreaterThanOrEqual(cell.AsUInt64(), Vector512.Create((ulong)CellsPerSide));
            var place = (cell + (isUpper.AsInt64() & Vector512.Create((long)CellsPerSide))) * Coefficients;
            var at = Vector512.AndNot(place, further.AsInt64());
            // Row l with row l + 4.
            var r0 = Rows(ref cells, at[0], at[4]);
            var r1 = Rows(ref cells, at[1], at[5]);
            var r2 = Rows(ref cells, at[2], at[6]);
            var r3 = Rows(ref cells, at[3], at[7]);
            // Coefficients 0 and 2, or 1 and 3, of rows 0 1 4 5 and of rows 2 3 6 7.
            var even01 = Avx512F.PermuteVar8x64x2(r0, evens, r1);
            var odd01 = Avx512F.PermuteVar8x64x2(r0, odds, r1);
            var even23 = Avx512F.PermuteVar8x64x2(r2, evens, r3);
            var odd23 = Avx512F.PermuteVar8x64x2(r2, odds, r3);
            var c0 = Avx512F.PermuteVar8x64x2(even01, lowHalves, even23);
            var c2 = Avx512F.PermuteVar8x64x2(even01, highHalves, even23);
            var c1 = Avx512F.PermuteVar8x64x2(odd01, lowHalves, odd23);
            var c3 = Avx512F.PermuteVar8x64x2(odd01, highHalves, odd23);
            var value = c0 + t * (c1 + t * (c2 + t * c3));
            value.CopyTo(x[i..]);
            var rest = (further.AsInt64() | Vector512.IsNaN(value).AsInt64()).ExtractMostSignificantBits();
            if (rest == 0) continue;
            percentile.CopyTo(kept);
            MapLanes(rest, kept, x.Slice(i, eight));
        }

        return i;
    }

    /// <summary>What few lanes need. Not inlined: a vector that outlived a call would go through memory every time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MapLanes(ulong lanes, ReadOnlySpan<double> u, Span<double> x)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            x[lane] = Interpolate(ref MemoryMarshal.GetArrayDataReference(_cells), u[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Rows(ref double cells, long low, long high) =>
        Vector256.LoadUnsafe(ref cells, (nuint)low).ToVector512Unsafe().WithUpper(Vector256.LoadUnsafe(ref cells, (nuint)high));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double InCut(double first, double t, double u)
    {
        while (first >= 0)
        {
            t *= CellsPerOctave;
            var cell = (int)t;
            t -= cell;
            var c = _cuts.AsSpan(((int)first * CellsPerOctave + cell) * Coefficients, Coefficients);
            var x = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
            if (!double.IsNaN(x)) return x;
            first = c[0];
        }

        return Distribution.Quantile(u);
    }
}
