using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Finds when no site that supports a kind is up, and how much of the time each site is not down, in eight trials at once.</summary>
internal sealed class CapabilitySweep(Plan plan, SiteState[] sites)
{
    /// <summary>Few trials have more losses of a kind.</summary>
    private const int MostAtOnce = 8;

    private readonly LaneArray<Sums> _sums = new(1);
    private readonly LaneArray<LossRow> _losses = new(MostAtOnce);
    private int _found;

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
        ref var sums = ref _sums.First;
        sums = default;
        sums.Time = Vector512.Create(double.NegativeInfinity);
        bool goesOn;
        do
        {
            goesOn = Search(kind);
            AddLosses(block, first, kind);
        }
        while (goesOn);
        Lanes.Store(sums.Longest, block.Longest[kind], first);
        Lanes.Store(sums.Total, block.Total[kind], first);
        Lanes.Store(sums.Remaining, block.Remaining[kind], first);
    }

    /// <summary>Goes on to the next few losses; false when there are no more.</summary>
    /// <remarks>Calls nothing: vectors that outlive a call go through memory.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Search(int kind)
    {
        ref var sums = ref _sums.First;
        ref var losses = ref _losses.First;
        var supporting = _sitesOfKind[kind];
        var horizon = Vector512.Create(plan.Horizon);
        var longest = sums.Longest;
        var total = sums.Total;
        var remaining = sums.Remaining;
        var t = sums.Time;
        var goesOn = true;
        var rows = 0;
        for (; rows < MostAtOnce; rows++)
        {
            // The next time at which all are down: each site that is up pushes it on.
            for (var before = t; ; before = t)
            {
                foreach (var site in supporting) t = site.FirstDown(t, kind);
                if (t == before) break;
            }

            var active = Vector512.LessThanOrEqual(t, horizon);
            goesOn = Lanes.Any(active);
            if (!goesOn) break;
            var end = Lanes.Infinity;
            foreach (var site in supporting) end = Lanes.Min(end, site.FirstUp(t, kind));
            var counts = active & Vector512.GreaterThan(end, Vector512<double>.Zero);
            ref var loss = ref Unsafe.Add(ref losses, rows);
            (loss.From, loss.End, loss.Counts) = (t, end, counts);
            // Where there never was support it counts from the data date.
            var from = Lanes.Where(Vector512.Equals(t, Vector512.Create(double.NegativeInfinity)), 0, t);
            var to = Lanes.Min(end, horizon);
            var lasts = counts & Vector512.GreaterThan(to, from);
            longest = Lanes.Where(lasts, Lanes.Max(longest, to - from), longest);
            total = Lanes.Where(lasts, total + (to - Lanes.Max(from, 0)), total);
            var isGoingOn = counts & Vector512.LessThanOrEqual(from, Vector512<double>.Zero);
            remaining = Lanes.Where(isGoingOn, Lanes.Where(Vector512.GreaterThan(end, horizon), double.PositiveInfinity, end), remaining);
            t = Lanes.Where(active & Vector512.LessThanOrEqual(end, horizon), end, Lanes.Infinity);
        }

        (sums.Time, sums.Longest, sums.Total, sums.Remaining) = (t, longest, total, remaining);
        _found = rows;
        return goesOn;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLosses(Block block, int first, int kind)
    {
        var all = block.Losses[kind];
        for (var row = 0; row < _found; row++)
        {
            ref var loss = ref _losses[row];
            for (var bits = Lanes.Bits(loss.Counts); bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                if (first + lane < block.Count) all.Add(new Loss(first + lane, Lanes.Element(ref loss.From, lane), Lanes.Element(ref loss.End, lane)));
            }
        }
    }

    /// <summary>How far the search has come, and what it found so far.</summary>
    private struct Sums
    {
        public Vector512<double> Time, Longest, Total, Remaining;
    }

    /// <summary>One loss in each of some trials, those of <c>Counts</c>.</summary>
    private struct LossRow
    {
        public Vector512<double> From, End, Counts;
    }
}
