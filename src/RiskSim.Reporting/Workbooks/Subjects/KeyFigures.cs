using System.Collections.Immutable;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Workbooks.Subjects;

/// <summary>A line of the key figures.</summary>
/// <param name="Format">Of its fields.</param>
internal sealed record KeyFigure(string Label, string Metric, string Format);

/// <summary>The figures that an answer rests on.</summary>
internal static class KeyFigures
{
    private const int Missions = 3;

    /// <summary>Those that the run has under any assumption, each once.</summary>
    public static ImmutableArray<KeyFigure> Of(ForecastResult result) =>
        [.. Candidates(result).DistinctBy(f => (f.Metric, f.Format)).Where(f => result.All.Any(a => a.Find(f.Metric) is not null))];

    private static IEnumerable<KeyFigure> Candidates(ForecastResult result)
    {
        double[] quantiles = [FigureIds.Nearest(result.Scenario, 0.5), FigureIds.Nearest(result.Scenario, 0.8)];
        foreach (var kind in FigureIds.KindsAtRisk(result))
        {
            var id = $"capability.{kind}";
            foreach (var q in FigureIds.IsLost(result, kind) ? quantiles : [])
            {
                var metric = $"{id}.remaining.{FigureIds.Percentile(q)}";
                yield return new KeyFigure(KeyFigureNames.Back(kind, q), metric, FieldFormat.Date);
                yield return new KeyFigure(KeyFigureNames.DaysToBack(kind, q), metric, FieldFormat.Default);
            }
            foreach (var threshold in FigureIds.MainThresholds(result.Scenario))
                yield return new KeyFigure(KeyFigureNames.LongLoss(kind, threshold), $"{id}.longest.{FigureIds.Exceeds(threshold)}", FieldFormat.Default);
        }
        foreach (var mission in Shown.MainMissions(result, Missions))
        {
            var id = $"missions.{mission.Id}";
            yield return new KeyFigure(KeyFigureNames.OnTime(mission.Id), $"{id}.delay.prob_on_time", FieldFormat.Default);
            foreach (var q in quantiles) yield return new KeyFigure(KeyFigureNames.Launch(mission.Id, q), $"{id}.launch.{FigureIds.Percentile(q)}", FieldFormat.Default);
        }
        foreach (var spacecraft in FigureIds.Spacecraft(result))
            yield return new KeyFigure($"{Names.Of(spacecraft)}: the crew reaches its limit", $"spacecraft.{spacecraft}.prob_limit_reached", FieldFormat.Default);
    }
}
