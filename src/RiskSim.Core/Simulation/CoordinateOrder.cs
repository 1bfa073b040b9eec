using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>
/// Which quantities are coordinates of low-discrepancy points, the most important first, by category and file order.
/// It depends on which things a scenario has, not on their numbers or on what is known of them: so runs that differ
/// in a value or in the data date share their draws.
/// </summary>
internal static class CoordinateOrder
{
    /// <summary>A hazard that comes more often than this has the later cycles drawn at random.</summary>
    private const int HazardCycles = 4;

    /// <summary>Keeps the place of a quantity that a plan does without.</summary>
    private const ulong Free = PercentileSource.NoKey;

    /// <param name="activities">Of all works, those that are over too: outages first.</param>
    public static ulong[] Of(IEnumerable<ulong> activities, RiskPlan[] risks, IEnumerable<ulong> suspensions, SitePlan[] sites, MissionPlan[] missions)
    {
        var hazards = sites.SelectMany(s => s.Hazards).ToArray();
        return
        [
            .. activities,
            .. risks.Select(r => r.Effect.Key),
            .. suspensions,
            .. hazards.SelectMany(h => Cycle(h, 0)),
            .. missions.Select(m => m.Readiness.Key),
            .. sites.SelectMany(s => s.Outages).Select(o => o.Campaign.Key),
            .. missions.Select(m => m.TurnaroundKey),
            .. missions.Select(m => m.Scrub?.Key ?? Free),
            .. missions.Select(m => m.Failure?.Key ?? Free),
            .. missions.Select(m => m.Damage?.Outage.Key ?? Free),
            .. Enumerable.Range(1, HazardCycles - 1).SelectMany(k => hazards.SelectMany(h => Cycle(h, k))),
            .. missions.Select(m => m.FailureDamage?.Outage.Key ?? Free),
        ];
    }

    private static ulong[] Cycle(HazardPlan hazard, int k) => [PercentileSource.Key(hazard.Every.Key, k), PercentileSource.Key(hazard.Outage.Key, k)];
}
