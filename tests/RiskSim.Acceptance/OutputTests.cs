using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

public sealed class OutputTests
{
    private static readonly string[] Tables =
        ["capability.csv", "evidence.csv", "forecast.zip", "inputs.csv", "joint.csv", "metrics.csv", "missions.csv", "report.md", "result.json", "run.json", "sites.csv", "spacecraft.csv"];

    [Fact]
    public void Run_EmptyWorkingFolder_FillsOutput()
    {
        using var home = Workplace.WithScenario(out var scenario);
        using var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "2000", "--charts", "none");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(["output", "output/pad", .. Tables.Select(t => "output/pad/" + t)], place.Files());
        Assert.Contains("12 files in output/pad", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithCharts_ShowsEachInTheReport()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "2000", "--charts", "svg");
        Assert.True(run.ExitCode == 0, run.All);
        var charts = Directory.GetFiles(place.PathOf("output", "pad", "charts"), "*.svg").Select(f => Path.GetFileName(f)).ToList();
        Assert.True(charts.Count >= 5, run.All);
        var report = File.ReadAllText(place.PathOf("output", "pad", "report.md"));
        Assert.All(charts, c => Assert.Contains($"](charts/{c})", report, StringComparison.Ordinal));
        Assert.All(Tables, t => Assert.True(new FileInfo(place.PathOf("output", "pad", t)).Length > 50, t));
    }

    [Fact]
    public void Run_PathWithBlanksAndCyrillic_IsWritten()
    {
        using var place = Workplace.WithScenario(out var scenario, Path.Combine("мои сценарии", "площадка 31.yaml"));
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "2000", "--charts", "none", "--out", "куда нибудь/ещё");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.All(Tables, t => Assert.True(File.Exists(place.PathOf("куда нибудь", "ещё", t)), t));
        Assert.Contains("files in куда нибудь/ещё", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SeveralScenarios_GetAFolderEach()
    {
        using var place = Workplace.WithScenario(out _);
        File.Copy(place.PathOf("pad.yaml"), place.PathOf("other.yaml"));
        using var run = ProgramRun.Run(place.Root, "run", "pad.yaml", "other.yaml", "--trials", "1000", "--charts", "none", "--out", "out");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.True(File.Exists(place.PathOf("out", "pad", "metrics.csv")));
        Assert.Equal(File.ReadAllText(place.PathOf("out", "pad", "metrics.csv")), File.ReadAllText(place.PathOf("out", "other", "metrics.csv")));
    }

    [Fact]
    public void Run_InAPipe_HasNoEscapeCodesAndNoProgress()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "2000", "--charts", "none");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.DoesNotContain('\r', run.Output + run.Error);
        Assert.DoesNotContain("trials/s", run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), l => Assert.True(l.Length <= 100, l));
    }

    [Theory]
    [InlineData("--help >/dev/full", 3)]
    [InlineData("--help >&-", 3)]
    [InlineData("rnu 2>&-", 1)]
    [InlineData("rnu 2>/dev/full", 1)]
    public void Run_StreamClosedOrFull_EndsWithoutATrace(string arguments, int exitCode)
    {
        using var place = new Workplace();
        using var run = ProgramRun.RunFile("bash", place.Root, "-c", $"'{Repository.Program}' {arguments}");
        Assert.True(run.ExitCode == exitCode, run.All);
        Assert.DoesNotContain("   at ", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnATerminal_ShowsProgressAndTheSummary()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script to make a terminal");
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.RunFile("/usr/bin/script", place.Root, "-qec",
            $"env TERM=xterm '{Repository.Program}' run pad.yaml --trials 300000 --charts none", "/dev/null");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains(" trials/s", run.Output, StringComparison.Ordinal);
        Assert.Contains("12 files in output/pad", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Quiet_PrintsNothing()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none", "--quiet");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Empty(run.Output);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Contains(": warning:", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_AnyThreads_GivesTheSameFigures()
    {
        using var place = Workplace.WithScenario(out var scenario);
        var metrics = new List<string>();
        foreach (var threads in new[] { "1", "2", "3", "8" })
        {
            using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "30001", "--threads", threads, "--charts", "none", "--out", threads);
            Assert.True(run.ExitCode == 0, run.All);
            metrics.Add(File.ReadAllText(place.PathOf(threads, "metrics.csv")) + File.ReadAllText(place.PathOf(threads, "result.json")));
        }
        Assert.All(metrics, m => Assert.Equal(metrics[0], m));
    }

    [Theory]
    [InlineData("sobol")]
    [InlineData("lattice")]
    [InlineData("random")]
    public void Run_AnyWidthOfVectors_GivesTheSameFigures(string sampling)
    {
        using var place = new Workplace();
        var scenario = Path.Combine(Repository.Root, "scenarios", "baikonur-31-6.yaml");
        var metrics = new List<string>();
        foreach (var setting in new[] { "EnableHWIntrinsic=1", "EnableAVX512=0", "EnableAVX2=0", "EnableHWIntrinsic=0" })
        {
            using var run = ProgramRun.RunFile("env", place.Root, "DOTNET_" + setting, Repository.Program, "run", scenario, "--trials", "3001",
                "--sampling", sampling, "--charts", "none", "--out", setting);
            Assert.True(run.ExitCode == 0, run.All);
            metrics.Add(File.ReadAllText(place.PathOf(setting, "metrics.csv")) + File.ReadAllText(place.PathOf(setting, "capability.csv")));
        }
        Assert.All(metrics, m => Assert.Equal(metrics[0], m));
    }

    [Fact]
    public void Run_AnotherSeed_GivesOtherFigures()
    {
        using var place = Workplace.WithScenario(out var scenario);
        foreach (var seed in new[] { "1", "2" })
        {
            using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--seed", seed, "--charts", "none", "--out", seed);
            Assert.True(run.ExitCode == 0, run.All);
        }
        Assert.NotEqual(File.ReadAllText(place.PathOf("1", "metrics.csv")), File.ReadAllText(place.PathOf("2", "metrics.csv")));
    }

    [Fact]
    public void Run_Set_ChangesTheInput()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none",
            "--set", "sites.pad-a.name=Area = 51", "--set", "as_of=2026-02-02");
        // A data date is set with its own option, whatever --set would make of it; a name may hold a second equals sign.
        if (run.ExitCode == 2) Assert.Contains("as_of", run.Error, StringComparison.Ordinal);
        else Assert.Contains("Area = 51", run.Output, StringComparison.Ordinal);
    }
}
