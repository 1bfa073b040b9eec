using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Binding;

internal static class DocumentPlaces
{
    /// <summary>The place of the value at a dotted path, or of the last key on the way that is there.</summary>
    public static Place Of(MappingNode root, string path)
    {
        var place = root.Place;
        DocumentNode? node = root;
        foreach (var segment in path.Split('.'))
        {
            if ((node as MappingNode)?.Find(segment) is not { } entry) return place;
            place = entry.KeyPlace;
            node = entry.Value;
        }

        return node.Place;
    }

    /// <summary>
    /// Which of the values at these paths was set last, of equals the first named: where they contradict each other, it is
    /// the one that brought that about. A value taken out with null counts, one that was never there does not.
    /// </summary>
    /// <returns>Null where none is there.</returns>
    public static DocumentNode? LastSet(MappingNode root, params IEnumerable<string> paths)
    {
        DocumentNode? last = null;
        var setBy = InputOrigin.File;
        foreach (var path in paths)
        {
            if (Traced(root, path) is not var (node, origin) || (last is not null && !origin.IsLaterThan(setBy))) continue;
            (last, setBy) = (node, origin);
        }

        return last;
    }

    /// <summary>What put the value at a dotted path there; null where there is none.</summary>
    public static InputOrigin? SetterOf(MappingNode root, string path) => Traced(root, path)?.SetBy;

    private static (DocumentNode Node, InputOrigin SetBy)? Traced(MappingNode root, string path)
    {
        DocumentNode? node = root;
        var setBy = InputOrigin.File;
        foreach (var segment in path.Split('.'))
        {
            if ((node as MappingNode)?.Find(segment) is not { } entry) return null;
            (node, setBy) = (entry.Value, entry.SetBy ?? setBy);
        }

        return (node, setBy);
    }
}
