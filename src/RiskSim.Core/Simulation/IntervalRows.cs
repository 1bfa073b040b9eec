using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>A few half-open intervals of each of eight trials; each may be followed by something that ends later
/// (a campaign). A row holds one interval of each trial, or none.</summary>
/// <remarks>Intervals that begin in the order of the rows need one pass only: what a time has passed by then it cannot fall
/// into again. Nearly all do, since most of them follow from launches.</remarks>
internal sealed class IntervalRows
{
    private LaneArray<Vector512<double>> _from = new(4);
    private LaneArray<Vector512<double>> _to = new(4);
    private LaneArray<Vector512<double>> _end = new(4);
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
        if (row > 0) AreInOrder &= !Lanes.Any(Vector512.LessThan(from, _from[row - 1]));
        _from[row] = from;
        _to[row] = Lanes.Where(Vector512.GreaterThan(to, from), to, Vector512.Create(double.NegativeInfinity));
        _end[row] = end;
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
        if (row > 0) AreInOrder &= from >= Element(_from, row - 1, lane);
        Element(_from, row, lane) = from;
        Element(_to, row, lane) = to > from ? to : double.NegativeInfinity;
        Element(_end, row, lane) = end;
    }

    private static ref double Element(LaneArray<Vector512<double>> rows, int row, int lane) =>
        ref Lanes.Element(ref rows[row], lane);

    /// <summary>Time, moved to the end of the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> After(Vector512<double> t) => After(t, ref _from.First, ref _to.First, Rows);

    /// <summary>Time, moved to the end of what follows the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> AfterEnd(Vector512<double> t) => After(t, ref _from.First, ref _end.First, Rows);

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
        ref var from = ref _from.First;
        ref var to = ref _to.First;
        for (var k = 0; k < Rows; k++)
        {
            var isAhead = Vector512.GreaterThan(Unsafe.Add(ref to, k), t);
            first = Lanes.Where(isAhead, Lanes.Min(first, Lanes.Max(t, Unsafe.Add(ref from, k))), first);
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> After(Vector512<double> t, ref Vector512<double> from, ref Vector512<double> to, int rows)
    {
        for (var k = 0; k < rows; k++)
        {
            var end = Unsafe.Add(ref to, k);
            t = Lanes.Where(Vector512.GreaterThanOrEqual(t, Unsafe.Add(ref from, k)) & Vector512.LessThan(t, end), end, t);
        }

        return t;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NewRow()
    {
        if (Rows == _from.Length)
        {
            _from = _from.Doubled();
            _to = _to.Doubled();
            _end = _end.Doubled();
        }

        _from[Rows] = Lanes.Infinity;
        _to[Rows] = _end[Rows] = Vector512.Create(double.NegativeInfinity);
        return Rows++;
    }
}
