using System.Diagnostics;
using RiskSim.Evidence;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim;

/// <param name="Trials">Per assumption; null: the scenario's default. Not used with <paramref name="Until"/>.</param>
/// <param name="Threads">Null: one per processor. It never changes a figure.</param>
/// <param name="Sampling">How the trials are spread.</param>
/// <param name="Until">Go on until this is known, instead of a number of trials; it must fit the scenario (<see cref="RuleCheck"/>).</param>
/// <param name="Rare">Null: everything happens as often as it is likely. It must fit the scenario (<see cref="RareEvents.Problems"/>).</param>
public sealed record ForecastOptions(
    long? Trials = null, ulong? Seed = null, int? Threads = null, SamplingMethod Sampling = ForecastOptions.DefaultSampling, StopRule? Until = null, RareEvents? Rare = null)
{
    /// <summary>Has the least error for the same number of trials.</summary>
    public const SamplingMethod DefaultSampling = SamplingMethod.Sobol;

    /// <summary>Whether the result has distributions by UTC day (<see cref="AssumptionForecast.Daily"/>); they keep all that was counted.</summary>
    public bool KeepsDaily { get; init; }
}

/// <param name="Done">Trials done, over all assumptions.</param>
/// <param name="Total">Trials expected, over all assumptions.</param>
/// <param name="Reached">What is known so far, if the run goes on until something is.</param>
public readonly record struct ForecastProgress(long Done, long Total, StopReport? Reached = null);

/// <summary>The map of the program: inputs in force → plan → weights by the evidence → columns of trials → estimates.</summary>
public static class Forecaster
{
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    public static ForecastResult Run(Scenario scenario, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var seed = options.Seed ?? scenario.Run.Seed;
        var threads = options.Threads ?? Environment.ProcessorCount;
        var tables = new TableShelf();
        var plans = scenario.Assumptions.Select(a => PlanBuilder.Build(scenario, a, tables)).ToArray();
        var (weights, evidence) = WeightUpdate.Run(scenario.AsPlanned ?? scenario, tables, seed, threads, cancel);
        var rare = plans.Any(p => Boost.Of(p) is not null) ? options.Rare : null;
        var judge = options.Until is { } rule ? new StopJudge(scenario, rule) : null;
        var rounds = options.Until?.Rounds ?? [options.Trials ?? scenario.Run.Trials];
        var runner = new Runner(scenario, plans, weights, seed, options.Sampling, rare, threads, progress, cancel);
        var clock = new Stopwatch();
        foreach (var trials in rounds)
        {
            clock.Start();
            runner.RunTo(trials, judge?.ExpectedTrials ?? trials, judge?.Report);
            clock.Stop();
            if (judge?.Look(new Estimates(scenario, runner.Runs, weights, judge.Selection, rare?.OrdinaryShare ?? 1), trials) == true) break;
        }

        var estimates = new Estimates(scenario, runner.Runs, weights);
        return new ForecastResult
        {
            Scenario = scenario,
            Trials = runner.Trials,
            Seed = seed,
            Sampling = options.Sampling,
            Threads = threads,
            Assumptions = options.KeepsDaily ? [.. estimates.Assumptions.Select(estimates.WithDaily)] : estimates.Assumptions,
            Blend = options.KeepsDaily ? estimates.WithDaily(estimates.Blend) : estimates.Blend,
            Evidence = evidence,
            Rare = rare,
            Warnings = [.. ForecastWarnings.Of(scenario, estimates.Assumptions, evidence, runner.Trials, options.Rare, rare is not null), .. ForecastWarnings.Of(judge?.Report)],
            SimulationTime = clock.Elapsed,
            Stopping = judge?.Report,
        };
    }
}
