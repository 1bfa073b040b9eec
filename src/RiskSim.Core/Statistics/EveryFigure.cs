using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>All figures that a scenario can report, found without sampling: those of trials that are all alike and in which everything exists.</summary>
internal static class EveryFigure
{
    /// <returns>The ids are those of a run; the values mean nothing.</returns>
    public static Estimates Of(Scenario scenario, TableShelf tables)
    {
        return new Estimates(scenario, [.. scenario.Assumptions.Select(a => MadeUp(PlanBuilder.Build(scenario, a, tables)))]);

        AssumptionRun MadeUp(Plan plan)
        {
            var catalogue = new MetricCatalogue(scenario, plan);
            var tally = new Tally(catalogue);
            var block = new Block(plan) { Count = Block.Capacity };
            foreach (var column in block.HasCraft.Append(block.Weight)) Array.Fill(column, 1);
            tally.Add(block);
            return new AssumptionRun(catalogue, tally);
        }
    }
}
