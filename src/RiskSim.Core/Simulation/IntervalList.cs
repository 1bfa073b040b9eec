using System.Runtime.CompilerServices;

namespace RiskSim.Simulation;

/// <summary>A few half-open intervals, in no order; each may be followed by something that ends later (a campaign).</summary>
internal sealed class IntervalList
{
    private double[] _from = new double[8];
    private double[] _to = new double[8];
    private double[] _end = new double[8];

    public int Count { get; private set; }

    public Interval this[int k] => new(_from[k], _to[k]);

    public void Clear() => Count = 0;

    /// <summary>One that has no length and nothing after it is none.</summary>
    /// <param name="end">End of what follows, ≥ <paramref name="to"/>.</param>
    public void Add(double from, double to, double end)
    {
        if (end <= from) return;
        if (Count == _from.Length)
        {
            Array.Resize(ref _from, 2 * Count);
            Array.Resize(ref _to, 2 * Count);
            Array.Resize(ref _end, 2 * Count);
        }

        _from[Count] = from;
        _to[Count] = to;
        _end[Count++] = end;
    }

    public void Add(double from, double to) => Add(from, to, to);

    /// <summary>Time, moved to the end of the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double After(double t) => After(t, _from, _to, Count);

    /// <summary>Time, moved to the end of what follows the intervals that it lies in; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double AfterEnd(double t) => After(t, _from, _end, Count);

    /// <summary>First time ≥ t outside the intervals.</summary>
    public double FirstOutside(double t)
    {
        for (var start = double.NaN; t != start && Count > 0;) (start, t) = (t, After(t));
        return t;
    }

    /// <summary>First time ≥ t outside the intervals and what follows them.</summary>
    public double FirstOutsideEnd(double t)
    {
        for (var start = double.NaN; t != start && Count > 0;) (start, t) = (t, AfterEnd(t));
        return t;
    }

    /// <summary>First time ≥ t within an interval, or <paramref name="first"/> if that is earlier.</summary>
    public double FirstWithin(double t, double first)
    {
        for (var k = 0; k < Count; k++)
            if (_to[k] > t && _to[k] > _from[k]) first = double.MinNative(first, double.MaxNative(t, _from[k]));
        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double After(double t, double[] from, double[] to, int count)
    {
        for (var k = 0; k < count; k++)
            if (t >= from[k] && t < to[k]) t = to[k];
        return t;
    }
}
