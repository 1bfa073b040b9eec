using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RiskSim.Batches;
using RiskSim.Changes;
using RiskSim.Reporting;
using RiskSim.Reporting.Batches;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Variations;

namespace RiskSim.Cli.Commands;

/// <summary>Makes the runs of a batch that are not there yet, then writes and tells what came of all.</summary>
internal sealed class BatchAction(TextWriter output, TextWriter error, BatchRequest request)
{
    /// <summary>Beyond this a grid is a slip of the pen: it would run for days.</summary>
    private const long MostRuns = 100_000;

    public ExitCode Run()
    {
        var started = DateTimeOffset.UtcNow;
        var clock = Stopwatch.GetTimestamp();
        var files = request.Files();
        if (!Fits(files)) return ExitCode.Usage;
        var grid = new BatchGrid(files, request.AsOf, request.Vary);
        using var interrupt = new Interrupt();
        var scenarios = new BatchScenarios(files, request.Set);
        foreach (var line in scenarios.Unreadable) error.WriteLine($"risksim: {line}");
        if (HasUnknownFigure(grid, scenarios, interrupt.Token)) return ExitCode.ScenarioHasErrors;
        var failed = scenarios.Unreadable.IsEmpty ? ExitCode.ScenarioHasErrors : ExitCode.CannotReadOrWrite;

        // Opened before the work, so that a folder that cannot be written is found out at once.
        using var folder = FolderErrors.Open(request.Folder(files));
        using var taken = Take(folder.Directory);
        var store = new RunStore(folder.Directory, App.Version, request.Options, request.Set, request.GivenToRuns());
        FolderErrors.Guard(folder.Directory, () => store.Clean());
        var runs = Make(grid, scenarios, store, interrupt.Token);
        if (runs.FirstOrDefault(r => r.Finished is not null) is not { } first)
        {
            TellFailures(runs);
            return failed;
        }

        var figures = FolderErrors.Guard(folder.Directory, () => BatchFigures.Read(runs, store.Runs, request.Figures, scenarios.Load(first.Case).Scenario!));
        if (Gate.Tell(figures.Problems, error)) return ExitCode.ScenarioHasErrors;
        var batch = new Batch(grid, runs, figures, scenarios.Load(first.Case).Scenario!, request.Options);
        var details = new RunDetails(App.Version, request.Given(), started, () => Stopwatch.GetElapsedTime(clock));
        var written = FolderErrors.Guard(folder.Directory, () => BatchWriter.Write(
            batch, store.Runs, details, request.HasParquet, request.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token));
        foreach (var warning in BatchWriter.Warnings(batch)) error.WriteLine(PlainText.OneLine(warning));
        if (!request.Quiet)
        {
            output.Write(BatchWriter.Tell(batch));
            var there = runs.Count(r => r.WasThere);
            if (there > 0) output.WriteLine($"{FigureText.Count(there)} of {FigureText.Count(runs.Length)} runs were there already");
            output.WriteLine($"{written.Length.ToString(CultureInfo.InvariantCulture)} files in {folder.Directory} - begin with batch.md");
            output.Flush();
        }

        return TellFailures(runs) ? failed : ExitCode.Done;
    }

    /// <summary>Whether the parameters can be combined.</summary>
    private bool Fits(ImmutableArray<string> files)
    {
        var problems = VariationGrid.Problems([.. request.Vary.Select(v => v.Path)], request.Set).ToList();
        if (request.AsOf is not null && (request.Vary.Any(v => v.Path == BatchGrid.AsOfName) || request.Set.Any(s => s.Key == BatchGrid.AsOfName)))
            problems.Add(new Problem(Severity.Error, new Place("--as-of", 0, 0), BatchGrid.AsOfName, "the data date is given in two ways", "Use --as-of alone."));
        var count = (decimal)VariationGrid.Count(request.Vary) * (request.AsOf?.Values.Length ?? 1) * files.Length;
        if (count > MostRuns)
            problems.Add(new Problem(Severity.Error, new Place("--vary", 0, 0), count.ToString("#,0", CultureInfo.InvariantCulture) + " runs", $"a batch has at most {FigureText.Count(MostRuns)} runs", "Give fewer values, or larger steps."));
        return !Gate.Tell(problems, error);
    }

    /// <summary>Whether a figure is asked for that none of the runs would have. Where no scenario can be read that is what is told.</summary>
    private bool HasUnknownFigure(BatchGrid grid, BatchScenarios scenarios, CancellationToken cancel)
    {
        if (request.Figures.IsEmpty) return false;
        Scenario? Load(BatchCase one)
        {
            cancel.ThrowIfCancellationRequested();
            return scenarios.Load(one).Scenario;
        }

        // Looked at one after the other, and mostly the first has all.
        var readable = grid.ByFigures.Select(group => group.Select(Load).FirstOrDefault(s => s is not null)).OfType<Scenario>();
        return readable.Any() && Gate.Tell(FigureCheck.Problems(request.Figures, readable, grid.Cases.Select(c => c.Scenario).Distinct().Count() == 1 ? grid.Cases[0].Scenario : "any of the scenarios"), error);
    }

    /// <summary>The folder is this program's until the end: no other batch may clean up or write there. A program that is killed loses it.</summary>
    private static FileStream Take(string directory)
    {
        try
        {
            return new FileStream(Path.Combine(directory, ".batch.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"another batch is at work in '{directory}': wait for it, or give another --out");
        }
    }

    private ImmutableArray<BatchRun> Make(BatchGrid grid, BatchScenarios scenarios, RunStore store, CancellationToken cancel)
    {
        var last = default(BatchProgress);
        ImmutableArray<BatchRun> Work(IProgress<BatchProgress>? progress) => BatchRunner.Run(
            grid.Cases, scenarios.Load, request.Options, request.UsedJobs, store, new Last(progress, p => last = p), cancel);
        string Kept() => string.Create(CultureInfo.InvariantCulture, $"{last.Runs} of {grid.Cases.Length} runs are kept in {store.Runs}, the same command goes on from there");
        try
        {
            return ProgressDisplay.IsWanted(request.Quiet) ? ProgressDisplay.ShowRuns(Work) : Work(null);
        }
        catch (OperationCanceledException) when (last.Runs > 0)
        {
            throw new UserErrorException(ExitCode.Cancelled, $"cancelled; {Kept()}");
        }
        catch (Exception e) when (FolderErrors.IsFileError(e))
        {
            throw new UserErrorException(ExitCode.CannotReadOrWrite, $"cannot write to '{store.Runs}': {e.Message.ReplaceLineEndings(" ")}{(last.Runs > 0 ? $"; {Kept()}" : "")}");
        }
    }

    private bool TellFailures(ImmutableArray<BatchRun> runs)
    {
        var failed = runs.Count(r => r.Finished is null);
        if (failed == 0) return false;
        foreach (var line in BatchWriter.Failures(runs)) error.WriteLine(PlainText.OneLine(line));
        error.WriteLine($"risksim: {FigureText.Count(failed)} of {FigureText.Count(runs.Length)} runs could not be made: the errors stand above{(failed < runs.Length ? "; the other runs are done" : "")}");
        return true;
    }

    private sealed class Last(IProgress<BatchProgress>? next, Action<BatchProgress> keep) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value)
        {
            keep(value);
            next?.Report(value);
        }
    }
}
