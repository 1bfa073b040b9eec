using System.Globalization;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Documents;

/// <summary>The sections that say who said what, and who set each input.</summary>
internal sealed partial class Report
{
    private void Ledger()
    {
        var scenario = Result.Scenario;
        if (scenario.Ledger.IsEmpty) return;
        var entries = scenario.Trail.Entries;
        var later = scenario.Ledger.Count(e => !e.IsInForce);
        Heading("What is known");
        Paragraph($"The entries of the scenario's ledger up to {FigureText.Date(scenario.AsOf)}, with their numbers there"
            + (later > 0 ? $"; {later.ToString(CultureInfo.InvariantCulture)} later {(later == 1 ? "entry is" : "entries are")} not yet known." : "."));
        if (entries.IsEmpty)
        {
            Paragraph("None yet.");
            return;
        }
        var table = new TableBuilder(8, "No.", "Date", "By", "Says", "For", "Sets", "Status", "Source");
        foreach (var trail in entries)
        {
            var entry = scenario.Ledger[trail.Number - 1];
            table.Add(
                TrailText.Entry(trail.Number), FigureText.Date(entry.Date), entry.By, entry.Says, TrailText.For(trail, scenario),
                trail.Sets.IsEmpty ? "nothing" : Prose.Join(Span.Break, trail.Sets.Select(s => Sets(s, trail))),
                TrailText.Standing(trail), Span.Source(entry.Source));
        }
        Table(table);
    }

    private Prose Sets(SetTrail set, EntryTrail entry)
    {
        var remark = TrailText.Remark(set, entry, Result.Scenario);
        return $"{set.Path} = {set.Value}{(remark.Length > 0 ? $" ({remark})" : "")}";
    }

    private void Inputs()
    {
        var scenario = Result.Scenario;
        var changed = scenario.Trail.Changed().ToList();
        if (scenario.Trail.Inputs.IsEmpty) return;
        Heading("Inputs");
        Prose rest = $"`{InputsTable.FileName}` lists all inputs with the line, the entry and the source that set each";
        if (changed.Count == 0)
        {
            Paragraph($"All inputs are as in the scenario file, for every assumption; {rest}.");
            return;
        }
        Paragraph($"The inputs that the ledger (its entry's number), an assumption's own beliefs (`assumption`) or the command line (`--set`) set, with what the file says for the other assumptions. "
            + $"{TrailText.Others(scenario.Trail)} as in the file for all of them; {rest}.");
        var table = new TableBuilder(4, "Input", "For", "Value", "Set by");
        foreach (var input in changed)
            table.Add(input.Path, TrailText.For(input.AssumptionIds, scenario), input.Value, TrailText.Short(input.Origin));
        Table(table);
    }
}
