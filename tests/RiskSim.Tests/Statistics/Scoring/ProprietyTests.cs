using RiskSim.Sampling;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics.Scoring;

/// <summary>Whoever forecasts the true distribution has the least mean score. The differences are between scores of the same outcomes.</summary>
public sealed class ProprietyTests
{
    private const int Outcomes = 20_000;
    private const int Days = 400;
    private const int Known = 45;
    private const double Shape = 1.6;
    private const double Scale = 50;

    private static double[] Weibull(double shape, double scale, double share = 1) =>
        [.. Enumerable.Range(1, Days).Select(d => share * (1 - Math.Exp(-Math.Pow(d / scale, shape))))];

    private static readonly double[] True = Weibull(Shape, Scale);

    private static double[] Other(string how) => how switch
    {
        "too early" => Weibull(Shape, 0.8 * Scale),
        "too late" => Weibull(Shape, 1.25 * Scale),
        "too narrow" => Weibull(1.3 * Shape, Scale),
        "too wide" => Weibull(0.75 * Shape, Scale),
        "some never" => Weibull(Shape, Scale, 0.8),
        "none before the last day of knowledge" => [.. Enumerable.Range(0, Days).Select(d => d < Known ? 0 : True[d])],
        "all before the last day of knowledge" => [.. Enumerable.Range(0, Days).Select(d => d < Known - 1 ? True[d] : 1)],
        _ => throw new ArgumentException(how),
    };

    private static readonly int[] Drawn = Draw();

    private static int[] Draw()
    {
        var source = new PercentileSource(11);
        return [.. Enumerable.Range(0, Outcomes).Select(t => (int)(Scale * Math.Pow(-Math.Log(1 - source.At(1, t)), 1 / Shape)))];
    }

    /// <summary>The other's score exceeds the true one's by more than five standard errors of the mean difference.</summary>
    private static void AssertWorse(double[] other, Func<double[], int, double> score)
    {
        var differences = Drawn.Select(y => score(other, y) - score(True, y)).ToArray();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (Outcomes - 1) / Outcomes);
        Assert.True(mean > 5 * error, $"{mean} ± {error}");
    }

    public static TheoryData<string> Others =>
        ["too early", "too late", "too narrow", "too wide", "some never", "none before the last day of knowledge", "all before the last day of knowledge"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Crps_AnotherDistribution_IsWorse(string how) => AssertWorse(Other(how), (f, y) => Crps.Of(f, y, Days));

    /// <summary>Outcomes from a fixed day on are not known. A distribution that differs only there scores the same.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Crps_CensoredOutcomes_AnotherDistributionIsWorse(string how)
    {
        Func<double[], int, double> score = (f, y) => Crps.Of(f, y < Known ? y : null, Known);
        var other = Other(how);
        AssertWorse(other, score);
        double[] sameSoFar = [.. Enumerable.Range(0, Days).Select(d => d < Known ? True[d] : other[d])];
        Assert.All(Drawn.Take(100), y => Assert.Equal(score(True, y), score(sameSoFar, y)));
    }

    [Theory]
    [InlineData("too early")]
    [InlineData("too late")]
    [InlineData("too narrow")]
    [InlineData("too wide")]
    [InlineData("some never")]
    public void Log_AnotherDistribution_IsWorse(string how)
    {
        var other = Other(how);
        AssertWorse(other, (f, y) => LogScore.Of(f, y, Days));
        AssertWorse(other, (f, y) => LogScore.Of(f, y < Known ? y : null, Known));
    }

    [Theory]
    [InlineData("too early")]
    [InlineData("too late")]
    [InlineData("some never")]
    public void Brier_AnotherDistribution_IsWorse(string how)
    {
        var other = Other(how);
        AssertWorse(other, (f, y) => Brier.Of(1 - f[Known], y > Known));
    }
}
