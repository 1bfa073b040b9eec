using System.Text;
using RiskSim.Reporting;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Reporting;

public sealed class TrailSummaryTests
{
    private const string Text = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { pad: { supports: [cargo], turnaround: 8 } }
        ledger:
          - { date: 2025-12-02, by: "the agency\e[31m", says: ready, source: press, set: { sites.pad.campaign: 3 } }
          - { date: 2025-12-03, by: a guest, set: { sites.pad.campaign: 4 } }
          - { date: 2026-12-03, set: { sites.pad.campaign: 5 } }

        """;

    [Fact]
    public void Compose_TellsEntriesAndInputsWithTheirPlaces()
    {
        var scenario = ScenarioLoader.Load("s.yaml", Encoding.UTF8.GetBytes(Text), new LoadOptions(Set: [new("sites.pad.turnaround", "9")])).Scenario!;

        Assert.Equal(
            """

            2 of 3 ledger entries in force on 2026-01-01
              #1  2025-12-02  the agency[31m (for all): superseded by #2
                  ready
                  source: press
                  sites.pad.campaign = 3
              #2  2025-12-03  a guest (for all): in force
                  sites.pad.campaign = 4

            Inputs set by an assumption, the ledger (#) or the command line; 1 other input is as in the file
              sites.pad.turnaround
                  all: 9 (--set sites.pad.turnaround)
              sites.pad.campaign
                  all: 4 (#2, s.yaml:7:65)

            """.ReplaceLineEndings("\n"), TrailSummary.Compose(scenario, 100));
    }

    [Fact]
    public void Compose_NothingChanged_SaysSo()
    {
        var scenario = TestScenario.Load("risksim: 1\nas_of: 2026-01-01\nhorizon: 2028-01-01\nsites: { pad: { supports: [cargo], turnaround: 8 } }\n");

        Assert.Equal("\nNo ledger entry is in force on 2026-01-01\n\nAll 2 inputs are as in the file\n", TrailSummary.Compose(scenario, 100));
    }
}
