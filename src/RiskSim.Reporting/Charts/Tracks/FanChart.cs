using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Tracks;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts.Tracks;

/// <summary>A date that is forecast (a return of a site, a launch) over the data date: a band and a line for each assumption.</summary>
internal static class FanChart
{
    public static readonly SeriesStyle OutcomeStyle = Palette.Marked;
    private static readonly SeriesStyle PlannedStyle = new("#444444", [6, 4], Sign.Circle, 1.3f);
    private static readonly SeriesStyle TodayStyle = SeriesStyle.Plain("#9A9A9A", 1.1f);

    /// <summary>Panels share a scale unless that would make one of them so many times lower than it could be.</summary>
    private const double MostShrunk = 2;

    /// <summary>Of all rows of panels: with the notes below them a chart is no higher than a page.</summary>
    private const float MostHeight = 640;

    /// <summary>A range that goes on beyond the horizon pushes the axis there only if most of the way is needed anyway.</summary>
    private const double MostOfTheWay = 0.7;

    /// <returns>Null where no date has the forecast.</returns>
    public static Chart? Of(TrackContext context, FanSubject subject)
    {
        var fans = context.Series.Select(s => (Series: s, Points: Points(context, subject, s))).Where(f => f.Points.Any(p => p is not null)).ToList();
        if (fans.Count == 0) return null;
        var (low, middle, high) = (context.PercentileName(0.1), context.PercentileName(0.5), context.PercentileName(0.9));
        var dates = context.Track.Forecasts.Select(f => f.Scenario.AsOf).ToList();
        // When it is known there is nothing left to forecast; one date more shows when that was.
        var lastShown = fans.Max(f => f.Points.FindLastIndex(p => p is not null));
        var x = TrackAxes.Dates(context, dates[Math.Min(lastShown + 1, dates.Count - 1)]);
        var outcome = Steps(context, subject.Outcome);
        var planned = Steps(context, subject.Planned);
        var all = fans.SelectMany(f => f.Points).OfType<Fan>().ToList();
        double[] lines = [.. outcome.Concat(planned).Select(s => s.Y)];
        var own = fans.Select(f => Vertical(context, [.. f.Points.OfType<Fan>()], lines)).ToList();
        var common = Vertical(context, all, lines);
        var isCommon = own.All(o => (o.To - o.From) * MostShrunk >= common.To - common.From);
        var columns = fans.Count > 1 ? 2 : 1;
        var panels = fans.Select((f, i) => (Fan: f, Y: isCommon ? common : own[i])).Select((p, i) => new Panel(fans.Count > 1 ? Capital(p.Fan.Series.Name) : "", x, p.Y,
            [.. TrackAxes.Drops(context, x, isTop: i < columns), .. Lines(x, p.Y, outcome, planned), .. Marks(p.Y, p.Fan.Series.Style, p.Fan.Points)])
        {
            Remark = fans.Count > 1 ? Remark(context, middle, p.Fan.Series, p.Fan.Points) : "",
        });
        var sentence = TrackSentences.Short(context, context.Main, subject);
        return new Chart
        {
            Name = subject.Name,
            Title = sentence,
            AlternativeText = $"{sentence}. {low} to {high} and {middle} of {subject.What} over the data date, one panel for each assumption. "
                + string.Join("; ", fans.Select(f => $"{f.Series.Name}: {Remark(context, middle, f.Series, f.Points)}")) + ".",
            Caption = $"What was expected of {subject.What} on each data date: the line is the {middle}, the band reaches from the {low} to the {high}. "
                + "Below the grey line lies what was past by then."
                + (isCommon ? "" : " Each panel has its own scale.")
                + (all.Any(p => !double.IsFinite(p.High)) ? $" A triangle at the top: that percentile lies beyond the horizon, {Labels.Date(context.Horizon)}." : "")
                + (context.News.IsEmpty ? "" : " Numbers: when something was learned."),
            Key =
            [
                new KeyEntry(KeyShape.Line, SeriesStyle.Plain("#555555", 2.2f), middle),
                new KeyEntry(KeyShape.Block, SeriesStyle.Plain("#CFCFCF"), $"{low} to {high}"),
                .. all.Any(p => !double.IsFinite(p.Middle)) ? [new KeyEntry(KeyShape.Dot, SeriesStyle.Plain("#555555") with { Sign = Sign.Triangle }, $"{middle} beyond the horizon")] : (KeyEntry[])[],
                .. all.Any(p => !double.IsFinite(p.High)) ? [new KeyEntry(KeyShape.Ring, SeriesStyle.Plain("#555555") with { Sign = Sign.Triangle }, $"{high} beyond the horizon")] : (KeyEntry[])[],
                .. outcome.IsEmpty ? [] : (KeyEntry[])[new KeyEntry(KeyShape.Rule, OutcomeStyle, $"{subject.Ended} {string.Join(", ", outcome.Select(s => Labels.Date(Day(context, s.Y))).Distinct())}")],
                .. planned.IsEmpty ? [] : (KeyEntry[])[new KeyEntry(KeyShape.Rule, PlannedStyle, $"planned {string.Join(", ", planned.Select(s => Labels.Date(Day(context, s.Y))).Distinct())}")],
                new KeyEntry(KeyShape.Rule, TodayStyle, "the data date itself"),
            ],
            Panels = [.. panels],
            Columns = columns,
            PanelHeight = fans.Count > 1 ? Math.Min(235, MostHeight / ((fans.Count + 1) / 2)) : 330,
            XLabel = TrackAxes.XLabel,
            YLabel = subject.YLabel,
            Notes = TrackAxes.Notes(context, x),
            Footer = context.Footer,
        };
    }

    /// <summary>By data date; null where there is no forecast. Points in time are days from the first data date, +∞ beyond the horizon.</summary>
    private static List<Fan?> Points(TrackContext context, FanSubject subject, TrackSeries series) =>
    [
        .. context.Track.Forecasts.Select(forecast =>
        {
            if (subject.Known(forecast) is not null || series.In(forecast) is not { } one) return null;
            var x = context.Offset(forecast.Scenario.AsOf);
            double? At(double p) => one.Find($"{subject.Metric}.{context.Percentile(p)}") is { } figure ? x + figure.Value : null;
            return At(0.1) is { } low && At(0.5) is { } middle && At(0.9) is { } high ? new Fan(x, low, middle, high) : null;
        }),
    ];

    private static DateAxis Vertical(TrackContext context, List<Fan> fans, double[] lines)
    {
        var horizon = context.Offset(context.Horizon);
        var ends = fans.SelectMany(f => (double[])[f.Low, f.Middle, f.High]).Where(double.IsFinite).Concat(lines).DefaultIfEmpty(0).ToList();
        var (from, to) = (Math.Min(ends.Min(), lines.DefaultIfEmpty(double.PositiveInfinity).Min()), ends.Max());
        var room = Math.Max(0.06 * (to - from), 3);
        to += fans.Any(f => !double.IsFinite(f.High)) ? 2 * room : room;
        if (to > MostOfTheWay * horizon) to = horizon;
        return new DateAxis(context.First, Math.Max(from - room, -horizon), Math.Max(to, from + room));
    }

    private static IEnumerable<Mark> Lines(DateAxis x, DateAxis y, ImmutableArray<Point> outcome, ImmutableArray<Point> planned)
    {
        yield return new Curve(TodayStyle, [new Point(Math.Max(x.From, y.From), Math.Max(x.From, y.From)), new Point(x.To, x.To)]);
        foreach (var (steps, style) in ((ImmutableArray<Point>, SeriesStyle)[])[(outcome, OutcomeStyle), (planned, PlannedStyle)])
            for (var i = 0; i < steps.Length; i++)
                yield return new Curve(style, [new Point(i == 0 ? x.From : steps[i].X, steps[i].Y), new Point(i + 1 < steps.Length ? steps[i + 1].X : x.To, steps[i].Y)]);
    }

    private static IEnumerable<Mark> Marks(DateAxis y, SeriesStyle style, List<Fan?> points)
    {
        var top = y.To - 0.03 * (y.To - y.From);
        foreach (var run in Runs(points, p => double.IsFinite(p.Low)))
            yield return new Band(style, [.. run.Select(p => new Point(p.X, p.Low))], [.. run.Select(p => new Point(p.X, Math.Min(p.High, y.To)))]);
        foreach (var run in Runs(points, p => double.IsFinite(p.Middle)))
            yield return new Curve(style, [.. run.Select(p => new Point(p.X, p.Middle))]);
        foreach (var point in points.OfType<Fan>())
        {
            var up = style with { Sign = Sign.Triangle };
            if (double.IsFinite(point.Middle)) yield return new Dot(style, new Point(point.X, point.Middle), Size: 6.5f);
            if (!double.IsFinite(point.Middle)) yield return new Dot(up, new Point(point.X, top));
            else if (!double.IsFinite(point.High)) yield return new Dot(up, new Point(point.X, top), IsFilled: false);
        }
    }

    /// <summary>Neighbouring dates that can be joined; one alone as a short stroke would say nothing.</summary>
    private static IEnumerable<List<Fan>> Runs(List<Fan?> points, Func<Fan, bool> isIn)
    {
        var run = new List<Fan>();
        foreach (var point in points.Append(null))
        {
            if (point is not null && isIn(point)) run.Add(point);
            else
            {
                if (run.Count > 1) yield return run;
                run = [];
            }
        }
    }

    /// <summary>A date by data date as levels: the point at which each begins.</summary>
    private static ImmutableArray<Point> Steps(TrackContext context, Func<ForecastResult, DateOnly?> date)
    {
        var steps = ImmutableArray.CreateBuilder<Point>();
        foreach (var forecast in context.Track.Forecasts)
            if (date(forecast) is { } known && (steps.Count == 0 || steps[^1].Y != context.Offset(known)))
                steps.Add(new Point(context.Offset(forecast.Scenario.AsOf), context.Offset(known)));
        return steps.ToImmutable();
    }

    /// <summary>The first and the last forecast: <c>P50 10 Jul 2026 → 25 Mar 2026</c>.</summary>
    private static string Remark(TrackContext context, string middle, TrackSeries series, List<Fan?> points)
    {
        var known = points.OfType<Fan>().ToList();
        var ends = known.Count > 1 ? new[] { known[0], known[^1] } : [.. known];
        var impossible = context.Track.Forecasts.FirstOrDefault(f => context.Offset(f.Scenario.AsOf) > known[^1].X && series.In(f) is null);
        return $"{middle} {string.Join(" \u2192 ", ends.Select(p => double.IsFinite(p.Middle) ? Labels.Date(Day(context, p.Middle)) : "beyond the horizon").Distinct())}"
            + (impossible is null ? "" : $"; impossible from {Labels.Date(impossible.Scenario.AsOf)} on");
    }

    private static DateOnly Day(TrackContext context, double days) => FigureText.Day(context.First, days);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <param name="X">The data date. All in days from the first one.</param>
    private sealed record Fan(double X, double Low, double Middle, double High);
}
