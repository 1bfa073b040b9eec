using CsCheck;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests;

public sealed class TrackerTests
{
    private static DateOnly D(int month, int day) => new(2026, month, day);

    [Fact]
    public void Run_EachDate_IsTheForecastOfThatDate()
    {
        Assert.Equal([D(1, 1), D(1, 20), D(2, 10), D(3, 15), D(4, 2)], TrackSample.Track.Forecasts.Select(f => f.Scenario.AsOf));
        foreach (var forecast in TrackSample.Track.Forecasts)
        {
            var alone = Forecaster.Run(TrackSample.Load(TrackSample.Text, forecast.Scenario.AsOf).Scenario!, new ForecastOptions(2000, 1), null, CancellationToken.None);
            Assert.Equal(alone.All.SelectMany(a => a.Figures).Select(f => f with { Deviations = [] }), forecast.All.SelectMany(a => a.Figures));
            Assert.Equal(alone.Assumptions.Select(a => a.UpdatedWeight), forecast.Assumptions.Select(a => a.UpdatedWeight));
        }

        Assert.Empty(TrackSample.Track.Failed);
        Assert.Equal(D(4, 1), TrackSample.Track.Later.Launched["cargo-1"]);
    }

    /// <summary>Only what was known then is used: whatever becomes of the ledger from a date on, no byte before that date changes.</summary>
    [Fact]
    public void Run_LaterEntriesChangeAppearOrVanish_NoEarlierRowChanges()
    {
        const string Mounting = "sites.pad.outages.cabin.repair.mounting.duration";
        var choice = new DataDateChoice(To: D(4, 10), Every: DateStep.Parse("10d"));
        var options = new ForecastOptions(500, 3);
        var before = Rows(TrackSample.Run(TrackSample.Text, choice, options));
        var changed = 0;
        (from entry in Gen.Int[0, TrackSample.Entries.Length - 1] from kind in Gen.Int[0, 3] from days in Gen.Int[30, 300] select (entry, kind, days)).Sample(draw =>
        {
            var entries = TrackSample.Entries.ToList();
            var from = DateOnly.ParseExact(entries[draw.entry].AsSpan(entries[draw.entry].IndexOf("2026", StringComparison.Ordinal), 10), "yyyy-MM-dd");
            var other = $"  - {{ date: {from:yyyy-MM-dd}, by: someone, says: something else, set: {{ {Mounting}: pert({draw.days / 2} {draw.days} {3 * draw.days}) }} }}";
            // Nothing is launched from a pad that is still out.
            if (draw.entry == 2 && draw.kind != 1) entries.RemoveAt(3);
            switch (draw.kind)
            {
                case 0: entries[draw.entry] = other; break;
                case 1: entries.Insert(draw.entry + 1, other); break;
                case 2: entries.RemoveAt(draw.entry); break;
                default: entries[draw.entry] = $"  - {{ date: {from:yyyy-MM-dd}, set: {{ missions.crew-9: {{ kind: crewed, planned: 2026-09-01, sites: [pad] }} }} }}"; break;
            }

            var after = Rows(TrackSample.Run(TrackSample.Top + string.Join('\n', entries) + "\n", choice, options));
            Assert.Contains(before, r => r.Date < from);
            Assert.Equal(before.Where(r => r.Date < from), after.Where(r => r.Date < from));
            if (!before.SequenceEqual(after)) Interlocked.Increment(ref changed);
        }, seed: "0000KOIPv0pR", iter: 24, threads: 1);
        // Or else the ledger would not matter at all.
        Assert.True(changed > 12, $"{changed} of 24 ledgers changed anything");
    }

    private static List<(DateOnly Date, string Row)> Rows(Track track) =>
        [.. TrackSample.Csv(track).Split('\n').Where(l => l.StartsWith("20", StringComparison.Ordinal)).Select(l => (DateOnly.ParseExact(l.AsSpan(0, 10), "yyyy-MM-dd"), l))];

    [Fact]
    public void Run_CancelledAfterTwoDates_GoesOnWithTheRestAndGivesTheSame()
    {
        using var cancel = new CancellationTokenSource();
        var kept = 0;
        var shelf = new TrackSample.Shelf { OnKeep = () => { if (++kept == 2) cancel.Cancel(); } };
        Assert.ThrowsAny<OperationCanceledException>(() => TrackSample.Run(TrackSample.Text, shelf: shelf, cancel: cancel));
        Assert.Equal([D(1, 1), D(1, 20)], shelf.Kept);

        var track = TrackSample.Run(TrackSample.Text, shelf: shelf);
        Assert.Equal([D(1, 1), D(1, 20), D(2, 10), D(3, 15), D(4, 2)], shelf.Kept);
        Assert.Equal(TrackSample.Csv(TrackSample.Track), TrackSample.Csv(track));
    }

    [Fact]
    public void Run_Progress_CountsWhatIsLeftOverAllDates()
    {
        var shelf = new TrackSample.Shelf();
        TrackSample.Run(TrackSample.Text, new DataDateChoice(To: D(1, 20)), shelf: shelf);
        var told = new List<TrackProgress>();
        var dates = DataDates.Of(TrackSample.Load(TrackSample.Text, null).Scenario!, new DataDateChoice()).Dates;
        Tracker.Run(d => TrackSample.Load(TrackSample.Text, d), dates, new ForecastOptions(2000, 1, 1), shelf, new Listener(told.Add), CancellationToken.None);

        Assert.Equal((2, 5, 0L, 12_000L), (told[0].Dates, told[0].AllDates, told[0].Trials.Done, told[0].Trials.Total));
        Assert.Equal((5, 12_000L), (told[^1].Dates, told[^1].Trials.Done));
        Assert.Equal(told.Select(t => t.Trials.Done).Order(), told.Select(t => t.Trials.Done));
    }

    /// <summary>A stand-down of at most 20 days cannot last until March, and that it ended is said in April only.</summary>
    [Fact]
    public void Run_DateWithErrors_IsReportedAndTheOthersGoOn()
    {
        var text = TrackSample.Top.Replace("missions:", "mission_defaults: { family: soyuz }\nfamilies: { soyuz: { suspended: 2026-01-10, stand_down: uniform(5 20) } }\nmissions:", StringComparison.Ordinal)
            + string.Join('\n', TrackSample.Entries[0], "  - { date: 2026-03-01, by: x, says: y }", "  - { date: 2026-04-02, set: { families.soyuz.resumed: 2026-01-28 } }") + "\n";
        var track = TrackSample.Run(text);

        Assert.Equal([D(1, 1), D(1, 20), D(4, 2)], track.Forecasts.Select(f => f.Scenario.AsOf));
        var failed = Assert.Single(track.Failed);
        Assert.Equal(D(3, 1), failed.Date);
        Assert.Contains(failed.Problems, p => p.Severity == Severity.Error);
    }

    [Fact]
    public void Run_ImpossibleUnderEveryAssumption_IsAFailedDate()
    {
        var text = TrackSample.Top.Replace("lognormal(p10=25 p90=120)", "pert(10 20 30)", StringComparison.Ordinal).Replace("lognormal(p10=60 p90=400)", "pert(10 20 40)", StringComparison.Ordinal)
            .Replace("ledger:\n", "", StringComparison.Ordinal);
        var track = TrackSample.Run(text, new DataDateChoice(To: D(9, 1)));

        Assert.Equal([D(1, 1)], track.Forecasts.Select(f => f.Scenario.AsOf));
        Assert.Equal(D(9, 1), Assert.Single(track.Failed).Date);
        Assert.Contains(track.Failed[0].Problems, p => p.Rule.Contains("impossible under every assumption", StringComparison.Ordinal));
    }

    private sealed class Listener(Action<TrackProgress> listen) : IProgress<TrackProgress>
    {
        public void Report(TrackProgress value) => listen(value);
    }
}
