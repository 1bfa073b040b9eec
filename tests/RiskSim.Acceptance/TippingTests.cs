using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Tipping points found by the program as a process.</summary>
public sealed class TippingTests
{
    private const string Simple = "scenarios/baikonur-31-6-simple.yaml";
    private const string Figure = "missions.soyuz-ms-29.delay.prob_gt_90";

    private static ProgramRun Run(Workplace place, params string[] arguments)
    {
        Directory.CreateSymbolicLink(place.PathOf("scenarios"), Repository.PathOf("scenarios"));
        return ProgramRun.Run(place.Root, ["tipping", Simple, "--trials", "2048", .. arguments]);
    }

    [Fact]
    public void Tipping_WeightOfAnAssumption_TellsAndFillsItsFolder()
    {
        using var place = new Workplace();
        using var run = Run(place, "--figure", Figure, "--at", "30%", "--vary", "assumptions.analyst.weight=0:5");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("rises above 30 % at the weight of analyst", run.Output.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("3 files in output/baikonur-31-6-simple/tipping - begin with tipping.md\n", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("output", "baikonur-31-6-simple", "tipping", "charts", "tipping.png")));
    }

    [Theory]
    [InlineData(2, "Did you mean 'missions.soyuz-ms-29.delay.prob_gt_90'", "--figure", "missions.soyuz-ms-29.delay.prob_gt_91", "--at", "0.3", "--vary", "assumptions.analyst.weight=0:5")]
    [InlineData(2, "Did you mean 'analyst'", "--figure", Figure, "--at", "0.3", "--vary", "assumptions.analist.weight=0:5")]
    [InlineData(1, "the range does not go up", "--figure", Figure, "--at", "0.3", "--vary", "assumptions.analyst.weight=5:5")]
    [InlineData(2, "varied, and set to one value", "--figure", Figure, "--at", "0.3", "--vary", "assumptions.analyst.weight=0:5", "--set", "assumptions.analyst.weight=2")]
    [InlineData(1, "--at: 'often' is no limit", "--figure", Figure, "--at", "often", "--vary", "assumptions.analyst.weight=0:5")]
    [InlineData(1, "'--vary' is required", "--figure", Figure, "--at", "0.3")]
    [InlineData(1, "three are more than a picture shows", "--figure", Figure, "--at", "0.3", "--vary", "a.b=0:5", "--vary", "a.c=0:5", "--vary", "a.d=0:5")]
    public void Tipping_Mistakes_AreToldAndWriteNothing(int code, string told, params string[] arguments)
    {
        using var place = new Workplace();
        using var run = Run(place, arguments);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathOf("output")));
    }
}
