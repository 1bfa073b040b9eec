using System.Text;
using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Scenarios.TestScenario;

namespace RiskSim.Tests.Scenarios;

public class ScenarioBindingTests
{
    private const string Sites = "sites: { pad: { supports: [cargo], turnaround: 20 } }\n";

    [Fact]
    public void MissionDefaults_AreMergedDeeplyButNotIntoNull()
    {
        var text = Top + Sites + """
            mission_defaults:
              kind: cargo
              sites: [pad]
              family: f
              scrub: { probability: 0.1, recycle: pert(1 2 10) }
              failure: { probability: 0.05, stand_down: pert(10 40 150), damage: { probability: 0.2, outage: pert(60 200 700) } }
            missions:
              all: { planned: 2026-03-02 }
              some: { planned: 2026-03-02, scrub: null, failure: { probability: 0.02, damage: null } }
              none: { planned: 2026-03-02, failure: ~, family: }
            """;

        var scenario = Valid(text, null, ("missions.all.scrub.probability", "0.3"), ("missions.none.scrub", "null"));

        Assert.Equal(0.3, scenario.Mission("all").Scrub!.Probability);
        Assert.Equal("pert(1 2 10)", scenario.Mission("all").Scrub!.RecycleDays.Expression);
        Assert.Equal(0.2, scenario.Mission("all").Failure!.Damage!.Probability);
        Assert.Null(scenario.Mission("some").Scrub);
        Assert.Equal(0.02, scenario.Mission("some").Failure!.Probability);
        Assert.Null(scenario.Mission("some").Failure!.Damage);
        Assert.Null(scenario.Mission("none").Failure);
        Assert.Null(scenario.Mission("none").Family);
        Assert.Null(scenario.Mission("none").Scrub);
    }

    [Fact]
    public void MissionDefaults_SetOnTheCommandLine_ReachEveryMission() =>
        Assert.Equal(7, Valid(Top + Sites + "mission_defaults: { kind: cargo, sites: [pad] }\nmissions: { m: { planned: 2026-03-02 } }\n", null, ("mission_defaults.priority", "7")).Mission("m").Priority);

    [Fact]
    public void Defaults_AreThoseOfTheFormat()
    {
        var scenario = Valid("risksim: 1\nas_of: 2026-01-01\nhorizon: 2028-01-01\n" + Sites + "missions: { m: { kind: cargo, planned: 2026-03-02, sites: [pad] } }\n");

        Assert.Equal("test", scenario.Name);
        Assert.Equal((100_000, 1UL), (scenario.Run.Trials, scenario.Run.Seed));
        Assert.Equal([30, 90, 180, 365], scenario.Report.ThresholdDays);
        Assert.Equal([0.1, 0.5, 0.8, 0.9, 0.95], scenario.Report.Quantiles);
        Assert.True(scenario.UpdateWeights);
        var assumption = Assert.Single(scenario.Assumptions);
        Assert.Equal(("base", 1), (assumption.Id, assumption.Weight));
        Assert.Equal((0, "0"), (scenario.Mission("m").Priority, scenario.Mission("m").ReadinessDelayDays.Expression));
        Assert.Equal((double.PositiveInfinity, 0), (scenario.Mission("m").LimitDays, scenario.Mission("m").HandoverDays));
        Assert.Equal(("pad", "0"), (scenario.Site("pad").Name, scenario.Site("pad").CampaignDays.Expression));
        Assert.Equal(730, scenario.HorizonDays);
    }

    [Fact]
    public void CommandLine_SetsSettingsAndWeights()
    {
        var scenario = Valid(
            Top + Sites + "assumptions: { a: { weight: 1 }, b: { weight: 1 } }\n", null,
            ("assumptions.a.weight", "3"), ("horizon", "2027-01-01"), ("run.trials", "1e4"), ("report.thresholds", "[2 w, 1, 7 d]"), ("update_weights", "false"));

        Assert.Equal(0.75, scenario.Assumptions[0].Weight);
        Assert.Equal(365, scenario.HorizonDays);
        Assert.Equal(10_000, scenario.Run.Trials);
        Assert.Equal([1, 7, 14], scenario.Report.ThresholdDays);
        Assert.False(scenario.UpdateWeights);
    }

    [Fact]
    public void Units_AreConvertedToDays()
    {
        var mission = Valid(Top + Sites + "missions: { m: { kind: cargo, planned: 2026-03-02, sites: [pad], stay: 2 mo, limit: 1y, handover: 12h } }\n").Mission("m");

        Assert.Equal((60.875, 365.25, 0.5), (mission.StayDays, mission.LimitDays, mission.HandoverDays));
    }

    [Fact]
    public void OneOf_TheOptionWithoutProbabilityGetsTheRest() =>
        Assert.Equal([0.6, 0.4], Valid(Top + Network).Activity("source").Options.Select(o => Math.Round(o.Probability, 12)));

    [Fact]
    public void Anchors_AreCopies()
    {
        var text = Top + Sites + "missions:\n  m1: &first { kind: cargo, planned: 2026-03-02, sites: [pad] }\n  m2: *first\n";

        var scenario = Valid(text, null, ("missions.m2.priority", "5"));

        Assert.Equal((0, 5), (scenario.Mission("m1").Priority, scenario.Mission("m2").Priority));
    }

    [Fact]
    public void Text_ByteOrderMarkAndWindowsLineEnds_AreRead()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes((Top + Network + Missions).Replace("\n", "\r\n", StringComparison.Ordinal))).ToArray();

        var result = ScenarioLoader.Load("test.yaml", bytes, new LoadOptions());

        Assert.Empty(result.Problems);
        Assert.Equal("test", result.Scenario!.Name);
    }

    [Fact]
    public void Manifest_Csv_IsReadLikeYaml()
    {
        var scenario = ScenarioLoader.Load(ConformanceFiles.PathOf("csv"), new LoadOptions()).Scenario!;
        var delta = scenario.Mission("delta");

        Assert.Equal(["alpha", "bravo", "charlie", "delta"], scenario.Assumptions[0].Inputs.Missions.Select(m => m.Id));
        Assert.Equal([new Predecessor("bravo", 90), new Predecessor("charlie", 5)], delta.After);
        Assert.Equal(["pad", "alt"], scenario.Mission("alpha").Sites);
        Assert.Null(scenario.Mission("charlie").Scrub);
        Assert.Equal((0.1, "pert(1 2 6)"), (delta.Scrub!.Probability, delta.Scrub.RecycleDays.Expression));
        Assert.Equal(5, scenario.Mission("bravo").Priority);
    }

    [Fact]
    public void TextHash_DependsOnEveryFileRead()
    {
        var folder = Directory.CreateTempSubdirectory("risksim-");
        try
        {
            foreach (var name in (string[])["csv.yaml", "manifest.csv", "turnaround.csv"]) File.Copy(Path.Combine(ConformanceFiles.Folder, name), Path.Combine(folder.FullName, name));
            string Hash() => ScenarioLoader.Load(Path.Combine(folder.FullName, "csv.yaml"), new LoadOptions()).Scenario!.TextHash;
            var hashes = new List<string> { ScenarioLoader.Load(ConformanceFiles.PathOf("csv"), new LoadOptions()).Scenario!.TextHash };
            Assert.Equal(hashes[0], Hash());
            foreach (var name in (string[])["csv.yaml", "manifest.csv", "turnaround.csv"])
            {
                File.AppendAllText(Path.Combine(folder.FullName, name), "\n");
                hashes.Add(Hash());
            }

            Assert.Equal(4, hashes.Distinct().Count());
            Assert.All(hashes, h => Assert.Matches("^[0-9a-f]{64}$", h));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void Load_NoSuchFile_Throws() =>
        Assert.ThrowsAny<IOException>(() => ScenarioLoader.Load(Path.Combine(ConformanceFiles.Folder, "no-such.yaml"), new LoadOptions()));

    [Fact]
    public void StartsWhen_NamesTheFullPathOfTheOutage()
    {
        var scenario = ScenarioLoader.Load(ConformanceFiles.PathOf("fallback"), new LoadOptions()).Scenario!;

        Assert.Equal(new WorkStart.WhenOutageLasts("sites.prime.outages.fire", 180), scenario.Site("old").Outages[0].Start);
        Assert.Equal(new WorkStart.OnDate(D("2026-02-01")), scenario.Site("north").Upgrades[0].Start);
        Assert.Equal("sites.north.upgrades.crewed.work.tower", scenario.Site("north").Upgrades[0].Work.Activities[0].Path);
    }
}
