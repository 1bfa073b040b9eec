using CsCheck;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class LikelihoodTests
{
    private static Figure Estimate(double value, double error) => new("blend", "x", value, error, Unit.Probability, null);

    [Fact]
    public void Word_AnyProbability_IsTheNarrowestRangeThatHasIt() => Gen.Double[0, 1].Sample(p =>
    {
        var word = Likelihood.Scale.Single(w => w.Word == Likelihood.Word(p));
        Assert.InRange(p, word.From, word.To);
        Assert.All(Likelihood.Scale.Where(w => p >= w.From && p <= w.To), w => Assert.True(w.To - w.From >= word.To - word.From));
    });

    [Theory]
    [InlineData(0, "exceptionally unlikely")]
    [InlineData(0.01, "exceptionally unlikely")]
    [InlineData(0.0100001, "very unlikely")]
    [InlineData(0.1, "very unlikely")]
    [InlineData(0.1000001, "unlikely")]
    [InlineData(0.3299999, "unlikely")]
    [InlineData(0.33, "about as likely as not")]
    [InlineData(0.5, "about as likely as not")]
    [InlineData(0.66, "about as likely as not")]
    [InlineData(0.6600001, "likely")]
    [InlineData(0.8999999, "likely")]
    [InlineData(0.9, "very likely")]
    [InlineData(0.99, "virtually certain")]
    [InlineData(1, "virtually certain")]
    public void Word_Boundaries_AreThoseOfTheScale(double probability, string expected) => Assert.Equal(expected, Likelihood.Word(probability));

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1.0000001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Word_NoProbability_Throws(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => Likelihood.Word(value));

    [Fact]
    public void Word_Estimate_HoldsForAllThatItsErrorAllows() => Gen.Select(Gen.Double[0.001, 0.999], Gen.Double[0, 0.05]).Sample((p, error) =>
    {
        var word = Likelihood.Word(Estimate(p, error), 100_000);
        foreach (var value in new[] { p - 2 * error, p - error, p, p + error, p + 2 * error })
            if (word is not null) Assert.Equal(word, Likelihood.Word(Math.Clamp(value, 0, 1)));
        if (word is null) Assert.NotEqual(Likelihood.Word(Math.Max(0, p - 2 * error)), Likelihood.Word(Math.Min(1, p + 2 * error)));
    });

    [Fact]
    public void Word_ErrorSpansTwoWords_IsLeftOut()
    {
        Assert.Null(Likelihood.Word(Estimate(0.335, 0.003), 1e5));
        Assert.Equal("about as likely as not", Likelihood.Word(Estimate(0.337, 0.003), 1e5));
    }

    [Theory]
    [InlineData(0, 200_000, "exceptionally unlikely")]
    [InlineData(0, 300, "exceptionally unlikely")]
    [InlineData(0, 299, null)]
    [InlineData(1, 200_000, "virtually certain")]
    [InlineData(1, 100, null)]
    [InlineData(0, 0, null)]
    public void Word_NeverOrAlwaysSeen_IsBoundedByTheRuleOfThree(double value, double trials, string? expected) =>
        Assert.Equal(expected, Likelihood.Word(Estimate(value, 0), trials));

    [Fact]
    public void InWords_AllRanges_AreTold()
    {
        Assert.Equal("virtually certain 99–100 %, very likely 90–100 %, likely 66–100 %, about as likely as not 33–66 %, unlikely 0–33 %, very unlikely 0–10 %, exceptionally unlikely 0–1 %", Likelihood.InWords);
        Assert.All(Likelihood.Scale, w => Assert.Equal($"{w.From * 100:0}–{w.To * 100:0} %", w.Range));
    }
}
