using RiskSim.Changes;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Changes;

public sealed class FigureCheckTests
{
    private static Scenario With(string quantiles) => TestScenario.Load($$"""
        risksim: 1
        name: A pad
        as_of: 2026-01-01
        horizon: 2028-01-01
        report: { quantiles: {{quantiles}} }
        sites: { pad: { supports: [crewed], turnaround: 10, outages: { fire: { began: 2026-01-01, repair: exponential(100) } } } }
        missions: { crew-1: { kind: crewed, planned: 2026-03-01, sites: [pad] } }
        assumptions: { calm: {}, worried: { set: { sites.pad.turnaround: 20 } } }
        """);

    private static FigureId Id(string text) => FigureId.Parse(text)!.Value;

    [Theory]
    [InlineData("missions.crew-1.delay.p80")]
    [InlineData("sites.pad.restored.p80@worried")]
    [InlineData("weight.updated@calm")]
    public void Problems_OfAFigureThatARunHas_AreNone(string id)
    {
        var scenario = With("[0.8]");
        Assert.Contains(Id(id), Forecaster.Run(scenario, new ForecastOptions(512), null, CancellationToken.None).All.SelectMany(a => a.Figures).Select(FigureId.Of));
        Assert.Empty(FigureCheck.Problems([Id(id)], [scenario], "pad.yaml"));
    }

    [Theory]
    [InlineData("missions.crew-1.delay.p81", "missions.crew-1.delay.p80")]
    [InlineData("missions.crew-1.delay.p80@woried", "missions.crew-1.delay.p80@worried")]
    public void Problems_OfAFigureThatThereIsNot_NameTheNearest(string id, string near) => Assert.Equal(
        [$"--figure: error: '{id}': there is no such figure in pad.yaml. Did you mean '{near}'?"], FigureCheck.Problems([Id(id)], [With("[0.8]")], "pad.yaml").Select(p => p.ToString()));

    [Fact]
    public void Problems_OfSeveralScenarios_AreOfThoseThatNoneHas() => Assert.Equal(
        ["missions.crew-1.delay.p70"],
        FigureCheck.Problems([Id("missions.crew-1.delay.p80"), Id("missions.crew-1.delay.p70"), Id("missions.crew-1.delay.p60")], [With("[0.8]"), With("[0.6]")], "any").Select(p => p.Value));

    [Fact]
    public void Problems_WhereTheFirstHasAll_LeaveTheOthersAlone()
    {
        static IEnumerable<Scenario> Scenarios()
        {
            yield return With("[0.8]");
            Assert.Fail("the second scenario was looked at");
        }

        Assert.Empty(FigureCheck.Problems([Id("missions.crew-1.delay.p80")], Scenarios(), "any"));
    }

    [Fact]
    public void Problems_OfFiguresAskedForWithoutAssumption_SuggestNoneWithOne()
    {
        var problem = Assert.Single(FigureCheck.Problems([Id("missions.crew-1.delay.p80@calm")], [With("[0.8]")], "pad.yaml", f => f.Assumption == AssumptionForecast.BlendId ? f : null));
        Assert.Equal("Did you mean 'missions.crew-1.delay.p80'?", problem.Mend);
    }
}
