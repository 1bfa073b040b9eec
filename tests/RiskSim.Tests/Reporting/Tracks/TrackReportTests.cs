using System.Collections.Immutable;
using RiskSim.Reporting;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Tracks;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Tracks;

public sealed class TrackReportTests
{
    private static readonly RunDetails Details = new("1.0", [new("every", "7d")], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero);

    private static string Compose(Track? track = null, params ImmutableArray<string> figures) => TrackReport.Compose(TrackSample.Context(track, figures), null, [], "charts", Details);

    /// <summary>With figures made by hand, so that every word can be.</summary>
    private static Track Exact(params double[] p50) => TrackSample.Track with
    {
        Forecasts = [.. TrackSample.Track.Forecasts.Zip([.. p50, 0, 0], (forecast, days) => forecast with
        {
            Blend = forecast.Blend with
            {
                Figures = [.. forecast.Blend.Figures.Select(f => f.Metric switch
                {
                    "sites.pad.restored.p50" => f with { Value = days, Date = double.IsFinite(days) ? forecast.Scenario.AsOf.AddDays((int)days) : null },
                    "sites.pad.restored.p80" => f with { Value = double.PositiveInfinity, Date = null },
                    _ => f,
                })],
            },
        })],
    };

    [Fact]
    public void Story_TellsTheForecastsInOrderAndTheOutcome()
    {
        var context = TrackSample.Context(Exact(100, 60, 40));
        Assert.Equal("On 1 Jan 2026 the blend expected the return of Pad A by 11 Apr 2026 (P50; P80: after 1 Jan 2028); on 20 Jan 2026 by 21 Mar 2026 (P80: after 1 Jan 2028); "
            + "on 10 Feb 2026 by 22 Mar 2026 (P80: after 1 Jan 2028). It was back on 14 Mar 2026.",
            TrackSentences.Story(context, context.Main, FanSubject.Site(context, "pad", "Pad A")));
    }

    [Fact]
    public void Story_SmallSteps_AreLeftOut()
    {
        var context = TrackSample.Context(Exact(100, 100 - 19 + 3, 40));
        Assert.StartsWith("On 1 Jan 2026 the blend expected the return of Pad A by 11 Apr 2026 (P50; P80: after 1 Jan 2028); on 10 Feb 2026 by 22 Mar 2026",
            TrackSentences.Story(context, context.Main, FanSubject.Site(context, "pad", "Pad A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Story_BeyondTheHorizon_SaysAfterIt()
    {
        var context = TrackSample.Context(Exact(double.PositiveInfinity, 60, 40));
        Assert.StartsWith("On 1 Jan 2026 the blend expected the return of Pad A after 1 Jan 2028 (P50; P80: after 1 Jan 2028)",
            TrackSentences.Story(context, context.Main, FanSubject.Site(context, "pad", "Pad A")), StringComparison.Ordinal);
    }

    [Fact]
    public void Story_Launch_TellsHowLateItWasOrThatNobodyKnows()
    {
        var context = TrackSample.Context();
        Assert.EndsWith(" It was launched on 1 Apr 2026, 30 days late.", TrackSentences.Story(context, context.Main, FanSubject.Launch(context, "cargo-1")), StringComparison.Ordinal);
        Assert.EndsWith(" How it ended is not known yet.", TrackSentences.Story(context, context.Main, FanSubject.Launch(context, "crew-1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_Tables_HaveARowForEachDateAndTheLedgerWithItsNumbers()
    {
        var report = Compose(figures: "missions.crew-1.delay.prob_on_time");
        foreach (var forecast in TrackSample.Track.Forecasts) Assert.True(report.Split($"| {forecast.Scenario.AsOf:yyyy-MM-dd}").Length >= 5, $"{forecast.Scenario.AsOf}");
        Assert.Contains("## Return of Pad A\n\nIn the blend (back on 2026-03-14):\n", report, StringComparison.Ordinal);
        Assert.Contains("launched 2026-04-01", report, StringComparison.Ordinal);
        Assert.Contains("quick (stated 25 %)", report, StringComparison.Ordinal);
        Assert.Contains("## `missions.crew-1.delay.prob_on_time`", report, StringComparison.Ordinal);
        Assert.Matches(@"\| 2 +\| 2026-02-10 \| a critic +\| it takes longer \| slow", report);
        Assert.Contains("--every 7d", report, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", report, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_FailedDate_IsNamedWithItsErrors()
    {
        var failed = new FailedDate(new DateOnly(2026, 2, 20), [new Problem(Severity.Error, new Place("pad.yaml", 3, 4), "x", "it is wrong", "Mend it.")]);
        var report = Compose(TrackSample.Track with { Failed = [failed] });
        Assert.Contains("**There is no forecast for 2026-02-20**", report, StringComparison.Ordinal);
        Assert.Contains("- 2026-02-20: pad.yaml:3:4: error: 'x': it is wrong. Mend it.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_OfSeveralDates_AreToldOnceErrorsFirst()
    {
        var warning = new Problem(Severity.Warning, new Place("pad.yaml", 1, 1), "", "careful", "");
        var error = new Problem(Severity.Error, new Place("pad.yaml", 9, 1), "", "wrong", "");
        var track = TrackSample.Track with
        {
            Forecasts = [.. TrackSample.Track.Forecasts.Select(f => f with { Warnings = [warning with { Rule = $"before the data date {f.Scenario.AsOf:yyyy-MM-dd}" }] })],
            Failed = [new FailedDate(new DateOnly(2026, 6, 1), [error])],
        };
        Assert.Equal(["2026-06-01: pad.yaml:9:1: error: wrong.", "2026-01-01 to 2026-04-02 (5 dates): pad.yaml:1:1: warning: before the data date."],
            TrackWarnings.Of(track).Select(w => $"{TrackWarnings.Dates(w.Dates)}: {w.Text}"));
    }

    [Fact]
    public void Summary_HasARowForEachDateWithinTheWidth()
    {
        var summary = TrackWriter.Tell(TrackSample.Track, TrackChoice.Of(TrackSample.Track, [], []), 100);
        foreach (var forecast in TrackSample.Track.Forecasts) Assert.Contains($"\n{forecast.Scenario.AsOf:yyyy-MM-dd}", summary, StringComparison.Ordinal);
        Assert.All(summary.Split('\n'), line => Assert.InRange(line.Length, 0, 104));
    }

    [Fact]
    public void Choice_Unknown_IsAProblemThatNamesWhatThereIs()
    {
        var source = TrackSample.Load(TrackSample.Text, null).Source!;
        var problem = Assert.Single(TrackChoice.MissionProblems(source, [new DateOnly(2026, 1, 1)], ["crew-1", "crew-7"]));
        Assert.Equal("--mission: error: 'crew-7': there is no such mission on any of the data dates. The missions are: cargo-1, crew-1, cargo-2.", problem.ToString());
        var figure = Assert.Single(TrackChoice.Of(TrackSample.Track, [], ["missions.crew-1.delay.mean", "missions.crew-1.delay.p51"]).Problems(TrackSample.Track));
        Assert.Equal("missions.crew-1.delay.p51", figure.Value);
    }

    [Fact]
    public void Choice_NothingAsked_CrewedMissionsAndTheNext() => Assert.Equal(["cargo-1", "crew-1"], TrackChoice.Of(TrackSample.Track, [], []).Missions);
}
