using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Tracks;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts.Tracks;

/// <summary>Figures over the data date: one line for each assumption and the blend, a panel for each figure.</summary>
internal static class LinesChart
{
    private static readonly ImmutableArray<double> PercentTicks = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>How the weights drifted. Null with one assumption.</summary>
    public static Chart? Weights(TrackContext context)
    {
        var series = context.Series.Where(s => s != context.Main).ToImmutableArray();
        if (series.IsEmpty || context.Track.Forecasts[0].Assumptions.Length < 2) return null;
        return Of(context, "weights", series, [new("weight.updated", "")], 1, "Weight in the blend", TrackSentences.Weights(context),
            "The weight with which each assumption counts in the blend, by the data date: what was learned favours those that had made it likely. "
            + "An assumption under which what is known is impossible has weight 0.");
    }

    /// <summary>The probability of long losses of a kind of launch.</summary>
    public static Chart? Capability(TrackContext context, string kind)
    {
        var thresholds = FigureIds.MainThresholds(context.Track.Forecasts[0].Scenario).ToList();
        if (thresholds.Count == 0) return null;
        // The one in the middle is the one that the report speaks of; it is worth a panel of its own.
        var middle = TrackSentences.MainThreshold(context);
        return Of(context, $"capability-{kind}", context.Series,
            [
                .. thresholds.Select(t => new Line($"capability.{kind}.longest.{FigureIds.Exceeds(t)}", $"A loss of more than {FigureIds.Number(t)} days")),
                new($"capability.{kind}.{FigureIds.LostAfter(middle)}", $"No launch possible {FigureIds.Number(middle)} days later"),
            ],
            2, "Probability", TrackSentences.Capability(context, context.Main, kind),
            $"Probability, as it stood on each data date, that {Labels.Kind(kind)} launches are impossible for longer than so many days at a stretch by the horizon; a loss that is over on the data date counts no more. "
            + $"Last panel: that none is possible {FigureIds.Number(middle)} days after the data date.");
    }

    /// <summary>One figure that was asked for. Null where there is nothing to draw.</summary>
    public static Chart? Figure(TrackContext context, string metric)
    {
        var series = context.Series.Where(s => context.Track.Forecasts.Any(f => s.In(f)?.Find(metric) is not null)).ToImmutableArray();
        var values = context.Track.Forecasts.Where(f => context.Main.In(f)?.Find(metric) is not null).ToList();
        if (series.IsEmpty) return null;
        var unit = series.SelectMany(s => context.Track.Forecasts.Select(f => s.In(f)?.Find(metric)?.Unit)).First(u => u is not null);
        string Value(ForecastResult f) => Text(context, f, context.Main.In(f)!, metric);
        var title = values.Count == 0 ? metric : $"{metric}: {Value(values[0])} on {Labels.Date(values[0].Scenario.AsOf)}"
            + (values.Count > 1 ? $", {Value(values[^1])} on {Labels.Date(values[^1].Scenario.AsOf)}" : "");
        return Of(context, "figure-" + metric.Replace('.', '-'), series, [new(metric, "")], 1, unit switch
            {
                Unit.Days => "Days",
                Unit.PointInTime => "Date (UTC)",
                Unit.Weight => "Weight",
                Unit.Share => "Share of the time",
                _ => "Probability",
            }, title, $"The figure {metric} as it stood on each data date.");
    }

    private static Chart? Of(
        TrackContext context, string name, ImmutableArray<TrackSeries> series, ImmutableArray<Line> lines, int columns, string yLabel, string title, string caption)
    {
        var drawn = lines.Select(l => (Line: l, Values: series.Select(s => (Series: s, Points: Points(context, s, l.Metric))).Where(v => v.Points.Any(p => p is not null)).ToList()))
            .Where(l => l.Values.Count > 0).ToList();
        if (drawn.Count == 0) return null;
        var x = TrackAxes.Dates(context, context.Last);
        var panels = drawn.Select((d, i) => Panel(context, d.Line.Heading, x, d.Values, isTop: drawn.Count == 1 || i < columns)).ToImmutableArray();
        var hasBands = panels.Any(p => p.Marks.OfType<Band>().Any());
        var hasBeyond = drawn.Any(d => d.Values.Any(v => v.Points.Any(p => p is { IsBeyond: true })));
        return new Chart
        {
            Name = name,
            Title = title,
            AlternativeText = $"{title}. " + string.Join(" ", drawn.Select(d => (d.Line.Heading.Length > 0 ? d.Line.Heading + ": " : "")
                + string.Join("; ", d.Values.Select(v => $"{v.Series.Name} {string.Join(", ", Told(context, v.Series, d.Line.Metric))}")) + ".")),
            Caption = caption + (hasBands ? " Shaded: ± 2 standard errors." : "") + (hasBeyond ? $" A triangle at the top: beyond the horizon, {Labels.Date(context.Horizon)}." : "")
                + (context.News.IsEmpty ? "" : " Numbers: when something was learned."),
            Key =
            [
                .. series.Length > 1 ? series.Select(s => new KeyEntry(KeyShape.Line, s.Style, s.Name)) : [],
                .. hasBands ? [new KeyEntry(KeyShape.Block, SeriesStyle.Plain("#CFCFCF"), "± 2 standard errors")] : (KeyEntry[])[],
                .. hasBeyond ? [new KeyEntry(KeyShape.Dot, SeriesStyle.Plain("#555555") with { Sign = Sign.Triangle }, "beyond the horizon")] : (KeyEntry[])[],
            ],
            Panels = panels,
            Columns = panels.Length > 1 ? columns : 1,
            PanelHeight = panels.Length > 1 ? 195 : 290,
            XLabel = TrackAxes.XLabel,
            YLabel = yLabel,
            Notes = TrackAxes.Notes(context, x),
            Footer = context.Footer,
        };
    }

    private static Panel Panel(TrackContext context, string heading, DateAxis x, List<(TrackSeries Series, List<Value?> Points)> values, bool isTop)
    {
        var points = values.SelectMany(v => v.Points).OfType<Value>().ToList();
        var known = points.Where(p => !p.IsBeyond).ToList();
        var (low, high) = (known.Select(p => p.Y - 2 * p.Error).DefaultIfEmpty(0).Min(), known.Select(p => p.Y + 2 * p.Error).DefaultIfEmpty(1).Max());
        var room = Math.Max(0.08 * (high - low), points[0].Unit is Unit.Days or Unit.PointInTime ? 0.5 : 0);
        Axis y = points[0].Unit switch
        {
            Unit.PointInTime => new DateAxis(context.First, low - room, high + room),
            Unit.Days => new DaysAxis(low >= 0 ? Math.Max(0, low - room) : low - room, high + room),
            _ => ProbabilityAxis.UpTo(Math.Min(1, high), PercentTicks),
        };
        var marks = ImmutableArray.CreateBuilder<Mark>();
        marks.AddRange(TrackAxes.Drops(context, x, isTop));
        var visible = 0.004 * (y.To - y.From);
        foreach (var (series, row) in values)
            foreach (var run in Runs(row))
            {
                if (run.Any(p => p.Error > visible))
                    marks.Add(new Band(series.Style, Edge(run, -2, y), Edge(run, 2, y)));
                marks.Add(new Curve(series.Style, [.. run.Select(p => new Point(p.X, p.Y))]));
            }
        foreach (var (series, row) in values)
            foreach (var point in row.OfType<Value>())
                marks.Add(point.IsBeyond
                    ? new Dot(series.Style with { Sign = Sign.Triangle }, new Point(point.X, y.To - 0.03 * (y.To - y.From)))
                    : new Dot(series.Style, new Point(point.X, point.Y), Size: 6.5f));
        return new Panel(heading, x, y, marks.ToImmutable());
    }

    private static ImmutableArray<Point> Edge(List<Value> run, double errors, Axis y) =>
        [.. run.Select(p => new Point(p.X, Math.Clamp(p.Y + errors * p.Error, y.From, y.To)))];

    /// <summary>By data date; null where there is no such figure.</summary>
    private static List<Value?> Points(TrackContext context, TrackSeries series, string metric) =>
    [
        .. context.Track.Forecasts.Select(forecast =>
        {
            // An assumption that has become impossible has its weight and nothing else.
            if (forecast.All.FirstOrDefault(a => a.Id == series.Id)?.Find(metric) is not { } figure) return null;
            var x = context.Offset(forecast.Scenario.AsOf);
            return new Value(x, figure.Value + (figure.Unit == Unit.PointInTime ? x : 0), double.IsFinite(figure.StandardError) ? figure.StandardError : 0, figure.Unit);
        }),
    ];

    private static IEnumerable<List<Value>> Runs(List<Value?> points)
    {
        var run = new List<Value>();
        foreach (var point in points.Append(null))
        {
            if (point is { IsBeyond: false }) run.Add(point);
            else
            {
                if (run.Count > 1) yield return run;
                run = [];
            }
        }
    }

    private static IEnumerable<string> Told(TrackContext context, TrackSeries series, string metric)
    {
        foreach (var forecast in context.Track.Forecasts.Length > 2 ? [context.Track.Forecasts[0], context.Track.Forecasts[^1]] : context.Track.Forecasts)
            if (forecast.All.FirstOrDefault(a => a.Id == series.Id) is { } one && one.Find(metric) is not null)
                yield return $"{Text(context, forecast, one, metric)} on {Labels.Date(forecast.Scenario.AsOf)}";
    }

    private static string Text(TrackContext context, ForecastResult forecast, AssumptionForecast one, string metric) => one.Find(metric) switch
    {
        { IsBeyondHorizon: true } => "after " + Labels.Date(context.Horizon),
        { Unit: Unit.PointInTime } figure => Labels.Date(FigureText.Day(forecast.Scenario.AsOf, figure.Value)),
        var figure => FigureText.Value(figure, context.Horizon, one.EffectiveTrials, whole: true),
    };

    /// <param name="Heading">Of its panel; empty where it is alone.</param>
    private sealed record Line(string Metric, string Heading);

    private sealed record Value(double X, double Y, double Error, Unit Unit)
    {
        public bool IsBeyond => double.IsPositiveInfinity(Y);
    }
}
