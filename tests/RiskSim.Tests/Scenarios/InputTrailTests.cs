using RiskSim.Distributions;
using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Scenarios.TestScenario;

namespace RiskSim.Tests.Scenarios;

public class InputTrailTests
{
    private const string Cabin = "sites.pad.outages.cabin";
    private const string Mounting = Cabin + ".repair.mounting.duration";

    private const string Text = Top + Network + Missions + $$"""
        mission_defaults: { scrub: { probability: 0.1, recycle: 2 }, family: f }
        assumptions:
          official: { weight: 1, set: { {{Mounting}}: pert(20 40 90) } }
          analyst:  { weight: 1 }
          outside:  { weight: 1, set: { {{Cabin}}.repair: lognormal(p10=60 p90=240) } }
        ledger:
          - { date: 2025-12-20, by: a, set: { {{Mounting}}: pert(4 40 200), missions.m2.after: { m1: 3 } } }
          - { date: 2025-12-10, by: b, set: { {{Mounting}}: pert(3 30 100) } }
          - { date: 2025-12-21, by: c, assumption: analyst, set: { {{Mounting}}: pert(5 50 300) } }
          - { date: 2025-12-22, by: d, set: { mission_defaults.scrub.probability: 0.2, missions.m3: { kind: cargo, planned: 2026-09-01, sites: [pad] } } }
          - { date: 2025-12-23, by: e, says: nothing new }
          - { date: 2026-02-01, by: f, set: { {{Mounting}}: pert(6 60 400) } }

        """;

    [Theory]
    [InlineData("sites.pad.turnaround", "pert(8 18 45)", InputSetter.File, 0, "official analyst outside")]
    [InlineData(Mounting, "pert(4 40 200)", InputSetter.Ledger, 1, "official")]
    [InlineData(Mounting, "pert(5 50 300)", InputSetter.Ledger, 3, "analyst")]
    [InlineData(Cabin + ".repair", "lognormal(p10=60 p90=240)", InputSetter.Assumption, 0, "outside")]
    [InlineData(Cabin + ".repair.survey.duration", "pert(5 10 40)", InputSetter.File, 0, "official analyst")]
    [InlineData("missions.m2.after.m1", "3", InputSetter.Ledger, 1, "official analyst outside")]
    [InlineData("missions.m1.family", "f", InputSetter.MissionDefaults, 0, "official analyst outside")]
    [InlineData("missions.m1.scrub.recycle", "2", InputSetter.MissionDefaults, 0, "official analyst outside")]
    [InlineData("missions.m1.scrub.probability", "0.2", InputSetter.Ledger, 4, "official analyst outside")]
    [InlineData("mission_defaults.scrub.probability", "0.2", InputSetter.Ledger, 4, "official analyst outside")]
    [InlineData("mission_defaults.scrub.recycle", "2", InputSetter.File, 0, "official analyst outside")]
    [InlineData("missions.m3.planned", "2026-09-01", InputSetter.Ledger, 4, "official analyst outside")]
    [InlineData("missions.m3.family", "f", InputSetter.MissionDefaults, 0, "official analyst outside")]
    [InlineData("missions.m1.sites", "[pad]", InputSetter.CommandLine, 0, "official analyst outside")]
    public void Inputs_EachHasWhatSetItLast(string path, string value, InputSetter setter, int entry, string assumptions)
    {
        var scenario = Valid(Text, null, ("missions.m1.sites", "[pad]"));

        var input = Assert.Single(scenario.Trail.Inputs, i => i.Path == path && i.Value == value);

        Assert.Equal((setter, entry), (input.Origin.Setter, input.Origin.EntryNumber));
        Assert.Equal(assumptions.Split(' '), input.AssumptionIds);
        if (entry > 0) Assert.Equal(scenario.Ledger[entry - 1].Date, input.Origin.EntryDate);
        if (setter == InputSetter.CommandLine) Assert.Equal("--set missions.m1.sites", input.Place.ToString());
        else Assert.StartsWith(value, Text.Split('\n')[input.Place.Line - 1][(input.Place.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_ForEachAssumption_EachPathIsThereOnce()
    {
        var trail = Valid(Text).Trail;

        foreach (var assumption in (string[])["official", "analyst", "outside"])
            Assert.Equal(1, trail.Inputs.Where(i => i.AssumptionIds.Contains(assumption)).GroupBy(i => i.Path).Max(g => g.Count()));
        Assert.DoesNotContain(trail.Inputs, i => i.Path.StartsWith(Cabin + ".repair.", StringComparison.Ordinal) && i.AssumptionIds.Contains("outside"));
    }

    [Fact]
    public void Entries_AreThoseInForceByDate_WithWhatBecameOfThem()
    {
        var entries = Valid(Text).Trail.Entries;

        Assert.Equal([2, 1, 3, 4, 5], entries.Select(e => e.Number));
        Assert.Equal([true, false, false, false, false], entries.Select(e => e.IsSuperseded));
        AssertSet(entries[0].Sets[0], [], (1, "official analyst"));
        AssertSet(entries[1].Sets[0], ["official"], (3, "analyst"));
        AssertSet(entries[1].Sets[1], ["official", "analyst", "outside"]);
        AssertSet(entries[2].Sets[0], ["analyst"]);
        AssertSet(entries[3].Sets[0], ["official", "analyst", "outside"]);
        Assert.Empty(entries[4].Sets);
    }

    [Fact]
    public void Entries_SupersededByTheCommandLine_SayIt()
    {
        var entry = Valid(Text, null, (Cabin + ".repair", "lognormal(p10=10 p90=90)")).Trail.Entries.Single(e => e.Number == 3);

        Assert.True(entry.IsSuperseded);
        Assert.Equal(InputSetter.CommandLine, Assert.Single(entry.Sets[0].SupersededBy).By.Setter);
    }

    [Theory]
    [InlineData("2025-12-03", "probability duration")]
    [InlineData("2025-12-04", "duration")]
    [InlineData("2025-12-05", "")]
    public void Entries_ValueReplacedInParts_HoldsUntilTheLastPartIsGone(string asOf, string left)
    {
        const string spare = Cabin + ".repair.source.one_of.spare";
        var text = Top + Network + Missions + $$"""
            ledger:
              - { date: 2025-12-03, set: { {{spare}}: { probability: 0.9, duration: pert(2 7 30) } } }
              - { date: 2025-12-04, set: { {{spare}}.probability: 0.8 } }
              - { date: 2025-12-05, set: { {{spare}}.duration: pert(1 2 3) } }
            """;

        var trail = Valid(text, asOf).Trail;

        Assert.Equal(left.Split(' ', StringSplitOptions.RemoveEmptyEntries), trail.Inputs.Where(i => i.Origin.EntryNumber == 1).Select(i => i.Path.Split('.')[^1]));
        Assert.Equal(left.Length == 0, trail.Entries[0].IsSuperseded);
        if (left.Length == 0) AssertSet(trail.Entries[0].Sets[0], [], (3, "base"));
    }

    [Fact]
    public void Entries_ThatTakeOut_HoldWhileItIsOut()
    {
        var text = Top + Network + Missions + """
            ledger:
              - { date: 2025-12-01, set: { missions.m3: { kind: cargo, planned: 2026-09-01, sites: [pad] } } }
              - { date: 2025-12-02, set: { missions.m3: null, missions.m2.after: null } }
              - { date: 2025-12-03, set: { missions.m3: { kind: cargo, planned: 2026-10-01, sites: [pad] } } }
            """;

        var before = Valid(text, "2025-12-02").Trail;
        Assert.True(before.Entries[0].IsSuperseded);
        AssertSet(before.Entries[0].Sets[0], [], (2, "base"));
        AssertSet(before.Entries[1].Sets[0], ["base"]);
        Assert.Equal("null", Assert.Single(before.Inputs, i => i.Path == "missions.m2.after").Value);

        var after = Valid(text, "2025-12-03").Trail;
        AssertSet(after.Entries[1].Sets[0], [], (3, "base"));
        Assert.Equal(3, Assert.Single(after.Inputs, i => i.Path == "missions.m3.planned").Origin.EntryNumber);
    }

    [Fact]
    public void Inputs_AnchorOfTheFileUsedInAnEntry_TheEntrySetIt()
    {
        var text = Top + """
            sites:
              pad:
                supports: [cargo]
                turnaround: &slow pert(8 18 45)
                campaign: 3
            ledger:
              - date: 2025-12-01
                set:
                  sites.pad.campaign: *slow
            """;

        var inputs = Valid(text).Trail.Inputs;

        Assert.Equal(InputSetter.File, inputs.Single(i => i.Path == "sites.pad.turnaround").Origin.Setter);
        Assert.Equal(("pert(8 18 45)", 1), (inputs.Single(i => i.Path == "sites.pad.campaign").Value, inputs.Single(i => i.Path == "sites.pad.campaign").Origin.EntryNumber));
    }

    [Fact]
    public void Inputs_FactsThatAreNotKnownOrNotApplied_AreNotInForce()
    {
        var text = Top + Network + """
            missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad], launched: 2026-03-02 } }
            assumptions:
              official: { weight: 1 }
              other: { weight: 1, set: { sites.pad.outages.cabin.repair.source: { duration: lognormal(p10=60 p90=240) } } }
            ledger: [ { date: 2025-12-20, set: { sites.pad.outages.cabin.repair.source.chosen: spare } } ]
            """;

        var trail = Load(text).Scenario!.Trail;

        Assert.DoesNotContain(trail.Inputs, i => i.Path == "missions.m1.launched");
        Assert.Equal(["official"], Assert.Single(trail.Inputs, i => i.Path.EndsWith("source.chosen", StringComparison.Ordinal)).AssumptionIds);
        AssertSet(trail.Entries[0].Sets[0], ["official"]);
    }

    [Fact]
    public void Inputs_ManifestInAFileOfItsOwn_ThePlaceIsThere()
    {
        const string path = "scenarios/with-manifest.yaml";
        var folder = Directory.CreateTempSubdirectory("risksim-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "manifest.csv"), "id,kind,planned,sites\nm1,cargo,2026-03-02,pad\n");
            var scenario = ScenarioLoader.Load(
                Path.Combine(folder, Path.GetFileName(path)), System.Text.Encoding.UTF8.GetBytes(Top + "sites: { pad: { supports: [cargo], turnaround: 8 } }\nmissions: { file: manifest.csv }\n"), new LoadOptions()).Scenario!;

            var planned = scenario.Trail.Inputs.Single(i => i.Path == "missions.m1.planned");

            Assert.Equal(("manifest.csv", 2, 10), (Path.GetFileName(planned.Place.File), planned.Place.Line, planned.Place.Column));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Changed_IsWhatNotOnlyTheFileSets_MissionDefaultsOnce()
    {
        var trail = Valid(Text).Trail;
        var changed = trail.Changed().ToList();

        Assert.Equal(
            ["mission_defaults.scrub.probability", "missions.m2.after.m1", "missions.m3.kind", "missions.m3.planned", "missions.m3.sites", Cabin + ".repair", Mounting],
            changed.Select(i => i.Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(trail.Inputs.Select(i => i.Path).Distinct().Count() - changed.Select(i => i.Path).Distinct().Count() - 3, trail.AsInTheFile);
    }

    /// <summary>The trail's values are those that the scenario is made of, on every date of the flagship's ledger.</summary>
    [Fact]
    public void Inputs_DurationsOfTheFlagship_AreThoseThatAreUsed()
    {
        var path = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");
        var dates = ScenarioLoader.Load(path, new LoadOptions()).Scenario!.Ledger.Select(e => e.Date).Distinct().ToList();
        var compared = 0;
        foreach (var date in dates)
        {
            var scenario = ScenarioLoader.Load(path, new LoadOptions(date)).Scenario!;
            foreach (var assumption in scenario.Assumptions)
            {
                var values = scenario.Trail.Inputs.Where(i => i.AssumptionIds.Contains(assumption.Id)).ToDictionary(i => i.Path, i => i.Value);
                foreach (var activity in assumption.Inputs.Sites.SelectMany(s => s.Outages.Select(o => o.Repair).Concat(s.Upgrades.Select(u => u.Work))).SelectMany(w => w.Activities))
                    foreach (var option in activity.Options)
                    {
                        var value = values[activity.Id.Length == 0 ? activity.Path : option.Id.Length == 0 ? activity.Path + ".duration" : $"{activity.Path}.one_of.{option.Id}.duration"];
                        Assert.Equal(option.WorkDays.Expression, DistributionParser.Parse(value, (_, _) => EmpiricalSource.Failed("")).Value!.Expression);
                        compared++;
                    }
            }
        }

        Assert.True(compared > 500, $"{compared}");
    }

    private static void AssertSet(SetTrail set, string[] inForce, params (int Entry, string Assumptions)[] superseded)
    {
        Assert.Equal(inForce, set.InForceFor);
        Assert.Equal(superseded, set.SupersededBy.Select(s => (s.By.EntryNumber, string.Join(' ', s.AssumptionIds))));
    }
}
