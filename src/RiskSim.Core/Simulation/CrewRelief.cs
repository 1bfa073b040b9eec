namespace RiskSim.Simulation;

/// <summary>How long each spacecraft waits for its relief beyond its planned return, and whether it reaches its limit.</summary>
internal static class CrewRelief
{
    public static void Run(Plan plan, Block block, int i)
    {
        var horizon = plan.Horizon;
        for (var c = 0; c < plan.Crafts.Length; c++)
        {
            var craft = plan.Crafts[c];
            var launched = craft.Mission < 0 ? craft.Launched : block.Launch[craft.Mission][i];
            var exists = launched <= horizon && (craft.Mission < 0 || block.Failed[craft.Mission][i] == 0);
            block.HasCraft[c][i] = exists ? 1 : 0;
            block.Overstay[c][i] = block.ReliefGap[c][i] = block.LimitReached[c][i] = 0;
            if (!exists) continue;

            var reliefLaunch = double.PositiveInfinity;
            foreach (var m in craft.RelievedBy)
            {
                var launch = block.Launch[m][i];
                if (launch > launched && launch <= horizon && block.Failed[m][i] == 0) reliefLaunch = double.MinNative(reliefLaunch, launch);
            }

            var relief = reliefLaunch + craft.HandoverDays;
            var planned = launched + craft.StayDays;
            var overstay = double.MinNative(double.MaxNative(0, relief - planned), craft.LimitDays - craft.StayDays);
            var landing = planned + overstay;
            block.Overstay[c][i] = landing <= horizon ? overstay : horizon - double.MinNative(planned, horizon);
            block.ReliefGap[c][i] = double.MaxNative(0, double.MinNative(reliefLaunch, horizon) - double.MinNative(landing, horizon));
            var limit = launched + craft.LimitDays;
            block.LimitReached[c][i] = relief > limit && limit <= horizon ? 1 : 0;
        }
    }
}
