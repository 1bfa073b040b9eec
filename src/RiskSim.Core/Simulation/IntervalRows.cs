using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>A few half-open intervals of each of eight trials; each may be followed by something that ends later
/// (a campaign). A row holds one interval of each trial, or none.</summary>
/// <remarks>Intervals that begin in the order of the rows need one pass only: what a time has passed by then it cannot fall
/// into again. Nearly all do, since most of them follow from launches.</remarks>
internal sealed class IntervalRows
{
    private LaneArray<Row> _rows = new(4);
    private readonly int[] _used = new int[Lanes.Count];

    /// <summary>Enough for the trial that has most.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether in each trial no interval begins before that of the row before.</summary>
    public bool AreInOrder { get; private set; } = true;

    public void Clear()
    {
        Rows = 0;
        AreInOrder = true;
        Array.Clear(_used);
    }

    /// <summary>One interval for each trial; one that has no length and nothing after it is none.</summary>
    /// <param name="end">End of what follows, ≥ <paramref name="to"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Vector512<double> from, Vector512<double> to, Vector512<double> end)
    {
        var row = NewRow();
        if (row > 0) AreInOrder &= !Lanes.Any(Vector512.LessThan(from, _rows[row - 1].From));
        ref var added = ref _rows[row];
        added.From = from;
        added.To = Lanes.Where(Vector512.GreaterThan(to, from), to, Vector512.Create(double.NegativeInfinity));
        added.End = end;
        Array.Fill(_used, Rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Vector512<double> from, Vector512<double> to) => Add(from, to, to);

    /// <summary>One more interval of one trial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int lane, double from, double to, double end)
    {
        if (_used[lane] == Rows) NewRow();
        var row = _used[lane]++;
        if (row > 0) AreInOrder &= from >= Lanes.Element(ref _rows[row - 1].From, lane);
        ref var added = ref _rows[row];
        Lanes.Element(ref added.From, lane) = from;
        Lanes.Element(ref added.To, lane) = to > from ? to : double.NegativeInfinity;
        Lanes.Element(ref added.End, lane) = end;
    }

    /// <summary>Time, moved to the end of the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> After(Vector512<double> t)
    {
        ref var row = ref _rows.First;
        for (var k = Rows; k > 0; k--)
        {
            t = After(t, row.From, row.To);
            row = ref Unsafe.Add(ref row, 1);
        }

        return t;
    }

    /// <summary>Time, moved to the end of what follows the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> AfterEnd(Vector512<double> t)
    {
        ref var row = ref _rows.First;
        for (var k = Rows; k > 0; k--)
        {
            t = After(t, row.From, row.End);
            row = ref Unsafe.Add(ref row, 1);
        }

        return t;
    }

    /// <summary>First time ≥ t outside the intervals.</summary>
    /// <remarks>Whether any trial moves at all is a toss-up, and a wrong guess of the processor costs more than a pass: the first is never checked.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstOutside(Vector512<double> t)
    {
        t = After(t);
        if (AreInOrder) return t;
        for (var start = t; ; start = t)
        {
            t = After(t);
            if (t == start) return t;
        }
    }

    /// <summary>First time ≥ t outside the intervals and what follows them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstOutsideEnd(Vector512<double> t)
    {
        t = AfterEnd(t);
        if (AreInOrder) return t;
        for (var start = t; ; start = t)
        {
            t = AfterEnd(t);
            if (t == start) return t;
        }
    }

    /// <summary>First time ≥ t within an interval, or <paramref name="first"/> if that is earlier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstWithin(Vector512<double> t, Vector512<double> first)
    {
        ref var row = ref _rows.First;
        for (var k = Rows; k > 0; k--)
        {
            var isAhead = Vector512.GreaterThan(row.To, t);
            first = Lanes.Where(isAhead, Lanes.Min(first, Lanes.Max(t, row.From)), first);
            row = ref Unsafe.Add(ref row, 1);
        }

        return first;
    }

    /// <summary>Whoever has begun goes on until the end, or stays beyond it: one masked instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> After(Vector512<double> t, Vector512<double> from, Vector512<double> to) =>
        Lanes.Where(Vector512.GreaterThanOrEqual(t, from), Lanes.Max(t, to), t);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NewRow()
    {
        if (Rows == _rows.Length) _rows = _rows.Doubled();
        ref var row = ref _rows[Rows];
        row.From = Lanes.Infinity;
        row.To = row.End = Vector512.Create(double.NegativeInfinity);
        return Rows++;
    }

    /// <summary>One interval of each trial. Where there is none, or nothing of it, To is −∞.</summary>
    private struct Row
    {
        public Vector512<double> From, To;

        /// <summary>Of what follows.</summary>
        public Vector512<double> End;
    }
}
