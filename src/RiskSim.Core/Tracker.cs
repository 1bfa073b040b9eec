using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>The forecast as it stood on each of several data dates.</summary>
/// <param name="Forecasts">Ascending by data date. They have figures and weights, but neither distributions, loss by day and convergence nor
/// the evidence and the deviations behind the errors.</param>
/// <param name="Failed">Dates without a forecast, ascending.</param>
/// <param name="Later">What the whole ledger tells, for comparison only: no forecast uses it.</param>
public sealed record Track(ImmutableArray<ForecastResult> Forecasts, ImmutableArray<FailedDate> Failed, LaterFacts Later);

/// <summary>A data date on which there is no forecast, and why.</summary>
/// <param name="Problems">At least one is an error.</param>
public sealed record FailedDate(DateOnly Date, ImmutableArray<Problem> Problems);

/// <summary>Forecasts that are finished already, of this run or of one that was stopped.</summary>
public interface IForecastShelf
{
    /// <summary>The forecast of this scenario on its data date, or null. Its warnings are those of the run, without the loader's.</summary>
    ForecastResult? Find(Scenario scenario);

    void Keep(ForecastResult forecast);
}

/// <param name="Dates">Dates that are done, those found on the shelf included.</param>
/// <param name="Trials">Trials done and expected, over all assumptions and the dates that were not found on the shelf.</param>
public readonly record struct TrackProgress(int Dates, int AllDates, ForecastProgress Trials);

/// <summary>Makes the same forecast on one data date after the other.</summary>
public static class Tracker
{
    /// <param name="load">Loads the scenario as of a data date, so that nothing learned later is used.</param>
    /// <param name="dates">Ascending.</param>
    /// <param name="shelf">A finished forecast is kept at once, so that a run that is stopped can go on later.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what is on the shelf stays there.</exception>
    public static Track Run(
        Func<DateOnly, LoadResult> load, ImmutableArray<DateOnly> dates, ForecastOptions options, IForecastShelf shelf,
        IProgress<TrackProgress>? progress, CancellationToken cancel)
    {
        var loaded = new List<(LoadResult Load, Scenario Scenario, ForecastResult? Found)>();
        var failures = new List<FailedDate>();
        foreach (var date in dates)
        {
            cancel.ThrowIfCancellationRequested();
            var result = load(date);
            if (result.Scenario is { } scenario) loaded.Add((result, scenario, shelf.Find(scenario)));
            else failures.Add(new FailedDate(date, result.Problems));
        }

        long TrialsOf(Scenario scenario) => (options.Trials ?? scenario.Run.Trials) * scenario.Assumptions.Length;
        var counter = new Counter(progress, dates.Length, failures.Count + loaded.Count(l => l.Found is not null), loaded.Where(l => l.Found is null).Sum(l => TrialsOf(l.Scenario)));
        counter.Tell();
        var forecasts = ImmutableArray.CreateBuilder<ForecastResult>();
        foreach (var (result, scenario, found) in loaded)
        {
            cancel.ThrowIfCancellationRequested();
            var forecast = found;
            if (forecast is null)
            {
                forecast = Slim(Forecaster.Run(scenario, options, counter, cancel));
                shelf.Keep(forecast);
                counter.Next(TrialsOf(scenario));
            }

            forecast = forecast with { Warnings = [.. result.Problems.Union(forecast.Warnings)] };
            // Where what is known is impossible under every assumption there is nothing to show.
            if (forecast.Blend.IsPossible) forecasts.Add(forecast);
            else failures.Add(new FailedDate(scenario.AsOf, forecast.Warnings));
        }

        return new Track(forecasts.ToImmutable(), [.. failures.OrderBy(f => f.Date)], loaded.Count == 0 ? LaterFacts.None : LaterFacts.Of(loaded[^1].Load.Source!));
    }

    /// <summary>Without what fills most of the memory and no track shows.</summary>
    private static ForecastResult Slim(ForecastResult forecast) => forecast with
    {
        Assumptions = [.. forecast.Assumptions.Select(Slim)], Blend = Slim(forecast.Blend), Evidence = EvidenceTrail.None, SimulationTime = TimeSpan.Zero, Threads = 1,
    };

    private static AssumptionForecast Slim(AssumptionForecast forecast) => forecast with
    {
        Figures = [.. forecast.Figures.Select(f => f with { Deviations = [] })],
        Distributions = ImmutableDictionary<string, EmpiricalDistribution>.Empty,
        LossByDay = ImmutableDictionary<string, DailyProbability>.Empty,
        Joint = null,
        Convergence = ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Empty,
    };

    /// <summary>One date's trials as a part of all.</summary>
    private sealed class Counter(IProgress<TrackProgress>? progress, int allDates, int doneDates, long total) : IProgress<ForecastProgress>
    {
        private int _dates = doneDates;
        private long _before;

        public void Report(ForecastProgress value) => progress?.Report(new TrackProgress(_dates, allDates, new ForecastProgress(_before + value.Done, total)));

        public void Next(long trials)
        {
            _dates++;
            _before += trials;
            Tell();
        }

        public void Tell() => Report(default);
    }
}
