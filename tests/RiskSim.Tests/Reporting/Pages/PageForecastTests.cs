using System.Collections.Immutable;
using RiskSim.Reporting;
using RiskSim.Reporting.Pages;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Pages;

/// <summary>Figures that the page mixes are those of runs with these weights.</summary>
public sealed class PageForecastTests
{
    private const long Trials = 4096;
    private static readonly string[] Ids = ["official", "analyst", "outside-view"];
    private static readonly RunOrigin Origin = new("1.2.3", []);

    private sealed record Shown(double Value, double Error, string Unit);

    private static ForecastResult Run(params ImmutableArray<KeyValuePair<string, string>> set)
    {
        var path = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");
        var loaded = ScenarioLoader.Load(path, new LoadOptions(new DateOnly(2026, 2, 1), set));
        return Forecaster.Run(loaded.Scenario!, new ForecastOptions(Trials, 1), null, CancellationToken.None);
    }

    private static ForecastResult Run(double[] weights) => Run(
        [new("update_weights", "false"), .. Ids.Zip(weights, (id, w) => KeyValuePair.Create($"assumptions.{id}.weight", w.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);

    private static byte[] Pack(ForecastResult result, int bits = 32) => PageData.Pack([new KeptRun("runs/a", result, Origin)], bits);

    public static TheoryData<double, double, double> Weights => new() { { 0.2, 0.3, 0.5 }, { 0.9, 0.05, 0.05 }, { 0, 0.5, 0.5 }, { 0, 1, 0 }, { 0.3334, 0.3333, 0.3333 } };

    [Theory]
    [MemberData(nameof(Weights))]
    public void Find_WeightsMoved_EveryFigureIsThatOfARunWithThem(double official, double analyst, double outside)
    {
        double[] weights = [official, analyst, outside];
        var wanted = Run(weights);
        using var script = PageScript.Of(Pack(Run()));
        script.Run($"globalThis.view = forecast.blend(opened[0], [{string.Join(", ", weights.Select(w => w.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}])");
        var compared = 0;
        foreach (var figure in wanted.Blend.Figures)
        {
            if (figure.Metric.Contains(".delay_part.", StringComparison.Ordinal) || figure.Metric.Contains(".total.p", StringComparison.Ordinal)) continue;
            var shown = script.Json<Shown>($"view.find('{figure.Metric}')");
            Assert.True(shown is not null, figure.Metric);
            compared++;
            if (figure.IsBeyondHorizon) Assert.Equal(double.PositiveInfinity, shown.Value);
            else if (IsPercentile(figure))
            {
                Assert.True(Math.Floor(figure.Value + 1e-9) == Math.Floor(shown.Value + 1e-9), $"{figure.Metric}: {shown.Value} is not on the day of {figure.Value}");
                Assert.Equal(Rounding.Days(figure.Value, 0.01, wholeDays: true), Rounding.Days(shown.Value, 0.01, wholeDays: true));
            }
            else
            {
                Assert.Equal(figure.Value, shown.Value, 1e-9 * Math.Max(1, Math.Abs(figure.Value)));
                // Of a spacecraft's the share of futures that have them has an error too, which is small beside.
                var tolerance = figure.Metric.StartsWith("spacecraft.", StringComparison.Ordinal) ? 0.2 : 1e-6;
                Assert.Equal(figure.StandardError, shown.Error, tolerance * figure.StandardError + 1e-12);
            }
        }

        Assert.True(compared > 200, $"only {compared} figures");
    }

    [Fact]
    public void Find_PercentilesOfMovedWeights_ErrorsAreAboutThoseOfTheRun()
    {
        var wanted = Run([0.2, 0.3, 0.5]);
        using var script = PageScript.Of(Pack(Run()));
        script.Run($"globalThis.view = forecast.blend(opened[0], [0.2, 0.3, 0.5])");
        var ratios = wanted.Blend.Figures.Where(f => IsPercentile(f) && !f.IsBeyondHorizon && f.StandardError > 0.2 && !f.Metric.Contains(".total.", StringComparison.Ordinal))
            .Select(f => script.Json<Shown>($"view.find('{f.Metric}')")!.Error / f.StandardError).Order().ToList();
        Assert.True(ratios.Count > 20);
        // An error from 16 randomisations is itself uncertain by a fifth.
        Assert.InRange(ratios[ratios.Count / 2], 0.7, 1.5);
        Assert.InRange(ratios[ratios.Count / 10], 0.3, 3);
        Assert.InRange(ratios[ratios.Count * 9 / 10], 0.3, 3);
    }

    [Fact]
    public void Find_WeightsOfTheRun_EveryFigureHasTheRunsValueAndError()
    {
        var result = Run();
        using var script = PageScript.Of(Pack(result));
        script.Run($"globalThis.view = forecast.blend(opened[0], opened[0].updated)");
        foreach (var figure in result.Blend.Figures.Where(f => !f.Metric.Contains(".delay_part.", StringComparison.Ordinal)))
        {
            var shown = script.Json<Shown>($"view.find('{figure.Metric}')")!;
            Assert.Equal(figure.Value, shown.Value, 1e-11 * Math.Max(1, double.IsFinite(figure.Value) ? Math.Abs(figure.Value) : 1));
            Assert.Equal(figure.StandardError, shown.Error, 1e-7 * figure.StandardError);
        }
    }

    [Fact]
    public void Find_CoarseCurves_DatesAreOffByOneDayAtMost()
    {
        var wanted = Run([0.2, 0.3, 0.5]);
        using var script = PageScript.Of(Pack(Run(), bits: 14));
        script.Run($"globalThis.view = forecast.blend(opened[0], [0.2, 0.3, 0.5])");
        foreach (var figure in wanted.Blend.Figures.Where(f => f.Metric.Contains(".launch.p", StringComparison.Ordinal) && !f.IsBeyondHorizon))
            Assert.True(Math.Abs(Math.Floor(figure.Value + 1e-9) - Math.Floor(script.Json<Shown>($"view.find('{figure.Metric}')")!.Value + 1e-9)) <= 1, figure.Metric);
    }

    [Theory]
    [MemberData(nameof(Weights))]
    public void Sentences_AnyWeights_AreTheProgram_s(double official, double analyst, double outside)
    {
        double[] weights = [official, analyst, outside];
        var wanted = Run(weights);
        // Opened with these weights, so that the errors are the run's to the last digit.
        using var script = PageScript.Of(Pack(wanted));
        script.Run($"globalThis.view = forecast.blend(opened[0], opened[0].updated)");
        foreach (var (i, kind) in FigureIds.Kinds(wanted).Index())
            Assert.Equal(Sentences.Capability(wanted, wanted.Blend, kind), script.Text($"sentences.capability(view, data.dates[0].kinds[{i}])"));
        foreach (var (i, mission) in global::RiskSim.Reporting.Text.Shown.Missions(wanted).Index())
            Assert.Equal(Sentences.Mission(wanted, wanted.Blend, mission), script.Text($"sentences.mission(view, data.dates[0].missions[{i}])"));
        foreach (var (i, id) in FigureIds.Spacecraft(wanted).Index())
            Assert.Equal(Sentences.Crew(wanted, wanted.Blend, id), script.Text($"sentences.crew(view, data.dates[0].spacecraft[{i}])"));
        foreach (var (a, forecast) in wanted.Assumptions.Index())
            foreach (var (i, mission) in global::RiskSim.Reporting.Text.Shown.Missions(wanted).Index())
                Assert.Equal(Sentences.Mission(wanted, forecast, mission), script.Text($"sentences.mission(forecast.single(opened[0], {a}), data.dates[0].missions[{i}])"));
    }

    [Fact]
    public void Curve_EveryDistribution_IsExactAtItsPoints()
    {
        var result = Run();
        using var script = PageScript.Of(Pack(result));
        foreach (var (name, distribution) in result.Assumptions[0].Distributions.Where(d => !d.Key.EndsWith(".total", StringComparison.Ordinal)))
        {
            script.Run($"globalThis.curve = opened[0].own('{name}')[0]");
            var first = (int)script.Number($"curve.firstDay");
            for (var day = first; day < first + 60; day++)
            {
                Assert.Equal(distribution.Cdf(day), script.Number($"curves.upTo(curve, {day})"), 1e-9);
                Assert.Equal(distribution.Cdf(day - distribution.StepDays), script.Number($"curves.before(curve, {day})"), 1e-9);
            }

            Assert.Equal(1 - distribution.BeyondProbability, script.Number($"curves.last(curve)"), 1e-9);
        }
    }

    [Fact]
    public void LossByDay_EveryDay_IsMixed()
    {
        var wanted = Run([0.2, 0.3, 0.5]);
        using var script = PageScript.Of(Pack(Run()));
        var shown = script.Json<double[]>($"Array.from(forecast.blend(opened[0], [0.2, 0.3, 0.5]).curve('capability.crewed.lost'))")!;
        Assert.Equal(wanted.Blend.LossByDay["crewed"].Probability.Length, shown.Length);
        foreach (var (expected, actual) in wanted.Blend.LossByDay["crewed"].Probability.Zip(shown)) Assert.Equal(expected, actual, 1e-9);
    }

    private static bool IsPercentile(Figure figure) => System.Text.RegularExpressions.Regex.IsMatch(figure.Metric, @"\.p[\d.]+$");
}
