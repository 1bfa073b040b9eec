using System.Diagnostics;
using RiskSim.Evidence;
using RiskSim.Sampling;
using RiskSim.Scenarios;
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
        var setup = ForecastSetup.Of(scenario, options);
        var (weights, evidence) = WeightUpdate.Run(scenario, setup.Tables, setup.Seed, setup.Threads, cancel);
        var judge = options.Until is { } rule ? new StopJudge(scenario, rule) : null;
        var rounds = options.Until?.Rounds ?? [setup.Trials];
        var runner = new Runner(scenario, setup.Plans, weights, setup.Seed, options.Sampling, setup.Rare, setup.Threads, progress, cancel);
        var clock = new Stopwatch();
        foreach (var trials in rounds)
        {
            clock.Start();
            runner.RunTo(trials, judge?.ExpectedTrials ?? trials, judge?.Report);
            clock.Stop();
            if (judge?.Look(new Estimates(scenario, runner.Runs, weights, judge.Selection, setup.Rare?.OrdinaryShare ?? 1), trials) == true) break;
        }

        return setup.Conclude(runner.Runs, weights, evidence, runner.Trials, clock.Elapsed, judge?.Report);
    }
}
