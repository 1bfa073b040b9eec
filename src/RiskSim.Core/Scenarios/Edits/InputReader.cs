using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>A value or list at a path of a document, with what put it there.</summary>
internal sealed record InputLeaf(string Path, string Value, InputOrigin Origin, Place Place);

/// <summary>Lists the inputs of a document, its mission defaults merged.</summary>
/// <param name="dataDate">Later facts are not known.</param>
internal sealed class InputReader(Values values, DateOnly dataDate)
{
    public IEnumerable<InputLeaf> Leaves(MappingNode root) => root.Entries
        .Where(e => ScenarioPath.IsInput(e.Key))
        .SelectMany(e => Leaves(e.Value, ScenarioFormat.Root.Find(e.Key)!.Value, e.Key, e.SetBy ?? InputOrigin.File));

    private IEnumerable<InputLeaf> Leaves(DocumentNode node, FormatNode format, string path, InputOrigin origin)
    {
        if (node is not MappingNode { Entries.Length: > 0 } mapping)
        {
            yield return new InputLeaf(path, node.IsNull ? "null" : node is MappingNode ? "{}" : YamlText.Of(node), origin, node.Place);
            yield break;
        }

        if (format is WorkFormat work) format = work.Network;
        var knowsFacts = !ChoseWhatIsNotThere(mapping);
        foreach (var entry in mapping.Entries)
        {
            var key = (format as RecordFormat)?.Find(entry.Key);
            if (key is { IsFact: true } && !(knowsFacts && IsKnown(entry.Value, key.Value))) continue;
            var inner = key?.Value ?? (format as IdMapFormat)?.Value ?? format;
            foreach (var leaf in Leaves(entry.Value, inner, $"{path}.{entry.Key}", entry.SetBy ?? origin)) yield return leaf;
        }
    }

    private bool IsKnown(DocumentNode fact, FormatNode format) => format != Scalars.Date || !(values.Value(fact, Scalars.Date) > dataDate);

    /// <summary>An assumption that lacks the option which was chosen is silent on the activity: no fact about it applies.</summary>
    private static bool ChoseWhatIsNotThere(MappingNode mapping) =>
        mapping.Find("chosen")?.Value is ScalarNode { IsNull: false } chosen && (mapping.Find("one_of")?.Value as MappingNode)?.Find(chosen.Text) is null;
}
