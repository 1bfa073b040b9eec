using System.Collections.Concurrent;
using System.Collections.Immutable;
using RiskSim.Batches;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>The scenario files of a batch, each read once: somebody may edit them while it is running.</summary>
internal sealed class BatchScenarios
{
    private readonly Dictionary<string, byte[]> _texts = [];
    private readonly Dictionary<string, Problem> _unreadable = [];
    private readonly ConcurrentDictionary<string, string> _hashes = new();
    private readonly ImmutableArray<KeyValuePair<string, string>> _set;

    /// <param name="set">The <c>--set</c> of the command line.</param>
    public BatchScenarios(ImmutableArray<string> files, ImmutableArray<KeyValuePair<string, string>> set)
    {
        _set = set;
        foreach (var file in files)
            try
            {
                _texts[file] = File.ReadAllBytes(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                _unreadable[file] = new Problem(Severity.Error, new Place(file, 0, 0), "", $"it cannot be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "");
            }
    }

    /// <summary>A line for each file that cannot be read.</summary>
    public ImmutableArray<string> Unreadable => [.. _unreadable.Select(u => $"cannot read '{u.Key}'")];

    /// <summary>Called by several threads at a time.</summary>
    public LoadResult Load(BatchCase run)
    {
        if (_unreadable.TryGetValue(run.Scenario, out var problem)) return new LoadResult(null, [problem]);
        LoadResult loaded;
        try
        {
            loaded = ScenarioLoader.Load(run.Scenario, _texts[run.Scenario], new LoadOptions(run.AsOf, [.. _set, .. run.Varied]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new LoadResult(null, [new Problem(Severity.Error, new Place(run.Scenario, 0, 0), "", $"a file that it names cannot be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "")]);
        }

        if (loaded.Scenario is not { } scenario || _hashes.GetOrAdd(run.Scenario, scenario.TextHash) == scenario.TextHash) return loaded;
        return new LoadResult(null, [new Problem(Severity.Error, new Place(run.Scenario, 0, 0), "", "a file that it names was changed while the batch was running", "Run the same command again.")]);
    }
}
