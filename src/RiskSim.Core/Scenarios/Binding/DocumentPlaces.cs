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
}
