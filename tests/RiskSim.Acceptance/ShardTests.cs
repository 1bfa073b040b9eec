using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Runs cut into pieces and joined again by the program as a process.</summary>
public sealed class ShardTests
{
    /// <summary>More blocks than segments of the sums, the last cut short.</summary>
    private const string Trials = "40100";

    private static void Run(Workplace place, params string[] arguments)
    {
        using var run = ProgramRun.Run(place.Root, arguments);
        Assert.True(run.ExitCode == 0, run.All);
    }

    private static void MakeShards(Workplace place, int count, string folder, string trials, params string[] options)
    {
        // From the last to the first.
        for (var i = count; i > 0; i--) Run(place, ["run", "pad.yaml", "--trials", trials, "--shard", $"{i}/{count}", "--out", folder, "--quiet", .. options]);
    }

    private static void AssertSameFiles(Workplace place, string expected, string actual)
    {
        var files = Directory.GetFiles(place.PathOf(expected), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(place.PathOf(expected), f)).ToList();
        Assert.Contains("metrics.csv", files);
        // It has the times taken, the machine and the folder.
        foreach (var file in files.Where(f => f != "run.json"))
            Assert.True(File.ReadAllBytes(place.PathOf(expected, file)).SequenceEqual(File.ReadAllBytes(place.PathOf(actual, file))), file);
    }

    [Fact]
    public void Merge_AnyNumberOfPieces_WritesTheSameBytes()
    {
        using var place = Workplace.WithScenario(out _);
        string[] options = ["--as-of", "2026-02-01", "--rare", "all", "--set", "run.seed=3"];
        Run(place, ["run", "pad.yaml", "--trials", Trials, "--out", "one-run0", "--charts", "svg", .. options]);
        foreach (var count in new[] { 2, 3, 7 })
        {
            MakeShards(place, count, $"shards-{count}", Trials, options);
            Run(place, "merge", $"shards-{count}", "--out", $"merged-{count}", "--charts", "svg");
            AssertSameFiles(place, "one-run0", $"merged-{count}");
        }
    }

    [Fact]
    public void Merge_PiecesOfDifferentCutsInSeveralFolders_WritesTheSameBytes()
    {
        using var place = Workplace.WithScenario(out _);
        Run(place, "run", "pad.yaml", "--trials", "4096", "--out", "whole", "--charts", "none");
        Run(place, "run", "pad.yaml", "--trials", "4096", "--shard", "4/4", "--out", "b");
        Run(place, "run", "pad.yaml", "--trials", "4096", "--shard", "1/2", "--out", "a");
        Run(place, "run", "pad.yaml", "--trials", "4096", "--shard", "3/4", "--out", "b");
        Run(place, "merge", "b", "a", "--out", "merged", "--charts", "none");
        AssertSameFiles(place, "whole", "merged");
    }

    [Fact]
    public void Merge_PieceLostAndMadeAgain_IsRefusedThenTheSame()
    {
        using var place = Workplace.WithScenario(out _);
        Run(place, "run", "pad.yaml", "--trials", "3000", "--out", "whole", "--charts", "none");
        MakeShards(place, 3, "shards", "3000");
        File.Delete(place.PathOf("shards", "0002-of-0003.shard"));
        AssertRefused(place, "shards: error: '2/3': this shard is missing (0002-of-0003.shard). Make it with 'risksim run pad.yaml … --shard 2/3'.", "shards");
        Run(place, "run", "pad.yaml", "--trials", "3000", "--shard", "2/3", "--out", "shards");
        Run(place, "merge", "shards", "--out", "merged", "--charts", "none");
        AssertSameFiles(place, "whole", "merged");
    }

    [Fact]
    public void Merge_ShardsThatAreNotOneRun_NamesEach()
    {
        using var place = Workplace.WithScenario(out _);
        MakeShards(place, 4, "shards", "3000");
        var file = place.PathOf("shards", "0001-of-0004.shard");
        File.Copy(place.PathOf("shards", "0002-of-0004.shard"), place.PathOf("shards", "again.shard"));
        Run(place, "run", "pad.yaml", "--trials", "3000", "--seed", "9", "--shard", "3/4", "--out", "shards");
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^1]);
        File.WriteAllText(place.PathOf("shards", "x.shard"), "no shard");
        using var run = ProgramRun.Run(place.Root, "merge", "shards", "--out", "merged");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Equal(
            """
            shards/0001-of-0004.shard: error: it was changed or cut short after it was written: its checksum does not fit. Make it again with 'risksim run --shard'.
            shards/x.shard: error: it is not a shard as this version writes it. Make it again with 'risksim run --shard'.
            shards/0003-of-0004.shard: error: '3/4': it is of another run: seed 9, the others have 1. Take it away, or make it again.
            shards: error: '1/4': this shard is missing (0001-of-0004.shard). Make it with 'risksim run pad.yaml … --shard 1/4'.
            shards/again.shard: error: '2/4': trials of it are also in shards/0002-of-0004.shard (2/4). Take one of them away.
            shards: error: '3/4': this shard is missing (0003-of-0004.shard). Make it with 'risksim run pad.yaml … --shard 3/4'.

            """, run.Error);
        Assert.False(Directory.Exists(place.PathOf("merged")));
        bytes[^100] ^= 1;
        File.WriteAllBytes(file, bytes);
        AssertRefused(place, "shards/0001-of-0004.shard: error: it was changed or cut short", "shards");
    }

    [Fact]
    public void Merge_ScenarioChangedSince_IsRefused()
    {
        using var place = Workplace.WithScenario(out var scenario);
        MakeShards(place, 2, "shards", "2000");
        File.Copy(place.PathOf(scenario), place.PathOf("kept.yaml"));
        File.AppendAllText(place.PathOf(scenario), "# changed\n");
        AssertRefused(place, "pad.yaml: error: the scenario, or a file that it reads, is not what the shards were made from.", "shards");
        Run(place, "merge", "shards", "--scenario", "kept.yaml", "--out", "merged", "--quiet");
        File.Delete(place.PathOf(scenario));
        AssertRefused(place, "pad.yaml: error: the scenario of the shards is not there.", "shards");
        Directory.CreateDirectory(place.PathOf("empty"));
        AssertRefused(place, "empty: error: there is no shard in this folder.", "empty");
    }

    private static void AssertRefused(Workplace place, string message, params string[] folders)
    {
        using var run = ProgramRun.Run(place.Root, ["merge", .. folders, "--out", "refused"]);
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("refused")));
    }

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=2", "auto/3", "2/3")]
    [InlineData("SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=1 SLURM_ARRAY_TASK_MIN=2", "auto/3", "2/3")]
    [InlineData("SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=0", "auto", "3/3")]
    [InlineData("SLURM_ARRAY_TASK_ID=14 SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_STEP=4", "auto", "2/3")]
    [InlineData("JOB_COMPLETION_INDEX=0", "auto/3", "1/3")]
    public void Shard_Auto_IsTheTaskOfTheArray(string variables, string shard, string expected)
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.RunFile("env", place.Root, [.. variables.Split(' '), Repository.Program, "run", "pad.yaml", "--trials", "2000", "--shard", shard]);
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains($"piece {expected}, ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shard auto", "--shard: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set")]
    [InlineData("--shard 0/3", "--shard: '0/3' is not a piece.")]
    [InlineData("--shard 4/3", "--shard: '4/3' is not a piece.")]
    [InlineData("--shard auto/x", "--shard: 'auto/x' is not a piece.")]
    [InlineData("--shard 1/3 --precision 0.01", "--shard: a piece cannot know when all pieces together are precise enough.")]
    [InlineData("--shard 1/3 --settle capability.crewed.longest.prob_gt_180<0.1", "--shard: a piece cannot know when all pieces together are precise enough.")]
    [InlineData("--shard 1/3 --charts svg", "--shard: a piece has no charts.")]
    public void Shard_Mistake_IsUsage(string options, string message)
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.Run(place.Root, ["run", "pad.yaml", .. options.Split(' ')]);
        Assert.True(run.ExitCode == 1, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(["pad.yaml"], place.Files());
    }

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID=0", "auto/3", "SLURM_ARRAY_TASK_ID=0 is no piece of 3. Number the job array from 1: --array=1-3.")]
    [InlineData("JOB_COMPLETION_INDEX=3", "auto/3", "JOB_COMPLETION_INDEX=3 is no piece of 3. Set the job's completions to 3.")]
    [InlineData("JOB_COMPLETION_INDEX=1", "auto", "JOB_COMPLETION_INDEX does not tell how many pieces there are. Give auto/N")]
    public void Shard_AutoWithoutANumber_IsUsage(string variable, string shard, string message)
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.RunFile("env", place.Root, variable, Repository.Program, "run", "pad.yaml", "--shard", shard);
        Assert.True(run.ExitCode == 1, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shard_MorePiecesThanBlocks_IsRefused()
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.Run(place.Root, "run", "pad.yaml", "--trials", "1025", "--shard", "1/4");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("--shard: error: '4': 1,025 trials are 3 blocks of 512", run.Error, StringComparison.Ordinal);
    }
}
