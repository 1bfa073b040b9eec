using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim;

/// <summary>What a reader of the results must know about how they came about.</summary>
internal static class ForecastWarnings
{
    /// <summary>Below this many effective trials percentiles in the tail rest on a handful of futures.</summary>
    private const double FewEffectiveTrials = 1000;

    /// <param name="hasRare">Whether there was anything to oversample.</param>
    public static IEnumerable<Problem> Of(Scenario scenario, ImmutableArray<AssumptionForecast> forecasts, EvidenceTrail evidence, long trials, RareEvents? rare, bool hasRare)
    {
        var place = new Place(scenario.File, 0, 0);
        foreach (var forecast in forecasts)
        {
            if (!forecast.IsPossible && evidence.ImpossibleSince(forecast.Id) is { } step)
            {
                var entry = scenario.Ledger.LastOrDefault(e => e.Date == step.Date);
                yield return new Problem(Severity.Warning, entry?.Place ?? place, forecast.Id,
                    string.Create(CultureInfo.InvariantCulture, $"what was known on {step.Date:yyyy-MM-dd}{Quoted(entry)} is impossible under this assumption ({News(step)}): it gets weight 0 and no figures"),
                    "Widen its durations, or take the assumption out.");
            }
            else if (!forecast.IsPossible)
            {
                yield return new Problem(Severity.Warning, place, forecast.Id,
                    string.Create(CultureInfo.InvariantCulture, $"what is known on {scenario.AsOf:yyyy-MM-dd} is impossible under this assumption, or too rare for {trials} trials: it gets weight 0 and no figures"),
                    "Widen its durations, ask for more trials, or take the assumption out.");
            }
            else if (forecast.EffectiveTrials < Math.Min(trials * (rare?.OrdinaryShare ?? 1), FewEffectiveTrials))
            {
                yield return new Problem(Severity.Warning, place, forecast.Id,
                    string.Create(CultureInfo.InvariantCulture, $"what is known is so unlikely under this assumption that its {trials} trials are worth {forecast.EffectiveTrials:0}"),
                    "Ask for more trials, or look whether its durations are too narrow.");
            }
        }

        if (rare is not null && !hasRare)
            yield return new Problem(Severity.Warning, new Place("--rare", 0, 0), "", string.Create(CultureInfo.InvariantCulture,
                $"nothing in the scenario has a probability below {RareEvents.RareBelow * 100:0.#} %: nothing was oversampled"), "");
        if (forecasts.All(f => !f.IsPossible))
            yield return new Problem(Severity.Error, place, scenario.Name, "what is known on the data date is impossible under every assumption",
                "Compare the facts and the data date with the durations.");
    }

    private static string Quoted(LedgerEntry? entry) => string.IsNullOrEmpty(entry?.Says) ? "" : $" ('{entry.Says}')";

    private static string News(EvidenceStep step) => string.Join(", ", step.News.Select(n => n.Kind switch
    {
        LearnedKind.Ended => string.Create(CultureInfo.InvariantCulture, $"{n.Path} ended on {n.On:yyyy-MM-dd}"),
        LearnedKind.Chosen => $"{n.Path} is {n.Option}",
        _ => $"{n.Path} still goes on",
    }));

    /// <summary>What was asked for and is not known after all trials.</summary>
    public static IEnumerable<Problem> Of(StopReport? report)
    {
        if (report is null || report.IsMet) yield break;
        var after = string.Create(CultureInfo.InvariantCulture, $"after {report.Trials:#,0} trials");
        var isAtCap = report.Trials == report.Rule.MaxTrials;
        const string More = "Allow more with --max-trials, or ask for less.";
        const string None = "It has no figures: what is known on the data date is impossible there, or no trial shows them.";
        foreach (var reached in report.Precision.Where(p => !p.IsReached))
        {
            var error = string.Create(CultureInfo.InvariantCulture, $"the error of {reached.Worst} is {reached.Error:G3}, not {reached.Tolerance:G3}");
            yield return new Problem(Severity.Warning, new Place("--precision", 0, 0), $"{reached.Goal}",
                double.IsFinite(reached.Error) ? $"not reached: {after} {error}" : $"not reached {after}", double.IsFinite(reached.Error) && isAtCap ? More : None);
        }

        foreach (var answer in report.Answers.Where(a => !a.IsSettled))
            yield return new Problem(Severity.Warning, new Place("--settle", 0, 0), $"{answer.Question}", $"not settled {after}",
                answer.Figure is null ? None : More);
    }
}
