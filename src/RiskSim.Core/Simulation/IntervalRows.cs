using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>A few half-open intervals of each of eight trials, in no order; each may be followed by something that ends later
/// (a campaign). A row holds one interval of each trial, or none.</summary>
internal sealed class IntervalRows
{
    private Vector512<double>[] _from = new Vector512<double>[4];
    private Vector512<double>[] _to = new Vector512<double>[4];
    private Vector512<double>[] _end = new Vector512<double>[4];
    private readonly int[] _used = new int[Lanes.Count];

    /// <summary>Enough for the trial that has most.</summary>
    public int Rows { get; private set; }

    public void Clear()
    {
        Rows = 0;
        Array.Clear(_used);
    }

    /// <summary>One interval for each trial; one that has no length and nothing after it is none.</summary>
    /// <param name="end">End of what follows, ≥ <paramref name="to"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Vector512<double> from, Vector512<double> to, Vector512<double> end)
    {
        var row = NewRow();
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
        Element(_from, row, lane) = from;
        Element(_to, row, lane) = to > from ? to : double.NegativeInfinity;
        Element(_end, row, lane) = end;
    }

    private static ref double Element(Vector512<double>[] rows, int row, int lane) =>
        ref Unsafe.Add(ref Unsafe.As<Vector512<double>, double>(ref rows[row]), lane);

    /// <summary>Time, moved to the end of the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> After(Vector512<double> t) => After(t, _from, _to, Rows);

    /// <summary>Time, moved to the end of what follows the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> AfterEnd(Vector512<double> t) => After(t, _from, _end, Rows);

    /// <summary>First time ≥ t outside the intervals.</summary>
    /// <remarks>Whether any trial moves at all is a toss-up, and a wrong guess of the processor costs more than a pass: the first is never checked.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstOutside(Vector512<double> t)
    {
        t = After(t);
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
        Vector512<double>[] from = _from, to = _to;
        for (var k = 0; k < Rows; k++)
            first = Lanes.Where(Vector512.GreaterThan(to[k], t), Lanes.Min(first, Lanes.Max(t, from[k])), first);
        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> After(Vector512<double> t, Vector512<double>[] from, Vector512<double>[] to, int rows)
    {
        for (var k = 0; k < rows; k++)
        {
            var end = to[k];
            t = Lanes.Where(Vector512.GreaterThanOrEqual(t, from[k]) & Vector512.LessThan(t, end), end, t);
        }

        return t;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int NewRow()
    {
        if (Rows == _from.Length)
        {
            Array.Resize(ref _from, 2 * Rows);
            Array.Resize(ref _to, 2 * Rows);
            Array.Resize(ref _end, 2 * Rows);
        }

        _from[Rows] = Lanes.Infinity;
        _to[Rows] = _end[Rows] = Vector512.Create(double.NegativeInfinity);
        return Rows++;
    }
}
