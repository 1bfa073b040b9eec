using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios;

/// <summary>One scenario as it was seen on any data date, with any part of its ledger known; its files are read once.</summary>
public sealed class ScenarioHistory
{
    private readonly Scenario _scenario;
    private readonly ScenarioSource _source;
    private readonly int[] _order;

    /// <param name="loaded">Without errors.</param>
    public ScenarioHistory(LoadResult loaded)
    {
        _scenario = loaded.Scenario ?? throw new ArgumentException("the scenario has errors", nameof(loaded));
        _source = loaded.Source!;
        // OrderBy keeps the order of the file within a day.
        _order = [.. Enumerable.Range(0, _scenario.Ledger.Length).OrderBy(i => _scenario.Ledger[i].Date)];
        Entries = [.. _order.Select(i => _scenario.Ledger[i])];
    }

    /// <summary>The whole ledger in the order in which it is applied: by date, then as in the file.</summary>
    public ImmutableArray<LedgerEntry> Entries { get; }

    /// <summary>As it was loaded.</summary>
    public Scenario Scenario => _scenario;

    /// <summary>In force on its data date, by assumption.</summary>
    internal IReadOnlyList<MappingNode> Documents => _source.DocumentsOn(_scenario.AsOf);

    /// <summary>How many entries are dated on or before a date.</summary>
    public int EntriesUntil(DateOnly date) => Entries.Count(e => e.Date <= date);

    /// <summary>The scenario on a data date, with everything that was known then.</summary>
    public LoadResult At(DateOnly dataDate) => At(dataDate, EntriesUntil(dataDate));

    /// <summary>The scenario on a data date with only the first entries known.</summary>
    /// <param name="entriesKnown">So many of <see cref="Entries"/>; those dated later than the data date are not in force.</param>
    /// <returns>Without a scenario, with its problems, where what is then known contradicts itself.</returns>
    public LoadResult At(DateOnly dataDate, int entriesKnown)
    {
        var isKnown = new bool[_order.Length];
        foreach (var i in _order[..entriesKnown]) isKnown[i] = true;
        var source = _source.Knowing(i => isKnown[i]);
        var problems = new ProblemList();
        var inputs = source.At(dataDate, problems);
        var sorted = problems.Sorted(_scenario.File);
        if (problems.HasErrors) return new LoadResult(null, sorted);
        var scenario = _scenario with
        {
            AsOf = dataDate,
            Source = source,
            Assumptions = [.. _scenario.Assumptions.Select((a, i) => a with { Inputs = inputs[i] })],
            Ledger = [.. _scenario.Ledger.Select((e, i) => e with { IsInForce = isKnown[i] && e.Date <= dataDate })],
        };
        return new LoadResult(scenario, sorted, source);
    }
}
