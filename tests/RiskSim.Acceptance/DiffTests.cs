using System.Text.Json;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Two runs compared by the program as a process.</summary>
public sealed class DiffTests
{
    private static void MakeRun(Workplace place, string scenario, string directory, params string[] options)
    {
        using var run = ProgramRun.Run(place.Root, ["run", scenario, "--out", directory, "--trials", "2000", "--charts", "none", "--quiet", .. options]);
        Assert.True(run.ExitCode == 0, run.All);
    }

    private static Workplace TwoDates()
    {
        var place = Workplace.WithScenario(out var scenario);
        // The starter's own ledger begins before its data date.
        File.AppendAllText(place.PathOf(scenario), "\n  - { date: 2026-02-20, by: an agency, says: the crew waits, set: { missions.crew-1.not_before: 2026-11-01 } }\n");
        MakeRun(place, scenario, "a");
        MakeRun(place, scenario, "b", "--as-of", "2026-03-01", "--set", "report.quantiles=[0.5, 0.8]");
        return place;
    }

    [Fact]
    public void Diff_TwoDatesOfAScenario_ExplainsAndFillsItsFolder()
    {
        using var place = TwoDates();
        using var run = ProgramRun.Run(place.Root, "diff", "a", "b", "--out", "changes", "--trials", "1000");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("1,000 trials per assumption for each of", run.Output, StringComparison.Ordinal);
        Assert.Contains("files in changes - begin with diff.md\n", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("changes", "diff.csv")) && File.Exists(place.PathOf("changes", "diff.md")));
        Assert.NotEmpty(Directory.GetFiles(place.PathOf("changes", "charts"), "change-*.png"));
        // The steps of each figure add up.
        var rows = File.ReadAllLines(place.PathOf("changes", "diff.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Contains(rows, r => r[3] == "entry");
        Assert.Contains(rows, r => r[3] == "set");
    }

    [Fact]
    public void Diff_Again_TellsTheSame()
    {
        using var place = TwoDates();
        using var first = ProgramRun.Run(place.Root, "diff", "a", "b", "--trials", "1000");
        using var second = ProgramRun.Run(place.Root, "diff", "a", "b", "--trials", "1000");
        Assert.True(first.ExitCode == 0, first.All);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void Diff_LaterRunFirst_IsToldFromTheEarlier()
    {
        using var place = TwoDates();
        using var run = ProgramRun.Run(place.Root, "diff", "b", "a", "--trials", "500");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("'a' has the earlier data date", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_SameTrialsAsTheRuns_EndsAtTheirFigures()
    {
        using var place = TwoDates();
        using var run = ProgramRun.Run(place.Root, "diff", "a", "b", "--out", "changes", "--trials", "2000", "--figure", "missions.crew-1.launch.p80@analyst");
        Assert.True(run.ExitCode == 0, run.All);
        var rows = File.ReadAllLines(place.PathOf("changes", "diff.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.All([rows[0], rows[^1]], r => Assert.Equal(double.Parse(r[^1], null), double.Parse(r[^3], null), 1e-9));
        Assert.Equal("change-missions-crew-1-launch-p80-analyst.png", Path.GetFileName(Assert.Single(Directory.GetFiles(place.PathOf("changes", "charts")))));
    }

    [Fact]
    public void Diff_Quiet_WritesItsFilesAndPrintsNothing()
    {
        using var place = TwoDates();
        using var run = ProgramRun.Run(place.Root, "diff", "a", "b", "--out", "changes", "--trials", "500", "--quiet");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Empty(run.Output);
        Assert.True(File.Exists(place.PathOf("changes", "diff.md")));
    }

    [Fact]
    public void Diff_ScenarioMovedWithItsRuns_IsFoundFromTheFolder()
    {
        using var place = TwoDates();
        Directory.CreateDirectory(place.PathOf("moved"));
        foreach (var name in new[] { "a", "b", "pad.yaml" }) Directory.Move(place.PathOf(name), place.PathOf("moved", name));
        using var run = ProgramRun.Run(place.Root, "diff", "moved/a", "moved/b", "--trials", "500");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("states of knowledge", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_ScenarioChangedSince_ToldWithoutSteps()
    {
        using var place = TwoDates();
        File.AppendAllText(place.PathOf("pad.yaml"), "# edited\n");
        using var run = ProgramRun.Run(place.Root, "diff", "a", "b", "--out", "changes");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("pad.yaml is gone or has been changed since", run.Output.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("± at most", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("changes", "charts")));
    }

    [Fact]
    public void Diff_TwoScenarios_ListsTheInputsThatDiffer()
    {
        using var place = Workplace.WithScenario(out var scenario);
        MakeRun(place, scenario, "a");
        File.WriteAllText(place.PathOf("other.yaml"), File.ReadAllText(place.PathOf(scenario)) + "\n# another\n");
        MakeRun(place, "other.yaml", "b", "--set", "horizon=2029-06-30");
        using var run = ProgramRun.Run(place.Root, "diff", "a", "b");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("different scenarios", run.Output, StringComparison.Ordinal);
        Assert.Contains("Inputs that differ:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("horizon: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("→ 2029-06-30", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a none", 3, "'none' is no folder of a run")]
    [InlineData("a b --figure missions.crew-1.lunch.p80", 2, "Did you mean 'missions.crew-1.launch.p80'?")]
    [InlineData("a b --figure missions.crew-1.launch.p80@", 1, "--figure: 'missions.crew-1.launch.p80@' is no figure")]
    [InlineData("a", 1, "Try 'risksim diff --help'")]
    public void Diff_WhatCannotBe_OneLineAndNoFile(string arguments, int exitCode, string message)
    {
        using var place = TwoDates();
        var before = place.Files();
        using var run = ProgramRun.Run(place.Root, ["diff", .. arguments.Split(' '), "--out", "changes"]);
        Assert.True(run.ExitCode == exitCode, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(before, place.Files());
    }

    [Fact]
    public void Diff_FolderOfAnOlderVersion_SaysSo()
    {
        using var place = TwoDates();
        File.WriteAllText(place.PathOf("a", "run.json"), """{ "version": "0.1.0", "scenario": "pad.yaml" }""");
        using var run = ProgramRun.Run(place.Root, "diff", "a", "b");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("Make the run again", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_HasWhatRepeatsTheRun()
    {
        using var place = TwoDates();
        using var json = JsonDocument.Parse(File.ReadAllText(place.PathOf("b", "run.json")));
        Assert.Equal("../pad.yaml", json.RootElement.GetProperty("scenario_from_this_folder").GetString());
        Assert.Equal("report.quantiles=[0.5, 0.8]", Assert.Single(json.RootElement.GetProperty("set").EnumerateArray()).GetString());
    }
}
