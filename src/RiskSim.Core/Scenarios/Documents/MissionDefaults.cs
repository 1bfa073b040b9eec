using System.Collections.Immutable;

namespace RiskSim.Scenarios.Documents;

internal static class MissionDefaults
{
    /// <summary>Fills the keys that a mission does not have, deeply; one that is null stays so.</summary>
    public static MappingNode Merge(MappingNode root)
    {
        if (root.Find("mission_defaults")?.Value is not MappingNode defaults || root.Find("missions") is not { Value: MappingNode missions } entry) return root;
        var filled = missions.Entries.Select(m => m.Value switch
        {
            MappingNode mission => m with { Value = Fill(mission, defaults) },
            { IsNull: true } => m with { Value = new MappingNode(defaults.Entries, m.KeyPlace) },
            _ => m,
        });
        return root.With("missions", entry.KeyPlace, new MappingNode([.. filled], missions.Place));
    }

    private static MappingNode Fill(MappingNode mission, MappingNode defaults)
    {
        var entries = mission.Entries.ToBuilder();
        foreach (var standard in defaults.Entries)
        {
            var own = mission.Find(standard.Key);
            if (own is null) entries.Add(standard);
            else if (own.Value is MappingNode inner && standard.Value is MappingNode deeper)
                entries[mission.Entries.IndexOf(own)] = own with { Value = Fill(inner, deeper) };
        }

        return new MappingNode(entries.ToImmutable(), mission.Place);
    }
}
