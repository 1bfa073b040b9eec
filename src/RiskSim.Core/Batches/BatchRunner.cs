using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Batches;

/// <summary>Where a finished run is, and what must be known of it without reading its figures.</summary>
/// <param name="Folder">Its name among the runs of the batch.</param>
/// <param name="Trials">Per assumption.</param>
/// <param name="Warnings">As told when it was made.</param>
public sealed record FinishedRun(string Folder, DateOnly AsOf, DateOnly Horizon, long Trials, ImmutableArray<string> Warnings);

/// <summary>A run of a batch and what came of it.</summary>
/// <param name="Finished">Null where it could not be made.</param>
/// <param name="Problems">Why not; at least one is an error then.</param>
/// <param name="WasThere">Whether it was finished before.</param>
public sealed record BatchRun(BatchCase Case, FinishedRun? Finished, ImmutableArray<Problem> Problems, bool WasThere = false);

/// <summary>Finished runs, of this batch or of one that was stopped. Used by several threads at a time.</summary>
public interface IRunShelf
{
    /// <summary>Null where that run is not there.</summary>
    FinishedRun? Find(BatchCase run, Scenario scenario);

    FinishedRun Keep(BatchCase run, ForecastResult forecast);
}

/// <param name="Runs">Runs that are done, found ones and failed ones included.</param>
/// <param name="Trials">Trials done, and expected if the runs to come are like the last one, over all assumptions.</param>
public readonly record struct BatchProgress(int Runs, int AllRuns, ForecastProgress Trials);

/// <summary>Makes many runs; one that cannot be made does not stop the others.</summary>
public static class BatchRunner
{
    /// <param name="load">Loads the scenario of a case; called by several threads at a time.</param>
    /// <param name="options">Of every run, so that all have the same draws; its threads are shared among the runs that are made at a time.</param>
    /// <param name="jobs">So many runs at a time, at least 1. It never changes a figure.</param>
    /// <returns>In the order of the cases.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; what is on the shelf stays there.</exception>
    public static ImmutableArray<BatchRun> Run(
        ImmutableArray<BatchCase> cases, Func<BatchCase, LoadResult> load, ForecastOptions options, int jobs, IRunShelf shelf,
        IProgress<BatchProgress>? progress, CancellationToken cancel)
    {
        var runs = new BatchRun[cases.Length];
        var threads = Math.Max(1, (options.Threads ?? Environment.ProcessorCount) / jobs);
        var counter = new Counter(progress, cases.Length);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var next = -1;
        Exception? failure = null;
        Parallel.For(0, Math.Min(jobs, cases.Length), new ParallelOptions { MaxDegreeOfParallelism = jobs }, _ =>
        {
            try
            {
                for (int i; !stop.IsCancellationRequested && (i = Interlocked.Increment(ref next)) < cases.Length;)
                    runs[i] = Make(cases[i], load, options with { Threads = threads }, shelf, counter, stop.Token);
            }
            catch (Exception e)
            {
                // The first one counts: the others are told to stop because of it.
                Interlocked.CompareExchange(ref failure, e, null);
                stop.Cancel();
            }
        });
        cancel.ThrowIfCancellationRequested();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        return [.. runs];
    }

    private static BatchRun Make(
        BatchCase one, Func<BatchCase, LoadResult> load, ForecastOptions options, IRunShelf shelf, Counter counter, CancellationToken cancel)
    {
        var loaded = load(one);
        if (loaded.Scenario is not { } scenario)
        {
            counter.Done(0);
            return new BatchRun(one, null, loaded.Problems);
        }

        if (shelf.Find(one, scenario) is { } found)
        {
            counter.Done(0);
            return new BatchRun(one, found, [], WasThere: true);
        }

        var trials = (options.Trials ?? scenario.Run.Trials) * scenario.Assumptions.Length;
        var forecast = Forecaster.Run(scenario, options, counter.Start(trials), cancel);
        var finished = shelf.Keep(one, forecast with { Warnings = [.. loaded.Problems.Union(forecast.Warnings)] });
        counter.Done(trials);
        return new BatchRun(one, finished, []);
    }

    /// <summary>Adds up the trials of runs that are made at the same time.</summary>
    private sealed class Counter(IProgress<BatchProgress>? progress, int all)
    {
        private readonly Lock _lock = new();
        private int _runs;
        private long _before, _running, _last;

        public IProgress<ForecastProgress> Start(long trials)
        {
            lock (_lock) _last = trials;
            return new One(this);
        }

        public void Done(long trials)
        {
            lock (_lock)
            {
                _runs++;
                _before += trials;
                _running -= trials;
                Tell();
            }
        }

        private void Add(long trials)
        {
            lock (_lock)
            {
                _running += trials;
                Tell();
            }
        }

        private void Tell() => progress?.Report(new BatchProgress(_runs, all, new ForecastProgress(_before + _running, _before + (all - _runs) * _last)));

        private sealed class One(Counter counter) : IProgress<ForecastProgress>
        {
            private long _told;

            public void Report(ForecastProgress value)
            {
                // Workers may report out of order.
                for (var told = Interlocked.Read(ref _told); value.Done > told; told = Interlocked.Read(ref _told))
                    if (Interlocked.CompareExchange(ref _told, value.Done, told) == told)
                    {
                        counter.Add(value.Done - told);
                        return;
                    }
            }
        }
    }
}
