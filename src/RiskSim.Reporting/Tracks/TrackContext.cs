using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Tracks;

/// <summary>An assumption or the blend through all data dates.</summary>
/// <param name="Name">For people.</param>
internal sealed record TrackSeries(string Id, string Name, SeriesStyle Style)
{
    /// <summary>Null where the forecast has none of that id, or nothing but weights.</summary>
    public AssumptionForecast? In(ForecastResult forecast) => forecast.All.FirstOrDefault(a => a.Id == Id && a.IsPossible);
}

/// <summary>The entries of one ledger date after the first data date.</summary>
/// <param name="Number">From 1, in order of date.</param>
internal sealed record TrackNews(int Number, DateOnly Date, ImmutableArray<LedgerEntry> Entries);

/// <summary>What the charts and the report of a track share.</summary>
internal sealed class TrackContext
{
    public TrackContext(Track track, TrackChoice choice)
    {
        Track = track;
        Choice = choice;
        var first = track.Forecasts[0];
        var assumptions = first.Assumptions;
        var main = Shown.Main(first).Id;
        Series =
        [
            .. assumptions.Index().Where(a => assumptions.Length > 1 && track.Forecasts.Any(f => f.Assumptions[a.Index].IsPossible))
                .Select(a => new TrackSeries(a.Item.Id, Labels.Assumption(a.Item.Id), Palette.Style(a.Index))),
            new TrackSeries(main, main == AssumptionForecast.BlendId ? "blend" : "forecast", Palette.Blend),
        ];
        News = [.. first.Scenario.Ledger.Where(e => e.Date > First && e.Date <= Last).OrderBy(e => e.Date).GroupBy(e => e.Date)
            .Select((g, i) => new TrackNews(i + 1, g.Key, [.. g]))];
        Footer = string.Join("  ·  ",
            first.Scenario.Name,
            track.Forecasts.Length.ToString(CultureInfo.InvariantCulture) + " data dates",
            "horizon " + Labels.Date(Horizon),
            FigureText.Count(first.Trials) + (assumptions.Length > 1 ? " trials per assumption" : " trials"),
            "seed " + first.Seed.ToString(CultureInfo.InvariantCulture),
            FigureText.Sampling(first.Sampling));
    }

    public Track Track { get; }

    public TrackChoice Choice { get; }

    /// <summary>The assumptions that are possible on some date, then the blend (or the one forecast that there is).</summary>
    public ImmutableArray<TrackSeries> Series { get; }

    /// <summary>The blend, or the one forecast that there is.</summary>
    public TrackSeries Main => Series[^1];

    /// <summary>What was learned from after the first data date up to the last.</summary>
    public ImmutableArray<TrackNews> News { get; }

    public DateOnly First => Track.Forecasts[0].Scenario.AsOf;

    public DateOnly Last => Track.Forecasts[^1].Scenario.AsOf;

    public DateOnly Horizon => Track.Forecasts[0].Scenario.Horizon;

    public ReportSettings Settings => Track.Forecasts[0].Scenario.Report;

    public string Footer { get; }

    /// <summary>Sites whose return is forecast on some date, by id, with their names.</summary>
    public IEnumerable<(string Id, string Name)> Sites => Restored(f => double.IsFinite(f.Value));

    /// <summary>Sites that are out and whose return always lies beyond the horizon, whatever percentile one looks at.</summary>
    public IEnumerable<(string Id, string Name)> SitesBeyond => Restored(_ => true).Except(Sites);

    /// <summary>Kinds whose loss is likely enough on some date to be shown, crewed first.</summary>
    public IEnumerable<string> Kinds => Track.Forecasts.SelectMany(f => FigureIds.KindsAtRisk(f)).Distinct(StringComparer.Ordinal).OrderBy(k => k != "crewed");

    private IEnumerable<(string Id, string Name)> Restored(Func<Figure, bool> counts) => Track.Forecasts.SelectMany(f => Shown.Sites(f)).DistinctBy(s => s.Id)
        .Where(s => Track.Forecasts.Any(f => f.All.Any(a => a.Figures.Any(figure =>
            figure.Metric.StartsWith($"sites.{s.Id}.restored.p", StringComparison.Ordinal) && figure.Unit == Unit.PointInTime && counts(figure)))))
        .Select(s => (s.Id, Labels.Site(s)));

    /// <summary>Days from the first data date.</summary>
    public double Offset(DateOnly date) => date.DayNumber - First.DayNumber;

    /// <summary>The last part of the id of the reported percentile nearest to a probability.</summary>
    public string Percentile(double probability) => FigureIds.Percentile(FigureIds.Nearest(Track.Forecasts[0].Scenario, probability));

    /// <summary><c>P80</c>, as reported.</summary>
    public string PercentileName(double probability) => Percentile(probability).ToUpperInvariant();

    /// <summary>The mission as it stood on a date; null where there was none.</summary>
    public static Mission? Mission(ForecastResult forecast, string id) => Shown.Missions(forecast).FirstOrDefault(m => m.Id == id);
}
