using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Decisions;

/// <summary>A plan that is compared with others.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Says">What would be done; may be empty.</param>
public sealed record ComparedPlan(string Id, string Says, Scenario Scenario);

/// <summary>Several plans, all forecast with the same percentiles (common random numbers), so that the errors of their differences are small.</summary>
public sealed class PlanComparison
{
    private readonly ImmutableArray<ForecastResult> _forecasts;

    private PlanComparison(ImmutableArray<ComparedPlan> plans, ImmutableArray<ForecastResult> forecasts) => (Plans, _forecasts) = (plans, forecasts);

    /// <summary>The first is the one that the others are compared with.</summary>
    public ImmutableArray<ComparedPlan> Plans { get; }

    /// <summary>The plan that the others are compared with.</summary>
    public ForecastResult AsPlanned => _forecasts[0];

    /// <summary>The assumptions of the first plan, then the blend if there are several.</summary>
    public ImmutableArray<string> Assumptions =>
        [.. AsPlanned.Assumptions.Length == 1 ? [] : AsPlanned.Assumptions.Select(a => a.Id), AssumptionForecast.BlendId];

    /// <summary>Figures that the first plan has for the blend, in the order of <c>metrics.csv</c>.</summary>
    public IEnumerable<string> Metrics => AsPlanned.Blend.Figures.Select(f => f.Metric);

    /// <summary>By plan, what a reader must know of it that does not hold for the first as well.</summary>
    public IEnumerable<(ComparedPlan Plan, Problem Warning)> Warnings =>
        AsPlanned.Warnings.Select(w => (Plans[0], w)).Concat(Plans.Zip(_forecasts).Skip(1).SelectMany(p => p.Second.Warnings.Except(AsPlanned.Warnings).Select(w => (p.First, w))));

    /// <summary>The plans as the scenario has them: as it is, then with each of its options.</summary>
    public static ImmutableArray<ComparedPlan> OptionsOf(Scenario scenario) =>
        [new(DecisionOption.AsPlannedId, "", scenario), .. scenario.Options.Select(o => new ComparedPlan(o.Id, o.Says, scenario.With(o.Id)))];

    /// <param name="plans">At least one; trials and seed that the options do not give are those of the first.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PlanComparison Run(ImmutableArray<ComparedPlan> plans, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var run = plans[0].Scenario.Run;
        var shared = options with { Trials = options.Trials ?? run.Trials, Seed = options.Seed ?? run.Seed };
        var total = plans.Sum(p => shared.Trials.Value * p.Scenario.Assumptions.Length);
        var forecasts = ImmutableArray.CreateBuilder<ForecastResult>();
        long before = 0;
        foreach (var plan in plans)
        {
            forecasts.Add(Forecaster.Run(plan.Scenario, shared, progress is null ? null : new Part(progress, before, total), cancel));
            before += shared.Trials.Value * plan.Scenario.Assumptions.Length;
        }

        return new PlanComparison(plans, forecasts.ToImmutable());
    }

    /// <summary>The figure as planned, or null where there is none.</summary>
    public FigureLevel? LevelAsPlanned(FigureId figure) => Find(AsPlanned, figure) is { } found ? FigureLevel.Of(found, Plans[0].Scenario) : null;

    /// <summary>What a plan does to a figure; null where one of the two has no such figure.</summary>
    /// <param name="plan">Position in <see cref="Plans"/>.</param>
    public Effect? EffectOf(int plan, FigureId figure)
    {
        var (forecast, scenario) = (_forecasts[plan], Plans[plan].Scenario);
        if (Find(AsPlanned, figure) is not { } first || Find(forecast, figure) is not { } second) return null;
        FigureLevel before = FigureLevel.Of(first, Plans[0].Scenario), after = FigureLevel.Of(second, scenario);
        // A blend of other assumptions has nothing in common but the name.
        var hasSameParts = figure.Assumption != AssumptionForecast.BlendId || forecast.Assumptions.Select(a => a.Id).SequenceEqual(AsPlanned.Assumptions.Select(a => a.Id));
        var difference = hasSameParts ? Difference.Paired(first, second) : Difference.Independent(first, second);
        return new Effect(Plans[plan].Id, figure, first.Unit, before, after, difference.WithValue(after.Value - before.Value));
    }

    /// <summary>The other plans by position, the best for a figure of the blend first; those without it last.</summary>
    public ImmutableArray<int> BestFirst(string metric) =>
        [.. Enumerable.Range(1, Plans.Length - 1).OrderByDescending(p => EffectOf(p, new FigureId(metric, AssumptionForecast.BlendId))?.Gain ?? double.NegativeInfinity)];

    private static Figure? Find(ForecastResult forecast, FigureId figure) => forecast.All.FirstOrDefault(a => a.Id == figure.Assumption)?.Find(figure.Metric);

    /// <summary>One plan's trials as a part of all.</summary>
    private sealed class Part(IProgress<ForecastProgress> progress, long before, long total) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => progress.Report(new ForecastProgress(before + value.Done, total));
    }
}
