using System.Diagnostics;
using RiskSim.Reporting;
using RiskSim.Reporting.Shards;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Cli.Commands;

/// <summary>Finds the pieces, sees that they are all of one run, adds them up and writes what the run would have written.</summary>
internal sealed class MergeAction(TextWriter output, TextWriter error, MergeRequest request)
{
    public ExitCode Run()
    {
        var started = DateTimeOffset.UtcNow;
        var clock = Stopwatch.GetTimestamp();
        using var interrupt = new Interrupt();
        var problems = new List<Problem>();
        var shards = ShardSet.Find(request.Folders, problems);
        var loaded = shards is null ? null : Load(shards, problems);
        foreach (var problem in problems) error.WriteLine(PlainText.OneLine(problem.ToString()));
        if (shards is null || loaded is null) return ExitCode.ScenarioHasErrors;

        var asked = Asked(shards);
        var directory = asked.Directories()[0];
        using var folder = FolderErrors.Open(directory);
        if (Merge(shards, loaded.Scenario!, interrupt.Token) is not { } forecast) return ExitCode.ScenarioHasErrors;
        foreach (var warning in forecast.Warnings.Except(loaded.Problems)) error.WriteLine(PlainText.OneLine(warning.ToString()));
        forecast = forecast with { Warnings = [.. loaded.Problems.Union(forecast.Warnings)] };
        var details = new RunDetails(App.Version, [.. shards.Shards[0].Header.Options, .. asked.Given()], started, () => Stopwatch.GetElapsedTime(clock));
        var files = FolderErrors.Guard(directory, () => OutputWriter.Write(
            forecast, details, asked.ChartFormat, folder, message => error.WriteLine($"risksim: warning: {message}"), interrupt.Token).Length);
        if (request.Quiet) return ExitCode.Done;
        output.Write(Summary.Compose(forecast, directory, files, App.Version, TerminalSize.Width()));
        output.Flush();
        return ExitCode.Done;
    }

    /// <summary>What the run of all trials would have been asked beyond what the pieces were.</summary>
    private RunRequest Asked(ShardSet shards) => new(
        [request.Scenario ?? shards.Shards[0].Header.Scenario], null, null, null, null, null, request.Threads, [], null, request.Directory, request.Charts, request.Quiet);

    /// <summary>The scenario with the text that was run.</summary>
    private LoadResult? Load(ShardSet shards, List<Problem> problems)
    {
        var options = new LoadOptions(shards.Run.AsOf, shards.Run.Overrides);
        var paths = request.Scenario is { } given ? [given] : shards.Scenarios.Where(File.Exists).ToArray();
        foreach (var path in paths)
        {
            var loaded = ScenarioLoader.Load(path, options);
            if (loaded.Scenario?.TextHash != shards.Run.TextHash) continue;
            problems.AddRange(loaded.Problems);
            return loaded;
        }

        var named = request.Scenario ?? shards.Shards[0].Header.Scenario;
        problems.Add(new Problem(Severity.Error, new Place(named, 0, 0), "",
            paths.Length == 0 ? "the scenario of the shards is not there" : "the scenario, or a file that it reads, is not what the shards were made from",
            "Name the file as it was with --scenario, or make the shards again."));
        return null;
    }

    private ForecastResult? Merge(ShardSet shards, Scenario scenario, CancellationToken cancel)
    {
        var merge = new ShardMerge(scenario, shards.Run.Options(request.Threads));
        foreach (var shard in shards.Shards)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                using var counts = ShardFile.OpenCounts(shard.Path);
                merge.Add(counts);
            }
            catch (InvalidDataException e)
            {
                error.WriteLine(PlainText.OneLine(new Problem(
                    Severity.Error, new Place(shard.Path, 0, 0), $"{shard.Header.Range}", $"its counts cannot be read: {e.Message}", "Make it again with 'risksim run --shard'.").ToString()));
                return null;
            }
        }

        return merge.Finish(shards.Time, cancel);
    }
}
