using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Tracks;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests;

/// <summary>A pad that is out, two views of it, and a ledger that tells how it ended.</summary>
internal static class TrackSample
{
    public const string Top = """
        risksim: 1
        name: Two views of one pad
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad:
            name: Pad A
            supports: [crewed, cargo]
            turnaround: pert(8 18 45)
            campaign: pert(5 10 20)
            outages:
              cabin:
                began: 2025-12-01
                repair:
                  survey:   { duration: pert(35 45 90) }
                  mounting: { after: [survey], duration: lognormal(p10=25 p90=120) }
        missions:
          cargo-1: { kind: cargo, planned: 2026-03-02, sites: [pad] }
          crew-1: { kind: crewed, planned: 2026-05-02, sites: [pad], after: [cargo-1] }
          cargo-2: { kind: cargo, planned: 2026-08-02, sites: [pad], after: [crew-1] }
        assumptions:
          quick: { weight: 0.25 }
          slow: { weight: 0.75, set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=60 p90=400) } }
        ledger:

        """;

    /// <summary>One a line, in order of date.</summary>
    public static readonly ImmutableArray<string> Entries =
    [
        "  - { date: 2026-01-20, by: the agency, says: parts are there, source: press, set: { sites.pad.outages.cabin.repair.mounting.duration: pert(20 50 160) } }",
        "  - { date: 2026-02-10, by: a critic, says: it takes longer, source: press, assumption: slow, set: { sites.pad.outages.cabin.repair.mounting.duration: pert(60 120 300) } }",
        "  - { date: 2026-03-15, by: the agency, says: restored, source: press, set: { sites.pad.outages.cabin.restored: 2026-03-14 } }",
        "  - { date: 2026-04-02, by: the agency, says: launched, source: press, set: { missions.cargo-1.launched: 2026-04-01 } }",
    ];

    public static readonly string Text = Top + string.Join('\n', Entries) + "\n";

    private static readonly Lazy<Track> Usual = new(() => Run(Text));

    /// <summary>On each date of the ledger, run once for all tests.</summary>
    public static Track Track => Usual.Value;

    public static TrackContext Context(Track? track = null, params ImmutableArray<string> figures) =>
        new(track ?? Track, TrackChoice.Of(track ?? Track, [], figures));

    public static LoadResult Load(string text, DateOnly? date) => ScenarioLoader.Load("pad.yaml", Encoding.UTF8.GetBytes(text), new LoadOptions(date));

    public static Track Run(string text, DataDateChoice? choice = null, ForecastOptions? options = null, IForecastShelf? shelf = null, CancellationTokenSource? cancel = null)
    {
        var dates = DataDates.Of(Load(text, null).Scenario!, choice ?? new DataDateChoice());
        Assert.Empty(dates.Problems);
        return Tracker.Run(d => Load(text, d), dates.Dates, options ?? new ForecastOptions(2000, 1), shelf ?? new Shelf(), null, cancel?.Token ?? CancellationToken.None);
    }

    public static string Csv(Track track)
    {
        var (figures, weights) = (new StringWriter(), new StringWriter());
        TrackTable.Write(track, figures);
        WeightsTable.Write(track, weights);
        return $"{figures}{weights}";
    }

    /// <summary>In memory; counts what it was given.</summary>
    internal sealed class Shelf : IForecastShelf
    {
        private readonly Dictionary<DateOnly, ForecastResult> _kept = [];

        public List<DateOnly> Kept { get; } = [];

        public Action? OnKeep { get; init; }

        public ForecastResult? Find(Scenario scenario) => _kept.GetValueOrDefault(scenario.AsOf);

        public void Keep(ForecastResult forecast)
        {
            _kept[forecast.Scenario.AsOf] = forecast;
            Kept.Add(forecast.Scenario.AsOf);
            OnKeep?.Invoke();
        }
    }
}
