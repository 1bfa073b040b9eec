using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Scenarios;

public class ScenarioLoaderTests
{
    public static TheoryData<string> Names => ConformanceFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_ConformanceScenario_HasNoErrors(string name)
    {
        var result = ScenarioLoader.Load(ConformanceFiles.PathOf(name), new LoadOptions());

        Assert.DoesNotContain(result.Problems, p => p.Severity == Severity.Error);
        Assert.NotNull(result.Scenario);
        Assert.Equal(1, result.Scenario.Assumptions.Sum(a => a.Weight), 12);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', result.Problems));
    }
}
