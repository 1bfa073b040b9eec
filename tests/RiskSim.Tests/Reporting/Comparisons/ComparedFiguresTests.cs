using RiskSim.Decisions;
using RiskSim.Reporting.Comparisons;

namespace RiskSim.Tests.Reporting.Comparisons;

public sealed class ComparedFiguresTests
{
    [Fact]
    public void Of_ASiteThatIsNeverRestored_LeavesItsDateOut() => Assert.Equal([Bet.Delay, Bet.Restored, Bet.Loss], ComparedFigures.Of(Bet.Comparison));

    [Fact]
    public void Of_ASiteThatOneOptionRestores_TellsItsDate()
    {
        const string yaml = """
            risksim: 1
            as_of: 2026-01-15
            horizon: 2027-01-01
            sites: { old: { supports: [crewed], turnaround: 10, outages: { closed: { began: 2025-01-01, repair: never } } } }
            missions: { m: { kind: crewed, planned: 2026-03-01, sites: [old] }, c: { kind: crewed, planned: 2026-04-01, sites: [old] }, d: { kind: crewed, planned: 2026-05-01, sites: [old] } }
            options: { revive: { set: { sites.old.outages.closed.repair: uniform(500 600) } } }
            """;
        var comparison = PlanComparison.Run(PlanComparison.OptionsOf(TestScenario.Load(yaml)), new ForecastOptions(512, 1), null, CancellationToken.None);
        var figures = ComparedFigures.Of(comparison);
        Assert.Contains("sites.old.restored.p80", figures);
        // Of the crewed missions the next two.
        Assert.Equal(["missions.m.delay.p80", "missions.m.delay.p50", "missions.c.delay.p80", "missions.c.delay.p50"], figures.Take(4));
        Assert.DoesNotContain(figures, f => f.StartsWith("missions.d.", StringComparison.Ordinal));
    }
}
