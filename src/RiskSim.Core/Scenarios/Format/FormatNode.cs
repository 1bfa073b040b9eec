using System.Collections.Immutable;

namespace RiskSim.Scenarios.Format;

/// <summary>
/// What may stand at one place of a scenario. The tree of these, <see cref="ScenarioFormat"/>, is the only description
/// of the format: checks, paths of <c>set</c> and the JSON Schema are all read from it.
/// </summary>
internal abstract class FormatNode
{
    /// <summary>What is expected, in words: "a date".</summary>
    public abstract string Expected { get; }
}

/// <param name="Example">As it would stand after the key.</param>
/// <param name="IsFact">What happened, rather than what is believed.</param>
internal sealed record FormatKey(string Name, FormatNode Value, string Description, string Example = "…", bool IsRequired = false, bool IsFact = false);

/// <summary>A mapping with known keys.</summary>
internal sealed class RecordFormat(string noun, params FormatKey[] keys) : FormatNode
{
    public string Noun { get; } = noun;

    public ImmutableArray<FormatKey> Keys { get; } = [.. keys];

    public override string Expected => $"a mapping with keys such as {string.Join(", ", Keys.Take(3).Select(k => k.Name))}";

    public FormatKey? Find(string name) => Keys.FirstOrDefault(k => k.Name == name);

    /// <summary>The same keys, none of them required, nor inside them.</summary>
    public RecordFormat WithoutRequired(string noun) => new(
        noun, [.. Keys.Select(k => k with { IsRequired = false, Value = k.Value is RecordFormat inner ? inner.WithoutRequired(inner.Noun) : k.Value })]);
}

/// <summary>A mapping from ids to values of one kind.</summary>
/// <param name="noun">What an id names: "mission".</param>
/// <param name="takesNewIds">Whether <c>set</c> may add one.</param>
/// <param name="mayBeFile">Whether <c>{ file: NAME.csv }</c> may stand instead.</param>
/// <param name="isShared">All assumptions have the same ids.</param>
internal sealed class IdMapFormat(string noun, FormatNode value, bool takesNewIds = false, bool mayBeFile = false, bool isShared = false) : FormatNode
{
    public string Noun { get; } = noun;

    public FormatNode Value { get; } = value;

    public bool TakesNewIds { get; } = takesNewIds;

    public bool MayBeFile { get; } = mayBeFile;

    public bool IsShared { get; } = isShared;

    public override string Expected => $"a mapping from the id of each {Noun} to its description";
}

internal sealed class ListFormat(FormatNode item, string expected, int fewest = 1) : FormatNode
{
    public FormatNode Item { get; } = item;

    public int Fewest { get; } = fewest;

    public override string Expected { get; } = expected;
}

/// <summary>Predecessors: a list of ids, or a mapping from id to the least gap.</summary>
internal sealed class AfterFormat(string noun) : FormatNode
{
    public string Noun { get; } = noun;

    public override string Expected => $"a list of the ids of {Noun}s, or a mapping from id to the least gap";
}

/// <summary>A network of activities, or one distribution for a repair that nobody has broken down.</summary>
internal sealed class WorkFormat(IdMapFormat network, ScalarFormat single) : FormatNode
{
    public IdMapFormat Network { get; } = network;

    public ScalarFormat Single { get; } = single;

    public override string Expected => "a distribution, or a mapping of activities";
}

/// <summary>A mapping from dotted paths to values.</summary>
internal sealed class SetFormat : FormatNode
{
    public override string Expected => "a mapping from dotted paths to values";
}
