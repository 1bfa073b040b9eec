namespace RiskSim.Simulation;

/// <summary>One site in one trial: when it is down, and when it can launch.</summary>
/// <remarks>A question goes through the intervals until none moves the time any more.</remarks>
internal sealed class SiteState
{
    private readonly IntervalList _outages = new();     // and damage, each with the campaign that follows
    private readonly IntervalList _hazards = new();
    private readonly IntervalList _closures = new();

    public SiteState(SitePlan plan, int kinds)
    {
        Plan = plan;
        SupportFrom = new double[kinds];
        HazardEnd = new int[plan.Hazards.Length];
        foreach (var closure in plan.Closures) _closures.Add(closure.From, closure.To);
    }

    public SitePlan Plan { get; }

    /// <summary>In order of hazard, then of time.</summary>
    public IntervalList Hazards => _hazards;

    /// <summary>By hazard: where the times of the next begin in <see cref="Hazards"/>.</summary>
    public readonly int[] HazardEnd;

    /// <summary>Last launch + turnaround; −∞ before any.</summary>
    public double FreeFrom;

    /// <summary>By kind: from when on the site supports it.</summary>
    public readonly double[] SupportFrom;

    public bool IsNeverDown => _outages.Count + _hazards.Count + _closures.Count == 0;

    public void Reset()
    {
        _outages.Clear();
        _hazards.Clear();
        FreeFrom = double.NegativeInfinity;
    }

    /// <param name="ready">End of the campaign that follows.</param>
    public void AddOutage(double from, double up, double ready) => _outages.Add(from, up, ready);

    public void AddHazard(double from, double to) => _hazards.Add(from, to);

    /// <summary>First time ≥ t outside outages, damage and the campaigns that follow them.</summary>
    public double FirstReady(double t) => _outages.FirstOutsideEnd(t);

    /// <summary>First time ≥ t outside outages, damage and hazards.</summary>
    public double FirstIntact(double t)
    {
        for (var start = double.NaN; t != start;) (start, t) = (t, _hazards.After(_outages.After(t)));
        return t;
    }

    /// <summary>Time, moved on by what keeps the site from launching (outages with their campaigns, closures, hazards); one pass.</summary>
    public double TowardsLaunchable(double t) => _hazards.After(_closures.After(_outages.AfterEnd(t)));

    /// <summary>First time ≥ t at which the site is up and supports the kind (−1: whatever it supports).</summary>
    public double FirstUp(double t, int kind)
    {
        if (kind >= 0 && t < SupportFrom[kind]) t = SupportFrom[kind];
        for (var start = double.NaN; t != start;) (start, t) = (t, _hazards.After(_closures.After(_outages.After(t))));
        return t;
    }

    /// <summary>First time ≥ t at which the site is down or does not support the kind (−1: whatever it supports) yet.</summary>
    public double FirstDown(double t, int kind) =>
        kind >= 0 && t < SupportFrom[kind] ? t
            : _hazards.FirstWithin(t, _closures.FirstWithin(t, _outages.FirstWithin(t, double.PositiveInfinity)));
}
