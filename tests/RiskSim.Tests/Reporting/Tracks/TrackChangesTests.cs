using RiskSim.Changes;
using RiskSim.Reporting;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Tracks;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Tracks;

/// <summary>What changed from each data date of a track to the next.</summary>
public sealed class TrackChangesTests
{
    private static readonly TrackChoice Choice = TrackChoice.Of(TrackSample.Track, [], []);

    private static readonly Lazy<TrackChanges> Sample = new(() =>
    {
        var track = TrackSample.Track;
        var history = new ScenarioHistory(TrackSample.Load(TrackSample.Text, track.Forecasts[0].Scenario.AsOf));
        var figures = TrackChanges.Figures(track, Choice);
        // As many trials as the track's own forecasts have, so that the two can be held against each other.
        var walk = KnowledgeWalk.Run([.. track.Forecasts.Select(f => new WalkPoint(history, f.Scenario.AsOf, []))], f => figures.Contains(FigureId.Of(f)), new ForecastOptions(2000, 1), null, CancellationToken.None);
        return TrackChanges.Of(track, walk, figures, new WalkIdentity(2000, walk.States, 1, SamplingMethod.Sobol));
    });

    [Fact]
    public void Figures_OfATrack_AreThoseThatItShows() => Assert.Equal(
        ["sites.pad.restored.p50", "sites.pad.restored.p80", "missions.cargo-1.launch.p50", "missions.cargo-1.launch.p80", "missions.crew-1.launch.p50", "missions.crew-1.launch.p80",
            "capability.crewed.longest.prob_gt_180", "capability.cargo.longest.prob_gt_180", "weight.updated@quick", "weight.updated@slow"],
        TrackChanges.Figures(TrackSample.Track, Choice).Select(f => f.ToString()));

    [Fact]
    public void Changes_NeighbouringDates_LeadFromOneForecastToTheNext()
    {
        var forecasts = TrackSample.Track.Forecasts;
        Assert.Equal(forecasts.Length - 1, Sample.Value.Pairs.Length);
        foreach (var (i, pair) in Sample.Value.Pairs.Index())
            foreach (var change in pair.Changes)
            {
                Check(forecasts[i], change, change.Before);
                Check(forecasts[i + 1], change, change.After);
                Assert.Equal(change.Total.Value, change.Steps.Sum(s => s.Difference.Value), 1e-9);
            }

        static void Check(ForecastResult forecast, FigureChange change, FigureLevel level)
        {
            // A site that is back has no figure any more.
            if (forecast.All.First(a => a.Id == change.Assumption).Find(change.Metric) is not { IsBeyondHorizon: false } figure) return;
            Assert.Equal(figure.Value + (figure.Unit == Unit.PointInTime ? forecast.Scenario.AsOf.DayNumber : 0), level.Value, 1e-9);
        }
    }

    [Fact]
    public void Changes_ClaimOfOneAssumption_MovesTheFiguresAndNotYetTheWeights()
    {
        var pair = Sample.Value.Pairs.Single(p => p.After.AsOf == new DateOnly(2026, 2, 10));
        ChangeStep News(string metric, string assumption = AssumptionForecast.BlendId) =>
            pair.Changes.Single(c => (c.Metric, c.Assumption) == (metric, assumption)).Steps.Single(s => s.Causes is [Cause.News { Entry.By: "a critic" }]);
        Assert.True(News("missions.crew-1.launch.p80").IsClear);
        Assert.Equal(0, News("weight.updated", "quick").Difference.Value, 1e-12);
    }

    [Fact]
    public void Report_OfATrack_TellsWhatChangedSinceTheDateBefore()
    {
        var text = TrackReport.Compose(TrackSample.Context(), Sample.Value, [], "charts", new RunDetails("1.0", [], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero));
        Assert.Contains("\n## What changed since 2026-03-15\n\n", text, StringComparison.Ordinal);
        Assert.Contains("\n## What changed from date to date\n\n| Until      | Pad A restored P80 |", text, StringComparison.Ordinal);
        var rows = text[text.IndexOf("## What changed from date to date", StringComparison.Ordinal)..].Split('\n').Where(l => l.StartsWith("| 2026-", StringComparison.Ordinal)).Take(Sample.Value.Pairs.Length).ToList();
        Assert.Contains(rows, r => r.StartsWith("| 2026-01-20 ", StringComparison.Ordinal) && r.TrimEnd('|', ' ').EndsWith("parts are there", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("| 2026-03-15 ", StringComparison.Ordinal) && r.TrimEnd('|', ' ').EndsWith("restored", StringComparison.Ordinal));
        Assert.DoesNotContain("What changed since", TrackReport.Compose(TrackSample.Context(), null, [], "charts", new RunDetails("1.0", [], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero)), StringComparison.Ordinal);
    }
}
