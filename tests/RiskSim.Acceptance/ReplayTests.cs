using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>One trial told by the program as a process.</summary>
public sealed class ReplayTests
{
    private static readonly string[] Files = ["replay.csv", "replay.md", "replay.png", "replay.svg"];

    [Fact]
    public void Replay_OneAssumption_TellsAndFillsItsFolder()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "replay", scenario, "--at", "missions.crew-1.delay.p80", "--assumption", "official", "--trials", "3000");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(["output", "output/pad", "output/pad/replay", .. Files.Select(f => "output/pad/replay/" + f), "pad.yaml"], place.Files());
        Assert.Contains("nearest to the P80 of the delay of Crew 1", run.Output.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\nLaunches\n--------\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("4 files in output/pad/replay\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }

    [Fact]
    public void Replay_EveryAssumption_GetsAFolderEach()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "replay", scenario, "--trial", "17", "--trials", "100", "--out", "told");
        Assert.True(run.ExitCode == 0, run.All);
        foreach (var assumption in new[] { "official", "analyst" })
        {
            Assert.Contains($"trial 17 of 100 · assumption {assumption}", run.Output, StringComparison.Ordinal);
            Assert.All(Files, f => Assert.True(File.Exists(place.PathOf("told", assumption, f)), f));
        }
    }

    [Fact]
    public void Replay_Again_TellsTheSame()
    {
        using var place = Workplace.WithScenario(out var scenario);
        var told = new List<string>();
        foreach (var directory in new[] { "one", "two" })
        {
            using var run = ProgramRun.Run(place.Root, "replay", scenario, "--at", "capability.crewed.longest.p50", "--assumption", "analyst", "--trials", "5000", "--seed", "9", "--out", directory);
            Assert.True(run.ExitCode == 0, run.All);
            told.Add(File.ReadAllText(place.PathOf(directory, "replay.md")) + File.ReadAllText(place.PathOf(directory, "replay.csv")));
        }
        Assert.Equal(told[0], told[1]);
    }

    [Theory]
    [InlineData("--at missions.crew-9.delay.p80", 2, "Did you mean 'missions.crew-1.delay.p80'?")]
    [InlineData("--at missions.crew-1.delay", 2, "Write it as in 'missions.crew-1.delay.p80'.")]
    [InlineData("--trial 3 --assumption analist", 2, "Did you mean 'analyst'?")]
    [InlineData("--trial 3 --assumption blend", 2, "The assumptions are: official, analyst.")]
    [InlineData("--trial 100 --trials 100", 2, "the run has the trials 0 to 99")]
    [InlineData("--trial 3 --set sites.pad-x.turnaround=5", 2, "--set")]
    [InlineData("--trial -3", 1, "--trial: '-3'")]
    [InlineData("--trial 3 --at missions.crew-1.delay.p80", 1, "either --trial or --at")]
    [InlineData("--trials 100", 1, "either --trial or --at")]
    public void Replay_WhatCannotBe_OneLineAndNoFile(string arguments, int exitCode, string message)
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, ["replay", scenario, .. arguments.Split(' ')]);
        Assert.True(run.ExitCode == exitCode, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(["pad.yaml"], place.Files());
    }

    [Fact]
    public void Replay_OutIsAFile_CannotWrite()
    {
        using var place = Workplace.WithScenario(out var scenario);
        File.WriteAllText(place.PathOf("taken"), "mine");
        using var run = ProgramRun.Run(place.Root, "replay", scenario, "--trial", "0", "--trials", "10", "--out", "taken");
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Contains("cannot write to 'taken'", run.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(place.PathOf("taken")));
    }
}
