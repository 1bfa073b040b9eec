using System.Text;
using RiskSim.Cli.Cluster;
using RiskSim.Reporting.Shards;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>Sees that the run would start, writes its scripts and hands them to the cluster.</summary>
internal sealed class SubmitAction(TextWriter output, TextWriter error, SubmitRequest request)
{
    public ExitCode Run()
    {
        var run = request.Run;
        var loaded = Gate.Load(run.Scenarios, new LoadOptions(run.AsOf, run.Set), error, out var code);
        if (code != ExitCode.Done) return code;
        var scenario = loaded[0].Scenario!;
        List<Problem> mistakes = [.. run.Rare?.Problems(scenario) ?? []];
        if (ShardOption.Problem(request.Tasks, run.Trials ?? scenario.Run.Trials) is { } tooMany) mistakes.Add(tooMany with { Place = new Place("--tasks", 0, 0) });
        foreach (var mistake in mistakes) error.WriteLine(PlainText.OneLine(mistake.ToString()));
        if (mistakes.Count > 0) return ExitCode.ScenarioHasErrors;

        var job = Job(run);
        var (array, merge) = (Path.Combine(job.Shards, SlurmJob.ArrayFile), Path.Combine(job.Shards, SlurmJob.MergeFile));
        if (request.IsDryRun)
        {
            output.Write($"# {array}\n{job.ArrayScript()}\n# {merge}\n{job.MergeScript()}");
            output.Flush();
            return ExitCode.Done;
        }

        if (Directory.Exists(job.Shards) && Directory.EnumerateFiles(job.Shards, "*" + ShardFile.Extension).Any())
            throw new UserErrorException(ExitCode.Usage, $"there are shards of an earlier run in '{job.Shards}': merge them or take them away, or give another --out");
        using (var folder = FolderErrors.Open(job.Shards))
            FolderErrors.Guard(job.Shards, () =>
            {
                File.WriteAllText(folder.PathOf(SlurmJob.ArrayFile), job.ArrayScript(), new UTF8Encoding(false));
                File.WriteAllText(folder.PathOf(SlurmJob.MergeFile), job.MergeScript(), new UTF8Encoding(false));
                return folder.Commit();
            });
        var arrayJob = Sbatch.Submit(array);
        // After any end, not only a good one: the merge then tells which pieces are missing, instead of waiting for ever.
        var mergeJob = Sbatch.Submit($"--dependency=afterany:{arrayJob}", merge);
        output.WriteLine($"job array {arrayJob}: {request.Tasks} pieces; job {mergeJob} merges them to {job.Out} and logs to {Path.Combine(job.Shards, "merge.log")}");
        output.WriteLine($"If a task fails: sbatch --array=NUMBER {SlurmJob.Quoted(array)}, then sbatch {SlurmJob.Quoted(merge)}");
        output.Flush();
        return ExitCode.Done;
    }

    private SlurmJob Job(RunRequest run)
    {
        var directory = run.Directories()[0];
        List<string> options = [run.Scenarios[0]];
        foreach (var (name, value) in run.GivenForAllShards().Where(o => o.Key != "charts")) options.AddRange([$"--{name}", value]);
        return new SlurmJob(
            Path.GetFileNameWithoutExtension(run.Scenarios[0]), Environment.CurrentDirectory, Program(), options,
            [.. run.Given().Where(o => o.Key == "charts").SelectMany(o => new[] { "--charts", o.Value })],
            directory, RunRequest.ShardFolder(directory), request.Tasks, request.Cpus, request.Partition, request.Time);
    }

    /// <summary>This program as it was started.</summary>
    private static string[] Program()
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, Path.Combine(AppContext.BaseDirectory, "risksim.dll")] : [program];
    }
}
