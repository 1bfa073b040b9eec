using System.Text;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Changes;

/// <summary>What changed, for the terminal.</summary>
public static class ChangeSummary
{
    /// <param name="width">In characters.</param>
    public static string Compose(ChangeAccount account, int width)
    {
        var text = new StringBuilder();
        Line(PlainText.Wrap($"{account.Name}: {ChangeDocument.Title(account)[..1].ToLowerInvariant()}{ChangeDocument.Title(account)[1..]}", width));
        if (account.Walk is { } walk) Line(PlainText.Wrap($"{ChangeDocument.Identity(walk)} · the same percentiles in all", width));
        Line("");
        var table = new TextTable(1);
        table.Add(["blend, unless it says otherwise", FigureText.Date(account.Before.AsOf), FigureText.Date(account.After.AsOf), "change"]);
        table.Rule();
        foreach (var change in account.Changes)
            table.Add([PlainText.Shorten(account.NameOf(change), width / 2), ChangeText.Value(change.Before, change.Unit), ChangeText.Value(change.After, change.Unit), ChangeDocument.InAll(account, change)]);
        table.AppendTo(text);
        foreach (var sentence in ChangeDocument.Sentences(account))
        {
            Line("");
            Line(PlainText.Wrap(sentence, width));
        }

        if (!account.Differences.IsEmpty)
        {
            const int Most = 12;
            Line("");
            Line("Inputs that differ:");
            foreach (var d in account.Differences.Take(Most))
                Line(PlainText.Wrap($"  {d.Path}{(d.Assumption is null ? "" : $" ({Labels.Assumption(d.Assumption)})")}: {d.Before ?? FigureText.Absent} → {d.After ?? FigureText.Absent}", width));
            if (account.Differences.Length > Most) Line($"  and {FigureText.Count(account.Differences.Length - Most)} more");
        }

        foreach (var remark in account.Remarks)
        {
            Line("");
            Line(PlainText.Wrap(remark, width));
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }
}
