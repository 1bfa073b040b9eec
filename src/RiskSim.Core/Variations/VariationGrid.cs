using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Variations;

/// <summary>All combinations of the values of several parameters.</summary>
public static class VariationGrid
{
    /// <summary>The last parameter changes fastest; one empty combination where there is none.</summary>
    /// <returns>For <see cref="LoadOptions.Set"/>, in the order of the parameters.</returns>
    public static IEnumerable<ImmutableArray<KeyValuePair<string, string>>> Combinations(ImmutableArray<Variation> variations)
    {
        IEnumerable<ImmutableArray<KeyValuePair<string, string>>> combinations = [[]];
        foreach (var variation in variations)
            combinations = combinations.SelectMany(c => variation.Values.Select(v => c.Add(KeyValuePair.Create(variation.Path, v))));
        return combinations;
    }

    /// <summary>How many combinations there are; long.MaxValue where that would be exceeded.</summary>
    public static long Count(ImmutableArray<Variation> variations)
    {
        long count = 1;
        foreach (var variation in variations)
            count = count > long.MaxValue / variation.Values.Length ? long.MaxValue : count * variation.Values.Length;
        return count;
    }

    /// <summary>Parameters that are varied twice, or varied and set to one value as well.</summary>
    /// <param name="paths">Of the varied ones.</param>
    public static ImmutableArray<Problem> Problems(IReadOnlyCollection<string> paths, IEnumerable<KeyValuePair<string, string>> set, string option = "--vary")
    {
        var place = new Place(option, 0, 0);
        var isSet = set.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. paths.GroupBy(p => p, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new Problem(Severity.Error, place, g.Key, "it is varied twice", "Give it once.")),
            .. paths.Distinct(StringComparer.Ordinal).Where(isSet.Contains)
                .Select(p => new Problem(Severity.Error, place, p, "it is varied, and set to one value as well", "Take one of the two out.")),
        ];
    }
}
