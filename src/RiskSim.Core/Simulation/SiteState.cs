using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>One site in eight trials: when it is down, and when it can launch.</summary>
/// <remarks>A question goes through the intervals until none moves the time of any trial any more.</remarks>
internal sealed class SiteState
{
    private readonly IntervalRows _closures = new();
    private readonly Interval[] _noLaunches;            // closures and blackouts, in order
    private readonly bool _hasOutagesAhead;

    /// <param name="blackouts">In which nothing is launched.</param>
    public SiteState(SitePlan plan, int kinds, IEnumerable<Interval> blackouts)
    {
        Plan = plan;
        SupportFrom = new Vector512<double>[kinds];
        foreach (var closure in plan.Closures) _closures.Add(Vector512.Create(closure.From), Vector512.Create(closure.To));
        _noLaunches = [.. plan.Closures.Concat(blackouts).OrderBy(i => i.From)];
        _hasOutagesAhead = plan.Outages.Any(o => o.From > 0);
        ClearAhead();
    }

    public SitePlan Plan { get; }

    /// <summary>And damage, each with the campaign that follows.</summary>
    public IntervalRows Outages { get; } = new();

    public IntervalRows Hazards { get; } = new();

    /// <summary>What keeps it from launching and may begin after its floor: closures, blackouts, planned outages with their campaigns.</summary>
    public IntervalRows Ahead { get; } = new();

    /// <summary>Last launch + turnaround; −∞ before any.</summary>
    public Vector512<double> FreeFrom;

    /// <summary>It launches nothing more before; at least the data date.</summary>
    /// <remarks>Launches go on in order of time, so whatever began at a launch, and what goes on on the data date, is no more than that.</remarks>
    public Vector512<double> Floor;

    /// <summary>By kind: from when on the site supports it.</summary>
    public readonly Vector512<double>[] SupportFrom;

    /// <summary>Fills the state with the eight trials of the block from <paramref name="first"/> on, before any launch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reset(Block block, int site, int first)
    {
        Outages.Clear();
        Hazards.Clear();
        if (_hasOutagesAhead) ClearAhead();
        FreeFrom = Vector512.Create(double.NegativeInfinity);
        for (var o = 0; o < Plan.Outages.Length; o++)
        {
            var outage = Plan.Outages[o];
            var end = outage.Work >= 0 ? Lanes.Load(block.WorkEnd[outage.Work], first) : Vector512.Create(outage.KnownEnd);
            // One that is over before it begins was none, and has no campaign.
            var ready = Lanes.Where(Vector512.GreaterThan(end, Vector512.Create(outage.From)), end + Lanes.Load(block.Campaign[site][o], first), end);
            Outages.Add(Vector512.Create(outage.From), end, ready);
            if (outage.From > 0) Ahead.Add(Vector512.Create(outage.From), ready);
        }

        for (var kind = 0; kind < SupportFrom.Length; kind++)
            SupportFrom[kind] = Plan.SupportWork[kind] >= 0 ? Lanes.Load(block.WorkEnd[Plan.SupportWork[kind]], first) : Vector512.Create(Plan.SupportFrom[kind]);
        var hazards = block.Hazards[site];
        for (var k = 0; k < hazards.Rows; k++) Hazards.Add(Lanes.Load(hazards.From[k], first), Lanes.Load(hazards.To[k], first));
        IsLaunchableAfterOnePass = hazards.Rows == 0 && Ahead.AreInOrder;
        Floor = Outages.FirstOutsideEnd(Vector512<double>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ClearAhead()
    {
        Ahead.Clear();
        foreach (var interval in _noLaunches) Ahead.Add(Vector512.Create(interval.From), Vector512.Create(interval.To));
    }

    /// <summary>Damage at a launch of one trial, and the campaign that follows.</summary>
    public void AddDamage(int lane, double launch, double days, double campaignU)
    {
        var ready = launch + days + Plan.Campaign.At(campaignU);
        Outages.Add(lane, launch, launch + days, ready);
        Lanes.Raise(ref Floor, lane, ready);
    }

    /// <summary>First time ≥ t outside outages, damage and the campaigns that follow them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstReady(Vector512<double> t) => Outages.FirstOutsideEnd(t);

    /// <summary>First time ≥ t outside outages, damage and hazards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstIntact(Vector512<double> t)
    {
        t = Hazards.After(Outages.After(t));
        if (Hazards.Rows == 0 && Outages.AreInOrder) return t;
        for (var start = t; ; start = t)
        {
            t = Hazards.After(Outages.After(t));
            if (t == start) return t;
        }
    }

    /// <summary>Time ≥ floor, moved on by what keeps the site from launching; one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> TowardsLaunchable(Vector512<double> t) => Hazards.After(Ahead.After(t));

    /// <summary>Whether one pass through <see cref="Ahead"/> alone gets a time there.</summary>
    public bool IsLaunchableAfterOnePass;

    /// <summary>First time ≥ t at which the site is up and supports the kind (−1: whatever it supports).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstUp(Vector512<double> t, int kind)
    {
        if (kind >= 0) t = Lanes.Max(t, SupportFrom[kind]);
        t = Hazards.After(_closures.After(Outages.After(t)));
        if (Hazards.Rows + _closures.Rows == 0 && Outages.AreInOrder) return t;
        for (var start = t; ; start = t)
        {
            t = Hazards.After(_closures.After(Outages.After(t)));
            if (t == start) return t;
        }
    }

    /// <summary>First time ≥ t at which the site is down or does not support the kind (−1: whatever it supports) yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstDown(Vector512<double> t, int kind)
    {
        var down = Hazards.FirstWithin(t, _closures.FirstWithin(t, Outages.FirstWithin(t, Lanes.Infinity)));
        return kind < 0 ? down : Lanes.Where(Vector512.LessThan(t, SupportFrom[kind]), t, down);
    }
}
