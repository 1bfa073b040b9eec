using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Statistics.Joint;

/// <summary>The two missions whose launches are counted together under one assumption.</summary>
internal sealed record JointSpec(JointAxis A, JointAxis B)
{
    /// <summary>The first two that are not launched yet, those with people before the others, each in order of their planned dates; the same for all assumptions.</summary>
    /// <param name="plan">Of the scenario, under the assumption.</param>
    /// <returns>Null where fewer than two are to be launched.</returns>
    public static JointSpec? Of(Scenario scenario, Plan plan)
    {
        var toCome = scenario.Assumptions[0].Inputs.Missions.Where(m => m.Launched is null)
            .OrderBy(m => m.Kind != "crewed" && m.StayDays is null).ThenBy(m => m.Planned).Take(2).Select(m => m.Id).ToArray();
        return toCome.Length < 2 ? null : new JointSpec(Axis(scenario, plan, toCome[0]), Axis(scenario, plan, toCome[1]));
    }

    private static JointAxis Axis(Scenario scenario, Plan plan, string id)
    {
        var mission = Array.FindIndex(plan.Missions, m => m.Id == id);
        int[] planned = [.. scenario.Assumptions.Select(a => a.Inputs.Missions.First(m => m.Id == id).Planned.DayNumber - scenario.AsOf.DayNumber)];
        return new JointAxis(id, mission, (int)plan.Missions[mission].Planned, planned, (int)plan.Horizon);
    }
}
