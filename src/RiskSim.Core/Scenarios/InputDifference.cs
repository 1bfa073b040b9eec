using System.Collections.Immutable;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios;

/// <summary>A value in which the inputs in force of two scenarios differ.</summary>
/// <param name="Path">Dotted, as in <c>--set</c>.</param>
/// <param name="Assumption">Null where it is so for all that both have.</param>
/// <param name="Before">As written; null where the first has nothing there.</param>
/// <param name="After">As written; null where the second has nothing there.</param>
public sealed record InputDifference(string Path, string? Assumption, string? Before, string? After)
{
    private static readonly ImmutableArray<string> NoInputs = ["risksim", "name", "as_of", "mission_defaults", "assumptions", "ledger"];

    /// <summary>Between two scenarios, each on its data date: in the order of the first, then what only the second has.</summary>
    public static ImmutableArray<InputDifference> Between(ScenarioHistory first, ScenarioHistory second)
    {
        var (a, b) = (Documents(first), Documents(second));
        var common = a.Keys.Where(b.ContainsKey).ToList();
        return
        [
            .. common.SelectMany(id => Of(a[id], b[id]).Select(d => (Id: id, Difference: d))).GroupBy(d => d.Difference)
                .SelectMany(g => g.Count() == common.Count ? [g.Key] : g.Select(d => d.Difference with { Assumption = d.Id })),
            .. a.Keys.Except(common).Select(id => new InputDifference($"assumptions.{id}", null, "there", null)),
            .. b.Keys.Except(common).Select(id => new InputDifference($"assumptions.{id}", null, null, "there")),
        ];
    }

    private static Dictionary<string, Dictionary<string, string>> Documents(ScenarioHistory history)
    {
        var scenario = history.Scenario;
        var roots = history.Documents;
        var documents = new Dictionary<string, Dictionary<string, string>>();
        for (var i = 0; i < roots.Count; i++)
        {
            var leaves = documents[scenario.Assumptions[i].Id] = [];
            foreach (var entry in roots[i].Entries.Where(e => !NoInputs.Contains(e.Key))) AddLeaves(leaves, entry.Key, entry.Value);
            leaves["weight"] = scenario.Assumptions[i].Weight.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
        }

        return documents;
    }

    private static void AddLeaves(Dictionary<string, string> leaves, string path, DocumentNode node)
    {
        if (node is MappingNode { Entries.Length: > 0 } mapping)
            foreach (var entry in mapping.Entries) AddLeaves(leaves, $"{path}.{entry.Key}", entry.Value);
        else if (!node.IsNull) leaves[path] = YamlText.Of(node);
    }

    private static IEnumerable<InputDifference> Of(Dictionary<string, string> a, Dictionary<string, string> b) =>
        a.Keys.Concat(b.Keys.Where(p => !a.ContainsKey(p))).Where(p => a.GetValueOrDefault(p) != b.GetValueOrDefault(p))
            .Select(p => new InputDifference(p, null, a.GetValueOrDefault(p), b.GetValueOrDefault(p)));
}
