using System.Collections.Immutable;
using System.Diagnostics;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim;

/// <param name="Trials">Per assumption; null: the scenario's default.</param>
/// <param name="Threads">Null: one per processor. It never changes a figure.</param>
/// <param name="Sampling">How the trials are spread.</param>
public sealed record ForecastOptions(
    long? Trials = null, ulong? Seed = null, int? Threads = null, SamplingMethod Sampling = ForecastOptions.DefaultSampling)
{
    /// <summary>Has the least error for the same number of trials.</summary>
    public const SamplingMethod DefaultSampling = SamplingMethod.Sobol;
}

/// <param name="Done">Trials done, over all assumptions.</param>
/// <param name="Total">Trials asked for, over all assumptions.</param>
public readonly record struct ForecastProgress(long Done, long Total);

/// <summary>The map of the program: inputs in force → plan → columns of trials → estimates.</summary>
public static class Forecaster
{
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    public static ForecastResult Run(Scenario scenario, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var trials = options.Trials ?? scenario.Run.Trials;
        var seed = options.Seed ?? scenario.Run.Seed;
        var threads = options.Threads ?? Environment.ProcessorCount;
        var tables = new TableShelf();
        var plans = scenario.Assumptions.Select(a => PlanBuilder.Build(scenario, a, tables)).ToArray();
        var runner = new Runner(trials, seed, options.Sampling, threads, plans.Length, progress, cancel);
        var clock = Stopwatch.StartNew();
        var runs = plans.Select(plan => runner.Run(plan, new MetricCatalogue(scenario, plan))).ToArray();
        clock.Stop();

        var possible = Enumerable.Range(0, runs.Length).Where(a => runs[a] is not null).ToArray();
        var weightSum = possible.Sum(a => scenario.Assumptions[a].Weight);
        double UpdatedWeight(int a) => weightSum > 0 ? scenario.Assumptions[a].Weight / weightSum : 0;
        var forecasts = scenario.Assumptions.Select((assumption, a) => runs[a] is { } run
            ? new FigureBuilder(scenario, assumption.Id, [new Component(1, run.Tally)], [run.Catalogue]).Build(assumption.Weight, UpdatedWeight(a))
            : FigureBuilder.Impossible(assumption.Id, assumption.Weight)).ToImmutableArray();

        var blended = possible.Where(a => UpdatedWeight(a) > 0).ToArray();
        var blend = blended.Length == 0 ? FigureBuilder.Impossible(AssumptionForecast.BlendId, 1)
            : new FigureBuilder(scenario, AssumptionForecast.BlendId, [.. blended.Select(a => new Component(UpdatedWeight(a), runs[a]!.Tally))],
                [.. blended.Select(a => runs[a]!.Catalogue)]).Build(1, 1);
        return new ForecastResult
        {
            Scenario = scenario,
            Trials = trials,
            Seed = seed,
            Sampling = options.Sampling,
            Threads = threads,
            Assumptions = forecasts,
            Blend = blend,
            Warnings = [.. ForecastWarnings.Of(scenario, forecasts, trials)],
            SimulationTime = clock.Elapsed,
        };
    }
}
