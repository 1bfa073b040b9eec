using System.Collections.Immutable;

namespace RiskSim.Scenarios;

/// <summary>What the command line overrides.</summary>
/// <param name="Set">Path and value of each <c>--set path=value</c>, in order.</param>
public sealed record LoadOptions(DateOnly? AsOf = null, ImmutableArray<KeyValuePair<string, string>> Set = default);

/// <param name="Scenario">Null if any problem is an error.</param>
/// <param name="Problems">Errors and warnings in order of place, each once.</param>
public sealed record LoadResult(Scenario? Scenario, ImmutableArray<Problem> Problems);

/// <summary>The one gate: reads a scenario file and validates it; all problems at once.</summary>
public static class ScenarioLoader
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadResult Load(string path, LoadOptions options) => throw new NotSupportedException();
}
