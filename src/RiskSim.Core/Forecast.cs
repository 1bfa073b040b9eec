using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim;

/// <param name="Trials">Per assumption; null: the scenario's default.</param>
/// <param name="Threads">Null: one per processor. It never changes a figure.</param>
public sealed record ForecastOptions(long? Trials = null, ulong? Seed = null, int? Threads = null);

/// <param name="Done">Trials done, over all assumptions.</param>
/// <param name="Total">Trials asked for, over all assumptions.</param>
public readonly record struct ForecastProgress(long Done, long Total);
