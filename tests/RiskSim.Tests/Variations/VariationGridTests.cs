using System.Collections.Immutable;
using RiskSim.Variations;
using Xunit;

namespace RiskSim.Tests.Variations;

public sealed class VariationGridTests
{
    [Fact]
    public void All_combinations_come_with_the_last_parameter_fastest()
    {
        ImmutableArray<Variation> variations = [new("a", ["1", "2"]), new("b", ["x", "y", "z"])];
        Assert.Equal(["a=1 b=x", "a=1 b=y", "a=1 b=z", "a=2 b=x", "a=2 b=y", "a=2 b=z"],
            VariationGrid.Combinations(variations).Select(c => string.Join(' ', c.Select(p => $"{p.Key}={p.Value}"))));
        Assert.Equal(6, VariationGrid.Count(variations));
    }

    [Fact]
    public void Without_parameters_there_is_one_empty_combination()
    {
        Assert.Empty(Assert.Single(VariationGrid.Combinations([])));
        Assert.Equal(1, VariationGrid.Count([]));
    }

    [Fact]
    public void A_number_of_combinations_too_large_to_count_does_not_overflow()
    {
        var many = new Variation("a", [.. Enumerable.Range(0, 10_000).Select(n => $"{n}")]);
        Assert.Equal(long.MaxValue, VariationGrid.Count([many, many, many, many, many]));
    }

    [Fact]
    public void A_parameter_is_varied_once_and_not_set_as_well()
    {
        var problems = VariationGrid.Problems(["a", "a", "b"], [new("b", "3"), new("c", "4")]);
        Assert.Equal(["--vary: error: 'a': it is varied twice. Give it once.", "--vary: error: 'b': it is varied, and set to one value as well. Take one of the two out."],
            problems.Select(p => p.ToString()));
    }
}
