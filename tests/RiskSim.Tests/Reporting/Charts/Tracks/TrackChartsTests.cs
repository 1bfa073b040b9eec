using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Charts.Tracks;
using RiskSim.Reporting.Tracks;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Charts.Tracks;

/// <summary>The numbers and words behind the pictures of a track.</summary>
public sealed class TrackChartsTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    private static ImmutableArray<Chart> Charts(Track? track = null, params ImmutableArray<string> figures) => TrackCharts.Of(TrackSample.Context(track, figures));

    private static Chart Named(string name, Track? track = null, params ImmutableArray<string> figures) => Charts(track, figures).Single(c => c.Name == name);

    private static double Offset(int month, int day) => new DateOnly(2026, month, day).DayNumber - First.DayNumber;

    [Fact]
    public void Of_Track_ReturnCrewedAndNextMissionsCapabilityWeightsAndWhatWasAskedFor() => Assert.Equal(
        ["restoration-pad", "launch-cargo-1", "launch-crew-1", "capability-crewed", "capability-cargo", "weights", "figure-missions-crew-1-delay-mean"],
        Charts(figures: "missions.crew-1.delay.mean").Select(c => c.Name));

    [Fact]
    public void Restoration_EachPanel_IsTheFanOfItsAssumptionUpToTheDateWhenItWasKnown()
    {
        var chart = Named("restoration-pad");
        Assert.Equal(["Quick", "Slow", "Blend"], chart.Panels.Select(p => p.Heading));
        var forecasts = TrackSample.Track.Forecasts;
        foreach (var (panel, id) in chart.Panels.Zip(["quick", "slow", "blend"]))
        {
            var curve = panel.Marks.OfType<Curve>().Single(c => c.Points.Length == 3);
            var band = Assert.Single(panel.Marks.OfType<Band>());
            for (var i = 0; i < 3; i++)
            {
                var one = forecasts[i].All.Single(a => a.Id == id);
                var x = forecasts[i].Scenario.AsOf.DayNumber - First.DayNumber;
                Assert.Equal((double)x, curve.Points[i].X);
                Assert.Equal(x + one.Find("sites.pad.restored.p50")!.Value, curve.Points[i].Y);
                Assert.Equal(x + one.Find("sites.pad.restored.p10")!.Value, band.Lower[i].Y);
                Assert.Equal(Math.Min(panel.Y.To, x + one.Find("sites.pad.restored.p90")!.Value), band.Upper[i].Y);
            }
        }

        // Reported on 15 March, so the axis ends there; it was back on 14 March.
        Assert.InRange(chart.Panels[0].X.To, Offset(3, 15), Offset(3, 18));
        var outcome = chart.Panels[0].Marks.OfType<Curve>().Single(c => c.Style == FanChart.OutcomeStyle);
        Assert.All(outcome.Points, p => Assert.Equal(Offset(3, 14), p.Y));
        Assert.Contains(chart.Key, k => k.Label == "back 14 Mar 2026");
        Assert.EndsWith("; back 14 Mar 2026", chart.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Drops_AreNumberedInTheUppermostRowAndExplainedBelow()
    {
        var chart = Named("restoration-pad");
        Assert.Equal(["1", "2", "3"], chart.Panels[0].Marks.OfType<Drop>().Select(d => d.Label));
        Assert.Equal([Offset(1, 20), Offset(2, 10), Offset(3, 15)], chart.Panels[0].Marks.OfType<Drop>().Select(d => d.X));
        Assert.All(chart.Panels[2].Marks.OfType<Drop>(), d => Assert.Equal("", d.Label));
        Assert.Equal([new Note("1", "20 Jan 2026 · the agency: parts are there"), new Note("2", "10 Feb 2026 · a critic: it takes longer"), new Note("3", "15 Mar 2026 · the agency: restored")], chart.Notes);
    }

    [Fact]
    public void Drops_OfALongLedger_AreLeftToTheReport()
    {
        var entries = Enumerable.Range(0, 20).Select(i => $"  - {{ date: {First.AddDays(3 + i):yyyy-MM-dd}, by: x, says: news {i} }}");
        var chart = Named("weights", TrackSample.Run(TrackSample.Top + string.Join('\n', entries) + "\n", new DataDateChoice(Every: DateStep.Parse("10d")), new ForecastOptions(200, 1)));
        Assert.Equal(20, chart.Panels[0].Marks.OfType<Drop>().Count());
        Assert.Equal("1–20", Assert.Single(chart.Notes).Number);
    }

    [Fact]
    public void Launch_OnceLaunched_TheFanEndsAndTheOutcomeStays()
    {
        var chart = Named("launch-cargo-1");
        var curve = chart.Panels[^1].Marks.OfType<Curve>().Single(c => c.Points.Length > 2);
        Assert.Equal(Offset(3, 15), curve.Points[^1].X);
        Assert.Contains(chart.Key, k => k.Label == "launched 1 Apr 2026");
        Assert.Contains(chart.Key, k => k.Label == "planned 2 Mar 2026");
        Assert.DoesNotContain(Named("launch-crew-1").Key, k => k.Label.StartsWith("launched", StringComparison.Ordinal));
    }

    [Fact]
    public void Fan_BeyondTheHorizon_IsATriangleAndNoLine()
    {
        var text = TrackSample.Top.Replace("lognormal(p10=60 p90=400)", "mixture(0.3 of pert(90 150 200)  0.7 of never)", StringComparison.Ordinal);
        var chart = Named("restoration-pad", TrackSample.Run(text + TrackSample.Entries[0].Replace(", set:", ", assumption: quick, set:", StringComparison.Ordinal) + "\n"));
        var slow = chart.Panels.Single(p => p.Heading == "Slow");
        var triangles = slow.Marks.OfType<Dot>().ToList();
        Assert.Equal(2, triangles.Count);
        Assert.All(triangles, d => Assert.Equal((Sign.Triangle, true), (d.Style.Sign, d.IsFilled)));
        Assert.DoesNotContain(slow.Marks.OfType<Curve>(), c => c.Style.Colour == triangles[0].Style.Colour);
        Assert.Contains(chart.Key, k => k.Label == "P50 beyond the horizon");
        Assert.Contains("1 Jan 2028", chart.Caption, StringComparison.Ordinal);
        Assert.Equal("P50 beyond the horizon", slow.Remark);
    }

    /// <summary>With a repair of 60 days at most it cannot be out in February.</summary>
    [Fact]
    public void Fan_AssumptionThatBecomesImpossible_EndsAndSaysSo()
    {
        var text = TrackSample.Top.Replace("lognormal(p10=25 p90=120)", "pert(1 5 10)", StringComparison.Ordinal).Replace("pert(35 45 90)", "pert(35 40 50)", StringComparison.Ordinal)
            + "  - { date: 2026-01-10, says: x }\n  - { date: 2026-02-10, says: y }\n";
        var panel = Named("restoration-pad", TrackSample.Run(text)).Panels.Single(p => p.Heading == "Quick");
        Assert.Equal(2, panel.Marks.OfType<Dot>().Count());
        Assert.EndsWith("; impossible from 10 Feb 2026 on", panel.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_Lines_AreTheUpdatedWeightsWithTheirErrors()
    {
        var track = WithWeights(0.25, 0.4, 0.55, 0.7, 0.7);
        var chart = Named("weights", track);
        var curves = chart.Panels[0].Marks.OfType<Curve>().ToList();
        Assert.Equal([0.25, 0.4, 0.55, 0.7, 0.7], curves[0].Points.Select(p => p.Y));
        Assert.Equal([0.75, 0.6, 0.45, 0.3, 0.3], curves[1].Points.Select(p => Math.Round(p.Y, 9)));
        var band = chart.Panels[0].Marks.OfType<Band>().First();
        Assert.Equal([0.23, 0.38, 0.53, 0.68, 0.68], band.Lower.Select(p => Math.Round(p.Y, 9)));
        Assert.Equal("Weight of quick: 25\u00a0% on 1 Jan 2026, 70\u00a0% on 2 Apr 2026", chart.Title);
    }

    [Fact]
    public void Capability_Panels_AreTheProbabilitiesOfLongLosses()
    {
        var chart = Named("capability-crewed");
        Assert.Equal(["A loss of more than 90 days", "A loss of more than 180 days", "A loss of more than 365 days", "No launch possible 180 days later"], chart.Panels.Select(p => p.Heading));
        var blend = chart.Panels[1].Marks.OfType<Curve>().Last();
        Assert.Equal(TrackSample.Track.Forecasts.Select(f => f.Blend.Find("capability.crewed.longest.prob_gt_180")!.Value), blend.Points.Select(p => p.Y));
    }

    [Fact]
    public void Figure_PointInTime_IsDrawnAsDates()
    {
        var panel = Named("figure-missions-crew-1-launch-p80", null, "missions.crew-1.launch.p80").Panels[0];
        Assert.IsType<DateAxis>(panel.Y);
        var forecasts = TrackSample.Track.Forecasts;
        Assert.Equal(forecasts.Select(f => f.Scenario.AsOf.DayNumber - First.DayNumber + f.Blend.Find("missions.crew-1.launch.p80")!.Value),
            panel.Marks.OfType<Curve>().Last().Points.Select(p => p.Y));
    }

    public static TheoryData<string> EdgeCases => ["usual", "one date", "one assumption", "never", "no outage", "eight assumptions"];

    [Theory, MemberData(nameof(EdgeCases))]
    public void Render_EdgeCase_IsAWholePageOrLess(string name)
    {
        var top = TrackSample.Top;
        var (text, every) = name switch
        {
            "one date" => (top.Replace("ledger:\n", "", StringComparison.Ordinal), null),
            "one assumption" => (top[..top.IndexOf("assumptions:", StringComparison.Ordinal)] + "ledger:\n" + TrackSample.Entries[0] + "\n", null),
            "never" => (top.Replace("lognormal(p10=60 p90=400)", "never", StringComparison.Ordinal).Replace("lognormal(p10=25 p90=120)", "never", StringComparison.Ordinal)
                + TrackSample.Entries[0].Replace("pert(20 50 160)", "never", StringComparison.Ordinal) + "\n", null),
            "no outage" => (top.Replace("began: 2025-12-01", "begins: 2027-12-01", StringComparison.Ordinal) + TrackSample.Entries[0] + "\n", null),
            "eight assumptions" => (top.Replace("  slow: {", string.Concat(Enumerable.Range(1, 6).Select(i => $"  view-{i}: {{ weight: 1 }}\n")) + "  slow: {", StringComparison.Ordinal)
                + string.Join('\n', TrackSample.Entries) + "\n", DateStep.Parse("5d")),
            _ => (TrackSample.Text, (DateStep?)null),
        };
        var charts = Charts(TrackSample.Run(text, new DataDateChoice(Every: every), new ForecastOptions(300, 1)));
        Assert.NotEmpty(charts);
        foreach (var chart in charts)
        {
            Assert.All([chart.Title, chart.AlternativeText, chart.Caption], words =>
            {
                Assert.NotEqual("", words);
                Assert.DoesNotContain("NaN", words, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", words, StringComparison.Ordinal);
            });
            if (ChartFont.Installed(chart.Title) is not { } font) continue;
            var svg = System.Text.Encoding.UTF8.GetString(ChartRenderer.Render(chart, font, ChartFormat.Svg));
            var height = int.Parse(System.Text.RegularExpressions.Regex.Match(svg, "viewBox=\"0 0 800 (\\d+)\"").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(height, 200, 1120);
        }
    }

    private static Track WithWeights(params double[] quick) => TrackSample.Track with
    {
        Forecasts = [.. TrackSample.Track.Forecasts.Zip(quick, (forecast, weight) => forecast with
        {
            Assumptions = [.. forecast.Assumptions.Select(a => Weighted(a, a.Id == "quick" ? weight : 1 - weight))],
        })],
    };

    private static AssumptionForecast Weighted(AssumptionForecast forecast, double weight) => forecast with
    {
        UpdatedWeight = weight,
        Figures = [.. forecast.Figures.Select(f => f.Metric == "weight.updated" ? f with { Value = weight, StandardError = 0.01 } : f)],
    };
}
