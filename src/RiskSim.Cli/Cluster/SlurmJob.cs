using System.Globalization;
using System.Text;

namespace RiskSim.Cli.Cluster;

/// <summary>The two scripts of a run in pieces: a job array of the pieces, and the merge that waits for it (sbatch(1)).</summary>
/// <param name="Name">Of the jobs.</param>
/// <param name="Directory">Where the commands are run: paths on the command line are seen from there.</param>
/// <param name="Program">The words that start this program.</param>
/// <param name="Run">The words after <c>run</c>, without those about pieces, threads and folders.</param>
/// <param name="Merge">The words after <c>merge</c> that only it has.</param>
/// <param name="Out">The folder of the run's files.</param>
/// <param name="Partition">Null: the cluster's default.</param>
/// <param name="Time">Limit of a task, as Slurm writes it; null: the cluster's default.</param>
internal sealed record SlurmJob(
    string Name, string Directory, IReadOnlyList<string> Program, IReadOnlyList<string> Run, IReadOnlyList<string> Merge, string Out, string Shards, int Tasks, int Cpus, string? Partition, string? Time)
{
    public const string ArrayFile = "shards.sbatch", MergeFile = "merge.sbatch";

    public string ArrayScript() => Script(
        "shards", $"--array=1-{Tasks}", "task-%a.log", $"A task that failed is run again alone: sbatch --array=NUMBER {Quoted(Path.Combine(Shards, ArrayFile))}",
        [.. Program, "run", .. Run, "--shard", $"auto/{Tasks}", .. Threads, "--quiet", "--out", Shards]);

    public string MergeScript() => Script(
        "merge", null, "merge.log", "It refuses to merge while a piece is missing, and names it.",
        [.. Program, "merge", Shards, .. Merge, .. Threads, "--out", Out]);

    /// <summary>For a shell: as one word, whatever is in it.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '=' or ':' or ',' or '+')
            ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private string[] Threads => ["--threads", Cpus.ToString(CultureInfo.InvariantCulture)];

    private string Script(string what, string? array, string log, string remark, IEnumerable<string> command)
    {
        var text = new StringBuilder("#!/bin/bash\n");
        void Ask(string? option)
        {
            if (option is not null) text.Append(CultureInfo.InvariantCulture, $"#SBATCH {option}\n");
        }

        Ask($"--job-name={Plain(Name)}-{what}");
        Ask(array);
        Ask("--ntasks=1");
        Ask(string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={Cpus}"));
        Ask(Partition is null ? null : $"--partition={Partition}");
        Ask(Time is null ? null : $"--time={Time}");
        Ask($"--output=\"{InDirective(Path.Combine(Directory, Shards))}/{log}\"");
        return text.Append(CultureInfo.InvariantCulture, $"# {remark}\nset -eu\ncd {Quoted(Directory)}\nexec {string.Join(' ', command.Select(Quoted))}\n").ToString();
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));

    // A percent sign begins one of Slurm's own replacements.
    private static string InDirective(string path) =>
        path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal);
}
