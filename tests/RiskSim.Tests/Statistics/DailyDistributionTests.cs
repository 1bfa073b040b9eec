using RiskSim.Sampling;
using RiskSim.Statistics;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests.Statistics;

public sealed class DailyDistributionTests
{
    private const string Restored = "sites.pad.restored";
    private const double Step = 1.0 / 32;

    /// <summary>Down from the data date for 10 to 50 days; or, seen otherwise, for 30 to 90.</summary>
    private const string Repair = """
        risksim: 1
        name: evenly
        as_of: 2026-01-01
        horizon: 2026-06-01
        assumptions:
          short: { weight: 0.75 }
          long: { weight: 0.25, set: { sites.pad.outages.main.repair: uniform(30 90) } }
        sites: { pad: { supports: [crewed], turnaround: 20, outages: { main: { began: 2026-01-01, repair: uniform(10 50) } } } }
        missions:
          free: { kind: crewed, planned: 2026-01-21, sites: [other], scrub: { probability: 0.5, recycle: 2 } }
        """;

    private static readonly string Yaml = Repair.Replace("sites: { pad", "sites: { other: { supports: [crewed], turnaround: 1 }, pad", StringComparison.Ordinal);

    private static ForecastResult Run(long trials, ulong seed, SamplingMethod sampling = SamplingMethod.Sobol) =>
        Forecaster.Run(TestScenario.Load(Yaml), new ForecastOptions(trials, seed, 1, sampling) { KeepsDaily = true }, null, CancellationToken.None);

    private static double Uniform(double days, double from, double to) => Math.Clamp((days - from) / (to - from), 0, 1);

    [Fact]
    public void Run_DailyNotAskedFor_HasNone() => Assert.Empty(TestScenario.Run(Yaml, 100).Blend.Daily);

    [Fact]
    public void ByEndOf_ARepair_IsItsDistributionABinBeforeMidnight()
    {
        var result = Run(1 << 16, 1, SamplingMethod.Random);
        foreach (var (forecast, weight) in new[] { (result.Assumptions[0], 1.0), (result.Assumptions[1], 0.0), (result.Blend, 0.75) })
        {
            var daily = forecast.Daily[Restored];
            Assert.Equal(151, daily.ByEndOf.Length);
            for (var d = 0; d < daily.ByEndOf.Length; d++)
            {
                var end = d + 1 - Step;
                var expected = weight * Uniform(end, 10, 50) + (1 - weight) * Uniform(end, 30, 90);
                Assert.InRange(daily.At(d), expected - 8 * daily.ErrorAt(d) - 1e-9, expected + 8 * daily.ErrorAt(d) + 1e-9);
                Assert.Equal(daily.At(d), forecast.Distributions[Restored].Cdf(end));
            }
        }
    }

    /// <summary>At 00:00 of the planned date, or two, four … days later: each on a day of its own, and nothing in between.</summary>
    [Fact]
    public void ByEndOf_LaunchesAtMidnight_CountForTheDayThatBegins()
    {
        var daily = Run(1 << 16, 1, SamplingMethod.Random).Assumptions[0].Daily["missions.free.launch"];
        Assert.Equal(0, daily.At(19));
        for (var n = 0; n < 5; n++)
        {
            var expected = 1 - Math.Pow(0.5, n + 1);
            var error = daily.ErrorAt(20 + 2 * n);
            Assert.InRange(daily.At(20 + 2 * n), expected - 8 * error, expected + 8 * error);
            Assert.InRange(error, 1e-9, 0.01);
            Assert.Equal(daily.At(20 + 2 * n), daily.At(21 + 2 * n));
            Assert.Equal(error, daily.ErrorAt(21 + 2 * n), 1e-12);
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(5, 0)]
    [InlineData(150, 1)]
    [InlineData(1000, 1)]
    public void At_OutsideOfTheRepair_IsCertain(int day, double expected)
    {
        var daily = Run(1000, 1).Assumptions[0].Daily[Restored];
        Assert.Equal(expected, daily.At(day));
        Assert.Equal(0, daily.ErrorAt(day));
    }

    [Fact]
    public void Quantile_OfARepair_IsItsDay()
    {
        var daily = Run(1 << 16, 1).Assumptions[0].Daily[Restored];
        Assert.InRange(daily.Quantile(0.5)!.Value, 29, 30);
        Assert.Null(new DailyDistribution([0.1, 0.4], _ => 0).Quantile(0.5));
        Assert.Equal(1, new DailyDistribution([0.1, 0.4], _ => 0).Quantile(0.4));
    }

    /// <summary>
    /// With n independent trials the variance of Σ slope·F(d) is that of the mean of Σ slope·1{X &lt; d + 1}. The errors must be right on
    /// average (χ² with 15 degrees of freedom for each of the seeds), and so must the spread of the scores over the seeds.
    /// </summary>
    [Theory]
    [InlineData("short")]
    [InlineData("blend")]
    public void ErrorOf_TheSlopesOfTheCrps_IsTheirSpread(string id)
    {
        const int Seeds = 150, Trials = 2048, Days = 151, Outcome = 35;
        var mixed = id == "blend";
        double[] f = [.. Enumerable.Range(0, Days).Select(d => d + 1 - Step).Select(x => mixed ? 0.75 * Uniform(x, 10, 50) + 0.25 * Uniform(x, 30, 90) : Uniform(x, 10, 50))];
        var slopes = Crps.Slopes(f, Outcome, Days);
        var variance = mixed
            ? (0.5625 * TrialVariance(slopes, 10, 50) + 0.0625 * TrialVariance(slopes, 30, 90)) / Trials
            : TrialVariance(slopes, 10, 50) / Trials;

        var scores = Enumerable.Range(1, Seeds).Select(seed =>
        {
            var daily = Run(Trials, (ulong)seed, SamplingMethod.Random).All.Single(a => a.Id == id).Daily[Restored];
            double[] found = [.. daily.ByEndOf];
            return (Value: Crps.Of(found, Outcome, Days), Error: daily.ErrorOf(Crps.Slopes(found, Outcome, Days)));
        }).ToArray();
        var mean = scores.Average(s => s.Value);
        Assert.InRange(scores.Average(s => s.Error * s.Error) / variance, 1 - 5 * Math.Sqrt(2.0 / 15 / Seeds), 1 + 5 * Math.Sqrt(2.0 / 15 / Seeds));
        Assert.InRange(scores.Sum(s => (s.Value - mean) * (s.Value - mean)) / (Seeds - 1) / variance, 1 - 5 * Math.Sqrt(2.0 / Seeds), 1 + 5 * Math.Sqrt(2.0 / Seeds));
        // The noise of F adds its variance, summed over the days.
        var bias = f.Sum(p => p * (1 - p)) / Trials;
        var expected = Crps.Of(f, Outcome, Days) + bias;
        Assert.InRange(mean, expected - 5 * Math.Sqrt(variance / Seeds) - bias, expected + 5 * Math.Sqrt(variance / Seeds));
    }

    private static double TrialVariance(double[] slopes, double from, double to)
    {
        // Each time of a fine grid is as likely; on a day all give the same sum, but for the bin before midnight.
        const int Points = 40_000;
        double sum = 0, squares = 0;
        for (var i = 0; i < Points; i++)
        {
            var x = from + (to - from) * (i + 0.5) / Points;
            var value = 0.0;
            for (var d = (int)Math.Floor(x + Step); d < slopes.Length; d++) value += slopes[d];
            sum += value;
            squares += value * value;
        }

        return squares / Points - sum / Points * (sum / Points);
    }
}
