using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

/// <summary>
/// The percentile of n independent trials is an order statistic: its variance is p(1 − p)/(n·f²), f being the density there. Woodruff's
/// interval spans about 2√(np(1 − p)) spacings of exponential length, which adds that inverse to the mean of its square.
/// </summary>
public sealed class PercentileErrorTests
{
    private const int Seeds = 200;
    private const int Trials = 8192;
    private const double MeanDays = 40;
    private const double StepDays = 1.0 / 32;

    private static void AssertVariance(Func<ulong, SampledTrials> trials, double p, double density, double expected)
    {
        var estimates = Enumerable.Range(1, Seeds).Select(seed => SampledTrials.Percentile(trials((ulong)seed).Count(Trials), p)).ToArray();
        var variance = p * (1 - p) / Trials / (density * density);
        var spacings = 2 * Math.Sqrt(Trials * p * (1 - p));
        var tolerance = 5 * Math.Sqrt(2.0 / 15 / Seeds + 4 / spacings / Seeds) + 2 / spacings + StepDays / Math.Sqrt(variance);
        Assert.InRange(estimates.Average(e => e.StandardError * e.StandardError) / variance, 1 - tolerance, 1 + tolerance);
        var mean = estimates.Average(e => e.Value);
        Assert.InRange(mean, expected - 5 * Math.Sqrt(variance / Seeds) - StepDays, expected + 5 * Math.Sqrt(variance / Seeds) + StepDays);
        // The errors are right, not only their mean: Student's t with 15 degrees of freedom stays below 2 in 93.6 %.
        var covered = estimates.Count(e => Math.Abs(e.Value - expected) < 2 * e.StandardError + StepDays) / (double)Seeds;
        Assert.InRange(covered, 0.936 - 5 * Math.Sqrt(0.936 * 0.064 / Seeds), 1);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Quantile_Exponential_AsTheOrderStatistic(double p) =>
        AssertVariance(seed => new SampledTrials(seed, (_, u) => -MeanDays * Math.Log(1 - u)), p, (1 - p) / MeanDays, -MeanDays * Math.Log(1 - p));

    [Theory]
    [InlineData(0.85)]
    [InlineData(0.9)]
    public void Quantile_BeyondALargeAtom_AsTheOrderStatistic(double p)
    {
        // 80 % are 0; the rest is exponential.
        static double Delay(double u) => u < 0.8 ? 0 : -MeanDays * Math.Log((1 - u) / 0.2);
        AssertVariance(seed => new SampledTrials(seed, (_, u) => Delay(u)), p, (1 - p) / MeanDays, Delay(p));
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0, 0.5)]
    [InlineData(0, 0.77)]
    [InlineData(45.5, 0.5)]
    public void Quantile_WithinAnAtom_IsExact(double atom, double p)
    {
        // 80 % at the atom. Five standard deviations of its end, 0.0044 each, do not reach p.
        var estimate = SampledTrials.Percentile(new SampledTrials(4, (_, u) => u < 0.8 ? atom : atom + 1 + 60 * u).Count(Trials), p);
        Assert.Equal(atom, estimate.Value);
        Assert.Equal(0, estimate.StandardError);
    }

    [Fact]
    public void Quantile_AtTheEndOfAnAtom_HasHalfTheWayToTheNextValue()
    {
        // p is the end of the atom itself: about half of the runs see the next value, 100 days on.
        var estimates = Enumerable.Range(1, 50).Select(seed => SampledTrials.Percentile(new SampledTrials((ulong)seed, (_, u) => u < 0.8 ? 0 : 100).Count(Trials), 0.8)).ToArray();
        Assert.Contains(estimates, e => e.Value == 0);
        Assert.Contains(estimates, e => e.Value == 100);
        // Within one standard error of the end of the atom the error is that half way: in 68 % of the runs.
        Assert.InRange(estimates.Count(e => e.StandardError == 50) / 50.0, 0.68 - 5 * Math.Sqrt(0.68 * 0.32 / 50), 1);
    }

    [Fact]
    public void Quantile_AllValuesWithinOneDay_AsTheOrderStatistic() =>
        AssertVariance(seed => new SampledTrials(seed, (_, u) => 10 + 0.99 * u), 0.5, 1 / 0.99, 10.495);

    [Fact]
    public void Quantile_EvenlySpacedPointsInEachRandomisation_ErrorFallsAsTheVarianceDoes()
    {
        // 512 points (k + u_r)/512 in randomisation r, shuffled by nothing: F̂ is off by less than 1/512 in each.
        static SampledTrials Even(ulong seed)
        {
            var free = new SampledTrials(seed, (_, u) => u);
            return new SampledTrials(seed, (trial, _) => 300 * (trial / 16 + free.Percentile(trial % 16)) / 512);
        }

        var estimate = SampledTrials.Percentile(Even(1).Count(Trials), 0.5);
        Assert.Equal(150, estimate.Value, 300.0 / 512 + StepDays);
        // Independent points would have 300·√(¼/8192) = 1.66 days.
        Assert.InRange(estimate.StandardError, 0, 0.2);
    }

    [Fact]
    public void Quantile_BeyondTheHorizon_IsInfiniteWithoutError()
    {
        var estimate = SampledTrials.Percentile(new SampledTrials(4, (_, u) => u < 0.6 ? 5 : double.PositiveInfinity).Count(Trials), 0.8);
        Assert.Equal(new Estimate(double.PositiveInfinity, 0), estimate);
    }
}
