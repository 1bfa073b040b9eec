using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>One site in eight trials: when it is down, and when it can launch.</summary>
/// <remarks>A question goes through the intervals until none moves the time of any trial any more.</remarks>
internal sealed class SiteState
{
    private readonly IntervalRows _closures = new();

    public SiteState(SitePlan plan, int kinds)
    {
        Plan = plan;
        SupportFrom = new Vector512<double>[kinds];
        foreach (var closure in plan.Closures) _closures.Add(Vector512.Create(closure.From), Vector512.Create(closure.To));
    }

    public SitePlan Plan { get; }

    /// <summary>And damage, each with the campaign that follows.</summary>
    public IntervalRows Outages { get; } = new();

    public IntervalRows Hazards { get; } = new();

    /// <summary>Last launch + turnaround; −∞ before any.</summary>
    public Vector512<double> FreeFrom;

    /// <summary>It launches nothing more before; at least the data date.</summary>
    public Vector512<double> Floor;

    /// <summary>By kind: from when on the site supports it.</summary>
    public readonly Vector512<double>[] SupportFrom;

    /// <summary>Fills the state with the eight trials of the block from <paramref name="first"/> on, before any launch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reset(Block block, int site, int first)
    {
        Outages.Clear();
        Hazards.Clear();
        FreeFrom = Vector512.Create(double.NegativeInfinity);
        for (var o = 0; o < Plan.Outages.Length; o++)
        {
            var outage = Plan.Outages[o];
            var end = outage.Work >= 0 ? Lanes.Load(block.WorkEnd[outage.Work], first) : Vector512.Create(outage.KnownEnd);
            // One that is over before it begins was none, and has no campaign.
            var ready = Lanes.Where(Vector512.GreaterThan(end, Vector512.Create(outage.From)), end + Lanes.Load(block.Campaign[site][o], first), end);
            Outages.Add(Vector512.Create(outage.From), end, ready);
        }

        for (var kind = 0; kind < SupportFrom.Length; kind++)
            SupportFrom[kind] = Plan.SupportWork[kind] >= 0 ? Lanes.Load(block.WorkEnd[Plan.SupportWork[kind]], first) : Vector512.Create(Plan.SupportFrom[kind]);
        var hazards = block.Hazards[site];
        for (var k = 0; k < hazards.Rows; k++) Hazards.Add(Lanes.Load(hazards.From[k], first), Lanes.Load(hazards.To[k], first));
        Floor = Outages.FirstOutsideEnd(Vector512<double>.Zero);
    }

    /// <summary>Damage at a launch of one trial, and the campaign that follows.</summary>
    public void AddDamage(int lane, double launch, double days, double campaignU) =>
        Outages.Add(lane, launch, launch + days, launch + days + Plan.Campaign.At(campaignU));

    /// <summary>First time ≥ t outside outages, damage and the campaigns that follow them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstReady(Vector512<double> t) => Outages.FirstOutsideEnd(t);

    /// <summary>First time ≥ t outside outages, damage and hazards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstIntact(Vector512<double> t)
    {
        t = Hazards.After(Outages.After(t));
        for (var start = t; ; start = t)
        {
            t = Hazards.After(Outages.After(t));
            if (t == start) return t;
        }
    }

    /// <summary>Time, moved on by what keeps the site from launching (outages with their campaigns, closures, hazards); one pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> TowardsLaunchable(Vector512<double> t) => Hazards.After(_closures.After(Outages.AfterEnd(t)));

    /// <summary>First time ≥ t at which the site is up and supports the kind (−1: whatever it supports).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> FirstUp(Vector512<double> t, int kind)
    {
        if (kind >= 0) t = Lanes.Max(t, SupportFrom[kind]);
        t = Hazards.After(_closures.After(Outages.After(t)));
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
