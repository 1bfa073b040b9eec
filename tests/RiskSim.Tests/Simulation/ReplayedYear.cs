namespace RiskSim.Tests.Simulation;

/// <summary>A year of constants in which every sort of thing happens once: what a trial must say can be counted on a calendar.</summary>
internal static class ReplayedYear
{
    public const string Yaml = Counted.Head + """
        calendars: { half: { Jan: 0.5 } }
        sites:
          a:
            name: Pad A
            supports: [crewed, cargo]
            turnaround: 20
            campaign: 5
            outages:
              fire:
                began: 2025-12-22
                repair:
                  clear: { duration: 20 }
                  build: { after: [clear], calendar: half, one_of: { new: { probability: 1, duration: 30 }, spare: { duration: 5 } } }
            closures: { range: { from: 2026-05-01, to: 2026-05-11 } }
          b:
            supports: [cargo]
            turnaround: 10
            hazards: { storm: { every: 100, outage: 7 } }
            upgrades: { crewed: { starts: 2026-02-01, work: { tower: { duration: 200 } } } }
        risks:
          slow-welding: { probability: 1, multiplies: 1.5, affects: [sites.a.outages.fire.repair.build] }
          strike: { probability: 0, adds: 9, affects: [sites.a.outages.fire.repair.clear] }
        missions:
          m1: { kind: cargo, planned: 2026-01-11, sites: [a], family: f, failure: { probability: 1, stand_down: 30 } }
          m2: { kind: cargo, planned: 2026-03-22, sites: [b], family: f, damage: { probability: 1, outage: 40 } }
          m3: { kind: crewed, planned: 2026-04-26, sites: [a, b], after: { m1: 50 }, stay: 30, limit: 200, relieved_by: [m4], handover: 5 }
          m4: { kind: crewed, planned: 2026-05-16, sites: [a], scrub: { probability: 1, recycle: 1 } }
          m5: { kind: cargo, planned: 2026-12-20, sites: [a], readiness_delay: 100 }
        """;

    public static Replay Replay(string yaml = Yaml) =>
        Replayer.Run(TestScenario.Load(yaml), new ForecastOptions(10, 1), new TrialChoice.ByNumber(3), null, null, CancellationToken.None).Replays.Single();
}
