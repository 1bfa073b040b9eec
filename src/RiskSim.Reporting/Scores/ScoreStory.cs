using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Text;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Reporting.Scores;

/// <summary>A scorecard as a document, and in short for a terminal.</summary>
internal static class ScoreStory
{
    /// <param name="charts">File name, relative to the document, and text of each.</param>
    public static IEnumerable<Passage> Compose(ScoreContext context, IReadOnlyList<(string File, string Text)> charts, RunOrigin run) =>
    [
        .. Answer(context),
        .. charts.Select(c => new Passage.Picture("", c.File, c.Text)),
        .. Happened(context),
        .. Open(context),
        .. Remarks(context),
        .. Method(context),
        .. Run(context, run),
    ];

    /// <summary>The answer and the means.</summary>
    public static IEnumerable<Passage> Brief(ScoreContext context)
    {
        foreach (var part in Answer(context, isBrief: true)) yield return part;
        var shown = context.Known.Concat(context.Open.Where(q => IsInformative(context, q))).ToList();
        if (shown.Count > 0) yield return ScoreTables.Means(context, shown, "days off (CRPS), mean");
        foreach (var remark in Remarks(context).OfType<Passage.Item>()) yield return remark;
    }

    private static IEnumerable<Passage> Answer(ScoreContext context, bool isBrief = false)
    {
        var known = FigureText.Date(context.Card.KnownUntil);
        yield return new Passage.Heading(1, $"Who was right? {context.Card.Scenario.Name}");
        yield return new Passage.Paragraph($"The forecasts of {ScoreSentences.Dates(context.DataDates)}, against what was known on {known}.");
        foreach (var quantity in context.Known)
            yield return new Passage.Item($"{context.Name(quantity)} {FigureText.Date(context.OutcomeOf(quantity))}",
                isBrief ? ScoreSentences.Verdict(context, quantity) : $"{ScoreSentences.Verdict(context, quantity)} {ScoreSentences.Direction(context, quantity)}".TrimEnd());
        foreach (var quantity in context.Open.Where(q => IsInformative(context, q)))
            yield return new Passage.Item($"{context.Name(quantity)}, not before {known}", $"counting the days up to then, {ScoreSentences.Verdict(context, quantity)}");
        if (context.Known.IsEmpty) yield return new Passage.Paragraph($"Nothing of what was forecast is known to have happened by {known}.");
    }

    private static IEnumerable<Passage> Happened(ScoreContext context)
    {
        if (context.Known.IsEmpty) yield break;
        yield return new Passage.Heading(2, "What has happened");
        foreach (var quantity in context.Known)
        {
            yield return new Passage.Heading(3, $"{context.Name(quantity)} {FigureText.Date(context.OutcomeOf(quantity))}");
            yield return new Passage.Paragraph($"Days off (CRPS); their Monte Carlo standard errors are at most {ScoreTables.LargestError(context, quantity)} days:");
            yield return ScoreTables.ByDate(context, quantity);
            yield return new Passage.Paragraph("Days by which the middle of the forecast (P50) was too late (+) or too early (-):");
            yield return ScoreTables.MedianErrors(context, quantity);
            yield return new Passage.Paragraph("Other scores:");
            yield return ScoreTables.OtherScores(context, quantity);
        }
    }

    private static IEnumerable<Passage> Open(ScoreContext context)
    {
        if (context.Open.IsEmpty) yield break;
        yield return new Passage.Heading(2, "What is not known yet");
        yield return new Passage.Paragraph($"These had not happened before {FigureText.Date(context.Card.KnownUntil)}, the last day of knowledge. Only the days up to then can be judged (mean days off, CRPS up to that day): "
            + "who expected nothing before it scores 0, whatever he expects after it.");
        yield return ScoreTables.Means(context, context.Open, "Mean over the data dates");
        foreach (var quantity in context.Open.Where(q => IsInformative(context, q)))
        {
            yield return new Passage.Heading(3, $"{context.Name(quantity)}, not before {FigureText.Date(context.Card.KnownUntil)}");
            yield return new Passage.Paragraph($"Days off up to then (CRPS); their Monte Carlo standard errors are at most {ScoreTables.LargestError(context, quantity)} days:");
            yield return ScoreTables.ByDate(context, quantity);
            yield return new Passage.Paragraph("Other scores:");
            yield return ScoreTables.OtherScores(context, quantity);
        }
    }

    /// <summary>Whether somebody gave what has not happened so much as a tenth of a day.</summary>
    private static bool IsInformative(ScoreContext context, string quantity) =>
        context.Assumptions.Any(a => context.Mean(a, quantity, ScoreNames.CensoredCrps) is { Value: >= 0.1 });

    private static List<Passage> Remarks(ScoreContext context)
    {
        var items = new List<Passage>();
        foreach (var assumption in context.Card.Scenario.Assumptions.Select(a => a.Id))
        {
            var dates = context.Card.Dates.Where(d => d.Impossible.Contains(assumption)).Select(d => FigureText.Date(d.DataDate)).ToList();
            if (dates.Count > 0) items.Add(new Passage.Item(assumption, $"was impossible on {string.Join(", ", dates)}: what was known then has no probability under it, so it has no score there ({FigureText.Absent})"));
        }

        foreach (var same in context.Card.Dates.SelectMany(d => d.NotScored).GroupBy(n => (n.Quantity, n.Reason)))
            items.Add(new Passage.Item(same.Key.Quantity, $"is not scored on {string.Join(", ", same.Select(n => FigureText.Date(n.DataDate)))}: it {same.Key.Reason}"));
        foreach (var same in context.Card.Dates.SelectMany(d => d.Warnings.Where(w => !d.Impossible.Contains(w.Value)).Select(w => (d.DataDate, Text: w.ToString()))).GroupBy(w => w.Text))
            items.Add(new Passage.Item("Warning", $"for {ScoreSentences.Dates([.. same.Select(w => w.DataDate)])}: {same.Key}"));
        if (items.Count == 0) return items;
        return [new Passage.Heading(2, "What is left out, and warnings"), .. items];
    }

    private static IEnumerable<Passage> Method(ScoreContext context)
    {
        yield return new Passage.Heading(2, "How to read it");
        yield return new Passage.Item("Days off", "is the continuous ranked probability score (CRPS): the area between the forecast's curve and the step at the day on which it happened, squared, by UTC day up to the horizon. "
            + "A forecast of one certain day scores the days by which it is off; one that is spread out pays for its width. What is given to 'not by the horizon' pays for every day from the outcome to the horizon.");
        yield return new Passage.Item("Means", "weigh each data date once. The dates are not independent: they are about the same outcome, and each knows what the one before knew. A mean over them is a description and no proof, one outcome least of all.");
        yield return new Passage.Item("Nearest", "is the assumption (not the blend) with the least days off, if the next is at least half a day and two standard errors behind.");
        yield return new Passage.Item("P50", "too late or too early tells the direction. It is no score by itself: it does not look at how sure the forecast was.");
        yield return new Passage.Item("CRPS up to the last day of knowledge", "counts only the days before it, whatever the outcome. It is the fair measure across what has happened and what has not: what is forecast beyond that day cannot be judged yet.");
        yield return new Passage.Item("Log score", "is minus the natural logarithm of the probability of the day on which it happened (or of not before the last day of knowledge); 0.7 more is half the probability. ∞: no sampled future had it on that day.");
        yield return new Passage.Item("Brier score", "is the squared error of a probability: 0 is best, 0.25 is what 'half and half' gets. Thresholds count from the data date for a restoration and from the planned date for a launch, by day.");
        yield return new Passage.Item("PIT", "says where in the forecast the outcome lay: 0.5 at its middle, below it earlier. Of ten right forecasts about eight have the outcome within P10 to P90.");
        yield return new Passage.Item("Errors", "are the noise of the simulation; scores.csv has them for each score. That of a mean is a bound, as the dates share their draws.");
        yield return new Passage.Item("Outcomes", $"are the dates of restorations and launches in ledger entries after the data date, known to the UTC day, up to {FigureText.Date(context.Card.KnownUntil)}. A forecast uses nothing that was learned after its data date.");
        yield return new Passage.Item("Hindsight", "is not in the scores, but it can be in a scenario that was written after the outcome was known: then they say how well the ledger was read, not how well it would have been foreseen.");
    }

    private static IEnumerable<Passage> Run(ScoreContext context, RunOrigin run)
    {
        var card = context.Card;
        yield return new Passage.Heading(2, "Run");
        yield return new Passage.Table(2, ["What", "Value"],
        [
            ["Program", $"risksim {run.Version}"],
            ["Scenario", card.Scenario.File],
            ["Scenario text (SHA-256)", card.Scenario.TextHash],
            ["Data dates", string.Join(", ", context.DataDates.Select(FigureText.Date))],
            ["Last day of knowledge", FigureText.Date(card.KnownUntil)],
            ["Horizon", FigureText.Date(card.Scenario.Horizon)],
            ["Trials per assumption", FigureText.Count(card.Trials)],
            ["Seed", card.Seed.ToString(CultureInfo.InvariantCulture)],
            ["Sampling", FigureText.Sampling(card.Sampling)],
            ["Options", run.Options.IsDefaultOrEmpty ? "none" : string.Join(' ', run.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd()))],
        ]);
        yield return new Passage.Paragraph("All scores are in scores.csv, at full precision.");
    }
}
