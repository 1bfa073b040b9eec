using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios.Binding;

internal static class CorrelationBinder
{
    public static IReadOnlyList<Correlation> Bind(Item root, ImmutableArray<Site> sites, ImmutableArray<Mission> missions, BindingContext context)
    {
        var missionIds = missions.Select(m => m.Id).ToHashSet();
        var mine = RiskBinder.ActivityPaths(sites)
            .Concat(context.Known.ReadinessDelays.Where(p => missionIds.Contains(p.Split('.')[1]))).ToHashSet();
        var known = context.Known.Activities.Concat(context.Known.ReadinessDelays).ToHashSet();
        var correlations = new List<Correlation>();
        var places = new List<Place>();
        var pairs = new Dictionary<(string, string), double>();
        foreach (var node in (root.Find("correlations") as SequenceNode)?.Items ?? [])
        {
            if (node is not MappingNode mapping) continue;
            var item = new Item("correlation", "correlations", node.Place, mapping);
            var named = context.Distinct(context.List(item, "between", Scalars.Path));
            foreach (var (path, place) in named)
                if (!mine.Contains(path)) CheckKnown(path, place, missionIds, known, context);
            var between = named.Select(n => n.Text).Where(mine.Contains).ToImmutableArray();
            if (context.Values.Value(item.Find("spearman"), Scalars.Spearman) is not { } spearman || between.Length < 2) continue;
            foreach (var (a, b) in Pairs(between))
            {
                if (pairs.TryAdd((a, b), spearman)) continue;
                context.Error(item.PlaceOf("between"), $"{a}, {b}", "the correlation of these two is given twice", "Give it once.");
            }

            correlations.Add(new Correlation(between, spearman));
            places.Add(item.PlaceOf("between"));
        }

        CheckPositiveDefinite(correlations, places, pairs, context);
        return correlations;
    }

    private static void CheckKnown(string path, Place place, HashSet<string> missionIds, HashSet<string> known, BindingContext context)
    {
        if (path.Split('.') is ["missions", var mission, "readiness_delay"] && missionIds.Contains(mission))
            context.Error(place, path, $"{mission} has no 'readiness_delay' that could be correlated", $"Give {mission} one, or take the path out.");
        else
            RiskBinder.CheckKnown(path, place, known, "an activity or a readiness_delay", context);
    }

    private static IEnumerable<(string, string)> Pairs(ImmutableArray<string> paths)
    {
        for (var i = 0; i < paths.Length; i++)
            for (var j = i + 1; j < paths.Length; j++)
                yield return string.CompareOrdinal(paths[i], paths[j]) < 0 ? (paths[i], paths[j]) : (paths[j], paths[i]);
    }

    private static void CheckPositiveDefinite(List<Correlation> correlations, List<Place> places, Dictionary<(string, string), double> pairs, BindingContext context)
    {
        var left = Enumerable.Range(0, correlations.Count).ToList();
        while (left.Count > 0)
        {
            // Correlations that share a member, directly or through others, form one matrix.
            var group = new List<int> { left[0] };
            var members = correlations[left[0]].Between.ToList();
            left.RemoveAt(0);
            for (var i = left.FindIndex(k => correlations[k].Between.Any(members.Contains)); i >= 0; i = left.FindIndex(k => correlations[k].Between.Any(members.Contains)))
            {
                group.Add(left[i]);
                members.AddRange(correlations[left[i]].Between.Except(members));
                left.RemoveAt(i);
            }

            if (IsPositiveDefinite(members, pairs)) continue;
            var rhos = string.Join(", ", group.Select(k => correlations[k].Spearman.ToString(CultureInfo.InvariantCulture)));
            var rule = members.Count == 2 ? "a correlation of two quantities cannot be 1 or -1" : $"the correlations of {members.Count} quantities contradict each other";
            context.Error(places[group.Min()], rhos, rule + " (the matrix is not positive definite)", "Bring them closer to 0.");
        }
    }

    /// <summary>Whether r = 2·sin(πρ/6) of all pairs, 0 where none is given, makes a correlation matrix; by Cholesky's decomposition.</summary>
    private static bool IsPositiveDefinite(List<string> members, Dictionary<(string, string), double> pairs)
    {
        var n = members.Count;
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (a, b) = string.CompareOrdinal(members[i], members[j]) < 0 ? (members[i], members[j]) : (members[j], members[i]);
                var value = i == j ? 1 : 2 * Math.Sin(Math.PI * pairs.GetValueOrDefault((a, b)) / 6);
                for (var k = 0; k < j; k++) value -= lower[i, k] * lower[j, k];
                if (i != j) lower[i, j] = value / lower[j, j];
                else if (value > 1e-10) lower[i, i] = Math.Sqrt(value);
                else return false;
            }
        }

        return true;
    }
}
