namespace RiskSim.Simulation;

/// <summary>Splits a mission's delay into the eight steps whose sum it is.</summary>
/// <param name="sites">As they are when the mission is placed.</param>
/// <param name="families">Their suspensions, likewise.</param>
/// <param name="launches">By mission; +∞ where it is not placed yet.</param>
internal sealed class DelayExplainer(Plan plan, SiteState[] sites, IntervalList[] families, double[] launches)
{
    /// <summary>The latest of the predecessors' launches with their gaps; −∞ without any.</summary>
    public double AfterPredecessors(MissionPlan mission)
    {
        var time = double.NegativeInfinity;
        for (var p = 0; p < mission.Predecessors.Length; p++)
            time = double.MaxNative(time, launches[mission.Predecessors[p]] + mission.Gaps[p]);
        return time;
    }

    /// <summary>The steps at a site, each cut at the horizon.</summary>
    /// <param name="slot">+∞ for a mission that is never placed, as <paramref name="launch"/>.</param>
    public void Explain(Block block, int i, int m, SiteState site, double slot, double launch)
    {
        var mission = plan.Missions[m];
        var parts = block.Parts.AsSpan(m * DelayParts.Count, DelayParts.Count);
        if (launch == mission.Planned)
        {
            foreach (var part in parts) part[i] = 0;
            return;
        }

        var horizon = plan.Horizon;
        var writer = new StepWriter(parts, i, mission.Planned, horizon);
        var t4 = FirstSteps(block, i, m, site, ref writer);
        var outage = parts[DelayParts.Outage][i];
        var t5 = double.MaxNative(t4, AfterPredecessors(mission));
        var t6 = double.MaxNative(t5, double.MaxNative(0, mission.NotBefore));
        var t7 = t6 == t4 ? t4 : site.FirstReady(t6);
        writer.Step(DelayParts.Predecessor, t5);
        writer.Step(DelayParts.Replan, t6);
        writer.Step(DelayParts.Outage, t7);
        parts[DelayParts.Outage][i] += outage;
        writer.Step(DelayParts.Closure, slot);
        writer.Step(DelayParts.Scrub, launch);
    }

    /// <summary>Of a launch that is known: each step up to the predecessor is cut at the launch, the rest is re-plan.</summary>
    public void ExplainKnown(Block block, int i, int m)
    {
        var mission = plan.Missions[m];
        var parts = block.Parts.AsSpan(m * DelayParts.Count, DelayParts.Count);
        foreach (var part in parts) part[i] = 0;
        var launch = mission.KnownLaunch;
        if (launch <= mission.Planned)
        {
            parts[DelayParts.Replan][i] = launch - mission.Planned;
            return;
        }

        var writer = new StepWriter(parts, i, mission.Planned, launch);
        var t4 = FirstSteps(block, i, m, sites[mission.KnownSite], ref writer);
        writer.Step(DelayParts.Predecessor, double.MaxNative(t4, AfterPredecessors(mission)));
        writer.Step(DelayParts.Replan, launch);
    }

    /// <summary>Writes readiness, outage, stand-down and turnaround; returns the time after them, not cut.</summary>
    private double FirstSteps(Block block, int i, int m, SiteState site, ref StepWriter writer)
    {
        var mission = plan.Missions[m];
        var t1 = mission.Planned + block.Readiness[m][i];
        var t2 = site.FirstIntact(double.MaxNative(t1, site.SupportFrom[mission.Kind]));
        var t3 = mission.Family >= 0 ? families[mission.Family].FirstOutside(t2) : t2;
        var t4 = site.FirstReady(double.MaxNative(t3, site.FreeFrom));
        writer.Step(DelayParts.Readiness, t1);
        writer.Step(DelayParts.Outage, t2);
        writer.Step(DelayParts.StandDown, t3);
        writer.Step(DelayParts.Turnaround, t4);
        return t4;
    }

    /// <summary>Writes the time from step to step, each cut at a limit.</summary>
    private ref struct StepWriter(Span<double[]> parts, int trial, double from, double limit)
    {
        private readonly Span<double[]> _parts = parts;
        private double _before = from;

        public void Step(int part, double time)
        {
            var to = double.MinNative(time, limit);
            _parts[part][trial] = to - _before;
            _before = to;
        }
    }
}
