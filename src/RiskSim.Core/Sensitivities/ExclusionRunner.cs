using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Sensitivities;

/// <summary>Runs a scenario with this or that switched off, on the same percentiles and with the same weights of the assumptions.</summary>
internal static class ExclusionRunner
{
    private static readonly ImmutableArray<double> Percentiles = [0.5, 0.8];

    /// <param name="weights">Of the scenario as it is: what is switched off is a question, and no evidence.</param>
    /// <param name="ran">Called after each run.</param>
    /// <returns>By output.</returns>
    public static ImmutableArray<ExclusionEffect>[] Run(Scenario scenario, IReadOnlyList<EvidenceWeight>? weights, ImmutableArray<OutputId> outputs,
        (ExclusionId Id, Func<Inputs, Inputs> Apply)[] exclusions, ForecastOptions options, Action ran, CancellationToken cancel)
    {
        var asked = scenario with { Report = new ReportSettings([], Percentiles) };
        var with = Look(asked);
        var effects = outputs.Select(_ => new List<ExclusionEffect>()).ToArray();
        foreach (var (id, apply) in exclusions)
        {
            var without = Look(asked with { Assumptions = [.. asked.Assumptions.Select(a => a with { Inputs = apply(a.Inputs) })] });
            for (var o = 0; o < outputs.Length; o++)
                foreach (var p in Percentiles)
                    if (Effect(asked, id, p, Find(with, outputs[o], p), Find(without, outputs[o], p)) is { } effect) effects[o].Add(effect);
        }

        return [.. effects.Select(e => e.OrderByDescending(x => x.Saved.Value).ToImmutableArray())];

        Estimates Look(Scenario variant)
        {
            var tables = new TableShelf();
            var plans = variant.Assumptions.Select(a => PlanBuilder.Build(variant, a, tables)).ToArray();
            var runner = new Runner(variant, plans, weights, options.Seed!.Value, options.Sampling, null, options.Threads!.Value, null, cancel);
            runner.RunTo(options.Trials!.Value, options.Trials.Value, null);
            ran();
            return new Estimates(variant, runner.Runs, weights);
        }
    }

    private static Figure? Find(Estimates estimates, OutputId output, double percentile) =>
        estimates.All.First(f => f.Id == output.Assumption).Find($"{output.Quantity}.{(percentile == Percentiles[0] ? "p50" : "p80")}");

    /// <returns>Null where without it there is no such figure, as of the restoration of what is not out.</returns>
    private static ExclusionEffect? Effect(Scenario scenario, ExclusionId id, double percentile, Figure? with, Figure? without)
    {
        if (with is null || without is null) return null;
        var (before, after) = (Changes.FigureLevel.Of(with, scenario), Changes.FigureLevel.Of(without, scenario));
        // What changes nothing is exactly 0: both have the same percentiles.
        return new ExclusionEffect(id, percentile, with, without, Difference.Paired(without, with).WithValue(before.Value - after.Value), before.IsBeyondHorizon != after.IsBeyondHorizon);
    }
}
