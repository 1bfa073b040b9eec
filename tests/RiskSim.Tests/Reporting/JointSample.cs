using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting;

/// <summary>Two crewed missions that wait for the same pad, under two assumptions.</summary>
internal static class JointSample
{
    public const string Yaml = """
        risksim: 1
        name: Two missions
        as_of: 2026-01-01
        horizon: 2027-12-31
        sites: { pad: { supports: [crewed, cargo], turnaround: pert(8 18 45), outages: { fire: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } } }
        missions:
          supply-1: { kind: cargo, planned: 2026-02-10, sites: [pad] }
          crew-1: { kind: crewed, planned: 2026-03-14, sites: [pad], readiness_delay: mixture(0.8 of 0  0.2 of uniform(0 60)) }
          crew-2: { kind: crewed, planned: 2026-06-20, sites: [pad], readiness_delay: mixture(0.6 of 0  0.4 of uniform(0 90)) }
        assumptions:
          hope: { weight: 0.5 }
          doubt: { weight: 0.5, set: { sites.pad.outages.fire.repair: lognormal(p10=90 p90=400) } }
        """;

    private static readonly Lazy<ForecastResult> Run = new(() => TestScenario.Run(Yaml, 20_000));

    /// <summary>Run once for all tests.</summary>
    public static ForecastResult Result => Run.Value;

    /// <summary>Both are often late, so no dates by this horizon have both with 80 %.</summary>
    public static ForecastResult Short { get; } = TestScenario.Run(Yaml.Replace("horizon: 2027-12-31", "horizon: 2026-08-15", StringComparison.Ordinal), 4_000);
}
