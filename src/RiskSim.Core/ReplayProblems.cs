using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Scenarios.Format;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>Why a trial cannot be told.</summary>
internal static class ReplayProblems
{
    public static Problem UnknownAssumption(Scenario scenario, string id) => Error("--assumption", id,
        id == AssumptionForecast.BlendId ? "the blend has no trials of its own" : "there is no such assumption",
        Suggestion.Mend(id, [.. scenario.Assumptions.Select(a => a.Id)], "assumptions"));

    public static Problem NoSuchTrial(long trial, long trials) => Error("--trial", Text(trial),
        $"the run has the trials 0 to {Text(trials - 1)}", "Ask for one of them, or for more with --trials.");

    public static Problem UnknownFigure(string id, MetricCatalogue[] catalogues)
    {
        var stems = PercentileFigure.Stems(catalogues);
        var (stem, percentile) = PercentileFigure.Split(id);
        return stems.Contains(stem)
            ? Error("--at", id, "this is no percentile between 0 and 100", $"Write it as in '{stem}.p80'.")
            : Error("--at", id, "there is no such figure that is a percentile of a duration",
                Suggestion.Mend(id, [.. stems.Select(s => s + (percentile.Length > 0 ? percentile : ".p80"))], "figures"));
    }

    public static Problem AbsentFigure(string stem, string assumptionId) => new(Severity.Warning, new Place("--at", 0, 0), stem,
        $"the assumption {assumptionId} does not have this duration", "Choose a trial of it by another figure.");

    public static Problem Impossible(Scenario scenario, string assumptionId) => new(Severity.Warning, new Place(scenario.File, 0, 0), assumptionId,
        string.Create(CultureInfo.InvariantCulture, $"what is known on {scenario.AsOf:yyyy-MM-dd} is impossible under this assumption: it has no trial to tell"), "");

    public static Problem NotAFuture(Scenario scenario, long trial, string assumptionId) => new(Severity.Warning, new Place("--trial", 0, 0), Text(trial),
        string.Create(CultureInfo.InvariantCulture, $"under the assumption {assumptionId} what is known on {scenario.AsOf:yyyy-MM-dd} rules this trial out"), "Choose another.");

    private static Problem Error(string option, string value, string rule, string mend) => new(Severity.Error, new Place(option, 0, 0), value, rule, mend);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
