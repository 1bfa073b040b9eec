using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class TrailTextTests
{
    private static readonly Scenario Scenario = TestScenario.Load("""
        risksim: 1
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { pad: { supports: [cargo], turnaround: 8, outages: { o: { began: 2025-12-01, repair: { a: { duration: pert(5 10 40) }, b: { after: [a], duration: pert(5 10 40) } } } } } }
        assumptions:
          first: { weight: 1 }
          second: { weight: 1 }
          third: { weight: 1, set: { sites.pad.outages.o.repair: lognormal(p10=60 p90=240) } }
        ledger:
          - { date: 2025-12-02, set: { sites.pad.campaign: 3, sites.pad.outages.o.repair.a.duration: pert(6 10 40) } }
          - { date: 2025-12-03, assumption: first, set: { sites.pad.campaign: 4 } }
          - { date: 2025-12-04, set: { sites.pad.outages.o.repair.b.started: 2025-12-03 } }
          - { date: 2025-12-05, says: nothing }
          - { date: 2025-12-06, assumption: second, says: nothing }
          - { date: 2025-12-07, assumption: first, set: { sites.pad.campaign: 5 } }

        """);

    [Theory]
    [InlineData(1, "all", "in part superseded by #2")]
    [InlineData(2, "first", "superseded by #6")]
    [InlineData(3, "first, second", "in force")]
    [InlineData(4, "all", "a record only")]
    [InlineData(5, "second", "a record only")]
    [InlineData(6, "first", "in force")]
    public void Standing_AndFor_SayWhetherAnEntryHoldsAndForWhom(int number, string reaches, string standing)
    {
        var entry = Scenario.Trail.Entries.Single(e => e.Number == number);

        Assert.Equal(reaches, TrailText.For(entry, Scenario));
        Assert.Equal(standing, TrailText.Standing(entry));
    }

    [Theory]
    [InlineData(1, 0, "for all; superseded by #2 for first")]
    [InlineData(1, 1, "for first, second")]
    [InlineData(2, 0, "")]
    [InlineData(3, 0, "")]
    public void Remark_SaysWhatTheRowDoesNot(int number, int set, string remark)
    {
        var entry = Scenario.Trail.Entries.Single(e => e.Number == number);

        Assert.Equal(remark, TrailText.Remark(entry.Sets[set], entry, Scenario));
    }

    [Theory]
    [InlineData(InputSetter.File, "file", "file")]
    [InlineData(InputSetter.MissionDefaults, "mission_defaults", "mission_defaults")]
    [InlineData(InputSetter.Assumption, "assumption", "assumption")]
    [InlineData(InputSetter.Ledger, "#7", "ledger")]
    [InlineData(InputSetter.CommandLine, "--set", "command_line")]
    public void Short_AndWord_NameEverySetter(InputSetter setter, string shown, string word)
    {
        Assert.Equal(shown, TrailText.Short(new InputOrigin(setter, setter == InputSetter.Ledger ? 7 : 0)));
        Assert.Equal(word, TrailText.Word(setter));
    }
}
