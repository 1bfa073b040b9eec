using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Tests;

/// <summary>Which trial is told, and what is said where none can be.</summary>
public sealed class ReplayerTests
{
    private const string Head = """
        risksim: 1
        name: two beliefs
        as_of: 2026-01-01
        horizon: 2028-01-01

        """;

    private const string Yaml = Head + """
        sites: { pad: { supports: [crewed], turnaround: 20, outages: { fire: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } } }
        missions:
          m1: { kind: crewed, planned: 2026-03-01, sites: [pad], failure: { probability: 0.5, stand_down: 10 }, family: f, stay: 100, relieved_by: [m2] }
          m2: { kind: crewed, planned: 2026-05-01, sites: [pad], after: [m1] }
        assumptions:
          hope: {}
          fear: { set: { sites.pad.outages.fire.repair: lognormal(p10=200 p90=600) } }
        """;

    private static ReplayResult Run(TrialChoice choice, string? assumption = null, string yaml = Yaml, int threads = 2) =>
        Replayer.Run(TestScenario.Load(yaml), new ForecastOptions(2000, 7, threads), choice, assumption, null, CancellationToken.None);

    private static ReplayResult At(string figure, string? assumption = null, int threads = 2) => Run(new TrialChoice.AtFigure(figure), assumption, Yaml, threads);

    private static string Problem(ReplayResult result)
    {
        Assert.Empty(result.Replays);
        return Assert.Single(result.Problems).ToString();
    }

    [Fact]
    public void Run_NoAssumptionNamed_OneTrialOfEach() =>
        Assert.Equal([("hope", 5L), ("fear", 5L)], Run(new TrialChoice.ByNumber(5)).Replays.Select(r => (r.Assumption.Id, r.Trial.Trial)));

    [Theory]
    [InlineData("missions.m2.delay.p80")]
    [InlineData("missions.m2.launch.p12.5")]
    [InlineData("sites.pad.restored.p50")]
    [InlineData("capability.crewed.longest.p99")]
    [InlineData("capability.crewed.total.p3")]
    [InlineData("capability.crewed.remaining.p60")]
    [InlineData("spacecraft.m1.overstay.p75")]
    public void Run_AtAFigure_NoTrialIsNearerAndTheFirstIsTaken(string figure)
    {
        var replay = Assert.Single(At(figure, "hope").Replays);
        var id = figure.Split('.')[1];
        double Value(TrialRecord trial) => figure.Split('.')[2] switch
        {
            "restored" => trial.Sites[0].RestoredDays,
            "longest" => trial.Losses.Select(l => Math.Min(l.ToDays, 730) - l.FromDays).Max(),
            "total" => trial.Losses.Sum(l => Math.Min(l.ToDays, 730) - Math.Max(l.FromDays, 0)),
            "remaining" => trial.Losses[0].ToDays,
            "overstay" => trial.Crafts.SingleOrDefault()?.OverstayDays ?? double.NaN,
            "launch" => trial.Missions.Single(m => m.Id == id).LaunchDays,
            _ => trial.Missions.Single(m => m.Id == id).DelayDays,
        };
        var scenario = replay.Scenario;
        var plan = PlanBuilder.Build(scenario, scenario.Assumptions[0], new TableShelf());
        var reader = new TrialReader(scenario, scenario.Assumptions[0].Inputs, plan, new Kernel(plan, new PercentileSource(SamplingMethod.Sobol, 7, plan.CoordinateOrder), 1));
        var best = Math.Abs(Value(replay.Trial) - replay.FigureDays);
        for (var t = 0; t < 2000; t += t < 200 ? 1 : 37)
        {
            if (t == replay.Trial.Trial) continue;
            var distance = Math.Abs(Value(reader.Read(t)) - replay.FigureDays);
            Assert.False(t < replay.Trial.Trial ? distance <= best : distance < best, $"trial {t} ({distance}) is nearer than {replay.Trial.Trial} ({best})");
        }

        // 2,000 trials leave no gap of more than some days near these percentiles.
        Assert.InRange(best, 0, 5);
    }

    [Fact]
    public void Run_AtAReportedFigure_HasItsValue()
    {
        var replay = Assert.Single(At("missions.m2.launch.p80", "fear").Replays);
        Assert.Equal(replay.Forecast.Find("missions.m2.launch.p80")!.Value, replay.FigureDays, 1e-9);
    }

    [Fact]
    public void Run_AnyThreads_TakesTheSameTrial() =>
        Assert.Single(Enumerable.Range(1, 4).Select(n => At("missions.m2.delay.p80", "hope", n).Replays[0].Trial.Trial).Distinct());

    [Fact]
    public void Run_PercentileBeyondTheHorizon_TellsATrialThatEndsThere()
    {
        var yaml = Yaml.Replace("p90=600", "p90=6000", StringComparison.Ordinal);
        var replay = Assert.Single(Run(new TrialChoice.AtFigure("missions.m1.launch.p99"), "fear", yaml).Replays);
        Assert.Equal((double.PositiveInfinity, false), (replay.FigureDays, replay.Trial.Missions[0].IsLaunched));
    }

    [Fact]
    public void Run_AllTrialsAlike_TakesTheFirst() => Assert.Equal(0, Run(new TrialChoice.AtFigure("missions.m.delay.p80"), null, Head + """
        sites: { pad: { supports: [cargo], turnaround: 20 } }
        missions: { m: { kind: cargo, planned: 2026-03-01, sites: [pad] } }
        """).Replays.Single().Trial.Trial);

    [Fact]
    public void Run_WeightedTrials_TakesAPossibleOne()
    {
        var evidence = ScenarioLoader.Load(Scenarios.ConformanceFiles.PathOf("evidence"), new LoadOptions()).Scenario!;
        var result = Replayer.Run(evidence, new ForecastOptions(2000, 1), new TrialChoice.AtFigure("missions.m1.delay.p5"), null, null, CancellationToken.None);
        Assert.NotEmpty(result.Replays);
        Assert.All(result.Replays, r => Assert.True(r.Trial.Weight > 0));
    }

    [Fact]
    public void Run_ATrialThatTheFactsRuleOut_IsNotTold()
    {
        // 40 days have passed: only with the risk, which doubles the work, is the repair still going on.
        const string Late = Head + """
            sites: { pad: { supports: [crewed], turnaround: 20, outages: { fire: { began: 2025-11-20, repair: { build: { duration: pert(10 20 30), started: 2025-11-22 } } } } } }
            risks: { trouble: { probability: 0.5, multiplies: 2, affects: [sites.pad.outages.fire.repair.build] } }
            """;
        var results = Enumerable.Range(0, 40).Select(t => Run(new TrialChoice.ByNumber(t), null, Late)).ToList();
        Assert.Contains(results, r => r.Replays.Length > 0);
        var ruledOut = results.First(r => r.Replays.IsEmpty);
        Assert.Contains("under the assumption base what is known on 2026-01-01 rules this trial out", Problem(ruledOut), StringComparison.Ordinal);
        Assert.All(results.SelectMany(r => r.Replays), r => Assert.Equal("trouble", r.Trial.Risks.Single().Id));
        Assert.Equal("trouble", Run(new TrialChoice.AtFigure("sites.pad.restored.p1"), null, Late).Replays.Single().Trial.Risks.Single().Id);
    }

    [Fact]
    public void Run_AnImpossibleAssumption_IsSkippedWithAWarning()
    {
        var yaml = Yaml.Replace("lognormal(p10=200 p90=600)", "pert(5 10 20)", StringComparison.Ordinal);
        var result = Run(new TrialChoice.ByNumber(0), null, yaml);
        Assert.Equal("hope", Assert.Single(result.Replays).Assumption.Id);
        Assert.Equal(Severity.Warning, Assert.Single(result.Problems).Severity);
        Assert.Contains("error: 'fear': what is known on 2026-01-01 is impossible", Problem(Run(new TrialChoice.ByNumber(0), "fear", yaml)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missions.m2.delai.p80", "Did you mean 'missions.m2.delay.p80'?")]
    [InlineData("missions.m9.delay.p33", "Did you mean 'missions.m1.delay.p33'?")]
    [InlineData("missions.m2.delay", "Write it as in 'missions.m2.delay.p80'.")]
    [InlineData("missions.m2.delay.p0", "Write it as in 'missions.m2.delay.p80'.")]
    [InlineData("missions.m2.delay.p100", "Write it as in 'missions.m2.delay.p80'.")]
    [InlineData("capability.crewed.longest.p", "Did you mean 'capability.crewed.longest.p80'?")]
    [InlineData("sites.pad.availability.p80", "there is no such figure")]
    [InlineData("", "there is no such figure")]
    public void Run_UnknownFigure_NamesTheNearest(string figure, string message) => Assert.Contains(message, Problem(At(figure)), StringComparison.Ordinal);

    [Fact]
    public void Run_UnknownAssumption_NamesTheNearest() => Assert.Equal(
        "--assumption: error: 'hoppe': there is no such assumption. Did you mean 'hope'?", Problem(Run(new TrialChoice.ByNumber(0), "hoppe")));

    [Fact]
    public void Run_Blend_HasNoTrials() => Assert.Equal(
        "--assumption: error: 'blend': the blend has no trials of its own. The assumptions are: hope, fear.", Problem(Run(new TrialChoice.ByNumber(0), "blend")));

    [Fact]
    public void Run_TrialOutsideTheRun_SaysWhichThereAre() => Assert.Equal(
        "--trial: error: '2000': the run has the trials 0 to 1999. Ask for one of them, or for more with --trials.", Problem(Run(new TrialChoice.ByNumber(2000))));
}
