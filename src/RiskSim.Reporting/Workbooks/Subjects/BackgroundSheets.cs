using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Workbooks.Model;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Workbooks.Subjects;

/// <summary>The sheets that say what the figures rest on.</summary>
internal static class BackgroundSheets
{
    private const int WideText = 44;

    public static Sheet Weights(ForecastResult result)
    {
        var text = new EvidenceText(result.Scenario);
        var weights = result.Assumptions.Select(a => (ImmutableArray<Cell?>)
        [
            Cell.Of(a.Id), FigureCells.Weight(a.StatedWeight, 0, a.EffectiveTrials), FigureCells.Weight(a.UpdatedWeight, 0, a.EffectiveTrials),
            Cell.OfCount(Math.Floor(a.EffectiveTrials)), Cell.Of(a.IsPossible ? "yes" : "no"),
        ]);
        var steps = result.Evidence.Steps.SelectMany(s => s.Assumptions.Select(a => (ImmutableArray<Cell?>)
        [
            Cell.Of(a.Id), Cell.Of(s.Date), Factor(a),
            FigureCells.Weight(a.Weight, a.WeightStandardError, double.PositiveInfinity), Cell.Of(text.News(s)), Cell.Of(string.Join('\n', a.SilentOn)),
        ]));
        return new Sheet("Evidence",
        [
            new Heading("Evidence and weights"),
            new Paragraph($"An assumption is a set of beliefs about the inputs. The blend is the mixture of their futures by weight. The weights were stated on {FigureText.Date(result.Scenario.WeightsAsOf)}.") { IsNote = true },
            new Table("Weights", [Column.Text("Assumption"), new("Stated weight"), new("Updated weight"), new("Effective trials"), Column.Text("Possible")], [.. weights]),
            new Heading("What moved the weights"),
            new Paragraph(result.Evidence.Steps.IsEmpty ? "Nothing was learned since then."
                : "The weight of an assumption is multiplied by the probability that it gave to what was then learned, given all that was known before (Bayes' theorem); the weights are then made to add up to 100 %. "
                + "An assumption that is silent on an activity is moved by its news as the others are on average.") { IsNote = true },
            new Table("Evidence", [Column.Text("Assumption"), new("Date"), new("Factor"), new("Weight after it"), Column.Text("Learned", WideText), Column.Text("Silent on", WideText)], [.. steps]),
        ]);
    }

    public static Sheet Inputs(ForecastResult result)
    {
        var scenario = result.Scenario;
        var rows = scenario.Trail.Inputs.Select(i => (ImmutableArray<Cell?>)
        [
            Cell.Of(i.Path), Cell.Of(TrailText.For(i.AssumptionIds, scenario)), Cell.Value(i.Value), Cell.Of(TrailText.Short(i.Origin)),
            i.Origin.EntryNumber > 0 ? Cell.Of(scenario.Ledger[i.Origin.EntryNumber - 1].Source) : null, Cell.Of(i.Place.ToString()),
        ]);
        return new Sheet("Assumptions & inputs",
        [
            new Heading("Assumptions and inputs"),
            new Paragraph("Every input in force on the data date and who set it: the file, an assumption's own beliefs, an entry of the ledger (#), or the command line (--set).") { IsNote = true },
            new Table("Inputs", [Column.Text("Input", 74), Column.Text("For"), Column.Text("Value", WideText), Column.Text("Set by"), Column.Text("Source", WideText), Column.Text("Place")], [.. rows]),
        ]) { IsFrozen = true, FrozenColumns = 1 };
    }

    public static Sheet Ledger(ForecastResult result)
    {
        var scenario = result.Scenario;
        var rows = scenario.Trail.Entries.Select(t =>
        {
            var entry = scenario.Ledger[t.Number - 1];
            return (ImmutableArray<Cell?>)
            [
                Cell.Exact(t.Number), Cell.Of(entry.Date), Cell.Of(entry.By), Cell.Of(entry.Says), Cell.Of(TrailText.For(t, scenario)),
                Cell.Of(t.Sets.IsEmpty ? "nothing" : string.Join('\n', t.Sets.Select(s => Sets(s, t, scenario)))), Cell.Of(TrailText.Standing(t)), Cell.Of(entry.Source),
            ];
        }).ToImmutableArray();
        return new Sheet("Ledger",
        [
            new Heading("What is known"),
            new Paragraph(rows.IsEmpty ? "Nothing yet." : $"The entries of the scenario's ledger up to {FigureText.Date(scenario.AsOf)}, with their numbers there.") { IsNote = true },
            new Table("Ledger", [new("No."), new("Date"), Column.Text("By", 24), Column.Text("Says", WideText), Column.Text("For", 24), Column.Text("Sets", 76), Column.Text("Status", 24), Column.Text("Source", WideText)], rows),
        ]) { IsFrozen = true, FrozenColumns = 2 };
    }

    private static Cell Factor(AssumptionEvidence evidence) => EvidenceText.Factor(evidence)["× ".Length..] is var text && text.Contains('e', StringComparison.Ordinal)
        ? new Cell(null, evidence.Factor, "0.0E+0", text) : FigureCells.Like(text, evidence.Factor);

    private static string Sets(SetTrail set, EntryTrail entry, Scenario scenario)
    {
        var remark = TrailText.Remark(set, entry, scenario);
        return $"{set.Path} = {set.Value}{(remark.Length > 0 ? $" ({remark})" : "")}";
    }
}
