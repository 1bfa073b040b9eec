using System.Collections.Immutable;
using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Statistics;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts;

/// <summary>The numbers behind the pictures.</summary>
public sealed class ChartNumbersTests
{
    private static readonly ForecastResult Result = new SampleForecast { Trials = 1000 }.Build();

    private static readonly ImmutableArray<string> Quantiles = ["p50", "p80"];

    [Fact]
    public void Restoration_Curves_AreTheDistributionFunctionsBlendOnTop()
    {
        var curves = Marks<Curve>(Chart("restoration"));

        Assert.Equal(Result.All.Count(), curves.Length);
        foreach (var (curve, forecast) in curves.Zip(Result.All))
            Assert.All(curve.Points, p => Assert.Equal(forecast.Distributions["sites.site-31-6.restored"].Cdf(p.X), p.Y, 9));
        Assert.Equal("#000000", curves[^1].Style.Colour);
    }

    [Fact]
    public void Restoration_TitleAndDrops_GiveTheDatesOfTheBlend()
    {
        var chart = Chart("restoration");
        var dates = Quantiles.Select(q => Labels.Date(Result.Blend.Find("sites.site-31-6.restored." + q)!.Date!.Value)).ToList();

        Assert.Equal($"Site 31/6: 50\u00a0% chance of being back by {dates[0]}, 80\u00a0% by {dates[1]}", chart.Title);
        Assert.Equal(dates.Select((d, i) => $"P{(i == 0 ? 50 : 80)}: {d}"), Marks<Drop>(chart).Select(d => d.Label));
        Assert.Contains("past horizon", string.Concat(chart.Key.Single(k => k.Label == "outside view").Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Restoration_SeveralSites_OneChartEach()
    {
        var inputs = Result.Scenario.Assumptions[0].Inputs;
        var two = inputs with { Sites = [.. inputs.Sites, inputs.Sites[0] with { Id = "pad-b", Name = "Pad B" }] };
        var result = Result with
        {
            Scenario = Result.Scenario with { Assumptions = [.. Result.Scenario.Assumptions.Select(a => a with { Inputs = two })] },
            Blend = Result.Blend with { Distributions = Result.Blend.Distributions.Add("sites.pad-b.restored", Result.Blend.Distributions["sites.site-31-6.restored"]) },
        };

        Assert.Equal(["restoration-site-31-6", "restoration-pad-b"], ChartBook.Names(result).Take(2));
    }

    [Fact]
    public void Capability_Curve_IsTheDailyProbability()
    {
        var curve = Marks<Curve>(Chart("capability-crewed"))[^1];
        var daily = Result.Blend.LossByDay["crewed"].Probability;
        Assert.All(curve.Points, p => Assert.Equal(daily[(int)p.X], p.Y));
        Assert.StartsWith("Crewed launch capability: 50\u00a0% chance of being back by ", Chart("capability-crewed").Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Capability_Band_IsDrawnOnlyWhereItCanBeSeen()
    {
        Assert.NotEmpty(Marks<Band>(Chart("capability-crewed")));
        var exact = Result.Blend.LossByDay["crewed"];
        exact = exact with { StandardError = [.. exact.StandardError.Select(e => e / 100)] };
        var result = Result with
        {
            Assumptions = [.. Result.Assumptions.Select(a => a with { LossByDay = a.LossByDay.SetItem("crewed", exact) })],
            Blend = Result.Blend with { LossByDay = Result.Blend.LossByDay.SetItem("crewed", exact) },
        };
        Assert.Empty(Marks<Band>(ChartBook.Charts(result).Single(c => c.Name == "capability-crewed")));
    }

    [Fact]
    public void Capability_NotLostNow_TitleNamesTheWorstDay()
    {
        var loss = new DailyProbability([.. Enumerable.Range(0, 300).Select(d => d == 100 ? 0.12 : 0.01)], [.. Enumerable.Repeat(0.0, 300)]);
        var kinds = ImmutableDictionary<string, DailyProbability>.Empty.Add("crewed", loss);
        var result = Result with { Assumptions = [.. Result.Assumptions.Select(a => a with { LossByDay = kinds })], Blend = Result.Blend with { LossByDay = kinds } };

        var chart = ChartBook.Charts(result).Single(c => c.Name == "capability-crewed");

        Assert.Equal("Crewed launch capability: highest risk of having none is 12\u00a0%, in Mar 2026", chart.Title);
        Assert.InRange(chart.Panels[0].Y.To, 0.12, 0.2);
    }

    [Fact]
    public void LaunchDates_Bars_ReachFromP10ToP95AndGoOnBeyondTheHorizon()
    {
        var panel = Assert.Single(Chart("launch-dates").Panels);
        var bars = Marks<RangeBar>(Chart("launch-dates"));
        var series = Result.All.ToList();
        var missions = Result.Scenario.Assumptions[0].Inputs.Missions;

        Assert.Equal(missions.Length * series.Count, bars.Length);
        for (var i = 0; i < bars.Length; i++)
        {
            var launch = series[i % series.Count].Distributions[$"missions.{missions[i / series.Count].Id}.launch"];
            Assert.Equal(Math.Min(launch.Quantile(0.1), panel.X.To), bars[i].From);
            Assert.Equal(Math.Min(launch.Quantile(0.95), panel.X.To), bars[i].To);
            Assert.Equal(launch.BeyondProbability > 0.05, bars[i].GoesOn);
        }
        Assert.Contains(bars, b => b.GoesOn);
        Assert.Contains(bars, b => !b.GoesOn);
    }

    [Fact]
    public void LaunchDates_Marks_LieInsideTheAxesAndTheirRows()
    {
        foreach (var name in SampleCases.Names)
            foreach (var chart in ChartBook.Charts(SampleCases.Result(name)).Where(c => c.Name == "launch-dates"))
            {
                var rows = (RowAxis)chart.Panels[0].Y;
                Assert.All(Marks<Dot>(chart), d => Assert.InRange(d.At.X, chart.Panels[0].X.From, chart.Panels[0].X.To));
                Assert.All(Marks<RangeBar>(chart), b => Assert.Single(rows.Rows, r => b.Y > r.From && b.Y < r.To));
                Assert.All(rows.Rows, r => Assert.Equal(rows.NoteHeaders.Length, r.Notes.Length));
            }
    }

    [Fact]
    public void LaunchDates_KnownLaunch_IsLeftOut()
    {
        var inputs = Result.Scenario.Assumptions[0].Inputs;
        inputs = inputs with { Missions = inputs.Missions.SetItem(0, inputs.Missions[0] with { Launched = Result.Scenario.AsOf }) };
        var result = Result with { Scenario = Result.Scenario with { Assumptions = [.. Result.Scenario.Assumptions.Select(a => a with { Inputs = inputs })] } };

        var rows = (RowAxis)ChartBook.Charts(result).Single(c => c.Name == "launch-dates").Panels[0].Y;

        Assert.DoesNotContain(rows.Rows, r => r.Label == "Progress MS-33");
        Assert.Equal(inputs.Missions.Length - 1, rows.Rows.Length);
    }

    [Fact]
    public void Delays_Panels_AreTheCrewedMissionsWithTheirShareOnTime()
    {
        var chart = Chart("delays");
        Assert.Equal(["Soyuz MS-29", "Soyuz MS-30", "Soyuz MS-31"], chart.Panels.Select(p => p.Heading));
        foreach (var (panel, id) in chart.Panels.Zip(["soyuz-ms-29", "soyuz-ms-30", "soyuz-ms-31"]))
        {
            Assert.Contains("on time " + Labels.Percent(Result.Blend.Find($"missions.{id}.delay.prob_on_time")!.Value), panel.Remark, StringComparison.Ordinal);
            var delay = Result.Blend.Distributions[$"missions.{id}.delay"];
            var curve = panel.Marks.OfType<Curve>().Last();
            Assert.All(curve.Points, p => Assert.Equal(1 - delay.Cdf(p.X), p.Y, 9));
            Assert.True(curve.Points[^1].X <= delay.HighDays + 1e-9, "nothing is drawn beyond the horizon");
        }
    }

    [Fact]
    public void DelayParts_Blocks_AddUpToTheMeanDelay()
    {
        var blocks = Marks<Block>(Chart("delay-parts"));
        var missions = Result.Scenario.Assumptions[0].Inputs.Missions;
        for (var i = 0; i < missions.Length; i++)
        {
            var sum = blocks.Where(b => (int)b.Top == i).Sum(b => b.Right - b.Left);
            // What is shorter than a twentieth of a day is not drawn.
            Assert.Equal(Result.Blend.Find($"missions.{missions[i].Id}.delay.mean")!.Value, sum, 0.2);
        }
    }

    [Fact]
    public void DelayParts_NegativePart_StandsLeftOfZero()
    {
        var result = new SampleForecast { Trials = 300 }.Build();
        var figures = result.Blend.Figures.Add(new Figure("blend", "missions.soyuz-ms-29.delay_part.replan.mean", -12, 0.1, Unit.Days, null));
        var chart = ChartBook.Charts(result with { Blend = result.Blend with { Figures = figures } }).Single(c => c.Name == "delay-parts");
        var block = Marks<Block>(chart).Single(b => b.Left < 0);
        Assert.Equal((-12, 0, "-12"), (block.Left, block.Right, block.Text));
        Assert.True(chart.Panels[0].X.From <= -12);
    }

    [Fact]
    public void Restoration_SmallProbabilities_FillTheHeight()
    {
        var rare = new EmpiricalDistribution(0, 1, [.. Enumerable.Range(1, 700).Select(bin => 0.0001 * bin)]);
        var result = Result with
        {
            Assumptions = [.. Result.Assumptions.Select(a => a with { Distributions = a.Distributions.SetItem("sites.site-31-6.restored", rare) })],
            Blend = Result.Blend with { Distributions = Result.Blend.Distributions.SetItem("sites.site-31-6.restored", rare) },
        };
        Assert.Equal(0.08, ChartBook.Charts(result).Single(c => c.Name == "restoration").Panels[0].Y.To);
    }

    [Fact]
    public void CrewOverstay_LimitAndProbability_AreShown()
    {
        var chart = Chart("crew-overstay");
        var limit = Labels.Percent(Result.Blend.Find("spacecraft.soyuz-ms-28.prob_limit_reached")!.Value);
        Assert.Contains("limit reached " + limit, Assert.Single(chart.Panels).Remark, StringComparison.Ordinal);
        Assert.Contains(limit + " that it reaches the limit", chart.Title, StringComparison.Ordinal);
        Assert.Equal(28, Assert.Single(Marks<Drop>(chart)).X);
    }

    [Fact]
    public void Convergence_Band_IsTwoStandardErrors()
    {
        var band = Chart("convergence").Panels[0].Marks.OfType<Band>().Single();
        var points = Result.Blend.Convergence["capability.crewed.longest.mean"];
        Assert.Equal(points.Select(p => p.Estimate + 2 * p.StandardError), band.Upper.Select(p => p.Y));
        Assert.Equal(points.Select(p => Math.Log10(p.Trials)), band.Lower.Select(p => p.X));
    }

    [Fact]
    public void Footer_GivesDataDateSeedAndTrials() => Assert.All(ChartBook.Charts(Result), chart =>
    {
        Assert.Contains("data date 28 Nov 2025", chart.Footer, StringComparison.Ordinal);
        Assert.Contains("1,000 trials per assumption", chart.Footer, StringComparison.Ordinal);
        Assert.Contains("seed 1", chart.Footer, StringComparison.Ordinal);
    });

    [Fact]
    public void Charts_OneAssumption_DrawOnlyTheBlend() =>
        Assert.All(ChartBook.Charts(SampleCases.Result("one assumption")), chart => Assert.All(Marks<Curve>(chart), c => Assert.Equal("#000000", c.Style.Colour)));

    [Fact]
    public void Charts_AllBeyondTheHorizon_TitlesSaySo()
    {
        var titles = ChartBook.Charts(SampleCases.Result("all beyond the horizon")).ToDictionary(c => c.Name, c => c.Title);
        Assert.False(titles.ContainsKey("restoration"), "an empty picture says nothing");
        Assert.Equal("Crewed launch capability: in no trial back by the horizon, 31 Dec 2027", titles["capability-crewed"]);
        Assert.EndsWith("launches in no trial by the horizon, 31 Dec 2027", titles["launch-dates"], StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_Curves_HaveFewPoints() => Assert.All(
        SampleCases.Names.SelectMany(n => ChartBook.Charts(SampleCases.Result(n))).SelectMany(c => Marks<Curve>(c)),
        curve => Assert.InRange(curve.Points.Length, 1, Curves.MostPoints));

    [Fact]
    public void Thin_StraightRuns_KeepTheirEnds() =>
        Assert.Equal([new(0, 0), new(3, 0), new(4, 1), new(9, 1)],
            Curves.Thin([.. Enumerable.Range(0, 10).Select(x => new Point(x, x < 4 ? 0 : 1))]));

    private static Chart Chart(string name) => ChartBook.Charts(Result).Single(c => c.Name == name);

    private static ImmutableArray<T> Marks<T>(Chart chart) where T : Mark => [.. chart.Panels.SelectMany(p => p.Marks).OfType<T>()];
}
