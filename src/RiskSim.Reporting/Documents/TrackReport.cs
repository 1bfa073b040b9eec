using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Tracks;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Documents;

/// <summary><c>track.md</c>: how the forecast moved from data date to data date, and what came of it.</summary>
internal sealed partial class TrackReport
{
    public const string FileName = "track.md";

    /// <summary>Missions that are told in words; the table has all.</summary>
    private const int MostStories = 4;

    private readonly StringBuilder _text = new();
    private readonly TrackContext _context;
    private readonly RunOrigin _run;
    private readonly ReportCharts _charts;
    private readonly TrackChanges? _changes;

    private TrackReport(TrackContext context, TrackChanges? changes, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run) =>
        (_context, _changes, _charts, _run) = (context, changes, new ReportCharts(charts, chartFolder), run);

    /// <param name="chartFolder">Relative to the report.</param>
    /// <param name="changes">Null where there is one data date.</param>
    public static string Compose(TrackContext context, TrackChanges? changes, ImmutableArray<ChartFile> charts, string chartFolder, RunOrigin run)
    {
        var report = new TrackReport(context, changes, charts, chartFolder, run);
        report.Answer();
        report.Changes();
        report.Restoration();
        report.Missions();
        report.Capability();
        report.Weights();
        report.Figures();
        report.News();
        report.Warnings();
        report.Run();
        return report._text.ToString().TrimEnd('\n') + "\n";
    }

    private ImmutableArray<ForecastResult> Forecasts => _context.Track.Forecasts;

    private ImmutableArray<TrackSeries> Series => _context.Series;

    private void Answer()
    {
        var scenario = Forecasts[0].Scenario;
        Paragraph($"# {Escape(scenario.Name)}: the forecast as it stood");
        Paragraph($"On each of {Count(Forecasts.Length, "data date")} from {FigureText.Date(_context.First)} to {FigureText.Date(_context.Last)} the forecast is made from what was known then, and from nothing learned later. "
            + "What became of it is known only from later entries of the ledger; no forecast here uses it.");
        foreach (var (id, name) in _context.Sites) Line($"- {Escape(TrackSentences.Story(_context, _context.Main, FanSubject.Site(_context, id, name)))}");
        foreach (var (_, name) in _context.SitesBeyond) Line($"- {Escape(name)}: not back by {FigureText.Date(_context.Horizon)} at any percentile, on any data date{(Series.Length > 1 ? ", whatever is assumed" : "")}.");
        foreach (var mission in _context.Choice.Missions.Take(MostStories)) Line($"- {Escape(TrackSentences.Story(_context, _context.Main, FanSubject.Launch(_context, mission)))}");
        foreach (var kind in _context.Kinds.Take(2)) Line($"- {Escape(TrackSentences.Capability(_context, _context.Main, kind))}.");
        if (Series.Length > 1) Line($"- {Escape(TrackSentences.Weights(_context))}.");
        Line();
        if (_context.Track.Failed.IsEmpty) return;
        Paragraph($"**There is no forecast for {string.Join(", ", _context.Track.Failed.Select(f => FigureText.Date(f.Date)))}**: see [Warnings and errors](#warnings-and-errors).");
    }

    private void Restoration()
    {
        foreach (var (id, name) in _context.Sites)
        {
            var subject = FanSubject.Site(_context, id, name);
            Heading($"Return of {Escape(name)}");
            Quantiles(subject, 0.1, 0.5, 0.8, 0.9);
            ByAssumption(subject);
            _charts.AppendTo(_text, subject.Name);
        }
    }

    private void Missions()
    {
        if (_context.Choice.Missions.IsEmpty) return;
        Heading("Missions");
        var table = new MarkdownTable(1, ["Data date", .. _context.Choice.Missions.Select(m => Escape(Names.Of(m)))]);
        var subjects = _context.Choice.Missions.Select(m => FanSubject.Launch(_context, m)).ToList();
        Paragraph($"Launch date in the {_context.Main.Name}: {_context.PercentileName(0.5)} / {_context.PercentileName(0.8)}.");
        foreach (var forecast in Forecasts)
            table.Add([Date(forecast), .. subjects.Select(s => s.Known(forecast) is { } known ? $"{s.Ended} {FigureText.Date(known)}" : Pair(forecast, _context.Main, s))]);
        Table(table);
        foreach (var subject in subjects)
        {
            _charts.AppendTo(_text, subject.Name + ".", subject.Name);
        }
    }

    private void Capability()
    {
        var thresholds = FigureIds.MainThresholds(Forecasts[0].Scenario).ToList();
        foreach (var kind in thresholds.Count == 0 ? [] : _context.Kinds)
        {
            Heading($"{Escape(Names.KindCapital(kind))} launch capability");
            Paragraph($"Probability in the {_context.Main.Name} that no {Escape(Names.Kind(kind))} launch is possible for more than so many days at a stretch by the horizon (a loss that is over on the data date counts no more), "
                + "and that none is possible so many days after the data date.");
            var table = new MarkdownTable(1, ["Data date", .. thresholds.Select(t => $"more than {FigureIds.Number(t)} d"), .. thresholds.Select(t => $"none after {FigureIds.Number(t)} d")]);
            foreach (var forecast in Forecasts)
                table.Add([Date(forecast), .. thresholds.Select(t => Cell(forecast, _context.Main, $"capability.{kind}.longest.{FigureIds.Exceeds(t)}")),
                    .. thresholds.Select(t => Cell(forecast, _context.Main, $"capability.{kind}.{FigureIds.LostAfter(t)}"))]);
            Table(table);
            if (Series.Length > 1)
            {
                var main = TrackSentences.MainThreshold(_context);
                Paragraph($"More than {FigureIds.Number(main)} days, by assumption:");
                BySeries($"capability.{kind}.longest.{FigureIds.Exceeds(main)}");
            }
            _charts.AppendTo(_text, $"capability-{kind}");
        }
    }

    private void Weights()
    {
        if (Series.Length < 2) return;
        Heading("Weights");
        Paragraph("The weight with which each assumption counts in the blend, as stated and as what was learned by the data date has moved it. "
            + "The report of `risksim run --as-of` a date tells which news moved it.");
        var assumptions = Forecasts[0].Assumptions;
        var table = new MarkdownTable(1, ["Data date", .. assumptions.Select(a => $"{Escape(a.Id)} (stated {Stated(a)})")]);
        foreach (var forecast in Forecasts)
            table.Add([Date(forecast), .. forecast.Assumptions.Select(a => a.IsPossible
                ? FigureText.WithError(a.Find("weight.updated"), _context.Horizon, a.EffectiveTrials) : "impossible")]);
        Table(table);
        _charts.AppendTo(_text, "weights");
    }

    private void Figures()
    {
        foreach (var figure in _context.Choice.Figures)
        {
            Heading($"`{figure}`");
            BySeries(figure);
            _charts.AppendTo(_text, "figure-" + figure.Replace('.', '-'));
        }
        if (_charts.AreLeft) _charts.AppendTo(_text);
    }

    private static string Stated(AssumptionForecast assumption) => Rounding.Percent(assumption.StatedWeight, 0, assumption.EffectiveTrials, wholePercent: true) + " %";

    private void Quantiles(FanSubject subject, params ReadOnlySpan<double> probabilities)
    {
        var percentiles = probabilities.ToArray().Select(p => (Id: _context.Percentile(p), Name: _context.PercentileName(p))).Distinct().ToList();
        Paragraph($"In the {_context.Main.Name}{(Forecasts.Select(subject.Outcome).FirstOrDefault(d => d is not null) is { } ended ? $" ({subject.Ended} on {FigureText.Date(ended)})" : "")}:");
        var table = new MarkdownTable(1, ["Data date", .. percentiles.Select(p => p.Name)]);
        foreach (var forecast in Forecasts)
            if (_context.Main.In(forecast) is { } one && percentiles.Any(p => one.Find($"{subject.Metric}.{p.Id}") is not null))
                table.Add([Date(forecast), .. percentiles.Select(p => Cell(forecast, _context.Main, $"{subject.Metric}.{p.Id}"))]);
        Table(table);
    }

    private void ByAssumption(FanSubject subject)
    {
        if (Series.Length < 2) return;
        Paragraph($"{_context.PercentileName(0.5)} / {_context.PercentileName(0.8)} by assumption:");
        var table = new MarkdownTable(1, ["Data date", .. Series.Select(s => s.Id)]);
        foreach (var forecast in Forecasts)
            if (Series.Any(s => s.In(forecast)?.Find($"{subject.Metric}.{_context.Percentile(0.5)}") is not null))
                table.Add([Date(forecast), .. Series.Select(s => Pair(forecast, s, subject))]);
        Table(table);
    }

    /// <summary>One figure: a row for each data date, a column for each series.</summary>
    private void BySeries(string metric)
    {
        var table = new MarkdownTable(1, ["Data date", .. Series.Select(s => s.Id)]);
        foreach (var forecast in Forecasts) table.Add([Date(forecast), .. Series.Select(s => Cell(forecast, s, metric))]);
        Table(table);
    }

    private string Pair(ForecastResult forecast, TrackSeries series, FanSubject subject)
    {
        string At(double p) => Short(series.In(forecast)?.Find($"{subject.Metric}.{_context.Percentile(p)}"));
        var pair = $"{At(0.5)} / {At(0.8)}";
        return pair == $"{FigureText.Absent} / {FigureText.Absent}" ? FigureText.Absent : pair;
    }

    private string Short(Figure? figure) => figure is { IsBeyondHorizon: true } ? "after " + _context.Horizon.Year.ToString(CultureInfo.InvariantCulture)
        : FigureText.Value(figure, _context.Horizon, 0);

    private string Cell(ForecastResult forecast, TrackSeries series, string metric) =>
        series.In(forecast) is { } one ? FigureText.WithError(one.Find(metric), _context.Horizon, one.EffectiveTrials) : FigureText.Absent;

    private static string Date(ForecastResult forecast) => FigureText.Date(forecast.Scenario.AsOf);

    private static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    private static string Escape(string text) => MarkdownText.Escape(text);

    private void Table(MarkdownTable table)
    {
        if (!table.IsEmpty) table.AppendTo(_text);
    }

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private void Paragraph(string paragraph)
    {
        Line(paragraph);
        Line();
    }

    private void Heading(string heading) => Paragraph("## " + heading);
}
