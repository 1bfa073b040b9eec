using System.Text;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Comparisons;

/// <summary>What each plan would do, for the terminal.</summary>
public static class CompareSummary
{
    /// <param name="width">In characters.</param>
    public static string Compose(CompareContext context, int width)
    {
        var text = new StringBuilder();
        Line(PlainText.Wrap(context.Title, width));
        Line(PlainText.Wrap(context.Identity + " · the same percentiles in all", width));
        var assumptions = context.BlendFirst.ToList();
        foreach (var metric in context.Metrics)
        {
            Line("");
            var table = new TextTable(1);
            table.Add([PlainText.Shorten(context.FigureName(metric), width / 2), .. assumptions.Select(CompareContext.AssumptionName)]);
            table.Rule();
            table.Add([context.PlanName(0), .. assumptions.Select(a => context.AsPlanned(metric, a))]);
            foreach (var plan in context.Comparison.BestFirst(metric))
                table.Add([PlainText.Shorten(context.PlanName(plan), width / 3), .. assumptions.Select(a => CompareContext.Amount(context.Effect(plan, metric, a)))]);
            table.AppendTo(text);
        }

        Line("");
        foreach (var sentence in context.Sentences()) Line(PlainText.Wrap(sentence, width));
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
