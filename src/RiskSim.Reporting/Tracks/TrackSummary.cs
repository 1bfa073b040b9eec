using System.Text;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tracks;

/// <summary>A track on one screen: a row for each data date, then sentences.</summary>
internal static class TrackSummary
{
    private const int MostMissions = 1;

    public static string Compose(TrackContext context, int width)
    {
        var text = new StringBuilder();
        var first = context.Track.Forecasts[0];
        text.Append(PlainText.Wrap(context.Footer, width)).Append("\n\n");
        var subjects = context.Sites.Take(1).Select(s => FanSubject.Site(context, s.Id, s.Name))
            .Concat(context.Choice.Missions.OrderBy(m => TrackContext.Mission(first, m)?.Kind != "crewed").Select(m => FanSubject.Launch(context, m)).Take(MostMissions)).ToList();
        Table(context, subjects).AppendTo(text);
        text.Append(PlainText.Wrap($"({context.Main.Name}; >: after {FigureText.Date(context.Horizon)})", width)).Append("\n\n");
        foreach (var subject in subjects) text.Append(PlainText.Wrap(TrackSentences.Story(context, context.Main, subject), width)).Append('\n');
        if (context.Series.Length > 1) text.Append(PlainText.Wrap(TrackSentences.Weights(context) + ".", width)).Append('\n');
        return text.Append('\n').ToString();
    }

    private static TextTable Table(TrackContext context, List<FanSubject> subjects)
    {
        var table = new TextTable(1);
        var kind = context.Kinds.FirstOrDefault();
        var threshold = FigureIds.MainThresholds(context.Track.Forecasts[0].Scenario).Any() ? TrackSentences.MainThreshold(context) : 0;
        var loss = kind is not null && threshold > 0;
        var weighted = context.Series.Where(s => s != context.Main).ToList();
        var pair = $"{context.PercentileName(0.5)} / {context.PercentileName(0.8)}";
        table.Add(["data date", .. subjects.Select(s => PlainText.Shorten($"{s.Subject} {(s.Ended == "back" ? "back" : "launch")}", 25)),
            .. loss ? [$"{Names.Kind(kind!)} loss"] : (string[])[], .. weighted.Select(s => PlainText.Shorten(s.Name, 8))]);
        table.Add(["", .. subjects.Select(_ => pair), .. loss ? [$"> {FigureIds.Number(threshold)} d"] : (string[])[], .. weighted.Select(_ => "weight")]);
        table.Rule();
        foreach (var forecast in context.Track.Forecasts)
            table.Add([FigureText.Date(forecast.Scenario.AsOf), .. subjects.Select(s => Dates(context, forecast, s)),
                .. loss ? [Percent(context.Main.In(forecast)?.Find($"capability.{kind}.longest.{FigureIds.Exceeds(threshold)}"))] : (string[])[],
                .. weighted.Select(s => Percent(forecast.Assumptions.First(a => a.Id == s.Id).Find("weight.updated")))]);
        return table;
    }

    private static string Dates(TrackContext context, ForecastResult forecast, FanSubject subject)
    {
        if (subject.Known(forecast) is { } known) return $"{subject.Ended} {FigureText.Date(known)}";
        string At(double p) => context.Main.In(forecast)?.Find($"{subject.Metric}.{context.Percentile(p)}") switch
        {
            null => "",
            { IsBeyondHorizon: true } => ">",
            var figure => FigureText.Date(figure.Date ?? FigureText.Day(forecast.Scenario.AsOf, figure.Value)),
        };
        var (middle, planning) = (At(0.5), At(0.8));
        return middle.Length == 0 && planning.Length == 0 ? FigureText.Absent : $"{middle} / {planning}";
    }

    private static string Percent(Figure? figure) => figure is null ? FigureText.Absent : Rounding.CompactPercent(figure.Value, figure.StandardError) + " %";
}
