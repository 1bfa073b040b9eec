using System.Collections.Immutable;
using System.Globalization;
using Parquet;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting;
using RiskSim.Reporting.Batches;
using RiskSim.Reporting.Charts.Batches;
using RiskSim.Tests.Batches;
using RiskSim.Variations;
using Xunit;

namespace RiskSim.Tests.Reporting.Batches;

public sealed class BatchFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-batch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RunStore Store(ulong seed = 7) => new(_folder, "1.0", SmallBatch.Options with { Seed = seed }, [], [KeyValuePair.Create("seed", $"{seed}")]);

    private static ImmutableArray<BatchRun> Make(BatchGrid grid, RunStore store) =>
        BatchRunner.Run(grid.Cases, SmallBatch.Load, SmallBatch.Options, 1, store, null, CancellationToken.None);

    [Fact]
    public void A_finished_run_is_found_until_its_inputs_or_its_files_change()
    {
        var grid = SmallBatch.Grid("0.2");
        Assert.All(Make(grid, Store()), r => Assert.False(r.WasThere));
        var runs = Make(grid, Store());
        Assert.All(runs, r => Assert.True(r.WasThere));
        var scenario = SmallBatch.Load(grid.Cases[0]).Scenario!;
        Assert.Null(Store(seed: 8).Find(grid.Cases[0], scenario));
        Assert.Null(Store().Find(SmallBatch.Grid("0.3").Cases[0], SmallBatch.Load(SmallBatch.Grid("0.3").Cases[0]).Scenario!));

        File.AppendAllText(Path.Combine(Store().Runs, runs[0].Finished!.Folder, "metrics.csv"), "x");
        File.Delete(Path.Combine(Store().Runs, runs[1].Finished!.Folder, "run.json"));
        Assert.All(Make(grid, Store()), r => Assert.False(r.WasThere));
        Assert.All(Make(grid, Store()), r => Assert.True(r.WasThere));
    }

    [Fact]
    public void What_a_killed_program_left_is_taken_away_and_what_is_our_own_is_not()
    {
        var left = Directory.CreateDirectory(Path.Combine(_folder, RunStore.RunsFolder, "a", ".risksim-0-x")).FullName;
        var own = Directory.CreateDirectory(Path.Combine(_folder, $".risksim-{Environment.ProcessId}-x")).FullName;
        Store().Clean();
        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(own));
    }

    [Fact]
    public void The_table_has_the_inputs_in_columns_and_text_that_is_no_formula()
    {
        var grid = new BatchGrid(["small.yaml"], null, [new Variation("sites.pad.turnaround", ["7", "uniform(5, 9)"]), new Variation("name", ["=1+1"])]);
        var runs = Make(grid, Store());
        var path = Path.Combine(_folder, "batch.csv");
        BatchTable.Write(grid, runs, Store().Runs, path);
        var lines = File.ReadAllLines(path);
        Assert.Equal("run,scenario,as_of,sites.pad.turnaround,name,assumption,metric,value,standard_error,date", lines[0]);
        Assert.StartsWith($"{runs[0].Finished!.Folder},small,2026-01-01,7,'=1+1,", lines[1], StringComparison.Ordinal);
        var second = lines.Where(l => l.StartsWith(runs[1].Finished!.Folder, StringComparison.Ordinal)).ToList();
        var metrics = File.ReadAllLines(Path.Combine(Store().Runs, runs[1].Finished!.Folder, "metrics.csv")).Skip(1);
        Assert.Equal(metrics.Select(m => $"{runs[1].Finished!.Folder},small,2026-01-01,\"uniform(5, 9)\",'=1+1,{m}"), second);
        Assert.Equal(1 + runs.Sum(r => File.ReadAllLines(Path.Combine(Store().Runs, r.Finished!.Folder, "metrics.csv")).Length - 1), lines.Length);
    }

    [Fact]
    public async Task Parquet_has_the_rows_of_the_table_with_numbers_as_numbers()
    {
        var grid = SmallBatch.Grid("0.2", "0.4");
        var runs = Make(grid, Store());
        var (csv, parquet) = (Path.Combine(_folder, "batch.csv"), Path.Combine(_folder, "batch.parquet"));
        BatchTable.Write(grid, runs, Store().Runs, csv);
        BatchParquet.Write(grid, runs, Store().Runs, parquet);
        var expected = File.ReadAllLines(csv).Select(l => l.Split(',')).ToList();

        using var stream = File.OpenRead(parquet);
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(expected[0], reader.Schema.GetDataFields().Select(f => f.Name));
        Assert.Equal(["sites.pad.turnaround", "missions.crew-1.scrub.probability", "value", "standard_error"],
            reader.Schema.GetDataFields().Where(f => f.ClrType == typeof(double)).Select(f => f.Name));
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(expected.Count - 1, group.RowCount);
        var values = new double[group.RowCount];
        await group.ReadAsync<double>(reader.Schema.GetDataFields()[7], values, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(expected.Skip(1).Select(r => r[7] == "beyond-horizon" ? double.PositiveInfinity : double.Parse(r[7], CultureInfo.InvariantCulture)), values);
    }

    [Fact]
    public void The_page_shows_what_differs_most_and_tells_what_failed()
    {
        var grid = SmallBatch.Grid("0.2", "1.5");
        var runs = Make(grid, Store());
        var scenario = SmallBatch.Load(grid.Cases[0]).Scenario!;
        var batch = new Batch(grid, runs, BatchFigures.Read(runs, Store().Runs, [], scenario), scenario, SmallBatch.Options);
        // The turnaround moves the second launch and nothing else.
        Assert.Contains(batch.Figures.Shown, f => f.Metric.StartsWith("missions.crew-2.launch.", StringComparison.Ordinal));
        var text = BatchReport.Compose(batch, [], "charts", new RunDetails("1.0", [], default, () => default));
        Assert.Contains("4 runs: 2 values of the turnaround at Pad × 2 of the scrub probability of Crew 1.", text, StringComparison.Ordinal);
        Assert.Contains("**2 runs could not be made**", text, StringComparison.Ordinal);
        Assert.Contains("a probability is expected here", text, StringComparison.Ordinal);
        Assert.Matches(@"\| Pad: turnaround +\| `sites\.pad\.turnaround` +\| 7 · 21 +\|", text);
        Assert.Contains("| Pad: turnaround | Crew 1: scrub probability = 0.2 |", text, StringComparison.Ordinal);
        Assert.Contains("failed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_a_panel_for_each_value_of_the_second_input_on_one_scale()
    {
        var grid = SmallBatch.Grid("0.1", "0.3", "0.5");
        var runs = Make(grid, Store());
        var id = new FigureId("missions.crew-2.delay.mean", "blend");
        var scenario = SmallBatch.Load(grid.Cases[0]).Scenario!;
        var chart = BatchChart.Of(new Batch(grid, runs, BatchFigures.Read(runs, Store().Runs, [id], scenario), scenario, SmallBatch.Options), id)!;
        Assert.Equal(["scrub probability = 0.1", "scrub probability = 0.3", "scrub probability = 0.5"], chart.Panels.Select(p => p.Heading));
        Assert.Single(chart.Panels.Select(p => (p.Y.From, p.Y.To)).Distinct());
        Assert.Equal("Pad: turnaround", chart.XLabel);
        Assert.Equal([7.0, 21.0], ParameterAxis.Of(grid.Parameters[0], 3).Positions);
    }

    [Fact]
    public void A_figure_that_no_run_has_is_told_with_the_nearest()
    {
        var grid = SmallBatch.Grid("0.1");
        var runs = Make(grid, Store());
        var figures = BatchFigures.Read(runs, Store().Runs, [new FigureId("missions.crew-2.delay.meen", "blend")], SmallBatch.Load(grid.Cases[0]).Scenario!);
        Assert.Empty(figures.Shown);
        Assert.Contains("Did you mean 'missions.crew-2.delay.mean'?", figures.Problems.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_stand_side_by_side_with_notes_where_they_are_long()
    {
        var axis = ParameterAxis.Of(new Variation("a", ["pert(8 14 30)", "12 d"]), 1);
        Assert.Equal([0.0, 1.0], axis.Positions);
        Assert.False(axis.IsToScale);
        Assert.Empty(axis.Notes);
        Assert.Equal(["1", "2"], ParameterAxis.Of(new Variation("a", ["mixture(0.8 of 0  0.2 of lognormal(p50=10 p90=40))", "lognormal(p10=30 p90=90)"]), 2).Notes.Select(n => n.Number));
        Assert.Equal([0.0, 31.0], ParameterAxis.Of(new Variation("a", ["2026-01-01", "2026-02-01"]), 1).Positions);
        Assert.Equal([7.0, 30.4375], ParameterAxis.Of(new Variation("a", ["1w", "1 mo"]), 1).Positions);
    }
}
