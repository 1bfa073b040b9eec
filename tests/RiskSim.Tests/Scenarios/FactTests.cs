using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Scenarios.TestScenario;

namespace RiskSim.Tests.Scenarios;

public class FactTests
{
    private const string OneDistribution = "sites.pad.outages.cabin.repair: lognormal(p10=60 p90=240)";

    [Fact]
    public void Load_ActivityThatAnAssumptionLacks_TheFactIsSkippedForIt()
    {
        var text = Top + Network + Missions + $$"""
            risks: { r: { probability: 0.2, adds: pert(5 10 30), affects: [sites.pad.outages.cabin.repair.mounting] } }
            correlations: [ { between: [sites.pad.outages.cabin.repair.survey, sites.pad.outages.cabin.repair.mounting], spearman: 0.5 } ]
            assumptions: { official: { weight: 1 }, outside: { weight: 1, set: { {{OneDistribution}} } } }
            ledger: [ { date: 2025-12-08, set: { sites.pad.outages.cabin.repair.survey.started: 2025-11-27 } } ]
            """;

        var scenario = Valid(text);
        var (official, outside) = (scenario.Assumptions[0].Inputs, scenario.Assumptions[1].Inputs);

        Assert.Equal(D("2025-11-27"), scenario.Activity("survey").Started);
        Assert.Equal((1, 1), (official.Risks.Length, official.Correlations.Length));
        Assert.Equal((0, 0), (outside.Risks.Length, outside.Correlations.Length));
        var whole = Assert.Single(outside.Sites[0].Outages[0].Repair.Activities);
        Assert.Equal(("", "sites.pad.outages.cabin.repair", (DateOnly?)null), (whole.Id, whole.Path, whole.Started));
        Assert.Equal(1, Assert.Single(whole.Options).Probability);
    }

    [Fact]
    public void Load_OptionThatAnAssumptionLacks_AllFactsOfTheActivityAreSkippedForIt()
    {
        var text = Top + Network + Missions + """
            assumptions:
              official: { weight: 1 }
              other: { weight: 1, set: { sites.pad.outages.cabin.repair.source: { after: [survey], duration: lognormal(p10=60 p90=240) } } }
            ledger:
              - date: 2025-12-20
                set:
                  sites.pad.outages.cabin.repair.survey.started: 2025-11-27
                  sites.pad.outages.cabin.repair.survey.finished: 2025-12-03
                  sites.pad.outages.cabin.repair.source.chosen: spare
                  sites.pad.outages.cabin.repair.source.started: 2025-12-05
            """;

        var scenario = Valid(text);

        Assert.Equal(("spare", D("2025-12-05")), (scenario.Activity("source").Chosen, scenario.Activity("source").Started!.Value));
        Assert.Equal((null, null), (scenario.Activity("source", 1).Chosen, scenario.Activity("source", 1).Started));
        Assert.Equal(D("2025-12-03"), scenario.Activity("survey", 1).Finished);
    }

    [Theory]
    [InlineData("2026-01-20", 1)]
    [InlineData("2026-02-20", 0)]
    public void Load_ActivityThatOnlyCountsAsFinished_WarnsWhileTheWorkIsGoingOn(string asOf, int warnings)
    {
        var text = Top + Network + Missions + """
            ledger:
              - date: 2026-01-10
                set: { sites.pad.outages.cabin.repair.source.started: 2026-01-05 }
              - date: 2026-02-10
                set: { sites.pad.outages.cabin.restored: 2026-02-09 }
            """;

        Assert.Equal(warnings, Load(text, asOf).Problems.Count(p => p.Rule.Contains("counts as finished", StringComparison.Ordinal)));
    }

    [Fact]
    public void Load_FactsOfTheFileLaterThanTheDataDate_AreNotKnown()
    {
        var text = Top + """
            sites:
              pad:
                supports: [cargo]
                turnaround: 20
                outages:
                  open: { began: 2025-06-01, restored: 2026-02-01, repair: lognormal(p10=60 p90=900) }
                  later: { began: 2026-02-05, repair: lognormal(p10=60 p90=240) }
                  plan: { begins: 2026-03-01, began: 2026-02-20, repair: lognormal(p10=60 p90=240) }
                upgrades: { crewed: { starts: 2025-01-01, finished: 2026-02-01, work: lognormal(p10=60 p90=900) } }
            risks: { r: { probability: 0.2, adds: pert(5 10 30), affects: [sites.pad.outages.later.repair] } }
            missions: { m1: { kind: cargo, planned: 2026-02-01, sites: [pad], launched: 2026-02-03, launched_from: pad, outcome: failure } }
            families: { f: { suspended: 2026-02-03, stand_down: lognormal(p10=60 p90=240) } }
            spacecraft: { k0: { launched: 2026-02-03, planned_return: 2026-06-01 } }
            """;

        var result = Load(text);
        var inputs = result.Scenario!.Assumptions[0].Inputs;

        Assert.Equal(["open", "plan"], inputs.Sites[0].Outages.Select(o => o.Id));
        Assert.Null(inputs.Sites[0].Outages[0].Restored);
        Assert.Equal((null, D("2026-03-01")), (inputs.Sites[0].Outages[1].Began, inputs.Sites[0].Outages[1].DownFrom));
        Assert.Null(inputs.Sites[0].Upgrades[0].Finished);
        Assert.Equal((null, null, false), (inputs.Missions[0].Launched, inputs.Missions[0].LaunchedFrom, inputs.Missions[0].HasFailed));
        Assert.Empty(inputs.Suspensions);
        Assert.Empty(inputs.Spacecraft);
        Assert.Empty(inputs.Risks);
        Assert.All(result.Problems, p => Assert.Equal(Severity.Warning, p.Severity));
        Assert.Equal(7, result.Problems.Count(p => p.Rule.Contains("later than the data date", StringComparison.Ordinal) || p.Rule.Contains("after the data date", StringComparison.Ordinal)));

        var later = Valid(text, "2026-02-10").Assumptions[0].Inputs;
        Assert.Equal(["open", "later", "plan"], later.Sites[0].Outages.Select(o => o.Id));
        Assert.Equal((D("2026-02-03"), "pad", true), (later.Missions[0].Launched!.Value, later.Missions[0].LaunchedFrom, later.Missions[0].HasFailed));
        Assert.Single(later.Suspensions);
        Assert.Single(later.Spacecraft);
        Assert.Single(later.Risks);
    }

    [Fact]
    public void Load_LaunchedWithoutASite_WasFromTheFirstListed()
    {
        var text = Top + """
            sites: { a: { supports: [cargo], turnaround: 20 }, b: { supports: [cargo], turnaround: 20 } }
            mission_defaults: { kind: cargo, sites: [b, a] }
            missions:
              m1: { planned: 2025-03-02, launched: 2025-03-04 }
              m2: { planned: 2025-03-02, launched: 2025-04-04, launched_from: a, outcome: success }
            """;

        var scenario = Valid(text);

        Assert.Equal("b", scenario.Mission("m1").LaunchedFrom);
        Assert.Equal("a", scenario.Mission("m2").LaunchedFrom);
        Assert.False(scenario.Mission("m2").HasFailed);
    }

    [Fact]
    public void Load_RestoredOnTheDayOfTheLaunch_TheSiteWasOutOnTheDayBefore()
    {
        static LoadResult With(string restored) => Load(Top + $$"""
            sites: { a: { supports: [cargo], turnaround: 20, outages: { o: { began: 2025-03-01, restored: {{restored}}, repair: lognormal(p10=10 p90=90) } } } }
            missions: { m1: { kind: cargo, sites: [a], planned: 2025-03-02, launched: 2025-04-04 } }
            """);

        Assert.NotNull(With("2025-04-03").Scenario);
        Assert.Null(With("2025-04-04").Scenario);
    }

    [Fact]
    public void Load_SuspensionEndedByALaterLaunchOfTheFamily_NeedsNoResumed()
    {
        static LoadResult With(string family) => Load(Top + $$"""
            sites: { a: { supports: [cargo], turnaround: 20 } }
            mission_defaults: { kind: cargo, sites: [a], family: f }
            missions:
              m0: { planned: 2026-05-02 }
              m1: { planned: 2025-03-02, launched: 2025-04-04, family: {{family}} }
            families: { f: { suspended: 2025-02-01, stand_down: uniform(10 60) } }
            """);

        Assert.NotNull(With("f").Scenario);
        Assert.Null(With("g").Scenario);
    }
}
