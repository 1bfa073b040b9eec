using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Decisions;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Comparisons;

/// <summary>The figures on which a decision is judged where nobody asks for others.</summary>
public static class ComparedFigures
{
    private const int MostMissions = 2;
    private const double LongLossDays = 180;

    /// <summary>
    /// P50 and P80 of the delays of the next crewed missions, P80 of when sites are restored, the probability of half a year without a crewed launch and
    /// those of crews that reach their limit; ids without assumption, in the order in which they are shown.
    /// </summary>
    public static ImmutableArray<string> Of(PlanComparison comparison)
    {
        var scenario = comparison.Plans[0].Scenario;
        var known = comparison.Metrics.ToHashSet();
        var (middle, planning) = (FigureIds.Percentile(FigureIds.Nearest(scenario, 0.5)), FigureIds.Percentile(FigureIds.Nearest(scenario, 0.8)));
        var inputs = scenario.Assumptions[0].Inputs;
        var crewed = inputs.Missions.Where(m => m.Launched is null && m.Kind == "crewed").OrderBy(m => m.Planned).Take(MostMissions).ToList();
        // Without people on board every mission that is still to fly counts.
        if (crewed.Count == 0) crewed = [.. inputs.Missions.Where(m => m.Launched is null).OrderBy(m => m.Planned).Take(MostMissions)];
        IEnumerable<string> wanted =
        [
            .. crewed.SelectMany(m => new[] { $"missions.{m.Id}.delay.{planning}", $"missions.{m.Id}.delay.{middle}" }),
            .. inputs.Sites.Select(s => $"sites.{s.Id}.restored.{planning}"),
            .. scenario.Report.ThresholdDays.IsEmpty ? [] : new[] { $"capability.crewed.longest.{FigureIds.Exceeds(scenario.Report.ThresholdDays.MinBy(t => Math.Abs(t - LongLossDays)))}" },
            .. known.Where(m => m.StartsWith("spacecraft.", StringComparison.Ordinal) && m.EndsWith(".prob_limit_reached", StringComparison.Ordinal)),
        ];
        return [.. wanted.Where(known.Contains).Distinct().Where(m => CanBeTold(comparison, m))];
    }

    /// <summary>Whether the horizon leaves anything to see of it, under any plan and assumption.</summary>
    private static bool CanBeTold(PlanComparison comparison, string metric) =>
        Enumerable.Range(1, comparison.Plans.Length - 1).Any(p => comparison.Assumptions.Any(a => comparison.EffectOf(p, new FigureId(metric, a)) is { Verdict: not Verdict.BeyondHorizon }));
}
