using RiskSim.Changes;
using RiskSim.Scenarios;
using RiskSim.Sensitivities;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Tests.Sensitivities;

/// <summary>Small scenarios whose answers are known.</summary>
public sealed class SensitivityAnalystTests
{
    /// <summary>A then B; a risk that adds 20 days for certain; crew-2 waits for crew-1.</summary>
    private const string Yaml = """
        risksim: 1
        name: two in a row
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad:
            supports: [crewed]
            turnaround: 10
            outages: { fire: { began: 2026-01-01, repair: { a: { duration: uniform(10 110) }, b: { after: [a], duration: uniform(10 40) } } } }
            hazards: { storm: { every: exponential(mean=2000), outage: 5 } }
        risks: { late: { probability: 1, adds: 20, affects: [sites.pad.outages.fire.repair.b] } }
        missions:
          crew-1: { kind: crewed, planned: 2026-01-02, sites: [pad], scrub: { probability: 0.2, recycle: 3 } }
          crew-2: { kind: crewed, planned: 2026-01-03, sites: [pad], after: [crew-1] }

        """;

    private static SensitivityResult Run(string yaml, int threads = 2, params string[] figures)
    {
        var scenario = TestScenario.Load(yaml);
        var problems = new List<Problem>();
        var outputs = figures.Length == 0 ? SensitivityOutputs.Usual(scenario) : SensitivityOutputs.Of(scenario, figures.Select(f => FigureId.Parse(f)!.Value), problems);
        Assert.Empty(problems);
        return SensitivityAnalyst.Run(scenario, outputs, new ForecastOptions(16_384, 3, threads), null, CancellationToken.None) ?? throw new InvalidOperationException("impossible");
    }

    private static void AssertNear(double expected, Index index, double bias = 1e-6) => Assert.InRange(index.Value,
        expected - TestScenario.StandardErrors * index.StandardError - bias, expected + TestScenario.StandardErrors * index.StandardError + bias);

    private const string A = "sites.pad.outages.fire.repair.a", B = "sites.pad.outages.fire.repair.b";

    [Fact]
    public void Run_SumOfTwo_SharesAndSwingsAreTheClosedForms()
    {
        var output = Run(Yaml).Outputs[0];
        Assert.Equal("sites.pad.restored", output.Quantity);
        // Uniform over 100 and over 30 days, and 20 for certain.
        const double Share = 10_000.0 / 10_900;
        Assert.Equal([A, B], output.Shares.Select(s => s.Input.Id));
        AssertNear(Share, output.Shares[0].Indices.First);
        AssertNear(Share, output.Shares[0].Indices.Total);
        AssertNear(1 - Share, output.Shares[1].Indices.First);
        AssertNear(105, output.Mean, 0.01);
        var a = output.Swings[0];
        Assert.Equal((A, "p10", "p90"), (a.Input.Id, a.Low.Label, a.High.Label));
        AssertNear(65, a.Low.Mean, 0.2);
        AssertNear(145, a.High.Mean, 0.2);
        AssertNear(80, a.Difference, 0.2);
        // With A known, B and what is left of A's stratum, 30 and 5 days: 0.3 · 30 in the straight part of their sum.
        AssertNear(9, a.SpreadLeft, 0.2);
    }

    [Fact]
    public void Run_SwitchedOff_SavesExactlyWhatItCosts()
    {
        var output = Run(Yaml, 2, "sites.pad.restored", "missions.crew-2.launch.p80");
        var late = output.Outputs[0].Exclusions.Where(e => e.Excluded.Id == "risks.late").ToList();
        Assert.Equal([0.5, 0.8], late.Select(e => e.Percentile).Order());
        // The same percentiles: only the histogram's step, a 32nd of a day, can be off.
        Assert.All(late, e => Assert.Equal(20, e.Saved.Value, 0.04));
        Assert.All(late, e => Assert.InRange(e.Saved.StandardError, 0, 0.04));
        Assert.DoesNotContain(output.Outputs[0].Exclusions, e => e.Excluded.Kind == ExclusionKind.Outage);
        Assert.All(output.Outputs[0].Exclusions.Where(e => e.Excluded.Kind is ExclusionKind.Scrubs or ExclusionKind.Queue or ExclusionKind.Hazard), e => Assert.Equal(0, e.Saved.Value));

        Assert.Equal("missions.crew-2.delay", output.Outputs[1].Quantity);
        double Saved(ExclusionKind kind) => output.Outputs[1].Exclusions.Single(e => e.Excluded.Kind == kind && e.Percentile == 0.5).Saved.Value;
        // Without the queue crew-2 launches at once: it waits neither for the turnaround nor for scrubs of crew-1.
        Assert.InRange(Saved(ExclusionKind.Queue), 9.9, 11.5);
        // Without the outage only turnaround and planned date are left.
        Assert.InRange(Saved(ExclusionKind.Outage), 90, 110);
        Assert.InRange(Saved(ExclusionKind.Scrubs), 0, 1.5);
    }

    [Fact]
    public void Run_TwoPaths_CriticalityIsTheClosedForm()
    {
        // P(X > Y), X uniform in (0, 100), Y in (0, 50): 3/4.
        var result = Run(Yaml.Replace("a: { duration: uniform(10 110) }, b: { after: [a], duration: uniform(10 40) }", "a: { duration: uniform(0 100) }, b: { duration: uniform(0 50) }, end: { after: [a, b], duration: 5 }", StringComparison.Ordinal)
            .Replace("probability: 1, adds: 20", "probability: 0, adds: 20", StringComparison.Ordinal));
        Index Criticality(string path) => result.Activities.Single(x => x.Activity == path).Indices.Criticality;
        AssertNear(0.75, Criticality(A));
        AssertNear(0.25, Criticality(B));
        Assert.Equal(1, Criticality("sites.pad.outages.fire.repair.end").Value);
    }

    [Fact]
    public void Run_TwoAssumptions_WhichIsRightIsAnInput()
    {
        var two = Yaml + "assumptions:\n  hope: {}\n  fear: { set: { sites.pad.outages.fire.repair.b.duration: uniform(110 140) } }\n";
        var result = Run(two, 2, "sites.pad.restored", "sites.pad.restored@hope");
        // 100 days apart with weights ½: 2500 of 2500 + 10900/12.
        var which = result.Outputs[0].Shares[0];
        Assert.Equal(InputKind.Assumption, which.Input.Kind);
        AssertNear(2500 / (2500 + 10_900 / 12.0), which.Indices.First);
        var swing = result.Outputs[0].Swings.Single(s => s.Input.Kind == InputKind.Assumption);
        Assert.Equal(("hope", "fear"), (swing.Low.Label, swing.High.Label));
        AssertNear(100, swing.Difference, 0.01);
        Assert.DoesNotContain(result.Outputs[1].Shares, s => s.Input.Kind == InputKind.Assumption);
        AssertNear(10_000.0 / 10_900, result.Outputs[1].Shares[0].Indices.First);
    }

    [Fact]
    public void Run_InputOfOneAssumption_TellsNothingOfWhichIsRight()
    {
        // Under fear the repair is one distribution 300 days later: A, known, must not betray that.
        var two = Yaml + "assumptions:\n  hope: {}\n  fear: { set: { sites.pad.outages.fire.repair: uniform(400 401), risks.late.affects: [sites.pad.outages.fire.repair] } }\n";
        var a = Run(two).Outputs[0].Swings.Single(s => s.Input.Id == A);
        // Half of the weight moves with A.
        AssertNear(40, a.Difference, 0.2);
        Assert.True(a.SpreadLeft.Value > 200, $"{a.SpreadLeft}");
    }

    [Fact]
    public void Run_WhatIsKnownJoinsTheInputs_NoTotals()
    {
        // Both have begun before the data date and the repair still goes on: A and B depend on each other.
        var output = Run(Yaml.Replace("began: 2026-01-01", "began: 2025-10-01", StringComparison.Ordinal)).Outputs[0];
        Assert.False(output.HasTotals);
        Assert.NotEmpty(output.Shares);
        Assert.All(output.Shares, s => Assert.False(s.Indices.Total.IsDefined));
    }

    [Fact]
    public void Run_AnyThreads_SameBits()
    {
        static string Told(SensitivityResult result) => string.Join('\n', result.Outputs.SelectMany(o => o.Swings.Select(s => s.ToString()).Concat(o.Shares.Select(s => s.ToString())).Concat(o.Exclusions.Select(e => $"{e.Excluded} {e.Saved.Value:R}"))));
        Assert.Equal(Told(Run(Yaml, 1)), Told(Run(Yaml, 3)));
    }

    [Fact]
    public void Usual_SiteThatIsOutAndNextCrewedMission() =>
        Assert.Equal(["sites.pad.restored", "missions.crew-1.delay"], SensitivityOutputs.Usual(TestScenario.Load(Yaml)).Select(o => o.Quantity));

    [Theory]
    [InlineData("sites.pda.restored", "--figure: error: 'sites.pda.restored': it is no duration that every trial of scenario.yaml has. Did you mean 'sites.pad.restored'?")]
    [InlineData("sites.pad.restored@bas", "--figure: error: 'sites.pad.restored@bas': there is no assumption 'bas' in scenario.yaml. Did you mean 'base'?")]
    public void Of_UnknownFigure_IsAProblem(string figure, string expected)
    {
        var problems = new List<Problem>();
        Assert.Empty(SensitivityOutputs.Of(TestScenario.Load(Yaml), [FigureId.Parse(figure)!.Value], problems));
        Assert.Equal(expected, Assert.Single(problems).ToString());
    }

    [Fact]
    public void Exclusions_TakeNothingOutOfAList()
    {
        var scenario = TestScenario.Load(Yaml);
        static string Shape(Inputs i) => $"{i.Risks.Length} {i.Missions.Length} {string.Join(' ', i.Sites.Select(s => $"{s.Outages.Length} {s.Hazards.Length}"))}";
        var all = Exclusions.Of(scenario).ToList();
        Assert.Equal(["sites.pad.outages.fire", "risks.late", "sites.pad.hazards.storm", "scrubs", "queue"], all.Select(e => e.Id.Id));
        Assert.All(all, e => Assert.Equal(Shape(scenario.Assumptions[0].Inputs), Shape(e.Apply(scenario.Assumptions[0].Inputs))));
    }
}
