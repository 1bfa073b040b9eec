using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Scenarios;

/// <summary>Each file of the folder Broken has its exact problems beside it.</summary>
public class BrokenScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios", "Broken");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_BrokenScenario_GivesExactlyItsProblems(string name)
    {
        var result = Load(name);

        var expected = File.ReadAllLines(Path.Combine(Folder, name + ".problems.txt"));
        Assert.Equal(expected, result.Problems.Select(Shown));
        Assert.Equal(result.Problems.All(p => p.Severity == Severity.Warning), result.Scenario is not null);
    }

    [Fact]
    public void Names_ThereAreEnoughOfThem() => Assert.True(Names.Count >= 60);

    internal static LoadResult Load(string name)
    {
        var path = Path.Combine(Folder, name + ".yaml");
        return ScenarioLoader.Load(path, OptionsIn(File.ReadLines(path)));
    }

    internal static string Shown(Problem problem) => problem.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>A file about the command line begins with comments like <c># --set path=value</c>.</summary>
    private static LoadOptions OptionsIn(IEnumerable<string> lines)
    {
        var options = new LoadOptions(Set: []);
        foreach (var line in lines.TakeWhile(l => l.StartsWith("# --", StringComparison.Ordinal)))
        {
            var words = line[2..].Split(' ', 2);
            var parts = words[1].Split('=', 2);
            options = words[0] switch
            {
                "--as-of" => options with { AsOf = DateOnly.Parse(words[1], CultureInfo.InvariantCulture) },
                _ => options with { Set = options.Set.Add(KeyValuePair.Create(parts[0], parts.ElementAtOrDefault(1) ?? "")) },
            };
        }

        return options;
    }
}
