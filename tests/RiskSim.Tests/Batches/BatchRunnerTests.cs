using System.Collections.Concurrent;
using System.Collections.Immutable;
using RiskSim.Batches;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Variations;
using Xunit;

namespace RiskSim.Tests.Batches;

public sealed class BatchRunnerTests
{
    [Fact]
    public void A_grid_has_all_scenarios_dates_and_combinations_in_order()
    {
        var grid = new BatchGrid(["a.yaml", "x/b.yaml"], new Variation("as_of", ["2026-01-01", "2026-02-01"]), [new Variation("p", ["1", "2"])]);
        Assert.Equal(["p", "as_of", "scenario"], grid.Parameters.Select(p => p.Path));
        Assert.Equal(
            ["1 2026-01-01 a", "2 2026-01-01 a", "1 2026-02-01 a", "2 2026-02-01 a", "1 2026-01-01 b", "2 2026-01-01 b", "1 2026-02-01 b", "2 2026-02-01 b"],
            grid.Cases.Select(c => string.Join(' ', c.Values)));
        Assert.Equal(new DateOnly(2026, 2, 1), grid.Cases[2].AsOf);
        Assert.Equal("x/b.yaml", grid.Cases[4].Scenario);
        Assert.Null(Assert.Single(new BatchGrid(["a.yaml"], null, []).Cases).AsOf);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_number_of_runs_at_a_time_changes_nothing(int jobs)
    {
        var shelf = new Shelf();
        var grid = SmallBatch.Grid("0", "0.5");
        var runs = BatchRunner.Run(grid.Cases, SmallBatch.Load, SmallBatch.Options, jobs, shelf, null, CancellationToken.None);
        Assert.Equal(grid.Cases, runs.Select(r => r.Case));
        foreach (var run in runs)
        {
            var alone = Forecaster.Run(SmallBatch.Load(run.Case).Scenario!, SmallBatch.Options, null, CancellationToken.None);
            Assert.Equal(alone.Blend.Figures, shelf.Kept[run.Case].Blend.Figures);
        }

        Assert.NotEqual(shelf.Kept[grid.Cases[0]].Blend.Find("missions.crew-2.delay.mean"), shelf.Kept[grid.Cases[3]].Blend.Find("missions.crew-2.delay.mean"));
    }

    [Fact]
    public void What_cannot_be_loaded_stops_no_other_and_what_is_there_is_not_made_again()
    {
        var grid = SmallBatch.Grid("0.2", "1.5");
        var shelf = new Shelf { There = grid.Cases[0] };
        var told = new List<BatchProgress>();
        var runs = BatchRunner.Run(grid.Cases, SmallBatch.Load, SmallBatch.Options, 1, shelf, new Listener(told), CancellationToken.None);
        Assert.Equal([true, false, true, false], runs.Select(r => r.Finished is not null));
        Assert.Equal([true, false, false, false], runs.Select(r => r.WasThere));
        Assert.Contains("a probability", runs[1].Problems.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal([grid.Cases[2]], shelf.Kept.Keys);
        Assert.Equal(new BatchProgress(4, 4, new ForecastProgress(512, 512)), told[^1]);
    }

    [Fact]
    public void A_shelf_that_is_full_ends_the_batch_with_its_own_error()
    {
        var shelf = new Shelf { Capacity = 1 };
        var failure = Assert.Throws<IOException>(() => BatchRunner.Run(SmallBatch.Grid("0", "0.5").Cases, SmallBatch.Load, SmallBatch.Options, 2, shelf, null, CancellationToken.None));
        Assert.Equal("full", failure.Message);
        Assert.Single(shelf.Kept);
    }

    [Fact]
    public void Cancelling_keeps_what_is_finished()
    {
        using var source = new CancellationTokenSource();
        var shelf = new Shelf { AfterEach = source.Cancel };
        Assert.ThrowsAny<OperationCanceledException>(() => BatchRunner.Run(SmallBatch.Grid("0", "0.5").Cases, SmallBatch.Load, SmallBatch.Options, 1, shelf, null, source.Token));
        Assert.Single(shelf.Kept);
    }

    private sealed class Shelf : IRunShelf
    {
        public ConcurrentDictionary<BatchCase, ForecastResult> Kept { get; } = new();

        public BatchCase? There { get; init; }

        public int Capacity { get; init; } = int.MaxValue;

        public Action AfterEach { get; init; } = () => { };

        public FinishedRun? Find(BatchCase run, Scenario scenario) => run == There ? Finished(scenario) : null;

        public FinishedRun Keep(BatchCase run, ForecastResult forecast)
        {
            lock (Kept)
            {
                if (Kept.Count == Capacity) throw new IOException("full");
                Kept[run] = forecast;
            }

            AfterEach();
            return Finished(forecast.Scenario);
        }

        private static FinishedRun Finished(Scenario scenario) => new("x", scenario.AsOf, scenario.Horizon, 512, ImmutableArray<string>.Empty);
    }

    private sealed class Listener(List<BatchProgress> told) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => told.Add(value);
    }
}
