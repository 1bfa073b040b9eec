using System.Globalization;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Text;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Reporting.Scores;

/// <summary>A scorecard as a document, and in short for a terminal.</summary>
internal static class ScoreStory
{
    /// <param name="charts">File name, relative to the document, and text of each.</param>
    public static IEnumerable<StoryPart> Compose(ScoreContext context, IReadOnlyList<(string File, string Text)> charts, RunOrigin run) =>
    [
        .. Answer(context),
        .. charts.Select(c => new StoryPart.Picture(c.File, c.Text)),
        .. Happened(context),
        .. Open(context),
        .. Remarks(context),
        .. Method(context),
        .. Run(context, run),
    ];

    /// <summary>The answer and the means.</summary>
    public static IEnumerable<StoryPart> Brief(ScoreContext context)
    {
        foreach (var part in Answer(context, isBrief: true)) yield return part;
        var shown = context.Known.Concat(context.Open.Where(q => IsInformative(context, q))).ToList();
        if (shown.Count > 0) yield return ScoreTables.Means(context, shown, "days off (CRPS), mean");
        foreach (var remark in Remarks(context).OfType<StoryPart.Item>()) yield return remark;
    }

    private static IEnumerable<StoryPart> Answer(ScoreContext context, bool isBrief = false)
    {
        var known = FigureText.Date(context.Card.KnownUntil);
        yield return new StoryPart.Heading(1, $"Who was right? {context.Card.Scenario.Name}");
        yield return new StoryPart.Paragraph($"The forecasts of {ScoreSentences.Dates(context.DataDates)}, against what was known on {known}.");
        foreach (var quantity in context.Known)
            yield return new StoryPart.Item($"{context.Name(quantity)} {FigureText.Date(context.OutcomeOf(quantity))}",
                isBrief ? ScoreSentences.Verdict(context, quantity) : $"{ScoreSentences.Verdict(context, quantity)} {ScoreSentences.Direction(context, quantity)}".TrimEnd());
        foreach (var quantity in context.Open.Where(q => IsInformative(context, q)))
            yield return new StoryPart.Item($"{context.Name(quantity)}, not before {known}", $"counting the days up to then, {ScoreSentences.Verdict(context, quantity)}");
        if (context.Known.IsEmpty) yield return new StoryPart.Paragraph($"Nothing of what was forecast is known to have happened by {known}.");
    }

    private static IEnumerable<StoryPart> Happened(ScoreContext context)
    {
        if (context.Known.IsEmpty) yield break;
        yield return new StoryPart.Heading(2, "What has happened");
        foreach (var quantity in context.Known)
        {
            yield return new StoryPart.Heading(3, $"{context.Name(quantity)} {FigureText.Date(context.OutcomeOf(quantity))}");
            yield return new StoryPart.Paragraph($"Days off (CRPS); their Monte Carlo standard errors are at most {ScoreTables.LargestError(context, quantity)} days:");
            yield return ScoreTables.ByDate(context, quantity);
            yield return new StoryPart.Paragraph("Days by which the middle of the forecast (P50) was too late (+) or too early (-):");
            yield return ScoreTables.MedianErrors(context, quantity);
            yield return new StoryPart.Paragraph("Other scores:");
            yield return ScoreTables.OtherScores(context, quantity);
        }
    }

    private static IEnumerable<StoryPart> Open(ScoreContext context)
    {
        if (context.Open.IsEmpty) yield break;
        yield return new StoryPart.Heading(2, "What is not known yet");
        yield return new StoryPart.Paragraph($"These had not happened before {FigureText.Date(context.Card.KnownUntil)}, the last day of knowledge. Only the days up to then can be judged (mean days off, CRPS up to that day): "
            + "who expected nothing before it scores 0, whatever he expects after it.");
        yield return ScoreTables.Means(context, context.Open, "Mean over the data dates");
        foreach (var quantity in context.Open.Where(q => IsInformative(context, q)))
        {
            yield return new StoryPart.Heading(3, $"{context.Name(quantity)}, not before {FigureText.Date(context.Card.KnownUntil)}");
            yield return new StoryPart.Paragraph($"Days off up to then (CRPS); their Monte Carlo standard errors are at most {ScoreTables.LargestError(context, quantity)} days:");
            yield return ScoreTables.ByDate(context, quantity);
            yield return new StoryPart.Paragraph("Other scores:");
            yield return ScoreTables.OtherScores(context, quantity);
        }
    }

    /// <summary>Whether somebody gave what has not happened so much as a tenth of a day.</summary>
    private static bool IsInformative(ScoreContext context, string quantity) =>
        context.Assumptions.Any(a => context.Mean(a, quantity, ScoreNames.CensoredCrps) is { Value: >= 0.1 });

    private static List<StoryPart> Remarks(ScoreContext context)
    {
        var items = new List<StoryPart>();
        foreach (var assumption in context.Card.Scenario.Assumptions.Select(a => a.Id))
        {
            var dates = context.Card.Dates.Where(d => d.Impossible.Contains(assumption)).Select(d => FigureText.Date(d.DataDate)).ToList();
            if (dates.Count > 0) items.Add(new StoryPart.Item(assumption, $"was impossible on {string.Join(", ", dates)}: what was known then has no probability under it, so it has no score there ({FigureText.Absent})"));
        }

        foreach (var same in context.Card.Dates.SelectMany(d => d.NotScored).GroupBy(n => (n.Quantity, n.Reason)))
            items.Add(new StoryPart.Item(same.Key.Quantity, $"is not scored on {string.Join(", ", same.Select(n => FigureText.Date(n.DataDate)))}: it {same.Key.Reason}"));
        foreach (var same in context.Card.Dates.SelectMany(d => d.Warnings.Where(w => !d.Impossible.Contains(w.Value)).Select(w => (d.DataDate, Text: w.ToString()))).GroupBy(w => w.Text))
            items.Add(new StoryPart.Item("Warning", $"for {ScoreSentences.Dates([.. same.Select(w => w.DataDate)])}: {same.Key}"));
        if (items.Count == 0) return items;
        return [new StoryPart.Heading(2, "What is left out, and warnings"), .. items];
    }

    private static IEnumerable<StoryPart> Method(ScoreContext context)
    {
        yield return new StoryPart.Heading(2, "How to read it");
        yield return new StoryPart.Item("Days off", "is the continuous ranked probability score (CRPS): the area between the forecast's curve and the step at the day on which it happened, squared, by UTC day up to the horizon. "
            + "A forecast of one certain day scores the days by which it is off; one that is spread out pays for its width. What is given to 'not by the horizon' pays for every day from the outcome to the horizon.");
        yield return new StoryPart.Item("Means", "weigh each data date once. The dates are not independent: they are about the same outcome, and each knows what the one before knew. A mean over them is a description and no proof, one outcome least of all.");
        yield return new StoryPart.Item("Nearest", "is the assumption (not the blend) with the least days off, if the next is at least half a day and two standard errors behind.");
        yield return new StoryPart.Item("P50", "too late or too early tells the direction. It is no score by itself: it does not look at how sure the forecast was.");
        yield return new StoryPart.Item("CRPS up to the last day of knowledge", "counts only the days before it, whatever the outcome. It is the fair measure across what has happened and what has not: what is forecast beyond that day cannot be judged yet.");
        yield return new StoryPart.Item("Log score", "is minus the natural logarithm of the probability of the day on which it happened (or of not before the last day of knowledge); 0.7 more is half the probability. ∞: no sampled future had it on that day.");
        yield return new StoryPart.Item("Brier score", "is the squared error of a probability: 0 is best, 0.25 is what 'half and half' gets. Thresholds count from the data date for a restoration and from the planned date for a launch, by day.");
        yield return new StoryPart.Item("PIT", "says where in the forecast the outcome lay: 0.5 at its middle, below it earlier. Of ten right forecasts about eight have the outcome within P10 to P90.");
        yield return new StoryPart.Item("Errors", "are the noise of the simulation; scores.csv has them for each score. That of a mean is a bound, as the dates share their draws.");
        yield return new StoryPart.Item("Outcomes", $"are the dates of restorations and launches in ledger entries after the data date, known to the UTC day, up to {FigureText.Date(context.Card.KnownUntil)}. A forecast uses nothing that was learned after its data date.");
        yield return new StoryPart.Item("Hindsight", "is not in the scores, but it can be in a scenario that was written after the outcome was known: then they say how well the ledger was read, not how well it would have been foreseen.");
    }

    private static IEnumerable<StoryPart> Run(ScoreContext context, RunOrigin run)
    {
        var card = context.Card;
        yield return new StoryPart.Heading(2, "Run");
        yield return new StoryPart.Table(2, ["What", "Value"],
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
        yield return new StoryPart.Paragraph("All scores are in scores.csv, at full precision.");
    }
}
