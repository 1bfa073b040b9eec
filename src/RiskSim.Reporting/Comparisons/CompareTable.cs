using RiskSim.Changes;
using RiskSim.Decisions;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Comparisons;

/// <summary>One row for each figure, assumption and plan; within a figure and an assumption in the order of the plans.</summary>
internal static class CompareTable
{
    public const string FileName = "compare.csv";

    private static readonly string[] Header =
        ["metric", "assumption", "plan", "says", "unit", "as_planned", "as_planned_error", "value", "value_error", "value_date", "difference", "standard_error", "bound", "verdict"];

    public static void Write(CompareContext context, string path)
    {
        using var csv = new CsvTable(path, Header);
        var plans = context.Comparison.Plans;
        foreach (var metric in context.Metrics)
            foreach (var assumption in context.Comparison.Assumptions)
                for (var p = 1; p < plans.Length; p++)
                    if (context.Effect(p, metric, assumption) is { } effect) Add(csv, effect, plans[p].Says, context.Comparison.Plans[0].Scenario.AsOf.DayNumber);
    }

    private static void Add(CsvTable csv, Effect effect, string says, int zero)
    {
        csv.Raw(effect.Figure.Metric).Raw(effect.Figure.Assumption).Text(effect.PlanId).Text(says).Raw(UnitNames.Of(effect.Unit));
        Level(effect.AsPlanned);
        Level(effect.Level);
        csv.Raw(effect.Level.Date is { } date ? FigureText.Date(date) : "");
        csv.Exact(effect.Difference.Value).Exact(effect.Difference.StandardError).Raw(effect.IsBound ? "at least" : "").Raw(CompareContext.Word(effect).Replace(' ', '_')).EndRow();

        void Level(FigureLevel level)
        {
            if (level.IsBeyondHorizon) csv.Raw(MetricsTable.BeyondHorizon).Raw("");
            else csv.Exact(level.Value - (effect.Unit == Unit.PointInTime ? zero : 0)).Exact(level.StandardError);
        }
    }
}
