using Xunit;

namespace RiskSim.Tests.Scenarios;

/// <summary>The scenarios whose figures are known; here only their text matters.</summary>
internal static class ConformanceFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Conformance");

    public static IEnumerable<string> All => Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Select(f => Path.GetFileNameWithoutExtension(f))];

    public static string PathOf(string name) => Path.Combine(Folder, name + ".yaml");
}
