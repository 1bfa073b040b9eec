using System.Text;
using RiskSim.Reporting.Tables;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Reporting.Tables;

public sealed class InputsTableTests
{
    private const string Text = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { pad: { name: =cmd(), supports: [cargo], turnaround: 8 } }
        missions: { m: { kind: cargo, planned: 2026-03-01, sites: [pad], priority: -1 } }
        assumptions: { a: { set: { sites.pad.campaign: 2 } }, b: { set: { sites.pad.campaign: 3 } } }
        ledger: [ { date: 2025-12-02, by: "the agency", says: "soon, they say", source: "@press", assumption: b, set: { sites.pad.turnaround: pert(8 9 20) } } ]

        """;

    [Fact]
    public void Write_OneRowWhereAllAgree_ElseOnePerAssumption()
    {
        var path = Path.GetTempFileName();
        try
        {
            var scenario = ScenarioLoader.Load("s.yaml", Encoding.UTF8.GetBytes(Text), new LoadOptions(Set: [new("missions.m.stay", "200")])).Scenario!;
            InputsTable.Write(SampleForecast.Create() with { Scenario = scenario }, path);

            Assert.Equal(
                """
                assumption,path,value,set_by,entry,entry_date,by,says,source,place
                all,sites.pad.name,'=cmd(),file,,,,,,s.yaml:4:23
                all,sites.pad.supports,[cargo],file,,,,,,s.yaml:4:41
                a,sites.pad.turnaround,8,file,,,,,,s.yaml:4:62
                b,sites.pad.turnaround,pert(8 9 20),ledger,1,2025-12-02,the agency,"soon, they say",'@press,s.yaml:7:135
                a,sites.pad.campaign,2,assumption,,,,,,s.yaml:6:48
                b,sites.pad.campaign,3,assumption,,,,,,s.yaml:6:87
                all,missions.m.kind,cargo,file,,,,,,s.yaml:5:24
                all,missions.m.planned,2026-03-01,file,,,,,,s.yaml:5:40
                all,missions.m.sites,[pad],file,,,,,,s.yaml:5:59
                all,missions.m.priority,-1,file,,,,,,s.yaml:5:76
                all,missions.m.stay,200,command_line,,,,,,'--set missions.m.stay

                """.ReplaceLineEndings("\n"), File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
