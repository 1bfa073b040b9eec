using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Edits;

/// <summary>
/// Tells where the inputs in force come from. Every edit leaves its mark on the entry of the mapping that it sets, so
/// the origin of a value is the mark that is nearest above it.
/// </summary>
/// <param name="applied">The edits that each assumption took, in order.</param>
/// <param name="roots">The documents in force that came of it, in the order of the assumptions.</param>
internal sealed class TrailBuilder(
    ImmutableArray<AssumptionText> assumptions, IReadOnlyList<MappingNode> roots, IReadOnlyList<(int Assumption, Edit Edit)> applied, InputReader reader)
{
    private readonly ImmutableArray<InputLeaf>[] _leaves = [.. roots.Select(r => reader.Leaves(MissionDefaults.Merge(r)).ToImmutableArray())];

    /// <param name="entries">Those in force, in the order in which they apply.</param>
    public InputTrail Build(IEnumerable<EntryText> entries) =>
        new(Inputs(), [.. entries.Select(e => new EntryTrail(e.Number, [.. e.Edits.Select(Trail)]))]);

    private ImmutableArray<TracedInput> Inputs()
    {
        var inputs = ImmutableArray.CreateBuilder<TracedInput>();
        var byPath = _leaves.Select(l => l.ToDictionary(i => i.Path)).ToArray();
        foreach (var path in PathsInOrder())
        {
            var having = Enumerable.Range(0, _leaves.Length).Where(a => byPath[a].ContainsKey(path));
            foreach (var same in having.GroupBy(a => byPath[a][path]))
                inputs.Add(new TracedInput(path, same.Key.Value, same.Key.Origin, same.Key.Place, Ids(same)));
        }

        return inputs.ToImmutable();
    }

    /// <summary>Those of the first assumption, and what only others have where it stands with them.</summary>
    private List<string> PathsInOrder()
    {
        var paths = _leaves[0].Select(l => l.Path).ToList();
        var seen = paths.ToHashSet();
        foreach (var leaves in _leaves.Skip(1))
        {
            string? before = null;
            foreach (var leaf in leaves)
            {
                if (seen.Add(leaf.Path)) paths.Insert(before is null ? 0 : paths.IndexOf(before) + 1, leaf.Path);
                before = leaf.Path;
            }
        }

        return paths;
    }

    private SetTrail Trail(Edit edit)
    {
        var inForce = new List<int>();
        var superseded = new List<(int Assumption, InputOrigin By)>();
        for (var i = 0; i < applied.Count; i++)
        {
            if (!ReferenceEquals(applied[i].Edit, edit)) continue;
            var assumption = applied[i].Assumption;
            if (Holds(edit, assumption)) inForce.Add(assumption);
            else if (Successor(edit, assumption, i + 1) is { } by) superseded.Add((assumption, by));
        }

        return new SetTrail(
            edit.Path, YamlText.Of(edit.Value), Ids(inForce),
            [.. superseded.GroupBy(s => s.By, s => s.Assumption).Select(g => new Supersession(g.Key, Ids(g)))]);
    }

    /// <summary>Whether a value of it is in force, or what it took out is still out.</summary>
    private bool Holds(Edit edit, int assumption) => edit.IsRemoval
        ? DocumentEditor.Find(roots[assumption], edit.Path) is null
        : _leaves[assumption].Any(l => l.Origin == edit.Origin && IsIn(l.Path, edit.Path));

    /// <summary>What set the whole of it next; else, where it went in parts, the last of these.</summary>
    private InputOrigin? Successor(Edit edit, int assumption, int from)
    {
        InputOrigin? part = null;
        for (var i = from; i < applied.Count; i++)
        {
            var (taker, later) = applied[i];
            if (taker != assumption) continue;
            if (IsIn(edit.Path, later.Path)) return later.Origin;
            if (IsIn(later.Path, edit.Path)) part = later.Origin;
        }

        return part;
    }

    private ImmutableArray<string> Ids(IEnumerable<int> indices) => [.. indices.Select(a => assumptions[a].Id)];

    private static bool IsIn(string path, string container) =>
        path.StartsWith(container, StringComparison.Ordinal) && (path.Length == container.Length || path[container.Length] == '.');
}
