using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Options and scenarios compared by the program as a process.</summary>
public sealed class CompareTests
{
    private static Workplace WithOptions(out string scenario)
    {
        var place = Workplace.WithScenario(out scenario);
        File.AppendAllText(place.PathOf(scenario), "\noptions:\n  crew-later: { says: the crew waits, set: { missions.crew-1.not_before: 2027-03-01 } }\n");
        return place;
    }

    [Fact]
    public void Compare_AnOption_TellsAndFillsItsFolder()
    {
        using var place = WithOptions(out var scenario);
        using var run = ProgramRun.Run(place.Root, "compare", scenario, "--trials", "2000", "--out", "what", "--figure", "missions.crew-1.delay.p80");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("crew-later", run.Output, StringComparison.Ordinal);
        Assert.Contains("files in what - begin with compare.md\n", run.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(place.PathOf("what", "compare.csv"));
        Assert.StartsWith("metric,assumption,plan,says,unit,", lines[0], StringComparison.Ordinal);
        // Under 'analyst' the crew waits for the pad as long as that anyhow.
        Assert.Equal(["official hurts", "analyst no_difference", "blend hurts"], lines.Skip(1).Select(l => $"{l.Split(',')[1]} {l.Split(',')[^1]}"));
        Assert.Contains("hurts", File.ReadAllText(place.PathOf("what", "compare.md")), StringComparison.Ordinal);
        Assert.Equal(["compare-missions-crew-1-delay-p80.png"], Directory.GetFiles(place.PathOf("what", "charts")).Select(Path.GetFileName));
    }

    [Fact]
    public void Compare_AScenarioWithItself_FindsNoDifference()
    {
        using var place = WithOptions(out var scenario);
        File.Copy(place.PathOf(scenario), place.PathOf("copy.yaml"));
        using var run = ProgramRun.Run(place.Root, "compare", scenario, "copy.yaml", "--trials", "2000", "--charts", "none", "--quiet");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal("", run.Output);
        var lines = File.ReadAllLines(place.PathOf("output", "compare", "compare.csv")).Skip(1).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.True(l.Split(',')[^1] is "no_difference" or "beyond_the_horizon", l));
    }

    [Fact]
    public void Compare_WithoutOptions_SaysWhatToDo()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "compare", scenario);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no options to compare", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("output")));
    }

    [Fact]
    public void Compare_AFigureThatIsNot_IsAMistake()
    {
        using var place = WithOptions(out var scenario);
        using var run = ProgramRun.Run(place.Root, "compare", scenario, "--trials", "500", "--figure", "missions.crew-1.delay.p81");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no such figure", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("output")));
    }
}
