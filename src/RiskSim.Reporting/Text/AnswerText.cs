using System.Collections.Immutable;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>A forecast in one paragraph, the same in every format.</summary>
internal static class AnswerText
{
    /// <summary>More of each would be a table.</summary>
    private const int MostKinds = 2, MostMissions = 2, MostCrews = 1;

    /// <summary>A limit of a stay that is reached less often gives way to other crews.</summary>
    private const double WorthMentioning = 0.005;

    /// <summary>What a decision-maker asks first: the capability, the next crewed missions, a crew, and how far the assumptions are apart.</summary>
    /// <returns>Sentences in words, each without its full stop.</returns>
    public static ImmutableArray<string> Sentences(ForecastResult result)
    {
        var main = Shown.Main(result);
        var crews = FigureIds.Spacecraft(result).OrderBy(s => main.Find($"spacecraft.{s}.prob_limit_reached") is not { Value: >= WorthMentioning });
        return
        [
            .. Capabilities(result, main),
            .. Shown.MainMissions(result, MostMissions).Select(m => RiskSim.Reporting.Text.Sentences.Mission(result, main, m, inWords: true)),
            .. crews.Take(MostCrews).Select(s => RiskSim.Reporting.Text.Sentences.Crew(result, main, s, inWords: true)),
            .. Spread(result) is { } spread ? [spread] : Array.Empty<string>(),
        ];
    }

    /// <summary>A kind of which all that is said of the one before it holds is told in a few words.</summary>
    private static IEnumerable<string> Capabilities(ForecastResult result, AssumptionForecast main)
    {
        string? before = null;
        foreach (var kind in FigureIds.KindsAtRisk(result).Take(MostKinds))
        {
            var sentence = RiskSim.Reporting.Text.Sentences.Capability(result, main, kind, inWords: true);
            var general = sentence.Replace(Names.Kind(kind), "", StringComparison.OrdinalIgnoreCase);
            yield return general == before ? $"The same holds for {Names.Kind(kind)} launches" : sentence;
            before = general;
        }
    }

    /// <summary>The paragraph.</summary>
    public static string Paragraph(ForecastResult result) => string.Join(". ", Sentences(result)) + ".";

    /// <summary>What the blend is; null where there is one assumption alone.</summary>
    public static string? Weights(ForecastResult result) => result.Assumptions.Length == 1 ? null
        : $"These are the figures of the blend, in which each assumption counts with its weight ({string.Join(", ", result.Assumptions.Select(a => $"{a.Id} {EvidenceText.Weight(a.UpdatedWeight, 0, a.EffectiveTrials)}"))}).";

    /// <summary>Whether the paragraph has words of the scale, so that the document has to state it.</summary>
    public static bool HasWords(ForecastResult result) =>
        Sentences(result).Any(s => Likelihood.Scale.Any(w => s.Contains(w.Word, StringComparison.Ordinal)));

    /// <summary>Which scale the words are of and when a probability has one.</summary>
    public static string ScaleRule =>
        $"The words for probabilities are those of the IPCC's likelihood scale, the narrowest that fits; a probability whose error (two standard errors to both sides) spans two of them has none. {Likelihood.Source}.";

    /// <summary>How far the assumptions are apart on the first capability that is lost; null where there is one assumption or no loss.</summary>
    private static string? Spread(ForecastResult result)
    {
        if (result.Assumptions.Length < 2) return null;
        var middle = FigureIds.Nearest(result.Scenario, 0.5);
        foreach (var kind in FigureIds.Kinds(result))
        {
            var lost = result.Assumptions.Where(a => a.Find($"capability.{kind}.{FigureIds.LostAfter(0)}") is { Value: > 0.5 }
                && a.Find($"capability.{kind}.remaining.{FigureIds.Percentile(middle)}") is not null).ToList();
            if (lost.Count < 2) continue;
            var each = lost.Select(a => $"{RiskSim.Reporting.Text.Sentences.Back(result, a, kind, middle)} ({a.Id})");
            return $"The assumptions differ: half of the futures have the {Names.Kind(kind)} capability back {string.Join(", ", each)}";
        }

        return null;
    }
}
