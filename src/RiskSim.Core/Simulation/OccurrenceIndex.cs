namespace RiskSim.Simulation;

/// <summary>Numbers the occurrences of a plan: its risks, then three for each mission.</summary>
internal readonly struct OccurrenceIndex(Plan plan)
{
    private const int PerMission = 3;

    private readonly int _risks = plan.Risks.Length;

    public int Count => _risks + PerMission * plan.Missions.Length;

    public static int OfRisk(int risk) => risk;

    public int OfFailure(int mission) => _risks + PerMission * mission;

    public int OfFailureDamage(int mission) => OfFailure(mission) + 1;

    public int OfDamage(int mission) => OfFailure(mission) + 2;

    /// <summary>The occurrence without which this one cannot happen, or −1.</summary>
    public int CauseOf(int occurrence) => occurrence >= _risks && (occurrence - _risks) % PerMission == 1 ? occurrence - 1 : -1;

    /// <summary>Of each; 0 where there is no such occurrence, or where it changes nothing.</summary>
    public double[] Probabilities()
    {
        var probabilities = new double[Count];
        foreach (var activity in plan.Works.SelectMany(w => w.Activities).Where(a => !a.IsPinned))
            foreach (var r in activity.Risks) probabilities[r] = plan.Risks[r].Effect.Probability;
        for (var m = 0; m < plan.Missions.Length; m++)
        {
            var mission = plan.Missions[m];
            if (mission.IsLaunched) continue;
            probabilities[OfFailure(m)] = mission.Failure?.Probability ?? 0;
            probabilities[OfFailureDamage(m)] = mission.FailureDamage?.Outage.Probability ?? 0;
            probabilities[OfDamage(m)] = mission.Damage?.Outage.Probability ?? 0;
        }

        return probabilities;
    }
}
