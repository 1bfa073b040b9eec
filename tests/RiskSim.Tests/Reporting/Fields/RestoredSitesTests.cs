using RiskSim.Reporting;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Runs;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Fields;

/// <summary>Documents go on when what they forecast has come: here a pad that is back since 2 March 2026.</summary>
public sealed class RestoredSitesTests
{
    private const string Restored = "sites.site-31-6.restored.";

    private static readonly Lazy<RunFields> Before = new(() => Run("baikonur-31-6", "2026-02-01"));
    private static readonly Lazy<RunFields> After = new(() => Run("baikonur-31-6", "2026-03-25"));
    private static readonly Lazy<RunFields> OneSite = new(() => Run("baikonur-31-6-simple", "2026-02-01"));
    private static readonly Lazy<RunFields> AllOver = new(() => Run("slc-40-amos-6", "2018-01-10"));

    private static RunFields Run(string scenario, string asOf)
    {
        var loaded = ScenarioLoader.Load(Path.Combine(Repository.Root, "scenarios", scenario + ".yaml"), new LoadOptions(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), []));
        Assert.True(loaded.Scenario is not null, string.Join('\n', loaded.Problems));
        return new RunFields(new KeptRun("run", Forecaster.Run(loaded.Scenario, new ForecastOptions(1024, 1), null, CancellationToken.None), new RunOrigin("1.2.3", [])));
    }

    private static (FieldValue? Value, string Problem) Resolve(RunFields run, string tag)
    {
        var problems = new List<Problem>();
        var value = run.Resolve(FieldTag.Parse(tag), new Place("a.md", 1, 1), problems);
        return (value, string.Join('\n', problems));
    }

    private static string Missing(RunFields run, string chart)
    {
        var problems = new List<Problem>();
        Assert.False(run.Charts.Has(new ChartTag(chart, "", ""), new Place("a.md", 1, 1), problems));
        return Assert.Single(problems).ToString();
    }

    [Theory]
    [InlineData("p80", "2026-03-02")]
    [InlineData("p10@official|long-date", "2 March 2026")]
    [InlineData("p95|±", "2026-03-02")]
    [InlineData("p50|raw", "-23")]
    public void Resolve_ASiteThatIsBack_ShowsTheDate(string figure, string text)
    {
        Assert.NotEqual(text, Resolve(Before.Value, Restored + figure).Value!.Text);
        Assert.Equal((text, ""), (Resolve(After.Value, Restored + figure).Value!.Text, Resolve(After.Value, Restored + figure).Problem));
    }

    [Fact]
    public void Resolve_ASiteThatIsBack_IsNotBeyondTheHorizon() => Assert.Equal(0, Resolve(After.Value, Restored + "prob_beyond_horizon|raw").Value!.Number);

    [Fact]
    public void All_ASiteThatIsBack_IsListedOnceForEachAssumption()
    {
        foreach (var run in new[] { Before.Value, After.Value })
            Assert.Equal(["", "analyst", "official", "outside-view"], run.All().Where(f => f.Tag.Id == Restored + "p80").Select(f => f.Tag.Assumption is AssumptionForecast.BlendId ? "" : f.Tag.Assumption).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(After.Value.All(), f => f.Tag.Id.StartsWith("sites.vostochny-1s.restored", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sites.site-31-6.restored.p81", "Did you mean 'sites.site-31-6.restored.p80'")]
    [InlineData("missions.progress-ms-34.launch.p81", "Did you mean 'missions.progress-ms-34.launch.p80'")]
    // There is none of its own that is near, and nobody means another site's.
    [InlineData("sites.vostochny-1s.restored.p80", "'risksim docs fields' lists all.")]
    public void Resolve_NoSuchFigure_NamesThoseOfTheSameSiteOrMission(string tag, string mend)
    {
        var problem = Resolve(After.Value, tag).Problem;
        Assert.Contains(mend, problem, StringComparison.Ordinal);
        var subject = tag.Split('.')[1];
        Assert.DoesNotContain(problem.Split('\'').Where(w => w.Count(c => c == '.') > 1), w => w.Split('.')[1] != subject);
    }

    [Theory]
    [InlineData("restoration", "Baikonur 31/6 is back: this chart is not drawn any more")]
    [InlineData("restoration-site-31-6", "Baikonur 31/6 is back: this chart is not drawn any more")]
    [InlineData("restoration-site-1-5", " is not likely enough to be back by the horizon: this chart is not drawn any more")]
    [InlineData("restoration-vostochny-1s", "is not out on the data date")]
    [InlineData("joint-soyuz-ms-29-progress-ms-33", "Progress MS-33 has launched: this chart is not drawn any more")]
    [InlineData("joint-soyuz-ms-29-progress-ms-36", "the chart of two missions is that of the first two to come, 'joint-")]
    [InlineData("restoration-nowhere", "the run has no chart 'restoration-nowhere'")]
    [InlineData("launch-date", "the run has no chart 'launch-date'. Did you mean 'launch-dates'?")]
    public void Has_AChartThatIsNotDrawn_SaysWhy(string chart, string reason) => Assert.Contains(reason, Missing(After.Value, chart), StringComparison.Ordinal);

    [Fact]
    public void Has_TheOnlySiteThatIsOut_IsToldTheNameOfItsChart() =>
        Assert.Contains("Site 31-6 is the only site that is out, and its chart is 'restoration'", Missing(OneSite.Value, "restoration-site-31-6"), StringComparison.Ordinal);

    [Fact]
    public void Has_SeveralSitesAreOut_NamesTheirCharts() =>
        Assert.Contains("each with a chart of its own: restoration-site-31-6, restoration-site-1-5", Missing(Before.Value, "restoration"), StringComparison.Ordinal);

    [Theory]
    [InlineData("capability-cargo", "a loss of cargo launches is too unlikely to be seen: this chart is not drawn any more")]
    [InlineData("calendar-nothing", "the run has no chart 'calendar-nothing'")]
    [InlineData("delays", "there is nothing to be seen on it: this chart is not drawn any more. Take the picture out")]
    [InlineData("restoration", "are back: this chart is not drawn any more")]
    public void Has_NothingAtRisk_SaysSo(string chart, string reason) => Assert.Contains(reason, Missing(AllOver.Value, chart), StringComparison.Ordinal);
}
