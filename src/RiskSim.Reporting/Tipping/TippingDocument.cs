using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Text;
using RiskSim.Tipping;

namespace RiskSim.Reporting.Tipping;

/// <summary><c>tipping.md</c>: the answer, the picture and the numbers.</summary>
internal static class TippingDocument
{
    public const string FileName = "tipping.md";

    /// <param name="charts">Empty where none was drawn.</param>
    public static string Compose(TippingResult result, ImmutableArray<ChartFile> charts, string chartFolder)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# When does {Md(TippingText.Subject(result))} pass {Md(TippingText.Limit(result))}?\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Md(TippingText.Sentence(result))}\n\n{Md(Identity(result))}\n\n");
        Varied(result).AppendTo(text);
        foreach (var chart in charts) text.Append(CultureInfo.InvariantCulture, $"![{Md(chart.AlternativeText)}]({chartFolder}/{chart.FileName})\n\n{Md(chart.Caption)}\n\n");
        if (result.Other is null) Curve(result, result.Rows[0].Curve).AppendTo(text);
        else Map(result, result.Other).AppendTo(text);
        text.Append("## How this was found\n\n").Append(Method(result)).Append('\n');
        return text.ToString();
    }

    /// <summary>Scenario, data date and how the figures were made.</summary>
    public static string Identity(TippingResult result) => string.Join(" · ", result.Scenario.Name, $"data date {FigureText.Date(result.Scenario.AsOf)}",
        $"{FigureText.Count(result.Trials)} trials per assumption, {(result.Simulations == 1 ? "once" : $"{FigureText.Count(result.Simulations)} times with the same percentiles")}",
        $"seed {(result.Options.Seed ?? result.Scenario.Run.Seed).ToString(CultureInfo.InvariantCulture)}", FigureText.Sampling(result.Options.Sampling));

    /// <summary>What each input is called here and in the scenario, and its range.</summary>
    private static MarkdownTable Varied(TippingResult result)
    {
        var table = new MarkdownTable(4, "Varied", "In the scenario", "From", "To");
        foreach (var input in result.Question.Inputs)
            table.Add(Md(TippingText.Capital(TippingText.Input(result, input))), $"`{input.Path}`", Md(TippingText.Value(input, input.From)), Md(TippingText.Value(input, input.To)));
        return table;
    }

    private static MarkdownTable Curve(TippingResult result, TippingCurve curve)
    {
        var input = result.Searched;
        var isWeight = input.WeightOf is not null;
        string[] header = [Md(TippingText.Capital(TippingText.Input(result, input))), .. isWeight ? ["share as stated", "share after the evidence"] : Array.Empty<string>(), Md(TippingText.Name(result))];
        var table = new MarkdownTable(0, header);
        foreach (var point in curve.Points)
            table.Add([Md(TippingText.Value(input, point.Input)), .. Shares(isWeight, point.Share), point.Level is { } level ? ChangeText.Value(level, result.Unit) : FigureText.Absent]);
        foreach (var crossing in curve.Crossings)
            table.Add([$"**{Md(TippingText.Value(input, crossing.Input, crossing.StandardError) + TippingText.Error(input, crossing.StandardError))}**", .. Shares(isWeight, crossing.Share), $"**{Md(TippingText.Limit(result))}**"]);
        return table;
    }

    private static string[] Shares(bool isWeight, WeightShare? share) => !isWeight ? []
        : share is { } s ? [TippingText.Percent(s.Stated), TippingText.Percent(s.Updated)] : [FigureText.Absent, FigureText.Absent];

    private static MarkdownTable Map(TippingResult result, VariedInput other)
    {
        var grid = result.Rows[0].Curve.Grid;
        var table = new MarkdownTable(1, [Md($"{TippingText.Capital(TippingText.Input(result, other))} ↓, {TippingText.Input(result, result.Searched)} →"), .. grid.Select(x => Md(TippingText.Value(result.Searched, x))), Md("passes " + TippingText.Limit(result) + " at")]);
        foreach (var row in result.Rows)
        {
            var points = row.Curve.Points.ToDictionary(p => p.Input);
            table.Add([Md(TippingText.Value(other, row.Other!.Value)), .. grid.Select(x => points[x].Level is { } level ? ChangeText.Value(level, result.Unit) : FigureText.Absent),
                Md(TippingText.Places(result, row))]);
        }

        return table;
    }

    private static string Method(TippingResult result)
    {
        var weights = result.Searched.WeightOf is null ? ""
            : " The weight that varies is the one that the file states, relative to the others, which stay; what was learned then moves it, and the blend uses the weight after that. Weights need no "
                + "trials of their own: the blend is a mixture of the same ones.";
        return "The figure was found at evenly spaced values, then nearer and nearer to the limit where it passes it. All values have the same percentiles, so that the figure changes with the input alone. "
            + "The error of the value at which it passes is the standard error of the figure there, divided by its slope: it is the noise of the simulation alone. A figure that passes the limit "
            + "twice between two neighbouring values is not seen; more points show it." + weights + "\n";
    }

    private static string Md(string text) => MarkdownText.Escape(text);
}
