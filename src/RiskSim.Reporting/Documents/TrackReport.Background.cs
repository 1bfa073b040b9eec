using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Tracks;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Documents;

/// <summary>The sections that say what the track rests on.</summary>
internal sealed partial class TrackReport
{
    private void News()
    {
        Heading("What was learned when");
        Paragraph($"Entries of the ledger after {FigureText.Date(_context.First)}, with the numbers that the charts have; each is used from its date on.");
        if (_context.News.IsEmpty)
        {
            Paragraph("None.");
            return;
        }

        var table = new TableBuilder(7, "No.", "Date", "By", "Says", "For", "Sets", "Source");
        foreach (var news in _context.News)
            foreach (var entry in news.Entries)
                table.Add(news.Number.ToString(CultureInfo.InvariantCulture), FigureText.Date(entry.Date), entry.By, entry.Says, entry.AssumptionId ?? "all",
                    Sets(entry), Span.Source(entry.Source));
        Table(table);
    }

    private void Warnings()
    {
        var warnings = TrackWarnings.Of(_context.Track);
        if (warnings.IsEmpty) return;
        Heading("Warnings and errors");
        foreach (var (text, dates) in warnings) Item($"{TrackWarnings.Dates(dates)}: {text}");
    }

    private void Run()
    {
        var first = Forecasts[0];
        Heading("Run");
        var table = new TableBuilder(2, "What", "Value");
        table.Add("Program", $"risksim {_run.Version}");
        table.Add("Scenario", first.Scenario.File);
        table.Add("Scenario text (SHA-256)", $"`{first.Scenario.TextHash}`");
        table.Add("Data dates", string.Join(", ", Forecasts.Select(Date)));
        table.Add("Horizon", FigureText.Date(_context.Horizon));
        table.Add("Trials per assumption", FigureText.Count(first.Trials));
        table.Add("Seed", first.Seed.ToString(CultureInfo.InvariantCulture));
        table.Add("Sampling", FigureText.Sampling(first.Sampling));
        table.Add("Options", _run.Options.IsDefaultOrEmpty ? "none" : string.Join(' ', _run.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd())));
        Table(table);
        Paragraph($"Every figure of every data date is in `track.csv`. ± is one Monte Carlo standard error, which says how well the simulation knows a figure, not how well the assumptions fit the world. "
            + $"Each date has its own trials; the forecast of one date is that of `risksim run --as-of` with the same options, bit for bit.");
        Paragraph("A scenario that was written by people who knew the outcome can make any forecast look good: see its header before you judge the method by its track.");
    }

    private static Prose Sets(LedgerEntry entry) => entry.Set.IsDefaultOrEmpty ? "nothing"
        : Prose.Join(Span.Break, entry.Set.Select(s => (Prose)$"{s.Key} = {s.Value}"));
}
