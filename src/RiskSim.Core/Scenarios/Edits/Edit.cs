using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>One <c>path: value</c> of a <c>set</c>, its path known to the format.</summary>
/// <param name="Origin">Who says so.</param>
internal sealed record Edit(string Path, Place Place, ImmutableArray<PathStep> Steps, DocumentNode Value, InputOrigin Origin)
{
    public FormatNode Format => Steps[^1].Value;

    /// <summary>Whether it takes an id out.</summary>
    public bool IsRemoval => Value.IsNull && Steps[^1].Container is IdMapFormat;

    public bool SetsInputs => ScenarioPath.IsInput(Steps[0].Segment);
}

/// <param name="Container">The format in which <paramref name="Segment"/> is a key or an id.</param>
/// <param name="Value">The format of what stands under it.</param>
internal sealed record PathStep(string Segment, FormatNode Container, FormatNode Value, bool IsFact);

/// <summary>Why an edit cannot be applied: the place that its path names is not there.</summary>
/// <param name="Candidates">Ids that are there.</param>
/// <param name="IsOneDistribution">Work that is not broken down stands where an activity is looked for.</param>
internal sealed record Miss(string Noun, string Id, string ContainerPath, ImmutableArray<string> Candidates, bool IsOneDistribution);
