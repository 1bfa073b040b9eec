using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>One step: who leads, where and when it launches, and what follows from that.</summary>
internal sealed partial class Dispatcher
{
    /// <summary>One step of all eight trials; false when none has a mission left to place.</summary>
    /// <remarks>Launches only ever push slots back, so an old slot is a lower bound: it is found again only when it leads.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Step(int first)
    {
        var missions = _missions;
        // The leader, and the bound of the next; strictly smaller, so the better rank wins a tie.
        var bound = Lanes.Infinity;
        var next = Lanes.Infinity;
        var none = Vector512.Create((long)missions.Length);
        var rank = none;
        for (var g = 0; g < _siteGroups.Length; g++)
        {
            var earliest = Lanes.Infinity;
            foreach (var s in _siteGroups[g]) earliest = Lanes.Min(earliest, _sites[s].Floor);
            _floor[g] = earliest;
        }

        foreach (var r in _open.AsSpan(0, _openCount))
        {
            var slot = Lanes.Max(missions[r].Slot, _floor[missions[r].SiteGroup]);
            next = Lanes.Min(next, Lanes.Max(slot, bound));
            rank = Vector512.ConditionalSelect(Vector512.LessThan(slot, bound).AsInt64(), Vector512.Create((long)r), rank);
            bound = Lanes.Min(slot, bound);
        }

        var again = _scrubbed;
        rank = Vector512.ConditionalSelect(again.AsInt64(), _scrubbedRank, rank);
        if (Vector512.EqualsAll(rank, none)) return false;
        bound = Lanes.Where(again, _nextAttempt, bound);

        // The slot of a mission that leads, at the best of its sites; or the launch after a scrub, at the site where it stands.
        foreach (var (_, mask) in _suspended) mask.Find(rank);
        foreach (var (_, mask) in _kindBlackouts) mask.Find(rank);
        foreach (var (_, mask) in _upgrades) mask.Find(rank);
        var launch = Lanes.Infinity;
        var site = Vector512<double>.Zero;
        var free = Vector512<double>.Zero;
        var preferred = Lanes.Infinity;
        for (var s = 0; s < _sites.Length; s++)
        {
            var state = _sites[s];
            var elsewhere = Vector512.AndNot(again, Vector512.Equals(_scrubbedSite, Vector512.Create((double)s)));
            var preference = Lanes.Where(elsewhere, double.PositiveInfinity, _preference[s].At(rank));
            var allowed = Vector512.LessThan(preference, Lanes.Infinity);
            if (!Lanes.Any(allowed)) continue;
            var t = FirstOpportunity(state, Lanes.Where(allowed, Lanes.Max(bound, state.FreeFrom), Lanes.Infinity));
            var better = Vector512.LessThan(t, launch) | (Vector512.Equals(t, launch) & Vector512.LessThan(preference, preferred));
            launch = Lanes.Where(better, t, launch);
            preferred = Lanes.Where(better, preference, preferred);
            site = Lanes.Where(better, s, site);
            free = Lanes.Where(better, state.FreeFrom, free);
        }

        // Its turn if the bound was exact, or if it still leads. Equal slots are left to the next step, which knows the rank.
        var placed = (again | Vector512.Equals(launch, bound) | Vector512.LessThan(launch, next)) & Vector512.LessThan(bound, Lanes.Infinity);
        Settle(first, rank, launch, site, free, placed, again);
        return true;
    }

    /// <summary>Writes what was found to the missions' states, with all that follows from launches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Settle(int first, Vector512<long> rank, Vector512<double> launch, Vector512<double> site, Vector512<double> free,
        Vector512<double> placed, Vector512<double> again)
    {
        var missions = _missions;
        var slot = Lanes.Where(placed, Lanes.Infinity, launch);
        var launchSlot = Lanes.Where(again, _scrubbedSlot, launch);
        var scrub = Vector512<double>.Zero;
        var accident = Vector512<double>.Zero;
        var turnaround = Vector512<double>.Zero;
        var isNew = Vector512.AndNot(placed, again);
        var open = _open;
        var openCount = 0;
        foreach (var r in open.AsSpan(0, _openCount))
        {
            // What is written of a mission that is not placed yet is written again when it is.
            ref var state = ref missions[r];
            var mask = Vector512.Equals(rank, Vector512.Create((long)r)).AsDouble();
            scrub = Lanes.Where(mask, state.Scrub, scrub);
            accident = Lanes.Where(mask, state.Accident, accident);
            for (var s = 0; s < _sites.Length; s++)
                turnaround = Lanes.Where(mask & Vector512.Equals(site, Vector512.Create((double)s)), _turnaround[r * _sites.Length + s], turnaround);
            state.Slot = Lanes.Where(mask, slot, state.Slot);
            state.Launch = Lanes.Where(mask, launch, state.Launch);
            state.LaunchSlot = Lanes.Where(mask, launchSlot, state.LaunchSlot);
            state.LaunchSite = Lanes.Where(mask, site, state.LaunchSite);
            state.FreeFrom = Lanes.Where(mask, free, state.FreeFrom);
            var isOpen = Vector512.AndNot(state.IsOpen, mask & placed & (again | Vector512.LessThanOrEqual(state.Scrub, Vector512<double>.Zero)));
            state.IsOpen = isOpen;
            open[openCount] = r;
            openCount += Lanes.Any(isOpen) ? 1 : 0;
        }

        var scrubbed = isNew & Vector512.GreaterThan(scrub, Vector512<double>.Zero);
        var launched = Vector512.AndNot(placed, scrubbed) & Vector512.LessThan(launch, Lanes.Infinity);
        for (var s = 0; s < _sites.Length; s++)
        {
            var here = launched & Vector512.Equals(site, Vector512.Create((double)s));
            _sites[s].FreeFrom = Lanes.Where(here, launch + turnaround, _sites[s].FreeFrom);
            _sites[s].Floor = Lanes.Max(_sites[s].Floor, _sites[s].FreeFrom);
        }

        _openCount = openCount;
        foreach (var link in _links)
        {
            // A mission whose predecessors all are placed becomes a candidate.
            ref var state = ref missions[link.To];
            var mask = Vector512.Equals(rank, Vector512.Create((long)link.From)).AsDouble() & launched;
            state.Ready = Lanes.Where(mask, Lanes.Max(state.Ready, launch + Vector512.Create(link.GapDays)), state.Ready);
            state.WaitingFor -= mask & Vector512<double>.One;
            state.Slot = Lanes.Where(mask & Vector512.Equals(state.WaitingFor, Vector512<double>.Zero), state.Ready, state.Slot);
        }

        _scrubbed = scrubbed;
        _scrubbedRank = rank;
        _scrubbedSite = site;
        _scrubbedSlot = launch;
        _nextAttempt = launch + scrub;
        var accidents = Lanes.Bits(launched & Vector512.GreaterThan(accident, Vector512<double>.Zero));
        if (accidents == 0) return;
        rank.CopyTo(_rankOfLane);
        site.CopyTo(_siteOfLane);
        launch.CopyTo(_launchOfLane);
        AddAccidents(first, accidents);
    }

    /// <summary>First time ≥ t at which the site can launch and supports the kind, no blackout holds and the family flies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> FirstOpportunity(SiteState site, Vector512<double> t)
    {
        foreach (var (kind, mask) in _upgrades) t = Lanes.Where(mask.Value, Lanes.Max(t, site.SupportFrom[kind]), t);
        // Whether any trial moves is a toss-up; that two passes suffice is nearly certain.
        for (var pass = 0; ; pass++)
        {
            var start = t;
            t = site.TowardsLaunchable(t);
            foreach (var blackout in _blackouts) t = Lanes.Where(Within(t, blackout), blackout.To, t);
            foreach (var (intervals, mask) in _kindBlackouts)
            {
                foreach (var blackout in intervals) t = Lanes.Where(mask.Value & Within(t, blackout), blackout.To, t);
            }

            foreach (var (suspensions, mask) in _suspended) t = Lanes.Where(mask.Value, suspensions.After(t), t);
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
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var m = _byRank[_rankOfLane[lane]];
            var i = first + lane;
            var launch = _launchOfLane[lane];
            var standDown = _block.StandDown[m][i];
            if (standDown >= 0) _families[_plan.Missions[m].Family].Add(lane, launch, launch + standDown, launch + standDown);
            var site = _sites[(int)_siteOfLane[lane]];
            if (_block.DamageDays[m][i] >= 0) site.AddDamage(lane, launch, _block.DamageDays[m][i], _block.DamageCampaignU[m][i]);
            if (_block.FireDays[m][i] >= 0) site.AddDamage(lane, launch, _block.FireDays[m][i], _block.FireCampaignU[m][i]);
        }
    }
}
