using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>What was learned since the weights were stated, and how it moved them.</summary>
/// <param name="Steps">In order of date; empty where nothing was learned or the weights are not updated.</param>
public sealed record EvidenceTrail(ImmutableArray<EvidenceStep> Steps)
{
    public static readonly EvidenceTrail None = new([]);

    /// <summary>The first step whose news are impossible under an assumption; null: none.</summary>
    public EvidenceStep? ImpossibleSince(string assumption) => Steps.FirstOrDefault(s => s.Assumptions.Any(a => a.Id == assumption && a.Factor == 0));
}

/// <summary>What was learned on one date.</summary>
/// <param name="Assumptions">In file order.</param>
public sealed record EvidenceStep(DateOnly Date, ImmutableArray<Learned> News, ImmutableArray<AssumptionEvidence> Assumptions);

/// <summary>What the news of one date say of an assumption.</summary>
/// <param name="Factor">The weight is multiplied by it, before all are normalised: ≥ 0.</param>
/// <param name="Weight">After the news, normalised.</param>
/// <param name="SilentOn">Paths of the activities on which it is silent: what was learned of them counts as it does on average.</param>
public sealed record AssumptionEvidence(
    string Id, double Factor, double FactorStandardError, double Weight, double WeightStandardError, ImmutableArray<string> SilentOn);

public enum LearnedKind
{
    /// <summary>Not over by 00:00 of the date.</summary>
    StillGoingOn,

    /// <summary>An activity was finished, an outage restored, an upgrade finished on <see cref="Learned.On"/>.</summary>
    Ended,

    /// <summary>The option is <see cref="Learned.Option"/>.</summary>
    Chosen,
}

/// <summary>One piece of news.</summary>
/// <param name="Path">Of the outage, upgrade or activity.</param>
public sealed record Learned(string Path, LearnedKind Kind, DateOnly? On = null, string? Option = null);
