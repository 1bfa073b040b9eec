using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>One step: who leads, where and when it launches, and what follows from that.</summary>
internal sealed partial class Dispatcher
{
    /// <summary>One step of all eight trials; false when none has a mission left to place.</summary>
    /// <remarks>Launches only ever push slots back, so an old slot is a lower bound: it is found again only when it leads.
    /// All in one method: vectors that are handed over go through memory.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Step(int first)
    {
        ref var floors = ref _floor.First;
        for (var g = 0; g < _groups.Length; g++) Unsafe.Add(ref floors, g) = FloorOf(_groups[g]);

        // The leader, and the bound of the next; strictly smaller, so the better rank wins a tie. On the way the missions learn
        // what the step before found.
        ref var missions = ref _missions.First;
        var sites = _sites;
        ref var groupOf = ref MemoryMarshal.GetArrayDataReference(_groupOf);
        ref var found = ref _before.First;
        var before = found;
        var bound = Vector512.Create(Waits);
        var next = Lanes.Infinity;
        var none = Vector512.Create((long)_byRank.Length);
        var rank = none;
        var scrub = Vector512<double>.Zero;
        var accident = Vector512<double>.Zero;
        ref var open = ref MemoryMarshal.GetArrayDataReference(_open);
        var openCount = 0;
        for (var i = 0; i < _openCount; i++)
        {
            var r = Unsafe.Add(ref open, i);
            ref var state = ref Unsafe.Add(ref missions, r);
            var index = Vector512.Create((long)r);
            var own = Lanes.Where(Vector512.Equals(before.Rank, index).AsDouble(), before.Bound, state.Slot);
            state.Slot = own;
            var isPlaced = Vector512.Equals(before.Placed, index).AsDouble();
            ref var placement = ref state.Placement;
            placement.Launch = Lanes.Where(isPlaced, before.Launch, placement.Launch);
            placement.Slot = Lanes.Where(isPlaced, before.Slot, placement.Slot);
            placement.Site = Lanes.Where(isPlaced, before.Site, placement.Site);
            placement.FreeFrom = Lanes.Where(isPlaced, before.Free, placement.FreeFrom);
            Unsafe.Add(ref open, openCount) = r;
            openCount += Vector512.EqualsAll(own, Lanes.Infinity) ? 0 : 1;

            var earliest = Lanes.Max(own, Unsafe.Add(ref floors, Unsafe.Add(ref groupOf, r)));
            next = Lanes.Min(next, Lanes.Max(earliest, bound));
            var leads = Vector512.LessThan(earliest, bound);
            rank = Vector512.ConditionalSelect(leads.AsInt64(), index, rank);
            scrub = Lanes.Where(leads, state.Scrub, scrub);
            accident = Lanes.Where(leads, state.Accident, accident);
            bound = Lanes.Min(earliest, bound);
        }

        _openCount = openCount;
        if (Vector512.EqualsAll(rank, none)) return false;

        // The slot of a mission that leads, at the best of its sites.
        foreach (var (_, mask) in _kindBlackouts) mask.Find(rank);
        foreach (var (_, mask) in _upgrades) mask.Find(rank);
        if (_hasSuspensionsAhead) foreach (var (_, mask) in _suspended) mask.Find(rank);
        var slot = Lanes.Infinity;
        var site = Vector512<double>.Zero;
        var free = Vector512<double>.Zero;
        var preferred = Lanes.Infinity;
        for (var s = 0; s < sites.Length; s++)
        {
            var state = sites[s];
            var preference = _preference[s].At(rank);
            var allowed = Vector512.LessThan(preference, Lanes.Infinity);
            var t = FirstOpportunity(state, Lanes.Where(allowed, Lanes.Max(bound, state.Floor), Lanes.Infinity));
            var better = Vector512.LessThan(t, slot) | (Vector512.Equals(t, slot) & Vector512.LessThan(preference, preferred));
            slot = Lanes.Where(better, t, slot);
            preferred = Lanes.Where(better, preference, preferred);
            site = Lanes.Where(better, s, site);
            free = Lanes.Where(better, state.FreeFrom, free);
        }

        // Its turn if the bound was exact, or if it still leads. Equal slots are left to the next step, which knows the rank.
        var placed = (Vector512.Equals(slot, bound) | Vector512.LessThan(slot, next)) & Vector512.LessThan(bound, Vector512.Create(Waits));
        var launch = slot;
        var scrubbed = placed & Vector512.GreaterThan(scrub, Vector512<double>.Zero);
        if (Lanes.Any(scrubbed))
        {
            for (var s = 0; s < sites.Length; s++)
            {
                var here = scrubbed & Vector512.Equals(site, Vector512.Create((double)s));
                launch = Lanes.Where(here, FirstOpportunity(sites[s], Lanes.Where(here, slot + scrub, Lanes.Infinity)), launch);
            }
        }

        found.Rank = rank;
        found.Placed = Vector512.ConditionalSelect(placed.AsInt64(), rank, none);
        found.Bound = Lanes.Where(placed, Lanes.Infinity, slot);
        (found.Slot, found.Launch, found.Site, found.Free) = (slot, launch, site, free);
        var launched = placed & Vector512.LessThan(launch, Lanes.Infinity);
        var row = Vector512.ConvertToInt64Native(site) * Vector512.Create(_byRank.Length + 1L) + rank;
        var freeAgain = launch + Gather(_turnaround, Vector512.ShiftLeft(row, 3) + Vector512<long>.Indices);
        for (var s = 0; s < sites.Length; s++)
        {
            var here = launched & Vector512.Equals(site, Vector512.Create((double)s));
            var state = sites[s];
            var freeFrom = Lanes.Where(here, freeAgain, state.FreeFrom);
            state.FreeFrom = freeFrom;
            state.Floor = Lanes.Max(state.Floor, freeFrom);
        }

        foreach (var link in _links)
        {
            // A mission whose predecessors all are placed becomes a candidate.
            ref var state = ref Unsafe.Add(ref missions, link.To);
            var mask = Vector512.Equals(rank, Vector512.Create((long)link.From)).AsDouble() & launched;
            var ready = Lanes.Where(mask, Lanes.Max(state.Ready, launch + Vector512.Create(link.GapDays)), state.Ready);
            state.Ready = ready;
            var waitingFor = state.WaitingFor - (mask & Vector512<double>.One);
            state.WaitingFor = waitingFor;
            state.Slot = Lanes.Where(mask & Vector512.Equals(waitingFor, Vector512<double>.Zero), ready, state.Slot);
        }

        var accidents = Lanes.Bits(launched & Vector512.GreaterThan(accident, Vector512<double>.Zero));
        if (accidents != 0) AddAccidents(first, accidents);
        return true;
    }

    /// <summary>None of the group launches before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> FloorOf(Group group)
    {
        var earliest = Lanes.Infinity;
        foreach (var s in group.Sites) earliest = Lanes.Min(earliest, _sites[s].Floor);
        return group.Family < 0 ? earliest : Lanes.Max(earliest, _familyFloor[group.Family]);
    }

    /// <summary>The values at eight places, which are not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Gather(double[] values, Vector512<long> places)
    {
        ref var value = ref MemoryMarshal.GetArrayDataReference(values);
        return Vector512.Create(
            Vector256.Create(
                Vector128.Create(Unsafe.Add(ref value, (nint)places[0]), Unsafe.Add(ref value, (nint)places[1])),
                Vector128.Create(Unsafe.Add(ref value, (nint)places[2]), Unsafe.Add(ref value, (nint)places[3]))),
            Vector256.Create(
                Vector128.Create(Unsafe.Add(ref value, (nint)places[4]), Unsafe.Add(ref value, (nint)places[5])),
                Vector128.Create(Unsafe.Add(ref value, (nint)places[6]), Unsafe.Add(ref value, (nint)places[7]))));
    }

    /// <summary>First time ≥ t, itself not before the site's floor, at which the site can launch and supports the kind, no blackout holds and the family flies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> FirstOpportunity(SiteState site, Vector512<double> t)
    {
        foreach (var (kind, mask) in _upgrades) t = Lanes.Where(mask.Value, Lanes.Max(t, site.SupportFrom[kind]), t);
        t = site.Ahead.After(t);
        if (site.IsLaunchableAfterOnePass && _kindBlackouts.Length == 0 && !_hasSuspensionsAhead) return t;
        // Whether any trial moves is a toss-up; that two passes suffice is nearly certain.
        for (var pass = 0; ; pass++)
        {
            var start = t;
            foreach (var (intervals, mask) in _kindBlackouts)
            {
                foreach (var blackout in intervals) t = Lanes.Where(mask.Value & Within(t, blackout), blackout.To, t);
            }

            foreach (var (family, mask) in _suspended) t = Lanes.Where(mask.Value, _suspensionsAhead[family].After(t), t);
            t = site.TowardsLaunchable(t);
            if (pass > 0 && t == start) return t;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Within(Vector512<double> t, Interval interval) =>
        Vector512.GreaterThanOrEqual(t, Vector512.Create(interval.From)) & Vector512.LessThan(t, Vector512.Create(interval.To));

    /// <summary>Failures and damage of the launches in some lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddAccidents(int first, uint lanes)
    {
        ref var found = ref _before.First;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var m = _byRank[Lanes.Element(ref found.Rank, lane)];
            var i = first + lane;
            var launch = Lanes.Element(ref found.Launch, lane);
            var standDown = _block.StandDown[m][i];
            if (standDown >= 0) Suspend(_plan.Missions[m].Family, lane, launch, launch + standDown);
            var site = _sites[(int)Lanes.Element(ref found.Site, lane)];
            if (_block.DamageDays[m][i] >= 0) site.AddDamage(lane, launch, _block.DamageDays[m][i], _block.DamageCampaignU[m][i]);
            if (_block.FireDays[m][i] >= 0) site.AddDamage(lane, launch, _block.FireDays[m][i], _block.FireCampaignU[m][i]);
        }
    }

    private void Suspend(int family, int lane, double launch, double end)
    {
        _families[family].Add(lane, launch, end, end);
        if (launch == Lanes.Element(ref _before.First.Slot, lane))
        {
            Lanes.Raise(ref _familyFloor[family], lane, end);
            return;
        }

        _suspensionsAhead[family].Add(lane, launch, end, end);
        _hasSuspensionsAhead = true;
    }
}
