using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Workbooks.Model;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Workbooks.Subjects;

/// <summary>The answer, the figures that it rests on, and which run it is.</summary>
internal static class SummarySheet
{
    public static Sheet Of(KeptRun run, string title)
    {
        var result = run.Forecast;
        return new Sheet("Summary",
        [
            new Heading(title),
            new Paragraph($"Forecast of launch-site availability: {FigureText.Identity(result)}") { IsNote = true },
            .. AnswerText.Sentences(result).Select(s => new Paragraph(s + ".")),
            .. AnswerText.Weights(result) is { } weights ? [new Paragraph(weights)] : Array.Empty<Block>(),
            .. AnswerText.HasWords(result) ? [new Paragraph($"{AnswerText.ScaleRule} It is: {Likelihood.InWords}.") { IsNote = true }] : Array.Empty<Block>(),
            new Heading("Key figures"),
            new Paragraph("No digit is shown that the Monte Carlo standard error does not support; the sheet All figures has them all with their errors, which say how well the simulation knows them, not how well the "
                + $"assumptions fit the world. {FigureText.PercentileName(FigureIds.Nearest(result.Scenario, 0.8))}: with {FigureIds.Number(FigureIds.Nearest(result.Scenario, 0.8) * 100)} % probability it is not later or longer. "
                + $"Each cell has a name that begins with {ExcelName.Prefix}, for formulas and for 'risksim docs update'.") { IsNote = true },
            Figures(result),
            .. Warnings(result),
            .. Stopping(result),
            new Heading("Run"),
            Identity(run),
            new Paragraph("Options: " + (run.Origin.Options.IsDefaultOrEmpty ? "none" : string.Join(' ', run.Origin.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd())))),
        ]) { IsPortrait = true };
    }

    private static Table Figures(ForecastResult result)
    {
        var cells = new FigureCells(result.Scenario.AsOf, result.Scenario.Horizon);
        var (forecasts, figures) = (Shown.Forecasts(result), KeyFigures.Of(result));
        var names = figures.SelectMany((f, row) => forecasts.Select((a, i) => new NamedCell(ExcelName.Encode(new FieldTag(f.Metric, a == Shown.Main(result) ? AssumptionForecast.BlendId : a.Id, f.Format)), row, i + 1)));
        return new Table("KeyFigures", [Column.Text("Figure", 60), .. forecasts.Select(a => new Column(a.Id))],
            [.. figures.Select(f => (ImmutableArray<Cell?>)[Cell.Of(f.Label), .. forecasts.Select(a => cells.Field(a, f.Metric, f.Format, result.All.Select(o => o.Find(f.Metric)).First(o => o is not null)!))])])
        {
            IsEven = true,
            // What is too long for a name, a field does without.
            Names = [.. names.Where(n => n.Name.Length <= ExcelName.Longest)],
        };
    }

    private static IEnumerable<Block> Warnings(ForecastResult result)
    {
        if (result.Warnings.IsEmpty) yield break;
        yield return new Heading("Warnings");
        foreach (var warning in result.Warnings) yield return new Paragraph(warning.ToString());
    }

    private static IEnumerable<Block> Stopping(ForecastResult result)
    {
        if (result.Stopping is not { } stopping) yield break;
        yield return new Heading("What the run went on for");
        yield return new Paragraph(StopSentences.Course(stopping));
        foreach (var finding in StopSentences.Findings(result)) yield return new Paragraph(finding);
    }

    private static Table Identity(KeptRun run)
    {
        var (result, scenario) = (run.Forecast, run.Forecast.Scenario);
        (string What, Cell Value)[] rows =
        [
            ("Run", Cell.Of(run.Id)),
            ("Program", Cell.Of($"risksim {run.Origin.Version}")),
            ("Scenario", Cell.Of(scenario.File)),
            ("Scenario text (SHA-256)", Cell.Of(scenario.TextHash)),
            ("Data date", Cell.Of(scenario.AsOf)),
            ("Horizon", Cell.Of(scenario.Horizon)),
            ("Trials per assumption", Cell.OfCount(result.Trials)),
            ("Seed", Cell.Of(result.Seed.ToString(CultureInfo.InvariantCulture))),
            ("Sampling", Cell.Of(FigureText.Sampling(result.Sampling))),
        ];
        return new Table("RunIdentity", [Column.Text("What"), Column.Text("Value") with { RunsOn = true }], [.. rows.Select(r => (ImmutableArray<Cell?>)[Cell.Of(r.What), r.Value])]);
    }
}
