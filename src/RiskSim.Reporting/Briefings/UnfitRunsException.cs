using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Briefings;

/// <summary>Runs that cannot be shown in one document.</summary>
/// <param name="problems">Why not, one at least.</param>
public sealed class UnfitRunsException(IEnumerable<Problem> problems) : Exception("the runs do not go together")
{
    public ImmutableArray<Problem> Problems { get; } = [.. problems];
}
