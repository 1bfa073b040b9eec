namespace RiskSim.Simulation;

/// <summary>Finds when no site that supports a kind is up, and how much of the time each site is not down.</summary>
internal sealed class CapabilitySweep(Plan plan, SiteState[] sites)
{
    private readonly SiteState[][] _sitesOfKind =
        [.. plan.Kinds.Select((_, kind) => sites.Where(s => s.Plan.EverSupports(kind)).ToArray())];

    public void Run(Block block, int i)
    {
        for (var s = 0; s < sites.Length; s++) block.Availability[s][i] = Availability(sites[s]);
        for (var kind = 0; kind < plan.Kinds.Length; kind++) FindLosses(block, i, kind);
    }

    private double Availability(SiteState site)
    {
        if (site.IsNeverDown) return 1;
        double down = 0, t = 0;
        while (true)
        {
            var from = site.FirstDown(t, -1);
            if (from >= plan.Horizon) break;
            t = site.FirstUp(from, -1);
            down += double.MinNative(t, plan.Horizon) - from;
            if (t >= plan.Horizon) break;
        }

        return 1 - down / plan.Horizon;
    }

    private void FindLosses(Block block, int i, int kind)
    {
        var supporting = _sitesOfKind[kind];
        double longest = 0, total = 0, remaining = 0;
        var t = double.NegativeInfinity;
        while (true)
        {
            // The next time at which all are down: each site that is up pushes it on.
            double start;
            do
            {
                start = t;
                foreach (var site in supporting) t = site.FirstDown(t, kind);
            }
            while (t > start);
            // Down at the very beginning of time, or where a chain of moves has settled.
            if (t > plan.Horizon) break;

            var end = double.PositiveInfinity;
            foreach (var site in supporting) end = double.MinNative(end, site.FirstUp(start, kind));
            if (end > 0)
            {
                block.Losses[kind].Add(new Loss(i, start, end));
                var from = double.IsNegativeInfinity(start) ? 0 : start;
                var to = double.MinNative(end, plan.Horizon);
                if (to > from)
                {
                    longest = double.MaxNative(longest, to - from);
                    total += to - double.MaxNative(from, 0);
                }

                if (from <= 0) remaining = end > plan.Horizon ? double.PositiveInfinity : end;
            }

            if (end > plan.Horizon) break;
            t = end;
        }

        block.Longest[kind][i] = longest;
        block.Total[kind][i] = total;
        block.Remaining[kind][i] = remaining;
    }
}
