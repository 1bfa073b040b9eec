using RiskSim.Scenarios.Format;
using Xunit;

namespace RiskSim.Tests.Scenarios;

public class SuggestionTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("turnaround", "turnaruond", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("pad", "pda", 1)]
    public void Distance_CountsEditsAndSwaps(string a, string b, int expected)
    {
        Assert.Equal(expected, Suggestion.Distance(a, b));
        Assert.Equal(expected, Suggestion.Distance(b, a));
    }

    [Theory]
    [InlineData("horizn", "horizon")]
    [InlineData("Supports", "supports")]
    [InlineData("colour", null)]
    [InlineData("x", null)]
    public void For_FindsTheNearest(string word, string? expected) =>
        Assert.Equal(expected, Suggestion.For(word, ["horizon", "supports", "sites", "y"]));
}
