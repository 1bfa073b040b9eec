using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Edits;

/// <summary>Applies edits to a document.</summary>
internal static class DocumentEditor
{
    /// <returns>The edited document, or the one given and why it could not be edited.</returns>
    public static (MappingNode Root, Miss? Miss) Apply(MappingNode root, Edit edit)
    {
        Miss? miss = null;
        var edited = Under(root, edit, 0, ref miss);
        return miss is null ? ((MappingNode)edited, null) : (root, miss);
    }

    /// <summary>The value at a dotted path, or null.</summary>
    public static DocumentNode? Find(MappingNode root, string path)
    {
        DocumentNode? node = root;
        foreach (var segment in path.Split('.')) node = (node as MappingNode)?.Find(segment)?.Value;
        return node;
    }

    private static DocumentNode Under(DocumentNode? node, Edit edit, int index, ref Miss? miss)
    {
        if (index == edit.Steps.Length) return edit.Value;
        var step = edit.Steps[index];
        if (step.Container is AfterFormat && node is SequenceNode list) node = WithGaps(list);
        if (node is not null and not MappingNode && !node.IsNull)
        {
            // A value of the wrong type is reported where it stands; work that is one distribution has no activities.
            miss = MissOf(edit, index, null, isOneDistribution: step.Container is IdMapFormat { Noun: "activity" } && node is ScalarNode);
            return node;
        }

        var mapping = node as MappingNode ?? new MappingNode([], edit.Place);
        var child = mapping.Find(step.Segment);
        if (child is null && NeedsToExist(step.Container, edit, index))
        {
            miss = MissOf(edit, index, mapping, isOneDistribution: false);
            return mapping;
        }

        var isLast = index == edit.Steps.Length - 1;
        if (isLast && edit.IsRemoval) return mapping.Without(step.Segment);
        return mapping.With(step.Segment, edit.Place, Under(child?.Value, edit, index + 1, ref miss), isLast ? edit.Origin : null);
    }

    private static bool NeedsToExist(FormatNode container, Edit edit, int index) => container switch
    {
        IdMapFormat { TakesNewIds: true } => edit.IsRemoval && index == edit.Steps.Length - 1,
        RecordFormat => false,
        _ => true,
    };

    private static Miss MissOf(Edit edit, int index, MappingNode? mapping, bool isOneDistribution)
    {
        var step = edit.Steps[index];
        var noun = step.Container switch { IdMapFormat ids => ids.Noun, AfterFormat after => after.Noun, _ => "key" };
        var path = string.Join('.', edit.Steps.Take(index).Select(s => s.Segment));
        return new Miss(noun, step.Segment, path, [.. mapping?.Entries.Select(e => e.Key) ?? []], isOneDistribution);
    }

    private static MappingNode WithGaps(SequenceNode list) =>
        new([.. list.Items.OfType<ScalarNode>().DistinctBy(i => i.Text).Select(i => new Entry(i.Text, i.Place, new ScalarNode("0", i.Place, true)))], list.Place);
}
