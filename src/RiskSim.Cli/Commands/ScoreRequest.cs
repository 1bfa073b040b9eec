using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim score</c> was asked to do.</summary>
internal sealed record ScoreRequest : DatedRequest
{
    private readonly DateOnly? _asOf;

    /// <param name="asOf">One data date instead of several.</param>
    public ScoreRequest(DatedRequest common, DateOnly? asOf, DateOnly? knownUntil) : base(common) => (_asOf, KnownUntil) = (asOf, knownUntil);

    /// <summary>The last day of knowledge; null: the last date in the ledger.</summary>
    public DateOnly? KnownUntil { get; }

    public DataDateChoice ScoredDates => _asOf is { } date ? new DataDateChoice(date, date) : Dates;

    public ImmutableArray<KeyValuePair<string, string>> Given() => base.Given(("as-of", _asOf), ("known-until", KnownUntil));
}
