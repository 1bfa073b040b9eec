using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Runs in pieces on a cluster.</summary>
public sealed class SubmitTests
{
    private const string Options = "--trials 6000 --as-of 2026-02-01 --set run.seed=5 --charts none";

    private static byte[] WholeRun(Workplace place)
    {
        using var run = ProgramRun.Run(place.Root, ["run", "pad.yaml", .. Options.Split(' '), "--quiet", "--out", "whole"]);
        Assert.True(run.ExitCode == 0, run.All);
        return File.ReadAllBytes(place.PathOf("whole", "metrics.csv"));
    }

    [Fact]
    public void Submit_ClusterOfTwoNodes_MergesToTheSameBytes()
    {
        using var cluster = SlurmCluster.Start();
        using var place = Workplace.WithScenario(out _);
        using var submit = cluster.Run(place.Root, $"risksim submit pad.yaml --engine slurm --tasks 5 --partition main --time 10 --out \"it's a \\\"run\\\"\" {Options}");
        Assert.True(submit.ExitCode == 0, submit.All);
        cluster.WaitForJobs();
        var folder = place.PathOf("it's a \"run\"");
        Assert.True(File.Exists(Path.Combine(folder, "metrics.csv")), Logs(folder));
        Assert.Equal(WholeRun(place), File.ReadAllBytes(Path.Combine(folder, "metrics.csv")));
        Assert.Equal(5, Directory.GetFiles(Path.Combine(folder, "shards"), "*.shard").Length);
    }

    [Fact]
    public void Submit_TaskThatFails_IsNamedAndRunAgainAlone()
    {
        using var cluster = SlurmCluster.Start();
        using var place = Workplace.WithScenario(out _);
        // Something is in the way of the second piece.
        var obstacle = Directory.CreateDirectory(place.PathOf("out", "shards", "0002-of-0003.shard"));
        using var submit = cluster.Run(place.Root, $"risksim submit pad.yaml --tasks 3 --out out {Options}");
        Assert.True(submit.ExitCode == 0, submit.All);
        cluster.WaitForJobs();
        var log = File.ReadAllText(place.PathOf("out", "shards", "merge.log"));
        Assert.Contains("error: '2/3': this shard is missing", log, StringComparison.Ordinal);
        Assert.DoesNotContain("'1/3'", log, StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("out", "metrics.csv")));

        obstacle.Delete(recursive: true);
        using var again = cluster.Run(place.Root, "id=$(sbatch --parsable --array=2 out/shards/shards.sbatch) && sbatch --dependency=afterok:$id out/shards/merge.sbatch");
        Assert.True(again.ExitCode == 0, again.All);
        cluster.WaitForJobs();
        Assert.True(File.Exists(place.PathOf("out", "metrics.csv")), Logs(place.PathOf("out")));
        Assert.Equal(WholeRun(place), File.ReadAllBytes(place.PathOf("out", "metrics.csv")));
    }

    [Fact]
    public void Submit_DryRun_PrintsBothScriptsAndWritesNothing()
    {
        using var place = Workplace.WithScenario(out _);
        var before = place.Files();
        using var run = ProgramRun.Run(place.Root, "submit", "pad.yaml", "--tasks", "5", "--cpus", "8", "--partition", "long", "--time", "2:00:00", "--set", "name=It's",
            "--charts", "svg", "--dry-run");
        Assert.True(run.ExitCode == 0, run.All);
        foreach (var line in new[] { "#SBATCH --array=1-5\n", "#SBATCH --cpus-per-task=8\n", "#SBATCH --partition=long\n", "#SBATCH --time=2:00:00\n" })
            Assert.Contains(line, run.Output, StringComparison.Ordinal);
        Assert.Contains(@" run pad.yaml --set 'name=It'\''s' --shard auto/5 --threads 8 --quiet --out output/pad/shards" + "\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" merge output/pad/shards --charts svg --threads 8 --out output/pad\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, place.Files());
    }

    [Theory]
    [InlineData("--tasks 99", 2, "--tasks: error: '99': 2,000 trials are 4 blocks of 512")]
    [InlineData("--tasks 2 --engine pbs", 1, "pbs")]
    [InlineData("--tasks 0", 1, "--tasks: '0' is not a whole number from 1 to")]
    [InlineData("--tasks 2 --partition a;b", 1, "--partition: 'a;b' is not a word")]
    [InlineData("--tasks 2 --rare nothing.such", 2, "--rare: error: 'nothing.such'")]
    [InlineData("", 1, "--tasks")]
    public void Submit_Mistake_IsNamed(string options, int code, string message)
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.Run(place.Root, ["submit", "pad.yaml", "--trials", "2000", "--dry-run", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(run.ExitCode == code, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Submit_FolderWithShards_IsRefused()
    {
        using var place = Workplace.WithScenario(out _);
        using var shard = ProgramRun.Run(place.Root, "run", "pad.yaml", "--trials", "2000", "--shard", "1/2", "--quiet");
        Assert.True(shard.ExitCode == 0, shard.All);
        using var run = ProgramRun.Run(place.Root, "submit", "pad.yaml", "--tasks", "2");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there are shards of an earlier run in", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Submit_NoSlurm_SaysSo()
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.RunFile("/bin/bash", place.Root, "-c", $"PATH=/nowhere '{Repository.Program}' submit pad.yaml --tasks 2 --trials 2000");
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Contains("there is no command sbatch here", run.Error, StringComparison.Ordinal);
    }

    private static string Logs(string folder) => string.Join('\n', Directory.GetFiles(Path.Combine(folder, "shards"), "*.log").Select(f => $"{f}\n{File.ReadAllText(f)}"));
}
