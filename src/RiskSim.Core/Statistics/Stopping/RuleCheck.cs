using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Distributions;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Stopping;

/// <summary>Holds a rule against a scenario: do the figures exist, and can they be what is asked?</summary>
public static class RuleCheck
{
    /// <returns>Everything that is wrong; empty if the rule can be used.</returns>
    public static ImmutableArray<Problem> Problems(Scenario scenario, StopRule rule)
    {
        var asked = rule.Precision.Where(g => g.Figure is not null).Select(g => ("--precision", $"{g}", g.Figure!.Value))
            .Concat(rule.Settle.Select(q => ("--settle", $"{q}", q.Figure))).ToList();
        if (asked.Count == 0) return [];
        var known = EveryFigure.Of([scenario]).Single();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (option, text, name) in asked)
            if (Unknown(known, name) is var (rule1, mend)) Add(option, text, rule1, mend);
        foreach (var goal in rule.Precision)
            if (Find(known, goal.Figure) is { Unit: Unit.Probability or Unit.Share } && goal.Tolerance >= RuleText.CoarsestProbability)
                Add("--precision", $"{goal}", "is no precision for a probability", "Give less than 0.5.");
        foreach (var question in rule.Settle)
            if (Find(known, question.Figure) is { } figure && Misfit(scenario, known, question, figure) is var (what, mend)) Add("--settle", $"{question}", what, mend);
        return problems.ToImmutable();

        void Add(string option, string value, string what, string mend) =>
            problems.Add(new Problem(Severity.Error, new Place(option, 0, 0), value, what, mend));
    }

    private static Figure? Find(Estimates known, FigureName? name) =>
        name is { } n ? known.All.FirstOrDefault(a => a.Id == n.Assumption)?.Find(n.Metric) : null;

    private static (string Rule, string Mend)? Unknown(Estimates known, FigureName name)
    {
        if (known.All.FirstOrDefault(a => a.Id == name.Assumption) is not { } forecast)
            return ($"there is no assumption '{name.Assumption}'", Meant(name.Assumption, known.All.Select(a => a.Id))
                ?? $"The assumptions are: {string.Join(", ", known.Assumptions.Select(a => a.Id))}; without one the figure is the blend's.");
        if (forecast.Find(name.Metric) is { Unit: Unit.Weight }) return ("a weight is not found by more trials", "Ask for another figure.");
        if (forecast.Find(name.Metric) is not null) return null;
        if (known.All.FirstOrDefault(a => a.Find(name.Metric) is not null) is { } other)
            return ($"the {(forecast.Id == AssumptionForecast.BlendId ? "blend" : $"assumption '{forecast.Id}'")} has no figure '{name.Metric}'",
                $"'{name.Metric}@{other.Id}' has.");
        return ($"there is no figure '{name.Metric}'", Meant(name.Metric, forecast.Figures.Select(f => f.Metric))
            ?? "metrics.csv of any run of the scenario lists them all.");
    }

    private static string? Meant(string word, IEnumerable<string> candidates) => NearestWord.Find(word, candidates) is { } near ? $"Did you mean '{near}'?" : null;

    private static (string Rule, string Mend)? Misfit(Scenario scenario, Estimates known, Question question, Figure figure)
    {
        var limit = question.Limit.In(scenario);
        if (question.Limit.Date is not null && figure.Unit != Unit.PointInTime)
            return ($"'{figure.Metric}' is no date", "Only percentiles of 'restored' and 'launch' are; give a number.");
        if (figure.Unit is Unit.Probability or Unit.Share)
            return limit is > 0 and < 1 ? null : ("no number of trials tells a probability from a limit that it cannot cross", "Give a limit between 0 and 1, e.g. 0.1.");
        var forecast = known.All.First(a => a.Id == figure.Assumption);
        return Errors.Percentile(figure, forecast) is var (distribution, _) && limit > distribution.HighDays
            ? ($"nothing is computed beyond the horizon {scenario.Horizon:yyyy-MM-dd}", string.Create(CultureInfo.InvariantCulture, $"Give a limit of at most {distribution.HighDays:0.###}."))
            : null;
    }
}
