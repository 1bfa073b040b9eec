using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Reporting.Scores;

/// <summary>A scorecard made by hand: what is tested is how it is told.</summary>
internal static class SampleScorecard
{
    public const string Pad = "sites.pad-a.restored";
    public const string Crew = "missions.crew-1.launch";
    public static readonly DateOnly Known = new(2026, 4, 1);
    public static readonly ImmutableArray<DateOnly> Dates = [new(2026, 1, 1), new(2026, 1, 15), new(2026, 2, 1)];

    private const string Yaml = """
        risksim: 1
        name: A pad | after <an> accident
        as_of: 2026-01-01
        horizon: 2027-01-01
        sites: { pad-a: { name: Pad A, supports: [crewed], turnaround: 10, outages: { main: { began: 2025-12-01, repair: uniform(40 200) } } } }
        missions: { crew-1: { kind: crewed, planned: 2026-03-20, sites: [pad-a] } }
        assumptions: { official: { weight: 1 }, outside-view: { weight: 1 } }
        ledger: [ { date: 2026-01-15, by: nobody }, { date: 2026-02-01, by: nobody }, { date: 2026-03-03, by: nobody }, { date: 2026-04-01, by: nobody } ]
        """;

    public static Scenario Scenario => TestScenario.Load(Yaml);

    /// <summary>The official view gets better; the outside view is impossible on the last date; the crew has not flown.</summary>
    public static Scorecard Create() => Create(Dates.Length);

    public static Scorecard Create(int dates) => new(Scenario, Known, [.. Enumerable.Range(0, dates).Select(Date)], 200_000, 1, SamplingMethod.Sobol);

    private static DateScores Date(int index)
    {
        var scores = ImmutableArray.CreateBuilder<Score>();
        void Add(string assumption, string quantity, string name, double? value, double error = 0.04) =>
            scores.Add(new Score(Dates[index], assumption, quantity, name, value, value is null ? 0 : error, quantity == Pad ? new DateOnly(2026, 3, 2) : Known, quantity == Pad));

        foreach (var (assumption, crps, late) in new (string, double[], double?[])[]
        {
            ("official", [30, 20.04, 4.3], [38, 20, -3]), ("outside-view", [26, 90.2, double.NaN], [-20, double.PositiveInfinity, null]), ("blend", [22, 41, 4.3], [1, 60, -3]),
        })
        {
            var isPossible = !double.IsNaN(crps[index]);
            Add(assumption, Pad, ScoreNames.Crps, isPossible ? crps[index] : null);
            Add(assumption, Pad, ScoreNames.CensoredCrps, isPossible ? crps[index] / 2 : null);
            Add(assumption, Pad, ScoreNames.Log, isPossible ? assumption == "outside-view" ? double.PositiveInfinity : 5.123 : null, 0);
            Add(assumption, Pad, ScoreNames.Pit, isPossible ? 0.4567 : null, 0.001);
            Add(assumption, Pad, ScoreNames.Coverage, isPossible ? index % 2 : null, 0);
            Add(assumption, Pad, ScoreNames.MedianError, late[index], 0.2);
            Add(assumption, Pad, "brier_gt_30", isPossible ? 0.12345 : null, 0.0001);
            Add(assumption, Crew, ScoreNames.CensoredCrps, isPossible ? index + 0.5 : null);
            Add(assumption, Crew, ScoreNames.Log, isPossible ? 0.25 : null, 0.001);
        }

        return new DateScores(
            Dates[index], scores.ToImmutable(), index == 1 ? [new NotScored(Dates[index], "missions.crew-9.launch", "was later taken out of the scenario")] : [],
            index == 2 ? ["outside-view"] : [], [new Problem(Severity.Warning, new Place("pad.yaml", 3, 4), "official", "something is odd", "Look.")]);
    }
}
