using System.Collections.Immutable;

namespace RiskSim.Scenarios.Documents;

internal static class MissionDefaults
{
    /// <summary>Fills the keys that a mission does not have, deeply; one that is null stays so.</summary>
    public static MappingNode Merge(MappingNode root)
    {
        if (root.Find("mission_defaults") is not { Value: MappingNode defaults } origin || root.Find("missions") is not { Value: MappingNode missions } entry) return root;
        var setBy = origin.SetBy ?? InputOrigin.MissionDefaults;
        var filled = missions.Entries.Select(m => m.Value switch
        {
            MappingNode mission => m with { Value = Fill(mission, defaults, setBy) },
            { IsNull: true } => m with { Value = Fill(new MappingNode([], m.KeyPlace), defaults, setBy) },
            _ => m,
        });
        return root.With("missions", entry.KeyPlace, new MappingNode([.. filled], missions.Place));
    }

    /// <param name="setBy">What set the defaults.</param>
    private static MappingNode Fill(MappingNode mission, MappingNode defaults, InputOrigin setBy)
    {
        var entries = mission.Entries.ToBuilder();
        foreach (var standard in defaults.Entries)
        {
            var own = mission.Find(standard.Key);
            if (own is null) entries.Add(standard with { SetBy = standard.SetBy ?? setBy });
            else if (own.Value is MappingNode inner && standard.Value is MappingNode deeper)
                entries[mission.Entries.IndexOf(own)] = own with { Value = Fill(inner, deeper, standard.SetBy ?? setBy) };
        }

        return new MappingNode(entries.ToImmutable(), mission.Place);
    }
}
