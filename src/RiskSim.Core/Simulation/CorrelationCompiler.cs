using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Simulation;

/// <summary>Joins correlated percentiles into groups, each with the Cholesky factor of its normal correlations.</summary>
internal sealed class CorrelationCompiler
{
    public CopulaGroup[] Groups { get; }

    /// <param name="memberAt">Null where a path is not drawn under this assumption: finished, over, or not there.</param>
    /// <param name="placeByPath">Filled with the group and place of each path.</param>
    public CorrelationCompiler(
        ImmutableArray<Correlation> correlations, Func<string, GroupMember?> memberAt, Func<string, ulong> keyOf,
        Func<GroupMember, bool> isConditioned, Func<GroupMember, bool> isPivot, Dictionary<string, (int Group, int Member)> placeByPath)
    {
        var paths = correlations.SelectMany(c => c.Between).Distinct().Where(p => memberAt(p) is not null).ToList();
        var groups = new List<CopulaGroup>();
        foreach (var component in Components(paths, correlations))
        {
            if (component.Count < 2) continue;
            // The conditioned ones first and the pivots last; the works' order among pivots, since each is drawn in its turn.
            var order = component.OrderBy(p => isPivot(memberAt(p)!.Value) ? 2 : isConditioned(memberAt(p)!.Value) ? 0 : 1)
                .ThenBy(p => isPivot(memberAt(p)!.Value) ? memberAt(p)!.Value.Work : 0).ToList();
            var matrix = GaussianCopula.Correlation(order.Count, (i, j) => SpearmanOf(correlations, order[i], order[j]));
            var factor = GaussianCopula.Cholesky(matrix) ?? throw new InvalidOperationException("correlations that are not positive definite passed the gate");
            for (var m = 0; m < order.Count; m++) placeByPath[order[m]] = (groups.Count, m);
            groups.Add(new CopulaGroup(factor, [.. order.Select(keyOf)], [.. order.Select(p => memberAt(p)!.Value)]));
        }

        Groups = [.. groups];
    }

    private static double SpearmanOf(ImmutableArray<Correlation> correlations, string a, string b) =>
        correlations.LastOrDefault(c => c.Between.Contains(a) && c.Between.Contains(b))?.Spearman ?? 0;

    private static List<List<string>> Components(List<string> paths, ImmutableArray<Correlation> correlations)
    {
        var components = paths.Select(p => new List<string> { p }).ToList();
        foreach (var correlation in correlations)
        {
            var joined = components.Where(c => c.Exists(p => correlation.Between.Contains(p))).ToList();
            if (joined.Count < 2) continue;
            components.RemoveAll(joined.Contains);
            components.Add([.. paths.Where(p => joined.Exists(c => c.Contains(p)))]);
        }

        return components;
    }
}
