using System.Text;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Scenarios;

/// <summary>The files of the folder scenarios, and what its README shows, are what they say.</summary>
public class ShippedScenarioTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "scenarios");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks("yaml").Count)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Run_ShippedScenario_HasFiguresUnderEveryAssumption(string file)
    {
        var loaded = ScenarioLoader.Load(Path.Combine(Folder, file), new LoadOptions());
        Assert.Empty(loaded.Problems);

        var result = Forecaster.Run(loaded.Scenario!, new ForecastOptions(2_000, 1), null, TestContext.Current.CancellationToken);

        Assert.All(result.All, a => Assert.True(a.IsPossible && a.Figures.Length > 50, a.Id));
    }

    [Theory]
    [InlineData("baikonur-31-6.yaml")]
    [InlineData("baikonur-31-6-simple.yaml")]
    public void Run_EveryDateOfTheLedger_IsPossibleUnderEveryAssumption(string file)
    {
        var path = Path.Combine(Folder, file);
        var dates = ScenarioLoader.Load(path, new LoadOptions()).Scenario!.Ledger.Select(e => e.Date).Distinct().ToList();
        Assert.All(dates, date =>
        {
            var loaded = ScenarioLoader.Load(path, new LoadOptions(date));
            Assert.DoesNotContain(loaded.Problems, p => p.Severity == Severity.Error);
            var result = Forecaster.Run(loaded.Scenario!, new ForecastOptions(2_000, 1), null, TestContext.Current.CancellationToken);
            Assert.All(result.Assumptions, a => Assert.True(a.IsPossible, $"{date:yyyy-MM-dd} {a.Id}"));
        });
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Load_ExampleOfTheReadme_HasNoErrors(int example)
    {
        var loaded = ScenarioLoader.Load(Path.Combine(Folder, "example.yaml"), Encoding.UTF8.GetBytes(Blocks("yaml")[example]), new LoadOptions());
        Assert.DoesNotContain(loaded.Problems, p => p.Severity == Severity.Error);
    }

    /// <summary>The fenced blocks of a language.</summary>
    private static List<string> Blocks(string language)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n");
        return [.. text.Split("\n```" + language + "\n").Skip(1).Select(part => part[..(part.IndexOf("\n```", StringComparison.Ordinal) + 1)])];
    }
}
