using System.Collections.Immutable;
using System.Text;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Batches;

/// <summary><c>batch.md</c>: what was varied and what came of it, on a page.</summary>
internal static class BatchReport
{
    public const string FileName = "batch.md";

    // A table wider or longer than this is no overview; batch.csv has everything.
    private const int MostColumns = 8, MostRows = 60, MostTables = 12;

    public static string Compose(Batch batch, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run)
    {
        var text = new StringBuilder();
        text.Append("# Batch: ").Append(MarkdownText.Escape(batch.Title)).Append("\n\n");
        text.Append(MarkdownText.Escape(batch.Size)).Append(". Every run has the same draws, so that a difference between two runs is known better than either of them: ")
            .Append("the errors below are those of single runs.\n\n");
        var failed = batch.Failed.Count();
        if (failed > 0) text.Append("**").Append(Batch.Count(failed, "run")).Append(" could not be made**; why is told below.\n\n");
        if (!batch.Axes.IsEmpty) Varied(batch).AppendTo(text);
        foreach (var id in batch.Figures.Shown) Figure(text, batch, id, charts, chartFolder);
        if (failed > 0)
        {
            text.Append("## Runs that could not be made\n\n");
            foreach (var (problem, runs, first) in BatchText.Failures(batch.Failed))
                text.Append("- ").Append(MarkdownText.Escape(problem)).Append(" (").Append(Batch.Count(runs, "run")).Append(", e.g. ").Append(MarkdownText.Escape(batch.Settings(first))).Append(")\n");
            text.Append('\n');
        }

        var warnings = BatchText.Warnings(batch).ToList();
        if (warnings.Count > 0)
        {
            text.Append("## Warnings\n\n");
            foreach (var (warning, runs) in warnings) text.Append("- ").Append(MarkdownText.Escape(warning)).Append(" (").Append(Batch.Count(runs, "run")).Append(")\n");
            text.Append('\n');
        }

        text.Append("## The runs\n\n`").Append(BatchTable.FileName).Append("` has every figure of every run, one a row, with the varied inputs in columns. Each run has a folder in `")
            .Append(RunStore.RunsFolder).Append("/`, named in the column `run`; two of them can be compared with `risksim diff`.\n\n");
        text.Append("RiskSim ").Append(run.Version).Append(" · ").Append(batch.Identity).Append('\n');
        return text.ToString();
    }

    /// <summary>What each parameter is called here and in the scenario, and its values.</summary>
    private static MarkdownTable Varied(Batch batch)
    {
        var table = new MarkdownTable(3, "Varied", "In the scenario", "Values");
        foreach (var parameter in batch.Axes)
        {
            var (path, values) = batch.Parameter(parameter);
            var shown = values.Length <= MostColumns ? string.Join(" · ", values) : $"{values[0]} · {values[1]} … {values[^1]} ({FigureText.Count(values.Length)})";
            // The data date and the file are no inputs.
            table.Add(MarkdownText.Escape(batch.Label(parameter)), path is BatchGrid.AsOfName or BatchGrid.ScenarioName ? "" : $"`{path}`", MarkdownText.Escape(shown));
        }

        return table;
    }

    private static void Figure(StringBuilder text, Batch batch, FigureId id, ImmutableArray<ChartFile> charts, string chartFolder)
    {
        var name = batch.NameOf(id);
        text.Append("## ").Append(MarkdownText.Escape(char.ToUpperInvariant(name[0]) + name[1..])).Append("\n\n");
        text.Append(MarkdownText.Escape(BatchText.Range(batch, id))).Append("\n\n");
        if (charts.FirstOrDefault(c => c.Name == "figure-" + $"{id}".Replace('.', '-').Replace('@', '-')) is { } chart)
            text.Append("![").Append(MarkdownText.Escape(chart.AlternativeText)).Append("](").Append(chartFolder).Append('/').Append(chart.FileName).Append(")\n\n")
                .Append(MarkdownText.Escape(chart.Caption)).Append("\n\n");
        Tables(text, batch, id);
    }

    /// <summary>The first parameter down, the second across where it has few values, a table for each combination of the others.</summary>
    private static void Tables(StringBuilder text, Batch batch, FigureId id)
    {
        var axes = batch.Axes;
        if (axes.IsEmpty)
        {
            text.Append(batch.Text(batch.Finished.First(), id, withError: true)).Append("\n\n");
            return;
        }

        var across = axes.Length > 1 && batch.Parameter(axes[1]).Values.Length <= MostColumns ? axes[1] : -1;
        var rest = axes.Where(a => a != axes[0] && a != across).ToImmutableArray();
        var groups = batch.Runs.GroupBy(r => batch.Settings(r, rest)).Where(g => g.Any(r => r.Finished is not null)).ToList();
        foreach (var group in groups.Take(MostTables))
        {
            if (rest.Length > 0) text.Append(MarkdownText.Escape(group.Key)).Append(":\n\n");
            var columns = across < 0 ? ImmutableArray.Create("") : batch.Parameter(across).Values;
            var table = new MarkdownTable(1, [MarkdownText.Escape(batch.Label(axes[0])),
                .. columns.Select((c, i) => across < 0 ? "value" : MarkdownText.Escape(i == 0 ? $"{batch.Label(across)} = {c}" : c))]);
            var byPlace = group.ToLookup(r => (r.Case.Values[axes[0]], across < 0 ? "" : r.Case.Values[across]));
            var values = batch.Parameter(axes[0]).Values;
            foreach (var value in values.Take(MostRows))
                table.Add([MarkdownText.Escape(value), .. columns.Select(c => byPlace[(value, c)].FirstOrDefault() is { } run ? MarkdownText.Escape(batch.Text(run, id, withError: true)) : FigureText.Absent)]);
            table.AppendTo(text);
            if (values.Length > MostRows) text.Append($"The first {MostRows} values; the others are in `{BatchTable.FileName}`.\n\n");
        }

        if (groups.Count > MostTables) text.Append($"The first {MostTables} tables; the others follow from `{BatchTable.FileName}`.\n\n");
    }
}
