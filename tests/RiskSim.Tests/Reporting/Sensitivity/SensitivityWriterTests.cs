using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting.Sensitivity;
using RiskSim.Reporting.Text;
using RiskSim.Sensitivities;
using RiskSim.Statistics;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Tests.Reporting.Sensitivity;

public sealed class SensitivityWriterTests : IDisposable
{
    private const string Yaml = """
        risksim: 1
        name: A pad
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad-a: { supports: [crewed], turnaround: 10, outages: { fire: { began: 2026-01-01, repair: {
            source: { one_of: { spare: { probability: 0.6, duration: 20 }, new-build: { duration: 220 } } }, mounting: { after: [source], duration: uniform(10 20) } } } } }
        risks: { parts-missing: { probability: 0.5, adds: 10, affects: [sites.pad-a.outages.fire.repair.mounting] } }
        missions:
          crew-1: { kind: crewed, planned: 2026-01-02, sites: [pad-a], failure: { probability: 0.05, stand_down: 100 }, family: f }
          crew-2: { kind: crewed, planned: 2026-01-03, sites: [pad-a], after: [crew-1], family: f }

        """;

    private static readonly SensitivityResult Result = Look();

    private readonly string _root = Directory.CreateTempSubdirectory("risksim-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static SensitivityResult Look()
    {
        var scenario = TestScenario.Load(Yaml);
        return SensitivityAnalyst.Run(scenario, [.. SensitivityOutputs.Usual(scenario), new OutputId("missions.crew-2.delay", AssumptionForecast.BlendId)], new ForecastOptions(4096, 1, 2), null, CancellationToken.None)!;
    }

    private string[] Write(ChartFormat? charts)
    {
        using var folder = OutputFolder.Open(_root);
        SensitivityWriter.Write(Result, charts, folder, warning => Assert.Fail(warning));
        folder.Commit();
        return [.. Directory.GetFiles(_root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_root, f)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Write_WithCharts_EachIsShownInTheDocument()
    {
        Assert.SkipUnless(ChartFont.Installed("A") is not null, "there is no font here");
        var files = Write(ChartFormat.Svg);
        Assert.Equal(["charts/exclusion-missions-crew-1-delay.svg", "charts/exclusion-missions-crew-2-delay.svg", "charts/exclusion-sites-pad-a-restored.svg", "charts/tornado-missions-crew-1-delay.svg",
            "charts/tornado-missions-crew-2-delay.svg", "charts/tornado-sites-pad-a-restored.svg", "sensitivity.csv", "sensitivity.md"], files);
        var document = File.ReadAllText(Path.Combine(_root, "sensitivity.md"));
        Assert.All(files[..6], f => Assert.Contains($"]({f})", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Table_HasARowForEachNumber()
    {
        Assert.Equal(["sensitivity.csv", "sensitivity.md"], Write(null));
        var rows = File.ReadAllLines(Path.Combine(_root, "sensitivity.csv"));
        Assert.Equal("output,assumption,analysis,input,held,measure,value,standard_error", rows[0]);
        Assert.All(rows, r => Assert.Equal(7, r.Count(c => c == ',')));
        Assert.DoesNotContain(rows, r => r.Contains("NaN", StringComparison.Ordinal));
        Assert.Contains("sites.pad-a.outages.fire,blend,activity,sites.pad-a.outages.fire.repair.mounting,,criticality,1,0", rows);
        foreach (var start in new[] { "sites.pad-a.restored,blend,tornado,sites.pad-a.outages.fire.repair.source.one_of,new-build,mean,2", "sites.pad-a.restored,blend,variance,risks.parts-missing,,first_order,0.00",
            "missions.crew-2.delay,blend,exclusion,queue,,p80_saved,", "missions.crew-2.delay,blend,information,missions.crew-1.failure,,p80_minus_p50_left," })
            Assert.Contains(rows, r => r.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public void Tell_TheAnswer_InPlainWords()
    {
        var told = SensitivityWriter.Tell(Result, 1000);
        Assert.StartsWith("What drives the forecast? A pad\n", told, StringComparison.Ordinal);
        // 200 days apart with probability 0.4: 9600 of the 9633 days² of the variance.
        Assert.Matches("What explains it: the choice of source at Pad a explains (9[5-9]|100) % of the variance of the return of Pad a", told);
        Assert.Contains("What to find out: knowing the choice of source at Pad a would narrow P80 - P50 from ", told, StringComparison.Ordinal);
        Assert.Contains("The repair: fire at Pad a\n", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sites.pad-a.outages.fire.repair", InputKind.Duration, "the duration of the repair 'fire' at Pad a")]
    [InlineData("sites.pad-a.outages.fire.repair.mounting", InputKind.Duration, "the duration of mounting at Pad a")]
    [InlineData("sites.pad-a.upgrades.crewed.work", InputKind.Duration, "the duration of the upgrade to crewed launches of Pad a")]
    [InlineData("sites.pad-a.hazards.ground-failure", InputKind.Hazard, "the hazard 'ground failure' at Pad a")]
    [InlineData("sites.pad-a.outages.fire.campaign", InputKind.Campaign, "the campaign after fire at Pad a")]
    [InlineData("missions.crew-1.scrub", InputKind.Scrub, "scrubs of Crew 1")]
    [InlineData("missions.crew-1.readiness_delay + sites.pad-a.outages.fire.repair.mounting", InputKind.Correlated, "the readiness of Crew 1 and the duration of mounting at Pad a")]
    public void Input_OfAPath_IsWhatPeopleCallIt(string id, InputKind kind, string expected) => Assert.Equal(expected, new SensitivityNames(Result.Scenario).Input(new InputId(id, kind)));

    [Fact]
    public void Share_WithinItsError_IsNoNegativeNumber()
    {
        Assert.Equal("0 within error (below 2 %)", SensitivityText.Share(new Index(-0.003, 0.009)));
        Assert.Equal("61 % (59 to 63)", SensitivityText.Share(new Index(0.61, 0.01)));
        Assert.Equal("99.9 % (99.5 to 100)", SensitivityText.Share(new Index(0.999, 0.002)));
        Assert.Equal(FigureText.Absent, SensitivityText.Share(Index.Undefined));
    }
}
