using System.Collections.Immutable;
using System.Text;
using RiskSim.Batches;
using RiskSim.Scenarios;
using RiskSim.Variations;

namespace RiskSim.Tests.Batches;

/// <summary>A pad and a launch, with its turnaround and the probability of a scrub varied.</summary>
internal static class SmallBatch
{
    private const string Text = """
        risksim: 1
        name: A small pad
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad: { supports: [crewed], turnaround: 14, outages: { cabin: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } }
        missions:
          crew-1: { kind: crewed, planned: 2026-03-02, sites: [pad], scrub: { probability: 0.1, recycle: 2 } }
          crew-2: { kind: crewed, planned: 2026-03-12, sites: [pad] }

        """;

    public static readonly ForecastOptions Options = new(512, 7, 1);

    public static BatchGrid Grid(params ImmutableArray<string> scrubs) =>
        new(["small.yaml"], null, [new Variation("sites.pad.turnaround", ["7", "21"]), new Variation("missions.crew-1.scrub.probability", scrubs)]);

    public static LoadResult Load(BatchCase run) => ScenarioLoader.Load("small.yaml", Encoding.UTF8.GetBytes(Text), new LoadOptions(run.AsOf, run.Varied));
}
