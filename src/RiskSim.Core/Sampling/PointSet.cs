using System.Runtime.CompilerServices;

namespace RiskSim.Sampling;

/// <summary>
/// A low-discrepancy sequence in many dimensions, randomised <see cref="Randomisations.Count"/> times. Any number of
/// points is a prefix of it. Immutable, so that threads share it.
/// </summary>
internal abstract class PointSet
{
    /// <summary>Half of the spacing of the 2^52 percentiles that can occur: they are centred, so 0 and 1 cannot.</summary>
    protected const double HalfStep = 1.0 / (1L << 53);

    /// <summary>The bits of 1.0: with 52 random bits below, a number in [1, 2).</summary>
    protected const ulong One = 0x3FF0000000000000;

    private const int WorthARow = 8;
    private const int LongestRow = 512;

    /// <summary>What one coordinate is in one trial, in (0, 1).</summary>
    public abstract double At(int coordinate, long trial);

    /// <summary>What one coordinate is in consecutive trials; the same bits as <see cref="At"/>.</summary>
    public void Fill(int coordinate, long firstTrial, Span<double> percentiles)
    {
        var i = 0;
        for (; i < percentiles.Length && (firstTrial + i) % Randomisations.Count != 0; i++) percentiles[i] = At(coordinate, firstTrial + i);
        var whole = (percentiles.Length - i) / Randomisations.Count * Randomisations.Count;
        if (whole > 0) FillPoints(coordinate, (ulong)(firstTrial + i) / Randomisations.Count, percentiles.Slice(i, whole));
        for (i += whole; i < percentiles.Length; i++) percentiles[i] = At(coordinate, firstTrial + i);
    }

    /// <summary>What one coordinate is in some trials; the same bits as <see cref="At"/>.</summary>
    /// <param name="places">From <paramref name="firstTrial"/> on, ascending.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int coordinate, long firstTrial, ReadOnlySpan<int> places, Span<double> percentiles)
    {
        if (places.Length < WorthARow || places[^1] >= LongestRow)
        {
            for (var k = 0; k < places.Length; k++) percentiles[k] = At(coordinate, firstTrial + places[k]);
            return;
        }

        // A row of trials costs less than a few that are found one by one.
        Span<double> row = stackalloc double[LongestRow];
        Fill(coordinate, firstTrial, row[..(places[^1] + 1)]);
        for (var k = 0; k < places.Length; k++) percentiles[k] = row[places[k]];
    }

    /// <summary>Consecutive points, each in all randomisations.</summary>
    /// <param name="percentiles">Not empty; its length is a multiple of <see cref="Randomisations.Count"/>.</param>
    protected abstract void FillPoints(int coordinate, ulong point, Span<double> percentiles);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static double ToPercentile(ulong inOneToTwo) => BitConverter.UInt64BitsToDouble(inOneToTwo) - (1 - HalfStep);
}
