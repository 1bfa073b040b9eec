using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>What drives a forecast, told by the program as a process.</summary>
public sealed class SensitivityTests
{
    [Fact]
    public void Sensitivity_OfAScenario_TellsAndFillsItsFolder()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "sensitivity", scenario, "--trials", "2000");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.StartsWith("What drives the forecast? ", run.Output, StringComparison.Ordinal);
        // Rounded up to whole blocks.
        Assert.Contains("2,048 trials per assumption", run.Output, StringComparison.Ordinal);
        Assert.Contains("files in output/pad/sensitivity - begin with sensitivity.md\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        Assert.True(File.Exists(place.PathOf("output", "pad", "sensitivity", "sensitivity.md")));
        Assert.StartsWith("output,assumption,analysis,", File.ReadAllText(place.PathOf("output", "pad", "sensitivity", "sensitivity.csv")), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(place.PathOf("output", "pad", "sensitivity", "charts"), "tornado-*.png"));
    }

    [Fact]
    public void Sensitivity_AgainWithOtherThreads_TheSameBytes()
    {
        using var place = Workplace.WithScenario(out var scenario);
        var tables = new List<string>();
        foreach (var threads in new[] { "1", "3" })
        {
            using var run = ProgramRun.Run(place.Root, "sensitivity", scenario, "--figure", "missions.crew-1.delay.p80", "--figure", "missions.crew-1.launch@official", "--trials", "1024", "--threads", threads, "--charts", "none", "--quiet", "--out", threads);
            Assert.True(run.ExitCode == 0, run.All);
            Assert.Empty(run.Output);
            Assert.Equal(2, Directory.GetFiles(place.PathOf(threads)).Length);
            tables.Add(File.ReadAllText(place.PathOf(threads, "sensitivity.csv")));
        }

        Assert.Equal(tables[0], tables[1]);
        Assert.Contains("missions.crew-1.delay,official,", tables[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Sensitivity_OfAFigureThatThereIsNot_SaysWhichIsMeantAndWritesNothing()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "sensitivity", scenario, "--figure", "missions.crew-1.dealy");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--figure: error: 'missions.crew-1.dealy': ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'missions.crew-1.delay'?", run.Error, StringComparison.Ordinal);
        Assert.Equal(["pad.yaml"], place.Files());
    }
}
