using CsCheck;

namespace RiskSim.Tests.Reporting.Pages;

public sealed class PageWeightsTests : IDisposable
{
    private readonly PageScript _script = new();

    public void Dispose() => _script.Dispose();

    private double[] Moved(string shares, int index, double share, string possible, string pattern) =>
        _script.Json<double[]>(FormattableString($"weights.moved([{shares}], {index}, {share}, [{possible}], [{pattern}])"))!;

    private static FormattableString FormattableString(FormattableString source) => source;

    [Fact]
    public void Moved_OneOfThree_OthersKeepTheirRatio() =>
        Assert.Equal([0.4, 0.45, 0.15], Moved("0.2, 0.6, 0.2", 0, 0.4, "true, true, true", "0, 0, 1"));

    [Fact]
    public void Moved_OthersHadNothing_GetThePattern() =>
        Assert.Equal([0.5, 0.4, 0.1], Moved("1, 0, 0", 0, 0.5, "true, true, true", "0.5, 0.4, 0.1"));

    [Fact]
    public void Moved_NeitherHasAny_ShareAlike() =>
        Assert.Equal([0.5, 0.25, 0.25], Moved("1, 0, 0", 0, 0.5, "true, true, true", "1, 0, 0"));

    [Fact]
    public void Moved_ImpossibleAssumption_StaysWithoutWeight() =>
        Assert.Equal([0.3, 0.7, 0], Moved("0.5, 0.5, 0", 0, 0.3, "true, true, false", "0.2, 0.2, 0.6"));

    [Fact]
    public void Moved_OnlyOneIsPossible_StaysAsItIs() =>
        Assert.Equal([1.0, 0], Moved("1, 0", 0, 0.3, "true, false", "1, 0"));

    [Fact]
    public void Moved_AnyShares_AreTenThousandthsThatAddUpToOne() =>
        Gen.Select(Gen.Double[0, 1].Array[2, 6], Gen.Int[0, 1], Gen.Int[0, 100]).Sample((shares, index, percent) =>
        {
            var list = string.Join(", ", shares.Select(s => s.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            var moved = Moved(list, index, percent / 100.0, string.Join(", ", shares.Select(_ => "true")), list);
            Assert.Equal(10_000, moved.Sum(m => Math.Round(m * 10_000)), 0.0);
            Assert.All(moved, m => Assert.Equal(m * 10_000, Math.Round(m * 10_000), 1e-6));
            Assert.Equal(percent / 100.0, moved[index], 1e-9);
        }, threads: 1, iter: 500);

    [Theory]
    [InlineData("2, 1, 1", "true, true, true", "[0.5,0.25,0.25]")]
    [InlineData("2, 1, 1", "false, true, true", "[0,0.5,0.5]")]
    [InlineData("0, NaN, -1", "true, true, true", "null")]
    [InlineData("1, 0, 0", "false, true, true", "null")]
    public void Normalised_WhatAnAddressMaySay_IsSharesOrNothing(string raw, string possible, string expected) =>
        Assert.Equal(expected, _script.Text($"JSON.stringify(weights.normalised([{raw}], [{possible}]))"));
}
