using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Finds when no site that supports a kind is up, and how much of the time each site is not down, in eight trials at once.</summary>
internal sealed class CapabilitySweep(Plan plan, SiteState[] sites)
{
    private readonly SiteState[][] _sitesOfKind =
        [.. plan.Kinds.Select((_, kind) => sites.Where(s => s.Plan.EverSupports(kind)).ToArray())];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Block block, int first)
    {
        for (var s = 0; s < sites.Length; s++) Lanes.Store(Availability(sites[s]), block.Availability[s], first);
        for (var kind = 0; kind < plan.Kinds.Length; kind++) FindLosses(block, first, kind);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double> Availability(SiteState site)
    {
        var horizon = Vector512.Create(plan.Horizon);
        var down = Vector512<double>.Zero;
        var t = Vector512<double>.Zero;
        while (true)
        {
            var from = site.FirstDown(t, -1);
            var active = Vector512.LessThan(from, horizon);
            if (!Lanes.Any(active)) return Vector512<double>.One - down / horizon;
            t = site.FirstUp(from, -1);
            down += Lanes.Where(active, Lanes.Min(t, horizon) - from, Vector512<double>.Zero);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindLosses(Block block, int first, int kind)
    {
        var supporting = _sitesOfKind[kind];
        var horizon = Vector512.Create(plan.Horizon);
        var longest = Vector512<double>.Zero;
        var total = Vector512<double>.Zero;
        var remaining = Vector512<double>.Zero;
        var t = Vector512.Create(double.NegativeInfinity);
        while (true)
        {
            // The next time at which all are down: each site that is up pushes it on.
            for (var before = t; ; before = t)
            {
                foreach (var site in supporting) t = site.FirstDown(t, kind);
                if (t == before) break;
            }

            var active = Vector512.LessThanOrEqual(t, horizon);
            if (!Lanes.Any(active)) break;
            var end = Lanes.Infinity;
            foreach (var site in supporting) end = Lanes.Min(end, site.FirstUp(t, kind));
            var counts = active & Vector512.GreaterThan(end, Vector512<double>.Zero);
            if (Lanes.Any(counts))
            {
                AddLosses(block, first, kind, Lanes.Bits(counts), t, end);
                // Where there never was support it counts from the data date.
                var from = Lanes.Where(Vector512.Equals(t, Vector512.Create(double.NegativeInfinity)), 0, t);
                var to = Lanes.Min(end, horizon);
                var lasts = counts & Vector512.GreaterThan(to, from);
                longest = Lanes.Where(lasts, Lanes.Max(longest, to - from), longest);
                total = Lanes.Where(lasts, total + (to - Lanes.Max(from, 0)), total);
                var goesOn = counts & Vector512.LessThanOrEqual(from, Vector512<double>.Zero);
                remaining = Lanes.Where(goesOn, Lanes.Where(Vector512.GreaterThan(end, horizon), double.PositiveInfinity, end), remaining);
            }

            t = Lanes.Where(active & Vector512.LessThanOrEqual(end, horizon), end, Lanes.Infinity);
        }

        Lanes.Store(longest, block.Longest[kind], first);
        Lanes.Store(total, block.Total[kind], first);
        Lanes.Store(remaining, block.Remaining[kind], first);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddLosses(Block block, int first, int kind, uint bits, Vector512<double> from, Vector512<double> end)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            if (first + lane < block.Count) block.Losses[kind].Add(new Loss(first + lane, from[lane], end[lane]));
        }
    }
}
