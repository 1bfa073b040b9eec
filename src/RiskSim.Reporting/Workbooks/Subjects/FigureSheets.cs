using System.Collections.Immutable;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Workbooks.Model;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Workbooks.Subjects;

/// <summary>A column with a figure of what its row is about.</summary>
/// <param name="Metric">The part of the figure's id after <c>missions.ID.</c> and the like.</param>
/// <param name="IsEnd">Whether the days are shown as the date on which they end.</param>
internal sealed record Measure(string Header, string Metric, bool IsEnd = false);

/// <summary>The sheets with a row for each thing and assumption, the blend first.</summary>
internal sealed class FigureSheets
{
    private readonly ForecastResult _result;
    private readonly FigureCells _cells;
    private readonly ImmutableArray<AssumptionForecast> _forecasts;
    private readonly double _middle;
    private readonly double _planning;

    public FigureSheets(ForecastResult result)
    {
        _result = result;
        _cells = new FigureCells(result.Scenario.AsOf, result.Scenario.Horizon);
        var main = Shown.Main(result);
        _forecasts = [main, .. Shown.Forecasts(result).Where(a => a != main)];
        _middle = FigureIds.Nearest(result.Scenario, 0.5);
        _planning = FigureIds.Nearest(result.Scenario, 0.8);
    }

    public Sheet Missions() => Make("Missions", "A mission is on time if it launches less than a day after its planned date. One that is not launched by the horizon counts with the time up to it in the mean.",
        [Column.Text("Mission"), Column.Text("Kind"), new("Planned"), new("Launched")],
        [
            new("On time", "delay.prob_on_time"),
            .. Quantiles("Launch", "launch"),
            new("Mean delay", "delay.mean"),
            .. Middle("Delay", "delay"),
            .. Thresholds("Delay", "delay"),
            new("Not by the horizon", "prob_not_launched"),
            new("Launch fails", "prob_failed"),
        ],
        Shown.Missions(_result).Select(m => ($"missions.{m.Id}", (ImmutableArray<Cell?>)[Cell.Of(Names.Of(m.Id)), Cell.Of(m.Kind), Cell.Of(m.Planned), Cell.Of(m.Launched)])));

    public Sheet Capability() => Make("Capability",
        "A kind of launch is lost while every site that supports it, or is being upgraded to it, is down or not yet upgraded. The longest loss includes its part before the data date; all are cut at the horizon (≥: it is still going on then).",
        [Column.Text("Kind of launch")],
        [
            .. _result.Scenario.Report.Quantiles.Select(q => new Measure($"Back, {FigureText.PercentileName(q)}", $"remaining.{FigureIds.Percentile(q)}", IsEnd: true)),
            new("Longest loss, mean", "longest.mean"),
            .. Middle("Longest loss", "longest"),
            .. Thresholds("Longest loss", "longest"),
            new("Days lost by the horizon, mean", "total.mean"),
            new("Lost on the data date", FigureIds.LostAfter(0)),
            .. _result.Scenario.Report.ThresholdDays.Select(t => new Measure($"Lost {FigureIds.Number(t)} d after it", FigureIds.LostAfter(t))),
        ],
        FigureIds.Kinds(_result).Select(k => ($"capability.{k}", (ImmutableArray<Cell?>)[Cell.Of(Names.KindCapital(k))])));

    public Sheet Sites() => Make("Sites", "When the outage that is going on will be over, and the share of the time to the horizon in which the site is not down.",
        [Column.Text("Site"), Column.Text("Supports")],
        [.. Quantiles("Restored", "restored"), new("Not restored by the horizon", "restored.prob_beyond_horizon"), new("Share of time not down", "availability.mean")],
        Shown.Sites(_result).Select(s => ($"sites.{s.Id}", (ImmutableArray<Cell?>)[Cell.Of(Names.Site(s)), Cell.Of(string.Join(", ", s.Supports.Select(Names.Kind)))])));

    public Sheet Spacecraft() => Make("Spacecraft", "Overstay: days in orbit beyond the planned stay, because the relief comes later. Gap: days between the return and the relief's launch.",
        [Column.Text("Spacecraft")],
        [new("Overstay, mean", "overstay.mean"), .. Quantiles("Overstay", "overstay"), .. Thresholds("Overstay", "overstay"), new("Limit reached", "prob_limit_reached"), new("Gap, mean", "gap.mean")],
        FigureIds.Spacecraft(_result).Select(s => ($"spacecraft.{s}", (ImmutableArray<Cell?>)[Cell.Of(Names.Of(s))])));

    public Sheet DelayParts()
    {
        var missions = Shown.Missions(_result).ToList();
        var parts = MissionsTable.DelayParts.Where(p => missions.Any(m => _forecasts.Any(a => a.Find($"missions.{m.Id}.delay_part.{p}.mean") is { Value: not 0 })));
        return Make("Delay parts", "Mean days of delay by cause; they add up to the mean delay.", [Column.Text("Mission")],
            [.. parts.Select(p => new Measure(Capital(Labels.DelayPart(p)), $"delay_part.{p}.mean")), new("Delay", "delay.mean")],
            missions.Where(m => m.Launched is null).Select(m => ($"missions.{m.Id}", (ImmutableArray<Cell?>)[Cell.Of(Names.Of(m.Id))])));
    }

    private Sheet Make(string name, string note, ImmutableArray<Column> keys, ImmutableArray<Measure> measures, IEnumerable<(string Id, ImmutableArray<Cell?> Keys)> things)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Cell?>>();
        // A column that nobody has a figure for says nothing.
        var owners = things.ToList();
        measures = [.. measures.Where(m => owners.Any(o => _forecasts.Any(a => a.Find($"{o.Id}.{m.Metric}") is not null)))];
        foreach (var (id, own) in owners)
        {
            var having = _forecasts.Where(a => measures.Any(m => a.Find($"{id}.{m.Metric}") is not null)).ToList();
            foreach (var forecast in having)
                rows.Add([.. own, Cell.Of(forecast.Id), .. measures.Select(m => Measured(m, forecast, id))]);
            // What is done has no figures.
            if (having.Count == 0) rows.Add([.. own, null, .. measures.Select(_ => (Cell?)null)]);
        }
        var table = new Table(name.Replace(" ", "", StringComparison.Ordinal), [.. keys, Column.Text("Assumption"), .. measures.Select(m => new Column(m.Header))], rows.ToImmutable());
        return new Sheet(name, [new Heading(name), new Paragraph(rows.Count == 0 ? "None." : $"{note} \"> {FigureText.Date(_result.Scenario.Horizon)}\": beyond the horizon.") { IsNote = true }, table]) { IsFrozen = true, FrozenColumns = 1 };
    }

    private Cell? Measured(Measure measure, AssumptionForecast forecast, string id) => $"{id}.{measure.Metric}" is var metric && measure.IsEnd ? _cells.End(forecast, metric)
        : measure.Metric.StartsWith("longest.p", StringComparison.Ordinal) ? _cells.Longest(forecast, metric) : _cells.Exact(forecast, metric);

    private IEnumerable<Measure> Quantiles(string header, string metric) =>
        _result.Scenario.Report.Quantiles.Select(q => new Measure($"{header}, {FigureText.PercentileName(q)}", $"{metric}.{FigureIds.Percentile(q)}"));

    private IEnumerable<Measure> Middle(string header, string metric) =>
        new[] { _middle, _planning }.Distinct().Select(q => new Measure($"{header}, {FigureText.PercentileName(q)}", $"{metric}.{FigureIds.Percentile(q)}"));

    private IEnumerable<Measure> Thresholds(string header, string metric) =>
        _result.Scenario.Report.ThresholdDays.Select(t => new Measure($"{header} over {FigureIds.Number(t)} d", $"{metric}.{FigureIds.Exceeds(t)}"));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
