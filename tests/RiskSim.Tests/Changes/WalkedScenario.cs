using RiskSim.Changes;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Tests.Changes;

/// <summary>Scenarios with a ledger, and walks through it.</summary>
internal static class WalkedScenario
{
    public static readonly DateOnly Start = new(2026, 1, 1);

    /// <summary>Constants: restored on 10 February (22 December and 50 days), the launch two days later.</summary>
    public const string Counted = """
        risksim: 1
        as_of: 2026-01-01
        horizon: 2027-01-01
        sites:
          pad:
            supports: [crewed]
            turnaround: 10
            campaign: 2
            outages: { cabin: { began: 2025-12-22, repair: { survey: { duration: 20 }, mounting: { after: [survey], duration: 30 } } } }
        missions:
          m: { kind: crewed, planned: 2026-01-10, sites: [pad] }
        ledger:
          - { date: 2026-02-01, by: c, says: the crew is ready later, set: { missions.m.not_before: 2026-03-10 } }
          - { date: 2026-01-05, by: a, says: mounting takes ten days more, set: { sites.pad.outages.cabin.repair.mounting.duration: 40 } }
          - { date: 2026-01-05, by: b, says: only five, set: { sites.pad.outages.cabin.repair.mounting.duration: 35 } }
          - { date: 2026-01-20, by: d, says: no comment }

        """;

    public static ScenarioHistory History(string yaml, params KeyValuePair<string, string>[] set)
    {
        var loaded = ScenarioLoader.Load("scenario.yaml", System.Text.Encoding.UTF8.GetBytes(yaml), new LoadOptions(null, [.. set]));
        Assert.True(loaded.Scenario is not null, string.Join('\n', loaded.Problems));
        return new ScenarioHistory(loaded);
    }

    public static KnowledgeWalk Walk(string yaml, long trials, ulong seed, SamplingMethod sampling, params DateOnly[] dates)
    {
        var history = History(yaml);
        return KnowledgeWalk.Run([.. dates.Select(d => new WalkPoint(history, d, []))], _ => true, new ForecastOptions(trials, seed, 1, sampling), null, CancellationToken.None);
    }

    public static KnowledgeWalk Walk(string yaml, params DateOnly[] dates) => Walk(yaml, 512, 1, SamplingMethod.Sobol, dates);

    public static FigureId Blend(string metric) => new(metric, AssumptionForecast.BlendId);

    public static FigureChange ChangeOf(this KnowledgeWalk walk, string metric, int from = 0, int to = 1) =>
        walk.Change(from, to, Blend(metric)) ?? throw new InvalidOperationException($"no figure {metric}");

    /// <summary>What happened in each step and how far it moved the figure, e.g. <c>wait 0 | a 10</c>.</summary>
    public static string Story(this FigureChange change) => string.Join(" | ", change.Steps.Select(s =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join('+', s.Causes.Select(Name))} {Math.Round(s.Difference.Value, 6)}")));

    private static string Name(Cause cause) => cause switch
    {
        Cause.News news => news.Entry.By,
        Cause.Waiting => "wait",
        _ => "set",
    };
}
