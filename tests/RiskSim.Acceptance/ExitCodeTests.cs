using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

public sealed class ExitCodeTests
{
    private const string Broken = "risksim: 1\nname: broken\nas_of: 2026-01-01\nhorizn: 2027-01-01\nsites: { pad: { suports: [crewed] } }\n";

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("replay --help")]
    [InlineData("validate -h")]
    [InlineData("--version")]
    [InlineData("schema")]
    public void Done_Information(string arguments)
    {
        using var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, arguments.Split(' '));
        Assert.True(run.ExitCode == 0, run.All);
        Assert.NotEmpty(run.Output);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("run", "Required argument missing")]
    [InlineData("", "Required command was not provided")]
    [InlineData("rnu x.yaml", "Unrecognized command")]
    [InlineData("run x.yaml --bogus", "Unrecognized option '--bogus'")]
    [InlineData("validate x.yaml -x", "Unrecognized option '-x'")]
    [InlineData("report r --format md --bogus", "Unrecognized option '--bogus'")]
    [InlineData("run x.yaml --trials 0", "--trials: '0'")]
    [InlineData("run x.yaml --trials 1,5", "--trials: '1,5'")]
    [InlineData("run x.yaml --trials 1.5", "--trials: '1.5'")]
    [InlineData("run x.yaml --precision 0", "--precision: '0'")]
    [InlineData("run x.yaml --precision a.b=x", "--precision: 'a.b=x'")]
    [InlineData("run x.yaml --settle a.b=1", "--settle: 'a.b=1'")]
    [InlineData("run x.yaml --precision 0.1 --max-trials 0", "--max-trials: '0'")]
    [InlineData("run x.yaml --precision 0.1 --trials 5", "--trials: --precision and --settle find the number of trials themselves")]
    [InlineData("run x.yaml --max-trials 5", "--max-trials: it limits --precision and --settle")]
    [InlineData("run x.yaml --seed -1", "--seed: '-1'")]
    [InlineData("run x.yaml --sampling halton", "--sampling: 'halton'")]
    [InlineData("run x.yaml --threads many", "--threads: 'many'")]
    [InlineData("run x.yaml --as-of 28.11.2025", "--as-of: '28.11.2025'")]
    [InlineData("run x.yaml --set no-value", "--set: 'no-value'")]
    [InlineData("run x.yaml --rare", "Required argument missing for option: '--rare'")]
    [InlineData("run x.yaml --charts gif", "--charts: 'gif'")]
    [InlineData("run a/x.yaml b/x.yaml", "would both be written to")]
    [InlineData("completion tcsh", "tcsh")]
    public void Usage_WrongArguments(string arguments, string message)
    {
        using var place = new Workplace();
        using var run = ProgramRun.Run(place.Root, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(run.ExitCode == 1, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Empty(place.Files());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("validate")]
    public void ScenarioHasErrors_EveryProblemOfEveryFile(string command)
    {
        using var place = Workplace.WithScenario(out var sound);
        File.WriteAllText(place.PathOf("one.yaml"), Broken);
        File.WriteAllText(place.PathOf("two.yaml"), Broken);
        using var run = ProgramRun.Run(place.Root, command, "one.yaml", sound, "two.yaml");
        Assert.True(run.ExitCode == 2, run.All);
        foreach (var file in new[] { "one.yaml", "two.yaml" })
        {
            Assert.Contains($"{file}:4:1: error:", run.Error, StringComparison.Ordinal);
            Assert.Contains($"{file}:5:17: error:", run.Error, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("output", place.Files());
    }

    [Fact]
    public void ScenarioHasErrors_WrongSet()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--set", "sites.pad-x.turnaround=5");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("--set", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ScenarioHasErrors_FiguresThatItDoesNotHave()
    {
        using var place = Workplace.WithScenario(out _);
        File.Copy(place.PathOf("pad.yaml"), place.PathOf("other.yaml"));
        using var run = ProgramRun.Run(place.Root, "run", "pad.yaml", "other.yaml", "--precision", "missions.crew-1.dely.p80=1", "--settle", "capability.crewed.longest.prob_gt_180@nobody<0.1");
        Assert.True(run.ExitCode == 2, run.All);
        foreach (var file in new[] { "pad.yaml", "other.yaml" })
        {
            Assert.Contains($"{file}: --precision: error: 'missions.crew-1.dely.p80=1': there is no figure 'missions.crew-1.dely.p80'. Did you mean 'missions.crew-1.delay.p80'?", run.Error, StringComparison.Ordinal);
            Assert.Contains($"{file}: --settle: error:", run.Error, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("output", place.Files());
    }

    [Fact]
    public void ScenarioHasErrors_RareFigureUnknown_NamesTheNearest()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--rare", "all", "--rare", "capability.crewed.longest.prob_gt_364");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("--rare: error: 'capability.crewed.longest.prob_gt_364': no such probability is reported of", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'capability.crewed.longest.prob_gt_365'?", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("output", place.Files());
    }

    [Theory]
    [InlineData("missing.yaml")]
    [InlineData("folder")]
    public void CannotRead_Scenario(string scenario)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.PathOf("folder"));
        using var run = ProgramRun.Run(place.Root, "run", scenario);
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Contains($"cannot read '{scenario}'", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void CannotWrite_OutIsAFile()
    {
        using var place = Workplace.WithScenario(out var scenario);
        File.WriteAllText(place.PathOf("taken"), "mine");
        foreach (var directory in new[] { "taken", "taken/below" })
        {
            using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none", "--out", directory);
            Assert.True(run.ExitCode == 3, run.All);
            Assert.Contains($"cannot write to '{directory}'", run.Error, StringComparison.Ordinal);
        }
        Assert.Equal("mine", File.ReadAllText(place.PathOf("taken")));
        Assert.Equal(["pad.yaml", "taken"], place.Files());
    }

    [Fact]
    public void CannotWrite_AFolderIsInTheWayOfATable()
    {
        using var place = Workplace.WithScenario(out var scenario);
        Directory.CreateDirectory(place.PathOf("out", "metrics.csv"));
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none", "--out", "out");
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Equal(["out", "out/metrics.csv", "pad.yaml"], place.Files());
    }

    [Fact]
    public void CannotWrite_ReadOnlyFolder()
    {
        using var place = Workplace.WithScenario(out var scenario);
        // A folder in which not even root can make anything.
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none", "--out", "/proc/self/risksim");
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Contains("cannot write to '/proc/self/risksim'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CannotWrite_NewScenarioIsThereAlready()
    {
        using var place = Workplace.WithScenario(out var scenario);
        File.WriteAllText(scenario, "mine");
        using var run = ProgramRun.Run(place.Root, "new", "pad");
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Equal("mine", File.ReadAllText(scenario));
    }
}
