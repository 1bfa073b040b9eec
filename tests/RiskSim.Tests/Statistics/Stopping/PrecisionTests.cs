using RiskSim.Sampling;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

public sealed class PrecisionTests
{
    [Fact]
    public void Run_PrecisionOfEverything_IsReachedByEveryFigureThatItCovers()
    {
        const double Tolerance = 0.003;
        var result = StopScenario.Run(StopScenario.Rule(["0.003"], []));
        Assert.True(result.Stopping!.IsMet);
        Assert.True(result.Stopping.Rounds > 1);
        var figures = result.All.SelectMany(a => a.Figures).ToList();
        Assert.All(figures.Where(f => f.Unit == Unit.Probability), f => Assert.InRange(f.StandardError, 0, Tolerance));
        var dates = figures.Where(f => f.Unit == Unit.PointInTime && (f.Metric.EndsWith(".p50", StringComparison.Ordinal) || f.Metric.EndsWith(".p80", StringComparison.Ordinal))).ToList();
        Assert.Equal(3 * (1 + 2) * 2, dates.Count);
        Assert.All(dates, f => Assert.InRange(f.StandardError, 0, StopRule.DateToleranceDays));
        // The worst that is named is the worst.
        Assert.Equal(figures.Where(f => f.Unit == Unit.Probability).Max(f => f.StandardError), result.Stopping.Precision[0].Error);
        Assert.Equal(dates.Max(f => f.StandardError), result.Stopping.Precision[1].Error);
        Assert.Equal([false, true], result.Stopping.Precision.Select(p => p.IsOfDates));
    }

    [Theory]
    [InlineData(SamplingMethod.Random, 0.002)]
    [InlineData(SamplingMethod.Lattice, 0.00005)]
    [InlineData(SamplingMethod.Sobol, 0.00005)]
    public void Run_PrecisionOfAFigure_HoldsAgainstTheClosedForm(SamplingMethod sampling, double tolerance)
    {
        const int Seeds = 30;
        var exact = StopScenario.Exceedance(90, "sober");
        var rule = StopScenario.Rule([FormattableString.Invariant($"{StopScenario.Exceeds90}@sober={tolerance}")], []);
        var squares = Enumerable.Range(1, Seeds).Sum(seed =>
        {
            var result = StopScenario.Run(rule, (ulong)seed, sampling: sampling);
            Assert.InRange(result.Figure(StopScenario.Exceeds90, "sober").StandardError, 0, tolerance);
            return Math.Pow(result.Figure(StopScenario.Exceeds90, "sober").Value - exact, 2);
        });
        // χ² with as many degrees of freedom as seeds has mean 1 and variance 2/seeds in units of the variance, which is to be the tolerance's square.
        Assert.InRange(squares / Seeds / (tolerance * tolerance), 0, 1 + 5 * Math.Sqrt(2.0 / Seeds));
    }

    [Fact]
    public void Run_OneFigure_StopsAtTheFirstRoundThatHasIt()
    {
        var result = StopScenario.Run(StopScenario.Rule([$"{StopScenario.Exceeds90}=0.002", "missions.m1.delay.p80@hopeful=0.4"], []));
        var before = StopScenario.RunPlain(result.Trials / 2);
        bool IsPrecise(ForecastResult r) => r.Figure(StopScenario.Exceeds90, "blend").StandardError <= 0.002 && r.Figure("missions.m1.delay.p80", "hopeful").StandardError <= 0.4;
        Assert.True(IsPrecise(result));
        Assert.False(IsPrecise(before));
        Assert.Equal([new FigureName(StopScenario.Exceeds90, "blend"), new("missions.m1.delay.p80", "hopeful")], result.Stopping!.Precision.Select(p => p.Worst!.Value));
    }

    [Fact]
    public void Run_ProbabilityThatNoTrialShows_IsNotTakenForKnown()
    {
        // m2 cannot fail: its error is 1/n for each assumption, however small the standard error.
        var result = StopScenario.Run(StopScenario.Rule(["missions.m2.prob_failed=0.00002"], []));
        Assert.Equal(0, result.Figure("missions.m2.prob_failed", "blend").StandardError);
        Assert.Equal(65_536, result.Trials);
        Assert.Equal(1 / 65_536.0, result.Stopping!.Precision[0].Error, 1e-12);
    }

    [Fact]
    public void Run_PercentileThatMayLieBeforeTheHorizon_IsNotTakenForKnown()
    {
        // Launched by the horizon with a probability a hair below one half: that the median is beyond it may be chance, else it is below 100 days.
        const string Yaml = """
            risksim: 1
            name: edge
            as_of: 2026-01-01
            horizon: 2027-01-01
            sites: { pad: { supports: [crewed], turnaround: 1, outages: { main: { began: 2026-01-01, repair: mixture(0.499 of uniform(0 100)  0.501 of 400) } } } }
            missions: { m1: { kind: crewed, planned: 2026-01-01, sites: [pad] } }
            """;
        var result = StopScenario.Run(StopScenario.Rule(["missions.m1.launch.p50=1"], [], 65_536), yaml: Yaml);
        Assert.False(result.Stopping!.IsMet);
        Assert.True(result.Figure("missions.m1.launch.p50", "blend").IsBeyondHorizon);
        Assert.Equal((365 - 100) / 2.0, result.Stopping.Precision[0].Error, 1.0);
        // Nine in ten are certainly beyond it.
        Assert.True(StopScenario.Run(StopScenario.Rule(["missions.m1.launch.p90=1"], []), yaml: Yaml).Stopping is { IsMet: true, Rounds: 1 });
    }

    [Fact]
    public void Run_NotReachedWithinTheCap_SaysSo()
    {
        var result = StopScenario.Run(StopScenario.Rule(["0.0001", "missions.m1.delay.mean=0.001"], [], 20_000));
        Assert.Equal(20_000, result.Trials);
        Assert.Equal(2, result.Stopping!.Rounds);
        Assert.False(result.Stopping.IsMet);
        Assert.Equal(2, result.Warnings.Count(w => w is { Place.File: "--precision", Value: "0.0001" } && w.Mend.Contains("--max-trials", StringComparison.Ordinal)));
        Assert.Single(result.Warnings, w => w.Value == "missions.m1.delay.mean=0.001");
    }

    [Fact]
    public void Run_FigureOfAnImpossibleAssumption_DoesNotWaitForIt()
    {
        var yaml = StopScenario.Yaml.Replace("as_of: 2026-01-01", "as_of: 2026-03-01", StringComparison.Ordinal)
            .Replace("lognormal(p10=30 p90=120)", "pert(5 10 20)", StringComparison.Ordinal);
        var result = StopScenario.Run(StopScenario.Rule([$"{StopScenario.Exceeds90}@hopeful=0.0001"], []), yaml: yaml);
        Assert.Equal(StopRule.FirstRound, result.Trials);
        Assert.Contains(result.Warnings, w => w.Place.File == "--precision" && w.Mend.Contains("no figures", StringComparison.Ordinal));
    }
}
