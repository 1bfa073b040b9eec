namespace RiskSim.Tests.Simulation;

/// <summary>Small scenarios in which something rare happens, with closed forms.</summary>
internal static class RareScenarios
{
    public const string Loss90 = "capability.cargo.longest.prob_gt_90", Loss365 = "capability.cargo.longest.prob_gt_365";

    public const string Head = "risksim: 1\nname: T\nas_of: 2026-01-01\nhorizon: 2027-12-31\nreport: { thresholds: [90, 365], quantiles: [0.5] }\n";
    public const string OneSite = "sites: { a: { supports: [cargo], turnaround: 10 } }\n";
    public const string TwoSites = "sites: { a: { supports: [cargo], turnaround: 10 }, b: { supports: [cargo], turnaround: 10 } }\n";

    public const string OnePad = Head + OneSite + """
        missions: { m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 1e-4, outage: exponential(150) } } }
        """;

    /// <summary>Both are lost for T days if the first, launched 30 days before, is out for T + 30 days and the second for T.</summary>
    public const string TwoPads = Head + TwoSites + """
        missions:
          m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 2e-3, outage: exponential(200) } }
          n: { kind: cargo, planned: 2026-03-03, sites: [b], damage: { probability: 3e-3, outage: exponential(150) } }
        """;

    public const string Constants = Head + TwoSites + """
        missions:
          m: { kind: cargo, planned: 2026-02-01, sites: [a], damage: { probability: 1e-3, outage: 100 } }
          n: { kind: cargo, planned: 2026-02-01, sites: [b], damage: { probability: 1e-3, outage: 200 } }
        """;

    /// <summary>The first pad is back on day 50, but for a risk; the second is damaged by the launch of day 31.</summary>
    public const string RiskAndDamage = Head + """
        sites:
          a: { supports: [cargo], turnaround: 10, outages: { x: { began: 2025-12-31, repair: { work: { duration: 51 } } } } }
          b: { supports: [cargo], turnaround: 10 }
        risks: { delay: { probability: 2e-3, adds: exponential(200), affects: [sites.a.outages.x.repair.work] } }
        missions: { m: { kind: cargo, planned: 2026-02-01, sites: [b], damage: { probability: 1e-3, outage: exponential(150) } } }
        """;

    public const string FailureAndDamage = Head + OneSite + """
        missions:
          m: { kind: cargo, family: f, planned: 2026-02-01, sites: [a], failure: { probability: 0.01, stand_down: 30, damage: { probability: 1e-3, outage: exponential(300) } } }
        """;

    /// <summary>A pad that many launches use, each of which may end it; the frequent failures do no harm to it.</summary>
    public static readonly string ManyMissions = Head + OneSite + "missions:\n" + string.Concat(Enumerable.Range(1, 12).Select(i =>
        $"  m{i}: {{ kind: cargo, family: f, planned: 2026-{i:00}-01, sites: [a], failure: {{ probability: 0.1, stand_down: 1 }}, damage: {{ probability: {i}e-7, outage: 366 }} }}\n"));
}
