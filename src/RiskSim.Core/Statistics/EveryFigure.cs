using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>All figures that a scenario can report, found without sampling: those of trials that are all alike and in which everything exists.</summary>
internal static class EveryFigure
{
    /// <param name="scenarios">What they have in common is prepared once.</param>
    /// <returns>One of each, when it is asked for. The ids are those of a run; the values mean nothing.</returns>
    public static IEnumerable<Estimates> Of(IEnumerable<Scenario> scenarios)
    {
        var tables = new TableShelf();
        return scenarios.Select(s => new Estimates(s, [.. s.Assumptions.Select(a => MadeUp(s, PlanBuilder.Build(s, a, tables)))]));
    }

    private static AssumptionRun MadeUp(Scenario scenario, Plan plan)
    {
        var catalogue = new MetricCatalogue(scenario, plan);
        var tally = new Tally(catalogue);
        var block = new Block(plan) { Count = Block.Capacity };
        foreach (var column in block.HasCraft.Append(block.Weight)) Array.Fill(column, 1);
        tally.Add(block);
        return new AssumptionRun(catalogue, tally);
    }
}
