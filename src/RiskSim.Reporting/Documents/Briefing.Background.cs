using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Documents;

/// <summary>The sections that say what the figures rest on.</summary>
internal sealed partial class Briefing
{
    private void Assumptions()
    {
        if (Result.Assumptions.Length < 2) return;
        Heading("Assumptions");
        Weights();
    }

    private void Known()
    {
        if (Scenario.Ledger.IsEmpty) return;
        Heading("What is known");
        var entries = Scenario.Trail.Entries;
        var later = Scenario.Ledger.Count(e => !e.IsInForce);
        var left = Math.Max(0, entries.Length - MostEntries);
        if (entries.IsEmpty)
        {
            Paragraph($"Nothing yet on {FigureText.Date(Scenario.AsOf)}.");
            return;
        }

        Paragraph($"What was said and learned up to {FigureText.Date(Scenario.AsOf)}{(left > 0 ? $"; the first {FigureText.Count(left)} entries are in the full report" : "")}"
            + $"{(later > 0 ? $"; {later.ToString(CultureInfo.InvariantCulture)} later {(later == 1 ? "entry of the ledger is" : "entries of the ledger are")} not yet known." : ".")}");
        var table = new TableBuilder(5, "No.", "Date", "By", "What was said or learned", "Source");
        foreach (var trail in entries.Skip(left))
        {
            var entry = Scenario.Ledger[trail.Number - 1];
            var standing = TrailText.Standing(trail);
            Prose says = standing is "in force" or "a record only" ? entry.Says : (Prose)$"{entry.Says} *({standing})*";
            table.Add(TrailText.Entry(trail.Number), FigureText.Date(entry.Date), entry.By, says, Span.Source(entry.Source));
        }

        Table(table);
    }

    private void Method()
    {
        Heading("Method and limits");
        Limits();
        foreach (var warning in Result.Warnings) Item($"{WarningText.Of(warning, Scenario)}");
        if (!AnswerText.HasWords(Result)) return;
        Subheading("Words for probabilities");
        Paragraph(AnswerText.ScaleRule);
        var scale = new TableBuilder(Likelihood.Scale.Length, [.. Likelihood.Scale.Select(w => (Prose)w.Word)]);
        scale.Add([.. Likelihood.Scale.Select(w => (Prose)w.Range)]);
        Table(scale);
    }

    private void Identity()
    {
        Heading("Run");
        // In pairs, so that it needs no page of its own.
        var table = new TableBuilder(4, "What", "Value", "What", "Value");
        table.Add("Run", OfTheRun("id", _run.Id, SpanStyle.Code), "Program", $"risksim {OfTheRun("version", _run.Origin.Version)}");
        table.Add("Scenario", Scenario.File, "Its text (SHA-256 begins with)", OfTheRun("text_hash", RunIdentity.Of(_run).TextHash, SpanStyle.Code));
        table.Add("Data date, horizon", $"{OfTheRun("as_of", FigureText.Date(Scenario.AsOf))}, {OfTheRun("horizon", FigureText.Date(Scenario.Horizon))}", "Trials per assumption", OfTheRun("trials", FigureText.Count(Result.Trials)));
        table.Add("Seed, sampling", $"{OfTheRun("seed", Result.Seed.ToString(CultureInfo.InvariantCulture))}, {OfTheRun("sampling", FigureText.Sampling(Result.Sampling))}", "Options", _run.Origin.Options.IsDefaultOrEmpty ? "none" : string.Join(' ', _run.Origin.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd())));
        Table(table);
        Paragraph($"The same text, data date, seed, sampling and number of trials give the same figures on any machine; `metrics.csv` of the run has all.");
    }
}
