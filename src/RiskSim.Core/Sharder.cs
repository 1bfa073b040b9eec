using System.Diagnostics;
using RiskSim.Evidence;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim;

/// <summary>What the trials of a piece added up to: exact sums, which can be added to those of the other pieces in any order.</summary>
public sealed class ShardCounts
{
    private readonly IReadOnlyList<Tally?> _tallies;

    internal ShardCounts(IReadOnlyList<Tally?> tallies, TimeSpan time) => (_tallies, SimulationTime) = (tallies, time);

    public TimeSpan SimulationTime { get; }

    /// <summary>For <see cref="ShardMerge.Add"/>.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void WriteTo(Stream stream)
    {
        var counts = new CountWriter(stream);
        counts.Write(_tallies.Count);
        foreach (var tally in _tallies)
        {
            counts.Write(tally is null ? 0 : 1);
            tally?.Write(counts);
        }

        counts.Flush();
    }
}

/// <summary>Runs a piece of a forecast's trials, as another machine runs the others.</summary>
public static class Sharder
{
    /// <param name="options">Of the whole run; without <see cref="ForecastOptions.Until"/>, which looks at all trials.</param>
    /// <param name="range">No more pieces than <see cref="ShardRange.MostPiecesOf"/> the trials.</param>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    public static ShardCounts Run(Scenario scenario, ForecastOptions options, ShardRange range, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        if (options.Until is not null) throw new ArgumentException("a piece does not know when all are done", nameof(options));
        var setup = ForecastSetup.Of(scenario, options);
        var (first, end) = range.Of(setup.Trials);
        if (first >= end) throw new ArgumentException("a piece without trials", nameof(range));
        // Weights do not change what is counted: they are found out once, when the pieces are merged.
        var runner = new Runner(scenario, setup.Plans, null, setup.Seed, options.Sampling, setup.Rare, setup.Threads, progress, cancel);
        runner.SkipTo(first);
        var clock = Stopwatch.StartNew();
        runner.RunTo(end, end - first, null);
        return new ShardCounts(runner.Tallies, clock.Elapsed);
    }
}

/// <summary>Adds pieces up to the forecast that one run of all trials would have made, bit for bit.</summary>
public sealed class ShardMerge
{
    private readonly ForecastSetup _setup;
    private readonly MetricCatalogue[] _catalogues;
    private readonly Tally?[] _tallies;

    /// <param name="options">Of the whole run.</param>
    public ShardMerge(Scenario scenario, ForecastOptions options)
    {
        _setup = ForecastSetup.Of(scenario, options);
        _catalogues = [.. _setup.Plans.Select(plan => new MetricCatalogue(scenario, plan))];
        _tallies = new Tally?[_catalogues.Length];
    }

    /// <summary>In any order, each piece once: that they are pieces of this run is for the caller to see to.</summary>
    /// <exception cref="InvalidDataException">The stream is no piece of such a run.</exception>
    public void Add(Stream stream)
    {
        var counts = new CountReader(stream);
        if (counts.Read() != _tallies.Length) throw new InvalidDataException("another number of assumptions");
        for (var a = 0; a < _tallies.Length; a++)
        {
            if (counts.Read() == 0) continue;
            var tally = Tally.Read(_catalogues[a], counts);
            if (_tallies[a] is { } sum) sum.Add(tally);
            else _tallies[a] = tally;
        }

        if (!counts.IsAtEnd) throw new InvalidDataException("it goes on after its end");
    }

    /// <summary>The forecast, after all pieces.</summary>
    /// <param name="time">That the trials of all pieces took together.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ForecastResult Finish(TimeSpan time, CancellationToken cancel)
    {
        var scenario = _setup.Scenario;
        var (weights, evidence) = WeightUpdate.Run(scenario, _setup.Tables, _setup.Seed, _setup.Threads, cancel);
        // As in one run: what was learned is impossible, so that none of the trials is a possible future.
        bool IsRefuted(int a) => weights?[a].Value == 0 && scenario.Assumptions[a].Weight > 0;
        AssumptionRun?[] runs = [.. _tallies.Select((tally, a) => AssumptionRun.Of(_catalogues[a], IsRefuted(a) ? null : tally))];
        return _setup.Conclude(runs, weights, evidence, _setup.Trials, time);
    }
}
