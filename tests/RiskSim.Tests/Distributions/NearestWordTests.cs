using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("turnaround", "turnaruond", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("pad", "pda", 1)]
    public void Slips_CountsEditsAndSwaps(string a, string b, int expected)
    {
        Assert.Equal(expected, NearestWord.Slips(a, b));
        Assert.Equal(expected, NearestWord.Slips(b, a));
    }

    [Theory]
    [InlineData("horizn", "horizon")]
    [InlineData("Supports", "supports")]
    [InlineData("lognromal", "lognormal")]
    [InlineData("wiebull", "weibull")]
    [InlineData("colour", null)]
    [InlineData("zebra", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Find_ForgivesAFewSlips(string word, string? expected) =>
        Assert.Equal(expected, NearestWord.Find(word, ["horizon", "supports", "sites", "y", "lognormal", "weibull", "beta"]));
}
