using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>A place among the sums, and their unit.</summary>
internal readonly record struct Slot(int Offset, FixedPoint Unit);

/// <summary>
/// Many sums, each for every randomisation and for up to <see cref="Segments"/> consecutive runs of blocks, which show how
/// the estimates settled. When the blocks go beyond the last segment, pairs of segments merge and all become twice as
/// wide: the number of trials need not be known, and the outcome depends on nothing but which blocks were counted.
/// </summary>
internal sealed class SegmentedSums
{
    public const int Segments = 64;

    private readonly long[]?[] _segments = new long[]?[Segments];
    private int _length;
    private int _widthBits;
    private WideSum[]? _totals;

    /// <summary>Consecutive slots; all before the first block is counted.</summary>
    public Slot Reserve(FixedPoint unit, int count = 1)
    {
        var slot = new Slot(_length, unit);
        _length += count * Randomisations.Count;
        return slot;
    }

    /// <summary>The sums to which a block's are to be added, by slot and randomisation.</summary>
    public long[] Open(long firstTrial)
    {
        _totals = null;
        var block = firstTrial / Block.Capacity;
        while (block >> _widthBits >= Segments) Fold();
        return _segments[block >> _widthBits] ??= new long[_length];
    }

    public GroupSum Total(Slot slot)
    {
        _totals ??= Totals();
        return GroupSum.From(_totals.AsSpan(slot.Offset, Randomisations.Count), slot.Unit);
    }

    /// <summary>Null where no trial fell in the segment.</summary>
    public GroupSum? OfSegment(Slot slot, int segment) =>
        _segments[segment] is { } sums ? GroupSum.From(sums.AsSpan(slot.Offset, Randomisations.Count), slot.Unit) : null;

    public void Add(SegmentedSums other)
    {
        _totals = null;
        while (_widthBits < other._widthBits) Fold();
        for (var s = 0; s < Segments; s++)
        {
            if (other._segments[s] is not { } sums) continue;
            Add(_segments[s >> (_widthBits - other._widthBits)] ??= new long[_length], sums);
        }
    }

    public void Write(CountWriter counts)
    {
        counts.Write(_widthBits);
        foreach (var sums in _segments)
        {
            counts.Write(sums is null ? 0 : 1);
            if (sums is not null) counts.Write(sums.AsSpan());
        }
    }

    /// <summary>In place of what is here, which must have the same slots.</summary>
    public void Read(CountReader counts)
    {
        _totals = null;
        _widthBits = counts.Read() is >= 0 and < 64 and var bits ? (int)bits : throw new InvalidDataException("no width of segments");
        for (var s = 0; s < Segments; s++)
        {
            _segments[s] = counts.Read() == 0 ? null : new long[_length];
            if (_segments[s] is { } sums) counts.Read(sums);
        }
    }

    private void Fold()
    {
        _widthBits++;
        for (var s = 0; s < Segments; s += 2)
        {
            var (even, odd) = (_segments[s], _segments[s + 1]);
            _segments[s] = _segments[s + 1] = null;
            if (even is not null && odd is not null) Add(even, odd);
            _segments[s / 2] = even ?? odd;
        }
    }

    private static void Add(long[] sums, long[] others)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += others[i];
    }

    private WideSum[] Totals()
    {
        var totals = new WideSum[_length];
        foreach (var sums in _segments)
        {
            for (var i = 0; i < sums?.Length; i++) totals[i] += sums[i];
        }

        return totals;
    }
}
