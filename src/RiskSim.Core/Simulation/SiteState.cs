using System.Runtime.CompilerServices;

namespace RiskSim.Simulation;

/// <summary>One site in one trial: when it is down, and when it can launch.</summary>
/// <remarks>Half-open intervals, few of them; a question scans until nothing moves the time any more.</remarks>
internal sealed class SiteState(SitePlan plan, int kinds)
{
    private double[] _from = new double[8];     // of outages and damage
    private double[] _up = new double[8];
    private double[] _ready = new double[8];    // end of the campaign that follows
    private int _count;
    private double[] _hazardFrom = new double[8];
    private double[] _hazardTo = new double[8];
    private int _hazardCount;

    public SitePlan Plan { get; } = plan;

    /// <summary>Last launch + turnaround; −∞ before any.</summary>
    public double FreeFrom;

    /// <summary>By kind: from when on the site supports it.</summary>
    public readonly double[] SupportFrom = new double[kinds];

    public bool IsNeverDown => _count == 0 && _hazardCount == 0 && Plan.Closures.Length == 0;

    public void Reset()
    {
        _count = 0;
        _hazardCount = 0;
        FreeFrom = double.NegativeInfinity;
    }

    public void AddOutage(double from, double up, double ready)
    {
        if (_count == _from.Length)
        {
            Array.Resize(ref _from, 2 * _count);
            Array.Resize(ref _up, 2 * _count);
            Array.Resize(ref _ready, 2 * _count);
        }

        _from[_count] = from;
        _up[_count] = up;
        _ready[_count++] = ready;
    }

    public void AddHazard(double from, double to)
    {
        if (_hazardCount == _hazardFrom.Length)
        {
            Array.Resize(ref _hazardFrom, 2 * _hazardCount);
            Array.Resize(ref _hazardTo, 2 * _hazardCount);
        }

        _hazardFrom[_hazardCount] = from;
        _hazardTo[_hazardCount++] = to;
    }

    /// <summary>First time ≥ t outside outages, damage and the campaigns that follow them.</summary>
    public double FirstReady(double t)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var k = 0; k < _count; k++)
                if (t >= _from[k] && t < _ready[k]) { t = _ready[k]; again = true; }
        }

        return t;
    }

    /// <summary>First time ≥ t outside outages, damage and hazards.</summary>
    public double FirstIntact(double t)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var k = 0; k < _count; k++)
                if (t >= _from[k] && t < _up[k]) { t = _up[k]; again = true; }
            t = AfterHazards(t, ref again);
        }

        return t;
    }

    /// <summary>First time ≥ t at which the site can launch: up, and no campaign.</summary>
    public double FirstLaunchable(double t)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var k = 0; k < _count; k++)
                if (t >= _from[k] && t < _ready[k]) { t = _ready[k]; again = true; }
            t = AfterClosures(t, ref again);
            t = AfterHazards(t, ref again);
        }

        return t;
    }

    /// <summary>First time ≥ t at which the site is up and supports the kind (−1: whatever it supports).</summary>
    public double FirstUp(double t, int kind)
    {
        if (kind >= 0 && t < SupportFrom[kind]) t = SupportFrom[kind];
        for (var again = true; again;)
        {
            again = false;
            for (var k = 0; k < _count; k++)
                if (t >= _from[k] && t < _up[k]) { t = _up[k]; again = true; }
            t = AfterClosures(t, ref again);
            t = AfterHazards(t, ref again);
        }

        return t;
    }

    /// <summary>First time ≥ t at which the site is down or does not support the kind (−1: whatever it supports) yet.</summary>
    public double FirstDown(double t, int kind)
    {
        if (kind >= 0 && t < SupportFrom[kind]) return t;
        var first = double.PositiveInfinity;
        for (var k = 0; k < _count; k++)
        {
            if (_up[k] <= t || _up[k] <= _from[k]) continue;
            first = double.MinNative(first, double.MaxNative(t, _from[k]));
        }

        foreach (var closure in Plan.Closures)
            if (closure.To > t) first = double.MinNative(first, double.MaxNative(t, closure.From));
        for (var k = 0; k < _hazardCount; k++)
        {
            if (_hazardTo[k] <= t || _hazardTo[k] <= _hazardFrom[k]) continue;
            first = double.MinNative(first, double.MaxNative(t, _hazardFrom[k]));
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double AfterClosures(double t, ref bool moved)
    {
        foreach (var closure in Plan.Closures)
            if (t >= closure.From && t < closure.To) { t = closure.To; moved = true; }
        return t;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double AfterHazards(double t, ref bool moved)
    {
        for (var k = 0; k < _hazardCount; k++)
            if (t >= _hazardFrom[k] && t < _hazardTo[k]) { t = _hazardTo[k]; moved = true; }
        return t;
    }
}
