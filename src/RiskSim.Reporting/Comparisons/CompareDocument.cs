using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskSim.Decisions;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Comparisons;

/// <summary><c>compare.md</c>: what helps, by how much, and whether that depends on who is right.</summary>
internal static class CompareDocument
{
    public const string FileName = "compare.md";

    /// <param name="charts">By figure.</param>
    /// <param name="chartFolder">Relative to the document.</param>
    public static string Compose(CompareContext context, IReadOnlyDictionary<string, ChartFile> charts, string chartFolder)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Md(context.Title)}\n\n");
        foreach (var sentence in context.Sentences()) text.Append("- ").Append(Md(sentence)).Append('\n');
        text.Append("\n## The plans\n\n");
        Plans(context).AppendTo(text);
        text.Append("## Who is right, and what then helps\n\n");
        text.Append(context.Contested.Any() ? "Where an option helps under one assumption and hurts under another the decision is a bet on who is right; these rows are in bold.\n\n"
            : "No option helps under one assumption and hurts under another: who is right changes how much an option does, not its direction.\n\n");
        Matrix(context).AppendTo(text);
        foreach (var metric in context.Metrics) AppendFigure(text, context, metric, charts.GetValueOrDefault(metric), chartFolder);
        text.Append("## How this was found\n\n").Append(context.Identity).Append(".\n\n")
            .Append("Each plan is forecast under each assumption with the same percentiles, so what differs is due to the plan; the error is that of the difference, far smaller than "
                + "that of the figures. *Helps* and *hurts* mean more than two standard errors; the blend's rank comes first. A plan is a hypothesis and the evidence is of the past: "
                + "the weights of the assumptions are those of the plan as it is. `<` or `>`: the horizon hides the rest.\n");
        return text.ToString();
    }

    private static MarkdownTable Plans(CompareContext context)
    {
        var table = new MarkdownTable(3, "Plan", "What is done", "Sets");
        for (var p = 0; p < context.Comparison.Plans.Length; p++)
        {
            var plan = context.Comparison.Plans[p];
            var option = context.Comparison.Plans[0].Scenario.Options.FirstOrDefault(o => o.Id == plan.Id);
            table.Add(Md(context.PlanName(p)), Md(plan.Says), option is null ? "" : string.Join("; ", option.Set.Select(s => Md($"{s.Key}: {s.Value}"))));
        }

        return table;
    }

    private static MarkdownTable Matrix(CompareContext context)
    {
        var assumptions = context.BlendFirst.ToList();
        var table = new MarkdownTable(2 + assumptions.Count, ["Figure", "Plan", .. assumptions.Select(a => Md(CompareContext.AssumptionName(a)))]);
        var contested = context.Contested.ToHashSet();
        foreach (var metric in context.Metrics)
            foreach (var plan in context.Comparison.BestFirst(metric))
            {
                var bold = contested.Contains((plan, metric)) ? "**" : "";
                table.Add([Md(context.FigureName(metric)), $"{bold}{Md(context.PlanName(plan))}{bold}", .. assumptions.Select(a => bold + CompareContext.Word(context.Effect(plan, metric, a)) + bold)]);
            }

        return table;
    }

    private static void AppendFigure(StringBuilder text, CompareContext context, string metric, ChartFile? chart, string chartFolder)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {Md(context.FigureName(metric))}\n\n");
        if (chart is not null) text.Append(CultureInfo.InvariantCulture, $"![{Md(chart.AlternativeText)}]({chartFolder}/{chart.FileName})\n\n");
        var assumptions = context.BlendFirst.ToList();
        var table = new MarkdownTable(1, ["Plan", .. assumptions.Select(a => Md(CompareContext.AssumptionName(a)))]);
        table.Add([$"*{Md(context.PlanName(0))}*", .. assumptions.Select(a => Md(context.AsPlanned(metric, a)))]);
        foreach (var plan in context.Comparison.BestFirst(metric))
            table.Add([Md(context.PlanName(plan)), .. assumptions.Select(a => Md(CompareContext.Amount(context.Effect(plan, metric, a))))]);
        table.AppendTo(text);
    }

    private static string Md(string text) => MarkdownText.Escape(text);
}
