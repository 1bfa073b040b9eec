using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Sampling;

/// <summary>
/// The Sobol' sequence, its digits scrambled by a random lower triangular matrix (Matoušek, "On the L2-discrepancy for
/// anchored boxes", J. Complexity 14, 1998) and a digital shift: each point is uniform, and the variance is that of
/// Owen's nested scrambling ("Variance with alternative scramblings of digital nets", ACM TOMACS 13, 2003).
/// </summary>
/// <remarks>
/// The points come in the order of the Gray code (Antonov and Saleev, 1979): the next one differs by one column of the
/// generator matrix, and every aligned prefix of 2^m points is the same set as in the natural order.
/// </remarks>
internal sealed class SobolPoints : PointSet
{
    /// <summary>Base-2 digits of the number of a point: 2^40 points.</summary>
    private const int Digits = 40;

    private const int Lanes = Randomisations.Count;

    /// <summary>A row for the shift, then one for each column of the generator matrix.</summary>
    private const int Stride = (Digits + 1) * Lanes;

    /// <summary>By coordinate, row and randomisation, so that the randomisations of a point stand side by side.</summary>
    private readonly ulong[] _rows;

    /// <param name="keys">Of the quantities, by coordinate.</param>
    /// <exception cref="ArgumentException">More keys than <see cref="DirectionNumbers.Dimensions"/>.</exception>
    public SobolPoints(ulong seed, ReadOnlySpan<ulong> keys)
    {
        _rows = new ulong[keys.Length * Stride];
        var columns = DirectionNumbers.Read(keys.Length, Digits);
        for (var c = 0; c < keys.Length; c++) Scramble(seed, keys[c], columns[c], _rows.AsSpan(c * Stride, Stride));
    }

    private static void Scramble(ulong seed, ulong key, ReadOnlySpan<ulong> columns, Span<ulong> rows)
    {
        Span<ulong> random = stackalloc ulong[Stride];
        Philox.Fill(seed, key, 0, random);
        // Row 0 is the shift; row 1 + j the j-th column of the triangular matrix: a 1 in digit j, random digits after it.
        for (var i = 0; i < Lanes; i++) rows[i] = One | (random[i] >> 12);
        for (var j = 0; j < Digits; j++)
        {
            var digit = DirectionNumbers.One >> j;
            foreach (ref var word in random.Slice((j + 1) * Lanes, Lanes)) word = digit | (word & (digit - 1));
        }

        for (var k = 0; k < Digits; k++)
        {
            var scrambled = rows.Slice((k + 1) * Lanes, Lanes);
            for (var j = 0; j <= k; j++)
            {
                if ((columns[k] & (DirectionNumbers.One >> j)) == 0) continue;
                var column = random.Slice((j + 1) * Lanes, Lanes);
                for (var i = 0; i < Lanes; i++) scrambled[i] ^= column[i];
            }
        }
    }

    public override double At(int coordinate, long trial)
    {
        var lane = coordinate * Stride + (int)(trial % Lanes);
        var word = _rows[lane];
        for (var digits = Gray((ulong)trial / Lanes); digits != 0; digits &= digits - 1)
            word ^= _rows[lane + (BitOperations.TrailingZeroCount(digits) + 1) * Lanes];
        return ToPercentile(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void FillPoints(int coordinate, ulong point, Span<double> percentiles)
    {
        ref var rows = ref MemoryMarshal.GetReference(_rows.AsSpan(coordinate * Stride, Stride));
        ref var to = ref MemoryMarshal.GetReference(percentiles);
        var low = Vector512.LoadUnsafe(ref rows);
        var high = Vector512.LoadUnsafe(ref rows, Lanes / 2);
        for (var digits = Gray(point); digits != 0; digits &= digits - 1)
        {
            var row = RowOf(digits);
            low ^= Vector512.LoadUnsafe(ref rows, row);
            high ^= Vector512.LoadUnsafe(ref rows, row + Lanes / 2);
        }

        var less = Vector512.Create(1 - HalfStep);
        for (nuint i = 0; ;)
        {
            (low.AsDouble() - less).StoreUnsafe(ref to, i);
            (high.AsDouble() - less).StoreUnsafe(ref to, i + Lanes / 2);
            if ((i += Lanes) >= (nuint)percentiles.Length) break;
            var row = RowOf(++point);
            low ^= Vector512.LoadUnsafe(ref rows, row);
            high ^= Vector512.LoadUnsafe(ref rows, row + Lanes / 2);
        }
    }

    private static ulong Gray(ulong point) =>
        point < 1UL << Digits ? point ^ (point >> 1) : throw new ArgumentOutOfRangeException(nameof(point), "beyond the last trial");

    private static nuint RowOf(ulong digits) => (nuint)(BitOperations.TrailingZeroCount(digits) + 1) * Lanes;
}
