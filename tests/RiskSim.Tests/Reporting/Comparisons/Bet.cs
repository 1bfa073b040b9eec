using RiskSim.Decisions;
using RiskSim.Reporting.Comparisons;

namespace RiskSim.Tests.Reporting.Comparisons;

/// <summary>Repairs that take exactly so many days, so that every difference is known beforehand: as planned the launch is 2 days late if quick and 32 if slow.</summary>
internal static class Bet
{
    public const string Delay = "missions.m.delay.p80", Restored = "sites.pad.restored.p80", Loss = "capability.crewed.longest.prob_gt_180";

    private const string Yaml = """
        risksim: 1
        name: A | bet
        as_of: 2026-01-15
        horizon: 2027-01-01
        report: { quantiles: [0.8], thresholds: [180] }
        sites:
          pad: { supports: [crewed], turnaround: 10, outages: { cabin: { began: 2025-12-01, repair: 92 } } }
          old: { name: The old pad, supports: [crewed], turnaround: 10, outages: { closed: { began: 2025-01-01, repair: never } } }
        missions: { m: { kind: crewed, planned: 2026-03-01, sites: [pad] } }
        assumptions:
          quick: { weight: 1 }
          rather-slow: { weight: 3, set: { sites.pad.outages.cabin.repair: 122 } }
        options:
          bet: { says: "one crew | later", set: { sites.pad.outages.cabin.repair: 112 } }
          faster: { says: two shifts, set: { sites.pad.outages.cabin.repair: 82 } }
          stop: { set: { sites.pad.outages.cabin.repair: never } }
          paint: { set: { missions.m.priority: 3 } }
        """;

    public static readonly PlanComparison Comparison =
        PlanComparison.Run(PlanComparison.OptionsOf(TestScenario.Load(Yaml)), new ForecastOptions(512, 1), null, CancellationToken.None);

    public static CompareContext Context(params string[] metrics) => new(Comparison, [.. metrics]);

    public static int Plan(string id) => Comparison.Plans.Select(p => p.Id).ToList().IndexOf(id);
}
