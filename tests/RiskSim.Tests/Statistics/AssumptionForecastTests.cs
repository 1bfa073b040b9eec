using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class AssumptionForecastTests
{
    private const string OneMission = """
        risksim: 1
        name: figures
        as_of: 2026-01-01
        horizon: 2027-01-01
        sites: { pad: { supports: [crewed], turnaround: 20 } }
        missions: { m1: { kind: crewed, planned: 2026-03-02, sites: [pad] } }
        """;

    [Fact]
    public void Find_ACopyWithOtherFigures_FindsThose()
    {
        var forecast = TestScenario.Run(OneMission, 1000).Blend;
        var figure = forecast.Find("missions.m1.delay.mean")!;
        var copy = forecast with { Figures = [figure with { Value = 42 }] };
        Assert.Equal(42, copy.Find("missions.m1.delay.mean")!.Value);
        Assert.Null(copy.Find("missions.m1.delay.p50"));
        Assert.Same(figure, forecast.Find("missions.m1.delay.mean"));
        Assert.NotNull(forecast.Find("missions.m1.delay.p50"));
    }

    [Fact]
    public void Find_AFigureThatIsNotThere_GivesNull() => Assert.Null(TestScenario.Run(OneMission, 1000).Blend.Find("missions.m2.delay.mean"));
}
