using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Changes;

/// <summary>What is different between one state of knowledge and the next.</summary>
public abstract record Cause
{
    private Cause() { }

    /// <summary>Time passes and nothing is said: what was going on still is, what was to come has not come.</summary>
    public sealed record Waiting(DateOnly From, DateOnly To) : Cause;

    /// <summary>An entry of the ledger becomes known.</summary>
    public sealed record News(LedgerEntry Entry) : Cause;

    /// <summary>The command line overrides something else.</summary>
    /// <param name="Dropped">As written, <c>path=value</c>.</param>
    /// <param name="Added">As written.</param>
    public sealed record CommandLine(ImmutableArray<string> Dropped, ImmutableArray<string> Added) : Cause;
}

/// <summary>From where to where a walk goes: a scenario, with what the command line overrides, on a data date.</summary>
/// <param name="Set">What the command line overrides, as written.</param>
public sealed record WalkPoint(ScenarioHistory History, DateOnly AsOf, ImmutableArray<string> Set);
