using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>A grid of half-open bins (low + k·step, low + (k+1)·step].</summary>
/// <param name="StepDays">A whole number of bins, a power of two from 16 on, makes a day.</param>
internal readonly record struct BinGrid(double LowDays, double StepDays, int Bins)
{
    /// <summary>Rounding may lift a value that stands on a bin's edge by this share of a bin; it stays in the bin.</summary>
    public const double EdgeTolerance = 1e-6;

    public int BinsPerDay => (int)(1 / StepDays);
}

/// <summary>
/// Σw by bin, and Σw by day and randomisation for the error of the distribution function. The first bin's end is the
/// end of the first day too, so that what happens at once is a day of its own.
/// </summary>
internal sealed class Histogram
{
    private const int Groups = Randomisations.Count;

    // The first bin and what lies beyond the last are often hit by all trials in a row; a place for each randomisation
    // lets the additions overlap. In between bin b has the place b + 15.
    private readonly long[] _bins;
    private readonly long[] _days;
    private readonly int _dayBits;
    private readonly int _dayOffset;

    public Histogram(BinGrid grid)
    {
        Grid = grid;
        _dayBits = BitOperations.Log2((uint)grid.BinsPerDay);
        _dayOffset = grid.BinsPerDay - Groups;
        _bins = new long[BeyondPlace(grid) + Groups];
        _days = new long[(Day(_bins.Length) + 1) * Groups];
    }

    private Histogram(Histogram other, BinGrid grid)
    {
        (Grid, _bins, _days, _dayBits, _dayOffset) = (grid, other._bins, other._days, other._dayBits, other._dayOffset);
    }

    public BinGrid Grid { get; }

    /// <summary>Σw of a bin, in units of the weights.</summary>
    public long this[int bin] => bin > 0 ? _bins[bin + Groups - 1] : Sum(_bins.AsSpan(0, Groups));

    /// <summary>The first of the places of what lies beyond the last bin, or does not count: on no day of a bin.</summary>
    public static int BeyondPlace(in BinGrid grid) => grid.Bins + Groups - 1 + grid.BinsPerDay;

    /// <param name="places">By trial of some blocks, as <see cref="LaneMath.AddProductsAndPlace"/> finds them.</param>
    /// <param name="units">Their weights.</param>
    public void Add(ReadOnlySpan<int> places, ReadOnlySpan<long> units)
    {
        ref var bins = ref MemoryMarshal.GetArrayDataReference(_bins);
        ref var days = ref MemoryMarshal.GetArrayDataReference(_days);
        LaneMath.FetchInOrder(_bins);
        LaneMath.FetchInOrder(_days);
        for (var i = 0; i < units.Length; i++)
        {
            var place = places[i];
            Unsafe.Add(ref bins, place) += units[i];
            Unsafe.Add(ref days, (Day(place) * Groups) + (i % Groups)) += units[i];
        }
    }

    public void Add(Histogram other)
    {
        for (var b = 0; b < _bins.Length; b++) _bins[b] += other._bins[b];
        for (var d = 0; d < _days.Length; d++) _days[d] += other._days[d];
    }

    public void Write(CountWriter counts)
    {
        counts.Write(_bins);
        counts.Write(_days);
    }

    /// <summary>In place of what is here, which must have the same grid.</summary>
    public void Read(CountReader counts)
    {
        counts.Read(_bins);
        counts.Read(_days);
    }

    /// <summary>Σw of the values ≤ x, x being a whole number of days from the end of the first bin.</summary>
    public GroupSum AtMost(double xDays)
    {
        Span<long> sums = stackalloc long[Groups];
        sums.Clear();
        var days = Math.Clamp(Math.Round(xDays - Grid.LowDays - Grid.StepDays) + 1, 0, Day(Grid.Bins + Groups - 2) + 1);
        LaneMath.Add(_days.AsSpan(0, (int)days * Groups), sums);
        return GroupSum.From(sums, FixedPoint.Weights);
    }

    /// <summary>Σ slope·Σw over the days: day 0 ends with the first bin, day k a whole k days later.</summary>
    /// <param name="slopes">By day; 0 beyond its end.</param>
    public GroupSum Weigh(ReadOnlySpan<double> slopes)
    {
        var groups = new double[Groups];
        var days = Math.Min(slopes.Length, Day(Grid.Bins + Groups - 2) + 1);
        for (var d = 0; d < days; d++)
            for (var r = 0; r < Groups; r++) groups[r] += slopes[d] * (_days[d * Groups + r] / FixedPoint.Weights.PerUnit);
        return new GroupSum(groups.Sum(), groups);
    }

    /// <summary>Of the same quantity + <paramref name="days"/>; it shares the counts.</summary>
    public Histogram Shifted(double days) => new(this, Grid with { LowDays = Grid.LowDays + days });

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Day(int place) => (place + _dayOffset) >> _dayBits;

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (var count in counts) sum += count;
        return sum;
    }
}
