using System.Text.RegularExpressions;

namespace RiskSim.Tests.Architecture;

/// <summary>Dependencies point one way: Cli → Reporting → Core, Core knows no output, and its folders follow the data.</summary>
public sealed partial class DependencyTests
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

    [Theory]
    [InlineData("Distributions")]
    [InlineData("Sampling", "Distributions")]
    [InlineData("Scenarios", "Distributions")]
    [InlineData("Simulation", "Distributions", "Sampling", "Scenarios")]
    [InlineData("Statistics", "Distributions", "Sampling", "Scenarios", "Simulation")]
    [InlineData("Evidence", "Distributions", "Sampling", "Scenarios", "Simulation", "Statistics")]
    [InlineData("Changes", "Distributions", "Scenarios", "Statistics")]
    [InlineData("Tipping", "Scenarios", "Simulation", "Statistics", "Statistics.Stopping", "Evidence", "Changes", "Variations")]
    [InlineData("Variations", "Distributions", "Scenarios")]
    [InlineData("Sensitivities", "Changes", "Distributions", "Evidence", "Sampling", "Scenarios", "Simulation", "Statistics", "Statistics.Sensitivity")]
    [InlineData("Scenarios/Documents", "Distributions", "Scenarios")]
    [InlineData("Scenarios/Format", "Distributions", "Scenarios", "Scenarios.Documents")]
    [InlineData("Scenarios/Csv", "Distributions", "Scenarios", "Scenarios.Documents", "Scenarios.Format")]
    [InlineData("Scenarios/Edits", "Distributions", "Scenarios", "Scenarios.Documents", "Scenarios.Format")]
    [InlineData("Scenarios/Binding", "Distributions", "Scenarios", "Scenarios.Documents", "Scenarios.Format")]
    public void Core_Folder_UsesOnlyWhatComesBeforeIt(string folder, params string[] before)
    {
        var root = Path.Combine(Repository.Root, "src", "RiskSim.Core", folder);
        var own = folder.Replace('/', '.');
        foreach (var file in Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            var used = CoreNamespace().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).Distinct();
            Assert.All(used, n => Assert.True(n == own || n.StartsWith(own + ".", StringComparison.Ordinal) || before.Contains(n), $"{file} uses {n}"));
        }
    }

    [Fact]
    public void Core_Folders_AreAllInTheOrder() => Assert.Equal(
        ["Batches", "Changes", "Decisions", "Distributions", "Evidence", "Sampling", "Scenarios", "Sensitivities", "Simulation", "Statistics", "Tipping", "Variations"],
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "RiskSim.Core"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Repository.Root, "src", "RiskSim.Core"), f).Split(Path.DirectorySeparatorChar))
            .Where(p => p.Length > 1 && p[0] is not ("bin" or "obj")).Select(p => p[0]).Distinct().Order());

    [GeneratedRegex(@"^(?:using|namespace) RiskSim\.(?<name>[\w.]+);|(?<![\w.])RiskSim\.(?<name>[A-Z]\w+)(?=\.[A-Z])", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex CoreNamespace();
}
