using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics.Joint;

namespace RiskSim.Statistics;

/// <summary>All that is counted of one assumption's trials, in the order in which it is reported.</summary>
internal sealed class MetricCatalogue
{
    /// <summary>Grid of percentiles, days: a power of two, finer than 0.1, coarser for very long horizons.</summary>
    private const double FineStepDays = 1.0 / 32;
    private const double CoarseStepDays = 1.0 / 16;
    private const double LongHorizonDays = 4096;

    public MetricCatalogue(Scenario scenario, Plan plan)
    {
        var horizon = plan.Horizon;
        var earliest = plan.Sites.SelectMany(s => s.Outages.Select(o => o.From).Concat(s.Closures.Select(c => c.From)))
            .Concat(plan.Sites.SelectMany(s => s.SupportFrom.Where(double.IsFinite))).Append(0).Min();
        // The same for all assumptions, so that their grids can be laid on top of each other.
        var step = horizon > LongHorizonDays ? CoarseStepDays : FineStepDays;
        double[] thresholds = [.. scenario.Report.ThresholdDays];
        double[] within = [.. thresholds.Where(t => t <= horizon)];
        var metrics = new List<MetricSpec>();

        DurationSpec Duration(string id, Func<Block, double[]> column, double cut, double low, double high, double[] above, Func<Block, double[]>? exists = null) =>
            new(id, column, cut, Math.Max(-low, high), new BinGrid(low - step, step, (int)Math.Ceiling((Math.Max(high, low + step) - low) / step - 1e-9) + 1), above, exists);

        for (var i = 0; i < plan.Sites.Length; i++)
        {
            var s = i;
            var id = $"sites.{plan.Sites[s].Id}";
            if (plan.Sites[s].GoingOn.Length > 0) metrics.Add(Duration($"{id}.restored", b => b.Restored[s], horizon, 0, horizon, []));
            metrics.Add(new MeanSpec($"{id}.availability", b => b.Availability[s], 1));
        }

        for (var i = 0; i < plan.Kinds.Length; i++)
        {
            var k = i;
            var id = $"capability.{plan.Kinds[k]}";
            metrics.Add(Duration($"{id}.longest", b => b.Longest[k], double.PositiveInfinity, 0, horizon - earliest, thresholds));
            metrics.Add(Duration($"{id}.total", b => b.Total[k], horizon, 0, horizon, thresholds));
            metrics.Add(Duration($"{id}.remaining", b => b.Remaining[k], horizon, 0, horizon, within));
        }

        for (var i = 0; i < plan.Missions.Length; i++)
        {
            var m = i;
            var mission = plan.Missions[m];
            var id = $"missions.{mission.Id}";
            var low = mission.IsLaunched ? Math.Min(0, mission.KnownLaunch - mission.Planned) : 0;
            // A mission planned long before the data date may be delayed by more than the horizon is away.
            metrics.Add(Duration($"{id}.delay", b => b.Delay[m], horizon - mission.Planned, low, horizon - mission.Planned,
                [.. thresholds.Where(t => mission.Planned + t <= horizon)]));
            metrics.Add(new MeanSpec($"{id}.prob_failed", b => b.Failed[m], 1));
            for (var part = 0; part < DelayParts.Count; part++)
            {
                var column = m * DelayParts.Count + part;
                metrics.Add(new MeanSpec($"{id}.delay_part.{DelayParts.Names[part]}", b => b.Parts[column], Math.Max(-low, horizon - mission.Planned)));
            }
        }

        for (var i = 0; i < plan.Crafts.Length; i++)
        {
            var c = i;
            var id = $"spacecraft.{plan.Crafts[c].Id}";
            // The planned return may have passed long before the data date.
            var longest = horizon - Math.Min(0, EarliestLaunch(plan, plan.Crafts[c]) + plan.Crafts[c].StayDays);
            metrics.Add(Duration($"{id}.overstay", b => b.Overstay[c], longest, 0, longest, thresholds, b => b.HasCraft[c]));
            metrics.Add(new MeanSpec($"{id}.gap", b => b.ReliefGap[c], longest, b => b.HasCraft[c]));
            metrics.Add(new MeanSpec($"{id}.prob_limit_reached", b => b.LimitReached[c], 1, b => b.HasCraft[c]));
        }

        Metrics = [.. metrics];
        PlannedDays = plan.Missions.ToDictionary(m => $"missions.{m.Id}.delay", m => m.Planned);
        Losses = [.. plan.Kinds.Select((kind, k) => new LossSpec($"capability.{kind}", k, (int)horizon, [0, .. within]))];
        Joint = JointSpec.Of(scenario, plan);
    }

    private static double EarliestLaunch(Plan plan, CraftPlan craft)
    {
        if (craft.Mission < 0) return craft.Launched;
        var mission = plan.Missions[craft.Mission];
        return mission.IsLaunched ? mission.KnownLaunch : 0;
    }

    public MetricSpec[] Metrics { get; }

    public LossSpec[] Losses { get; }

    /// <summary>Null where fewer than two missions are to be launched.</summary>
    public JointSpec? Joint { get; }

    /// <summary>By the id of a mission's delay: its planned date in days from the data date.</summary>
    public Dictionary<string, double> PlannedDays { get; }
}
