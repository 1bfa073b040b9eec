using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Splits a mission's delay into the eight steps whose sum it is, for eight trials at once.</summary>
/// <remarks>Sites and families are looked at when all is placed. What began after the mission was placed began at its slot
/// or later, and no step goes beyond the slot: cut there, each step is as it was at that time.</remarks>
/// <param name="sites">With all damage.</param>
/// <param name="families">Their suspensions.</param>
internal sealed class DelayExplainer(Plan plan, SiteState[] sites, IntervalRows[] families)
{
    /// <summary>The steps of a mission at the site that it was sent to, or of one never placed at the site that explains it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Explain(Block block, int first, int m, in Dispatcher.Placement placement)
    {
        var mission = plan.Missions[m];
        var launch = placement.Launch;
        var onTime = Vector512.Equals(launch, Vector512.Create(mission.Planned));
        var parts = block.Parts.AsSpan(m * DelayParts.Count, DelayParts.Count);
        if (Lanes.Bits(onTime) == (1u << Lanes.Count) - 1)
        {
            foreach (var part in parts) Lanes.Store(Vector512<double>.Zero, part, first);
            return;
        }

        var slot = placement.Slot;
        var isPlaced = Vector512.LessThan(slot, Lanes.Infinity);
        var predecessors = AfterPredecessors(block, first, mission);
        var notBefore = Vector512.Create(double.MaxNative(mission.NotBefore, 0));
        var readiness = Vector512.Create(mission.Planned) + Lanes.Load(block.Readiness[m], first);
        Vector512<double> outage = default, standDown = default, turnaround = default, again = default;
        foreach (var s in mission.Sites)
        {
            var site = sites[s];
            var here = Vector512.Equals(placement.Site, Vector512.Create((double)s)) & ~onTime;
            if (!Lanes.Any(here)) continue;
            var t2 = Lanes.Where(here, Lanes.Max(readiness, site.SupportFrom[mission.Kind]), Lanes.Infinity);
            var freeFrom = Lanes.Where(isPlaced, placement.FreeFrom, site.FreeFrom);
            FirstSteps(mission, site, freeFrom, slot, ref t2, out var t3, out var t4);
            var t7 = Lanes.Min(site.FirstReady(Lanes.Max(Lanes.Max(t4, predecessors), notBefore)), slot);
            outage = Lanes.Where(here, t2, outage);
            standDown = Lanes.Where(here, t3, standDown);
            turnaround = Lanes.Where(here, t4, turnaround);
            again = Lanes.Where(here, t7, again);
        }

        var t5 = Lanes.Max(turnaround, predecessors);
        var writer = new StepWriter(parts, first, mission.Planned, Vector512.Create(plan.Horizon), onTime);
        writer.Step(DelayParts.Readiness, readiness);
        var before = writer.Step(DelayParts.Outage, outage);
        writer.Step(DelayParts.StandDown, standDown);
        writer.Step(DelayParts.Turnaround, turnaround);
        writer.Step(DelayParts.Predecessor, t5);
        writer.Step(DelayParts.Replan, Lanes.Max(t5, notBefore));
        writer.Step(DelayParts.Outage, again, before);
        writer.Step(DelayParts.Closure, slot);
        writer.Step(DelayParts.Scrub, launch);
    }

    /// <summary>Of a launch that is known: each step up to the predecessor is cut at the launch, the rest is re-plan.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ExplainKnown(Block block, int first, int m)
    {
        var mission = plan.Missions[m];
        var parts = block.Parts.AsSpan(m * DelayParts.Count, DelayParts.Count);
        foreach (var part in parts) Lanes.Store(Vector512<double>.Zero, part, first);
        var launch = Vector512.Create(mission.KnownLaunch);
        if (mission.KnownLaunch <= mission.Planned)
        {
            Lanes.Store(launch - Vector512.Create(mission.Planned), parts[DelayParts.Replan], first);
            return;
        }

        var site = sites[mission.KnownSite];
        var readiness = Vector512.Create(mission.Planned) + Lanes.Load(block.Readiness[m], first);
        var t2 = Lanes.Max(readiness, site.SupportFrom[mission.Kind]);
        FirstSteps(mission, site, site.FreeFrom, Lanes.Infinity, ref t2, out var t3, out var t4);
        var writer = new StepWriter(parts, first, mission.Planned, launch, default);
        writer.Step(DelayParts.Readiness, readiness);
        writer.Step(DelayParts.Outage, t2);
        writer.Step(DelayParts.StandDown, t3);
        writer.Step(DelayParts.Turnaround, t4);
        writer.Step(DelayParts.Predecessor, Lanes.Max(t4, AfterPredecessors(block, first, mission)));
        writer.Step(DelayParts.Replan, launch);
    }

    /// <summary>The latest of the predecessors' launches with their gaps; −∞ without any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AfterPredecessors(Block block, int first, MissionPlan mission)
    {
        var time = Vector512.Create(double.NegativeInfinity);
        for (var p = 0; p < mission.Predecessors.Length; p++)
            time = Lanes.Max(time, Lanes.Load(block.Launch[mission.Predecessors[p]], first) + Vector512.Create(mission.Gaps[p]));
        return time;
    }

    /// <summary>The times after outage, stand-down and turnaround.</summary>
    /// <param name="t2">When mission and support of its kind are ready; becomes the time after the outage.</param>
    /// <param name="limit">No step goes beyond.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FirstSteps(MissionPlan mission, SiteState site, Vector512<double> freeFrom, Vector512<double> limit,
        ref Vector512<double> t2, out Vector512<double> t3, out Vector512<double> t4)
    {
        t2 = Lanes.Min(site.FirstIntact(t2), limit);
        t3 = mission.Family >= 0 ? Lanes.Min(families[mission.Family].FirstOutside(t2), limit) : t2;
        t4 = Lanes.Min(site.FirstReady(Lanes.Max(t3, freeFrom)), limit);
    }

    /// <summary>Writes the time from step to step, each cut at a limit; 0 where the launch is on time.</summary>
    private ref struct StepWriter(Span<double[]> parts, int first, double from, Vector512<double> limit, Vector512<double> onTime)
    {
        private readonly Span<double[]> _parts = parts;
        private Vector512<double> _before = Vector512.Create(from);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<double> Step(int part, Vector512<double> time, Vector512<double> sum = default)
        {
            var to = Lanes.Min(time, limit);
            var days = Lanes.Where(onTime, 0, to - _before + sum);
            _before = to;
            Lanes.Store(days, _parts[part], first);
            return days;
        }
    }
}
