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
    public void Explain(Block block, int first, int m)
    {
        var mission = plan.Missions[m];
        var launch = Lanes.Load(block.Launch[m], first);
        var onTime = Vector512.Equals(launch, Vector512.Create(mission.Planned));
        var parts = block.Parts.AsSpan(m * DelayParts.Count, DelayParts.Count);
        if (Lanes.Bits(onTime) == (1u << Lanes.Count) - 1)
        {
            foreach (var part in parts) Lanes.Store(Vector512<double>.Zero, part, first);
            return;
        }

        var slot = Lanes.Load(block.Slot[m], first);
        var isPlaced = Vector512.LessThan(slot, Lanes.Infinity);
        var place = Lanes.Load(block.LaunchSite[m], first);
        var predecessors = AfterPredecessors(block, first, mission);
        Steps steps = default;
        foreach (var s in mission.Sites)
        {
            var here = Vector512.Equals(place, Vector512.Create((double)s)) & ~onTime;
            if (!Lanes.Any(here)) continue;
            var freeFrom = Lanes.Where(isPlaced, Lanes.Load(block.FreeFrom[m], first), sites[s].FreeFrom);
            var found = FirstSteps(block, first, m, sites[s], freeFrom, slot, here);
            var t6 = Lanes.Max(Lanes.Max(Lanes.Max(found.Turnaround, predecessors), mission.NotBefore), 0);
            found.Again = Lanes.Min(sites[s].FirstReady(t6), slot);
            steps = Steps.Where(here, found, steps);
        }

        var t5 = Lanes.Max(steps.Turnaround, predecessors);
        var writer = new StepWriter(parts, first, mission.Planned, Vector512.Create(plan.Horizon), onTime);
        writer.Step(DelayParts.Readiness, steps.Readiness);
        var outage = writer.Step(DelayParts.Outage, steps.Outage);
        writer.Step(DelayParts.StandDown, steps.StandDown);
        writer.Step(DelayParts.Turnaround, steps.Turnaround);
        writer.Step(DelayParts.Predecessor, t5);
        writer.Step(DelayParts.Replan, Lanes.Max(Lanes.Max(t5, mission.NotBefore), 0));
        writer.Step(DelayParts.Outage, steps.Again, outage);
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
        var steps = FirstSteps(block, first, m, site, site.FreeFrom, Lanes.Infinity, Vector512<double>.AllBitsSet);
        var writer = new StepWriter(parts, first, mission.Planned, launch, default);
        writer.Step(DelayParts.Readiness, steps.Readiness);
        writer.Step(DelayParts.Outage, steps.Outage);
        writer.Step(DelayParts.StandDown, steps.StandDown);
        writer.Step(DelayParts.Turnaround, steps.Turnaround);
        writer.Step(DelayParts.Predecessor, Lanes.Max(steps.Turnaround, AfterPredecessors(block, first, mission)));
        writer.Step(DelayParts.Replan, launch);
    }

    /// <summary>The latest of the predecessors' launches with their gaps; −∞ without any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> AfterPredecessors(Block block, int first, MissionPlan mission)
    {
        var time = Vector512.Create(double.NegativeInfinity);
        for (var p = 0; p < mission.Predecessors.Length; p++)
            time = Lanes.Max(time, Lanes.Load(block.Launch[mission.Predecessors[p]], first) + Vector512.Create(mission.Gaps[p]));
        return time;
    }

    /// <summary>The times after readiness, outage, stand-down and turnaround, in the lanes of a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Steps FirstSteps(Block block, int first, int m, SiteState site, Vector512<double> freeFrom, Vector512<double> limit, Vector512<double> here)
    {
        var mission = plan.Missions[m];
        Steps steps = default;
        steps.Readiness = Vector512.Create(mission.Planned) + Lanes.Load(block.Readiness[m], first);
        var t = Lanes.Where(here, Lanes.Max(steps.Readiness, site.SupportFrom[mission.Kind]), Lanes.Infinity);
        steps.Outage = Lanes.Min(site.FirstIntact(t), limit);
        steps.StandDown = mission.Family >= 0 ? Lanes.Min(families[mission.Family].FirstOutside(steps.Outage), limit) : steps.Outage;
        steps.Turnaround = Lanes.Min(site.FirstReady(Lanes.Max(steps.StandDown, freeFrom)), limit);
        return steps;
    }

    /// <summary>The times at which the steps end.</summary>
    private struct Steps
    {
        public Vector512<double> Readiness, Outage, StandDown, Turnaround, Again;

        public static Steps Where(Vector512<double> mask, in Steps a, in Steps b) => new()
        {
            Readiness = Lanes.Where(mask, a.Readiness, b.Readiness),
            Outage = Lanes.Where(mask, a.Outage, b.Outage),
            StandDown = Lanes.Where(mask, a.StandDown, b.StandDown),
            Turnaround = Lanes.Where(mask, a.Turnaround, b.Turnaround),
            Again = Lanes.Where(mask, a.Again, b.Again),
        };
    }

    /// <summary>Writes the time from step to step, each cut at a limit; 0 where the launch is on time.</summary>
    private ref struct StepWriter(Span<double[]> parts, int first, double from, Vector512<double> limit, Vector512<double> onTime)
    {
        private readonly Span<double[]> _parts = parts;
        private Vector512<double> _before = Vector512.Create(from);

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
