using System.Collections.Concurrent;
using RiskSim.Distributions;

namespace RiskSim.Simulation;

/// <summary>The quantile tables of one run: equal distributions share one.</summary>
internal sealed class TableShelf
{
    private readonly ConcurrentDictionary<Distribution, Lazy<QuantileTable>> _tables = new();

    public QuantileTable Of(Distribution distribution) =>
        _tables.GetOrAdd(distribution, d => new Lazy<QuantileTable>(() => QuantileTable.Build(d))).Value;
}
