using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tracks;

/// <summary>How a forecast moved, in plain words.</summary>
internal static class TrackSentences
{
    /// <summary>A forecast that moves by less is told as it stands.</summary>
    private const double WorthSayingDays = 5;

    private const double WorthSayingShare = 0.005;

    /// <summary>So many dates between the first and the last are told: those with the largest steps.</summary>
    private const int MostSteps = 2;

    /// <summary><c>Pad A: P50 10 Jul 2026 as seen on 28 Nov 2025, 25 Mar 2026 as seen on 15 Feb 2026; it was back on 2 Mar 2026</c>.</summary>
    public static string Short(TrackContext context, TrackSeries series, FanSubject subject)
    {
        var known = Known(context, series, subject, 0.5);
        if (known.Count == 0) return $"{subject.Subject}: not forecast in the {series.Name}";
        string Seen((DateOnly Date, Figure Figure) k) => $"{When(context, k)} as seen on {Labels.Date(k.Date)}";
        var moved = known.Count == 1 ? Seen(known[0])
            : When(context, known[0]) != When(context, known[^1]) ? $"{Seen(known[0])}, {Seen(known[^1])}"
            : $"{When(context, known[0])} as seen on {Labels.Date(known[0].Date)} and on {Labels.Date(known[^1].Date)}";
        return $"{subject.Subject}: {context.PercentileName(0.5)} {moved}{(End(context, subject) is { } end ? $"; {subject.Ended} {Labels.Date(end)}" : "")}";
    }

    /// <summary><c>On 28 Nov 2025 the blend expected the return of Pad A by 10 Jul 2026 (P50; P80: by 22 Jun 2027); …. It was back on 2 Mar 2026.</c></summary>
    public static string Story(TrackContext context, TrackSeries series, FanSubject subject)
    {
        var known = Known(context, series, subject, 0.5);
        var later = Known(context, series, subject, 0.8).ToDictionary(k => k.Date, k => k.Figure);
        var (middle, planning) = (context.PercentileName(0.5), context.PercentileName(0.8));
        var end = End(context, subject) is { } date ? $" {subject.EndSentence(date)}" : " How it ended is not known yet.";
        if (known.Count == 0) return $"There was no forecast of {subject.What} in the {series.Name}.{end}";
        var steps = Steps(known).Select((k, i) =>
        {
            var dates = $"{When(context, k, "by ")}{(i == 0 ? $" ({middle}" : " (")}{(later.TryGetValue(k.Date, out var p) ? $"{(i == 0 ? "; " : "")}{planning}: {When(context, (k.Date, p), "by ")})" : ")")}";
            return i == 0 ? $"On {Labels.Date(k.Date)} the {series.Name} expected {subject.What} {dates}" : $"on {Labels.Date(k.Date)} {dates}";
        });
        return string.Join("; ", steps).Replace(" ()", "", StringComparison.Ordinal) + "." + end;
    }

    /// <summary><c>Crewed launches: a loss of more than 180 days was 60 % likely on 28 Nov 2025, 3 % on 16 Sep 2026</c>.</summary>
    public static string Capability(TrackContext context, TrackSeries series, string kind)
    {
        var threshold = MainThreshold(context);
        var metric = $"capability.{kind}.longest.{FigureIds.Exceeds(threshold)}";
        var values = context.Track.Forecasts.Select(f => (f.Scenario.AsOf, One: series.In(f))).Where(v => v.One?.Find(metric) is not null)
            .Select(v => $"{FigureText.Value(v.One!.Find(metric), context.Horizon, v.One.EffectiveTrials, whole: true)}{{0}} on {Labels.Date(v.AsOf)}").ToList();
        var subject = $"{Names.KindCapital(kind)} launches: a loss of more than {FigureIds.Number(threshold)} days";
        if (values.Count == 0) return $"{subject} is not forecast in the {series.Name}";
        string Text(string value, string word) => value.Replace("{0}", word, StringComparison.Ordinal);
        return $"{subject} was {Text(values[0], " likely")}{(values.Count > 1 ? ", " + Text(values[^1], "") : "")}";
    }

    /// <summary>Which weight moved most.</summary>
    public static string Weights(TrackContext context)
    {
        var (first, last) = (context.Track.Forecasts[0], context.Track.Forecasts[^1]);
        var moves = first.Assumptions.Zip(last.Assumptions, (a, b) => (a.Id, From: a.UpdatedWeight, To: b.UpdatedWeight)).ToList();
        var most = moves.MaxBy(m => Math.Abs(m.To - m.From));
        return Math.Abs(most.To - most.From) < WorthSayingShare
            ? $"The weights {(context.Track.Forecasts.Length > 1 ? "end where they began" : "on " + Labels.Date(context.First))}: {string.Join(", ", moves.Select(m => $"{Labels.Assumption(m.Id)}\u00a0{Labels.Percent(m.To)}"))}"
            : $"Weight of {Labels.Assumption(most.Id)}: {Labels.Percent(most.From)} on {Labels.Date(context.First)}, {Labels.Percent(most.To)} on {Labels.Date(context.Last)}";
    }

    /// <summary>The middle one of the thresholds that short tables show; the scenario has at least one.</summary>
    public static double MainThreshold(TrackContext context)
    {
        var thresholds = FigureIds.MainThresholds(context.Track.Forecasts[0].Scenario).ToList();
        return thresholds[thresholds.Count / 2];
    }

    /// <summary>What became of it, as far as the whole ledger tells.</summary>
    private static DateOnly? End(TrackContext context, FanSubject subject) =>
        context.Track.Forecasts.Select(subject.Outcome).FirstOrDefault(d => d is not null);

    private static List<(DateOnly Date, Figure Figure)> Known(TrackContext context, TrackSeries series, FanSubject subject, double probability) =>
    [
        .. context.Track.Forecasts.Where(f => subject.Known(f) is null)
            .Select(f => (f.Scenario.AsOf, Figure: series.In(f)?.Find($"{subject.Metric}.{context.Percentile(probability)}")))
            .Where(f => f.Figure is not null).Select(f => (f.AsOf, f.Figure!)),
    ];

    /// <summary>The first, the largest steps in order of date, and the last.</summary>
    private static IEnumerable<(DateOnly Date, Figure Figure)> Steps(List<(DateOnly Date, Figure Figure)> known)
    {
        double Move(int i)
        {
            var (a, b) = (known[i - 1], known[i]);
            if (a.Figure.IsBeyondHorizon && b.Figure.IsBeyondHorizon) return 0;
            return Math.Abs(b.Figure.Value + b.Date.DayNumber - a.Figure.Value - a.Date.DayNumber);
        }

        var told = Enumerable.Range(1, Math.Max(0, known.Count - 2)).Where(i => Move(i) >= WorthSayingDays).OrderByDescending(Move).Take(MostSteps)
            .Append(0).Append(known.Count - 1).Distinct().Order();
        return told.Select(i => known[i]);
    }

    private static string When(TrackContext context, (DateOnly Date, Figure Figure) known, string by = "") => known.Figure.IsBeyondHorizon
        ? "after " + Labels.Date(context.Horizon)
        : by + Labels.Date(known.Figure.Date ?? FigureText.Day(known.Date, known.Figure.Value));
}
