using System.Collections.Immutable;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>What a run says, in a few sentences: the opening of every document.</summary>
internal static class AnswerText
{
    private const int Kinds = 2;
    private const int Missions = 2;

    // Below it a limit is not worth naming a spacecraft for.
    private const double WorthSaying = 0.005;

    /// <summary>Without full stops, not escaped for any format.</summary>
    public static ImmutableArray<string> Sentences(ForecastResult result)
    {
        var main = Shown.Main(result);
        var sentences = FigureIds.KindsAtRisk(result).Take(Kinds).Select(k => Text.Sentences.Capability(result, main, k))
            .Concat(Shown.MainMissions(result, Missions).Select(m => Text.Sentences.Mission(result, main, m)))
            .Concat(FigureIds.Spacecraft(result).OrderBy(s => main.Find($"spacecraft.{s}.prob_limit_reached") is not { Value: >= WorthSaying }).Take(1).Select(s => Text.Sentences.Crew(result, main, s)));
        return Shown.Forecasts(result).Length > 1 && Spread(result) is { } spread ? [.. sentences, spread] : [.. sentences];
    }

    /// <summary>What the blend is; null where there is one assumption alone.</summary>
    public static string? Weights(ForecastResult result) => Shown.Forecasts(result).Length == 1 ? null
        : $"These are the figures of the blend, in which each assumption counts with its weight ({string.Join(", ", result.Assumptions.Select(a => $"{a.Id} {EvidenceText.Weight(a.UpdatedWeight, 0, a.EffectiveTrials)}"))}).";

    /// <summary>How far the assumptions are apart on the first capability that is lost.</summary>
    private static string? Spread(ForecastResult result)
    {
        var middle = FigureIds.Nearest(result.Scenario, 0.5);
        var metric = FigureIds.Percentile(middle);
        foreach (var kind in FigureIds.Kinds(result))
        {
            var lost = result.Assumptions.Where(a => a.Find($"capability.{kind}.{FigureIds.LostAfter(0)}") is { Value: > 0.5 }
                && a.Find($"capability.{kind}.remaining.{metric}") is not null).ToList();
            if (lost.Count < 2) continue;
            var each = lost.Select(a => $"{Text.Sentences.Back(result, a, kind, middle)} ({a.Id})");
            return $"The assumptions differ: half of the futures have the {Names.Kind(kind)} capability back {string.Join(", ", each)}";
        }
        return null;
    }
}
