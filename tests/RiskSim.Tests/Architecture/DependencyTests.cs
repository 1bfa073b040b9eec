namespace RiskSim.Tests.Architecture;

/// <summary>Dependencies point one way: Cli → Reporting → Core, and Core knows no output.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Output =
        ["System.Console", "ScottPlot", "SkiaSharp", "Spectre.Console", "System.CommandLine", "RiskSim.Reporting", "risksim", "System.Drawing"];

    private static string[] ReferencesOf(Type type) => [.. type.Assembly.GetReferencedAssemblies().Select(a => a.Name!)];

    [Fact]
    public void Core_References_NoOutputPackage() =>
        Assert.DoesNotContain(ReferencesOf(typeof(Forecaster)), name => Output.Any(o => name.StartsWith(o, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void Reporting_References_NoConsoleAndNoCommandLine() =>
        Assert.DoesNotContain(ReferencesOf(typeof(global::RiskSim.Reporting.Labels)), name => name is "System.Console" or "Spectre.Console" or "System.CommandLine" or "risksim");

    /// <summary>Randomness and time come from outside: the same inputs give the same bits.</summary>
    [Theory]
    [InlineData("DateTime.Now")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("new Random(")]
    [InlineData("Random.Shared")]
    [InlineData("Guid.NewGuid")]
    public void Core_Source_HasNoClockAndNoUnseededRandomness(string forbidden)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "RiskSim.Core"), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => File.ReadAllText(f).Contains(forbidden, StringComparison.Ordinal));
    }
}
