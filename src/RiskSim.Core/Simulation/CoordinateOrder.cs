using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>
/// Which quantities are coordinates of low-discrepancy points, the most important first, by category and file order.
/// It depends on which things a scenario has, not on their numbers or on what is known of them: so runs that differ
/// in a value or in the data date share their draws, and a mission at the end of the list changes no other's.
/// </summary>
internal static class CoordinateOrder
{
    /// <summary>Keeps the place of a quantity that a plan does without.</summary>
    private const ulong Free = PercentileSource.NoKey;

    /// <param name="activities">Of all works, those that are over too: outages first.</param>
    public static ulong[] Of(IEnumerable<ulong> activities, RiskPlan[] risks, IEnumerable<ulong> suspensions, SitePlan[] sites, MissionPlan[] missions) =>
    [
        .. activities,
        .. risks.Select(r => r.Effect.Key),
        .. suspensions,
        .. sites.SelectMany(s => s.Hazards).SelectMany(FirstCycle),
        .. sites.SelectMany(s => s.Outages).Select(o => o.Campaign.Key),
        .. missions.SelectMany(Quantities),
    ];

    private static ulong[] FirstCycle(HazardPlan hazard) => [PercentileSource.Key(hazard.Every.Key, 0), PercentileSource.Key(hazard.Outage.Key, 0)];

    private static ulong[] Quantities(MissionPlan mission) =>
    [
        mission.Readiness.Key, mission.Failure?.Key ?? Free, mission.Damage?.Outage.Key ?? Free, mission.TurnaroundKey, mission.Scrub?.Key ?? Free,
        mission.FailureDamage?.Outage.Key ?? Free,
    ];
}
