using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>How long each spacecraft waits for its relief beyond its planned return, and whether it reaches its limit, in eight
/// trials at once.</summary>
internal static class CrewRelief
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Plan plan, Block block, int first)
    {
        var horizon = Vector512.Create(plan.Horizon);
        var zero = Vector512<double>.Zero;
        for (var c = 0; c < plan.Crafts.Length; c++)
        {
            var craft = plan.Crafts[c];
            var launched = craft.Mission < 0 ? Vector512.Create(craft.Launched) : Lanes.Load(block.Launch[craft.Mission], first);
            var exists = Vector512.LessThanOrEqual(launched, horizon);
            if (craft.Mission >= 0) exists &= Vector512.Equals(Lanes.Load(block.Failed[craft.Mission], first), zero);
            var reliefLaunch = Lanes.Infinity;
            foreach (var m in craft.RelievedBy)
            {
                var launch = Lanes.Load(block.Launch[m], first);
                var relieves = Vector512.GreaterThan(launch, launched) & Vector512.LessThanOrEqual(launch, horizon)
                    & Vector512.Equals(Lanes.Load(block.Failed[m], first), zero);
                reliefLaunch = Lanes.Where(relieves, Lanes.Min(reliefLaunch, launch), reliefLaunch);
            }

            var relief = reliefLaunch + Vector512.Create(craft.HandoverDays);
            var planned = launched + Vector512.Create(craft.StayDays);
            var overstay = Lanes.Min(Lanes.Max(relief - planned, zero), craft.LimitDays - craft.StayDays);
            var landing = planned + overstay;
            var reported = Lanes.Where(Vector512.LessThanOrEqual(landing, horizon), overstay, horizon - Lanes.Min(planned, horizon));
            var gap = Lanes.Max(Lanes.Min(reliefLaunch, horizon) - Lanes.Min(landing, horizon), zero);
            var limit = launched + Vector512.Create(craft.LimitDays);
            var reached = Vector512.GreaterThan(relief, limit) & Vector512.LessThanOrEqual(limit, horizon);
            Lanes.Store(exists & Vector512<double>.One, block.HasCraft[c], first);
            Lanes.Store(Lanes.Where(exists, reported, zero), block.Overstay[c], first);
            Lanes.Store(Lanes.Where(exists, gap, zero), block.ReliefGap[c], first);
            Lanes.Store(exists & reached & Vector512<double>.One, block.LimitReached[c], first);
        }
    }
}
