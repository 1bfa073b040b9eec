using System.Globalization;
using System.Text;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting;

/// <summary>The entries in force and the inputs that they and others set, for a terminal.</summary>
public static class TrailSummary
{
    /// <param name="width">Of the terminal, in characters.</param>
    public static string Compose(Scenario scenario, int width)
    {
        var text = new StringBuilder();
        var trail = scenario.Trail;
        text.Append(trail.Entries.IsEmpty
            ? $"\nNo ledger entry is in force on {FigureText.Date(scenario.AsOf)}\n"
            : $"\n{Number(trail.Entries.Length)} of {Number(scenario.Ledger.Length)} ledger entries in force on {FigureText.Date(scenario.AsOf)}\n");
        foreach (var entry in trail.Entries) Append(text, entry, scenario, width);
        var changed = trail.Changed().ToList();
        text.Append(changed.Count == 0 ? $"\nAll {Number(trail.AsInTheFile)} inputs are as in the file\n"
            : $"\nInputs set by an assumption, the ledger (#) or the command line; {TrailText.Others(trail)} as in the file\n");
        foreach (var group in changed.GroupBy(i => i.Path))
        {
            text.Append("  ").Append(group.Key).Append('\n');
            foreach (var input in group)
                Line(text, $"{TrailText.For(input.AssumptionIds, scenario)}: {input.Value}  ({(input.Place.Line > 0 ? TrailText.Short(input.Origin) + ", " : "")}{input.Place})", width);
        }

        return text.ToString();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, EntryTrail trail, Scenario scenario, int width)
    {
        var entry = scenario.Ledger[trail.Number - 1];
        text.Append("  ").Append(PlainText.OneLine(
            $"{TrailText.Entry(trail.Number)}  {FigureText.Date(entry.Date)}  {entry.By} (for {TrailText.For(trail, scenario)}): {TrailText.Standing(trail)}")).Append('\n');
        if (entry.Says.Length > 0) Line(text, entry.Says, width);
        if (entry.Source.Length > 0) Line(text, "source: " + entry.Source, width);
        foreach (var set in trail.Sets)
        {
            var remark = TrailText.Remark(set, trail, scenario);
            Line(text, $"{set.Path} = {set.Value}{(remark.Length > 0 ? $" ({remark})" : "")}", width);
        }
    }

    private static void Line(StringBuilder text, string line, int width)
    {
        const string indent = "      ";
        foreach (var part in PlainText.Wrap(line, Math.Max(20, width - indent.Length)).Split('\n')) text.Append(indent).Append(part).Append('\n');
    }
}
