using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Decisions;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Comparisons;

/// <summary>What a comparison shows, and how its things are called.</summary>
/// <param name="Metrics">Ids without assumption, in the order in which they are shown.</param>
public sealed record CompareContext(PlanComparison Comparison, ImmutableArray<string> Metrics)
{
    private Scenario Scenario => Comparison.Plans[0].Scenario;

    internal string Title => $"What each option would do: {Scenario.Name}";

    internal string FigureName(string metric) =>
        FigureNames.Of(new FigureId(metric, AssumptionForecast.BlendId), Scenario.Assumptions[0].Inputs.Sites) is var name ? char.ToUpperInvariant(name[0]) + name[1..] : metric;

    internal static string AssumptionName(string id) => Labels.Assumption(id);

    internal string PlanName(int plan) => Comparison.Plans[plan].Id == DecisionOption.AsPlannedId ? "as planned" : Comparison.Plans[plan].Id;

    /// <summary>The blend first, as it is what plans are ranked by.</summary>
    internal IEnumerable<string> BlendFirst => Comparison.Assumptions.Reverse().Take(1).Concat(Comparison.Assumptions.SkipLast(1));

    internal Effect? Effect(int plan, string metric, string assumption) => Comparison.EffectOf(plan, new FigureId(metric, assumption));

    /// <summary>Effects of a plan on a figure, the blend left out where there are assumptions.</summary>
    internal IEnumerable<Effect> UnderEach(int plan, string metric) =>
        (Comparison.Assumptions.Length == 1 ? Comparison.Assumptions : Comparison.Assumptions.SkipLast(1)).Select(a => Effect(plan, metric, a)).OfType<Effect>();

    /// <summary>Plans and figures for which it depends on the assumption whether the plan helps or hurts.</summary>
    internal IEnumerable<(int Plan, string Metric)> Contested =>
        from metric in Metrics
        from plan in Enumerable.Range(1, Comparison.Plans.Length - 1)
        let verdicts = UnderEach(plan, metric).Select(e => e.Verdict).ToHashSet()
        where verdicts.Contains(Verdict.Helps) && verdicts.Contains(Verdict.Hurts)
        select (plan, metric);

    internal string AsPlanned(string metric, string assumption)
    {
        var id = new FigureId(metric, assumption);
        if (Comparison.LevelAsPlanned(id) is not { } level) return FigureText.Absent;
        return ChangeText.Value(level, UnitOf(metric));
    }

    internal Unit UnitOf(string metric) => Comparison.AsPlanned.Blend.Find(metric)?.Unit ?? Unit.Days;

    internal static string Amount(Effect? effect) => effect is null ? FigureText.Absent
        : effect.Verdict == Verdict.BeyondHorizon ? "beyond the horizon" : ChangeText.Signed(effect.Difference, effect.Unit, effect.IsBound);

    internal static string Word(Effect? effect) => effect?.Verdict switch
    {
        Verdict.Helps => "helps",
        Verdict.Hurts => "hurts",
        Verdict.NoDifference => "no difference",
        Verdict.BeyondHorizon => "beyond the horizon",
        _ => FigureText.Absent,
    };

    /// <summary>For each figure which plan is best, and by how much.</summary>
    internal IEnumerable<string> Sentences()
    {
        foreach (var metric in Metrics)
        {
            var helping = Comparison.BestFirst(metric).Select(p => (Plan: p, Effect: Effect(p, metric, AssumptionForecast.BlendId))).Where(p => p.Effect?.Verdict == Verdict.Helps).ToList();
            if (helping.Count == 0)
            {
                var isThere = Comparison.LevelAsPlanned(new FigureId(metric, AssumptionForecast.BlendId)) is not null;
                yield return $"{FigureName(metric)}: {(isThere ? "nothing helps" : "no trial has it as planned")}.";
                continue;
            }

            var told = helping.Take(3).Select(p => $"{PlanName(p.Plan)} {Amount(p.Effect)}");
            yield return $"{FigureName(metric)} (as planned {AsPlanned(metric, AssumptionForecast.BlendId)}): {string.Join(", ", told)}{(helping.Count > 3 ? $" and {(helping.Count - 3).ToString(CultureInfo.InvariantCulture)} more help" : "")}.";
        }

        foreach (var (plan, metric) in Contested)
        {
            string Under(Verdict verdict) => string.Join(", ", UnderEach(plan, metric).Where(e => e.Verdict == verdict).Select(e => $"{AssumptionName(e.Figure.Assumption)} ({Amount(e)})"));
            yield return $"It depends on who is right: for {FigureName(metric)} {PlanName(plan)} helps under {Under(Verdict.Helps)} and hurts under {Under(Verdict.Hurts)}.";
        }
    }

    internal string Identity =>
        $"{FigureText.Count(Comparison.AsPlanned.Trials)} trials per assumption and plan · seed {Comparison.AsPlanned.Seed.ToString(CultureInfo.InvariantCulture)} · {FigureText.Sampling(Comparison.AsPlanned.Sampling)}";

    internal string Footer => string.Join("  ·  ", Scenario.Name, $"data date {Labels.Date(Scenario.AsOf)}", Identity);
}
