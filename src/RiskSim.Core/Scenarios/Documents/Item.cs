namespace RiskSim.Scenarios.Documents;

/// <summary>An id of a mapping with its description.</summary>
/// <param name="Path">Dotted path in the scenario.</param>
/// <param name="Place">Of the id.</param>
internal sealed record Item(string Id, string Path, Place Place, MappingNode Node)
{
    public DocumentNode? Find(string key) => Node.Find(key) is { Value.IsNull: false } entry ? entry.Value : null;

    /// <summary>Whether it came into being because a <c>set</c> named something under it.</summary>
    public bool IsMadeByPath => Node.Place == Place;

    /// <summary>Place of a key, or of the id where the key is absent.</summary>
    public Place PlaceOf(string key) => Node.Find(key)?.KeyPlace ?? Place;

    /// <summary>Place of a value, or of the id where it is absent.</summary>
    public Place PlaceOfValue(string key) => Find(key)?.Place ?? Place;

    /// <summary>The ids under a key, those whose description is no mapping left out.</summary>
    public IEnumerable<Item> Items(string key) => ItemsOf(Find(key), Path.Length == 0 ? key : Path + "." + key);

    public static IEnumerable<Item> ItemsOf(DocumentNode? node, string path)
    {
        if (node is not MappingNode mapping) yield break;
        foreach (var entry in mapping.Entries)
        {
            var description = entry.Value as MappingNode ?? (entry.Value.IsNull ? new MappingNode([], entry.KeyPlace) : null);
            if (description is not null) yield return new Item(entry.Key, $"{path}.{entry.Key}", entry.KeyPlace, description);
        }
    }

    /// <summary>A mapping that stands under a key.</summary>
    public Item? Child(string key) => Find(key) is MappingNode mapping ? new Item(key, $"{Path}.{key}", PlaceOf(key), mapping) : null;
}
