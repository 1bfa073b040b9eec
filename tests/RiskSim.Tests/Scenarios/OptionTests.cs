using RiskSim.Scenarios;
using Loaded = RiskSim.Tests.TestScenario;

namespace RiskSim.Tests.Scenarios;

/// <summary>The key <c>options</c> at the gate, and the scenario with one of them.</summary>
public sealed class OptionTests
{
    private const string Head = """
        risksim: 1
        as_of: 2026-02-01
        weights_as_of: 2026-01-01
        horizon: 2029-01-01
        sites:
          pad: { supports: [crewed], turnaround: 10, outages: { cabin: { began: 2025-12-01, repair: { survey: { duration: pert(20 40 90) }, mounting: { after: [survey], duration: lognormal(p10=25 p90=90) } } } } }
        missions: { m: { kind: crewed, planned: 2026-03-01, sites: [pad] } }
        assumptions:
          quick: { set: { sites.pad.outages.cabin.repair.mounting.duration: lognormal(p10=10 p90=40) } }
          slow: {}
          whole: { set: { sites.pad.outages.cabin.repair: lognormal(p10=60 p90=400) } }
        ledger:
          - { date: 2026-01-20, says: surveyed, set: { sites.pad.outages.cabin.repair.survey.started: 2025-12-02, sites.pad.outages.cabin.repair.survey.finished: 2026-01-19 } }

        """;

    private const string Mounting = "sites.pad.outages.cabin.repair.mounting.duration";

    private static void HasError(string options, string rule, string value)
    {
        var result = Loaded.TryLoad(Head + "options:\n" + options);
        Assert.Null(result.Scenario);
        Assert.Contains(result.Problems, p => p.Severity == Severity.Error && p.Rule.Contains(rule, StringComparison.Ordinal) && p.Value.Contains(value, StringComparison.Ordinal) && p.Place.Line > 14);
    }

    [Fact]
    public void With_AnOption_SetsItUnderEveryAssumptionThatHasThePath()
    {
        var scenario = Loaded.Load(Head + $"options: {{ shift: {{ says: two shifts, set: {{ {Mounting}: 7 }} }} }}");
        Assert.Equal(("shift", "two shifts", Mounting), (scenario.Options[0].Id, scenario.Options[0].Says, scenario.Options[0].Set[0].Key));
        var decided = scenario.With("shift");
        double MountingOf(Scenario s, int a) => s.Assumptions[a].Inputs.Works.Single().Network.Activities[^1].Options[0].WorkDays.Quantile(0.5);
        Assert.NotEqual(MountingOf(scenario, 0), MountingOf(scenario, 1));
        Assert.Equal(MountingOf(decided, 0), MountingOf(decided, 1));
        Assert.Equal(MountingOf(scenario, 2), MountingOf(decided, 2));
        Assert.Throws<ArgumentException>(() => scenario.With("other"));
    }

    [Fact]
    public void Load_WithOptions_LeavesThemOut() =>
        Assert.Equal(
            Loaded.Run(Head, 2000).All.SelectMany(a => a.Figures),
            Loaded.Run(Head + $"options: {{ shift: {{ set: {{ {Mounting}: 7 }} }} }}", 2000).All.SelectMany(a => a.Figures));

    [Fact]
    public void With_AMissionAndAClosure_AddsThem()
    {
        var scenario = Loaded.Load(Head + "options: { more: { set: { missions.n: { kind: crewed, planned: 2026-09-01, sites: [pad] }, sites.pad.closures.works: { from: 2026-03-01, to: 2026-03-20 } } } }");
        var inputs = scenario.With("more").Assumptions[0].Inputs;
        Assert.Equal(["m", "n"], inputs.Missions.Select(m => m.Id));
        Assert.Single(inputs.Sites[0].Closures);
        Assert.Single(scenario.Assumptions[0].Inputs.Missions);
    }

    [Theory]
    [InlineData("  a: { set: { sites.pad.outages.cabin.restored: 2026-01-30 } }", "cannot set a fact", "restored")]
    [InlineData("  a: { set: { sites.pad.outages.cabin.repair: pert(5 10 30) } }", "would take out the fact", "repair")]
    [InlineData("  a: { set: { sites.pad.outages.cabin: null } }", "would take out the fact", "cabin")]
    [InlineData("  blend: { set: { missions.m.priority: 1 } }", "reserved", "blend")]
    [InlineData("  as-planned: { set: { missions.m.priority: 1 } }", "reserved", "as-planned")]
    [InlineData("  Second_Shift: { set: { missions.m.priority: 1 } }", "ids are lower-case", "Second_Shift")]
    [InlineData("  a: { set: { sites.padd.turnaround: 5 } }", "there is no site 'padd'", "sites.padd.turnaround")]
    [InlineData("  a: { set: { horizon: 2030-01-01 } }", "is not an input", "horizon")]
    [InlineData("  a: { says: nothing }", "sets nothing", "a")]
    [InlineData("  a: { weight: 1, set: { missions.m.priority: 1 } }", "unknown key", "weight")]
    [InlineData("  a: { set: { missions.m.after: [nobody] } }", "there is no mission", "nobody")]
    public void Load_ABrokenOption_IsTold(string option, string rule, string value) => HasError(option + "\n", rule, value);

    [Fact]
    public void Load_BrokenOptions_AreToldAllAtOnce()
    {
        var result = Loaded.TryLoad(Head + "options:\n  a: { set: { sites.padd.turnaround: 5 } }\n  b: { set: { missions.m.launched: 2026-01-30 } }\n  c: { set: { missions.m.after: [nobody] } }\n");
        Assert.True(result.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Place.Line).Distinct().Count() == 3, string.Join('\n', result.Problems));
    }
}
