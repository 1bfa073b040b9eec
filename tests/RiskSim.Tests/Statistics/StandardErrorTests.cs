using RiskSim.Sampling;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

/// <summary>
/// Errors from 16 randomisations against theory. SE²·15/σ² is χ² with 15 degrees of freedom, so SE²/σ² has mean 1 and variance 2/15;
/// the mean over many seeds must lie within 5 of its own standard deviations.
/// </summary>
public sealed class StandardErrorTests
{
    private const int Seeds = 250;
    private const double MeanDays = 20;
    private const int DegreesOfFreedom = Randomisations.Count - 1;

    private static double Exponential(double u) => -MeanDays * Math.Log(u);

    /// <param name="variance">What theory says of the estimate's variance.</param>
    /// <param name="bias">What theory leaves open, as a share.</param>
    private static void AssertUnbiased(Func<ulong, Estimate> run, double variance, double bias = 0.002)
    {
        var ratio = Enumerable.Range(1, Seeds).Average(seed => Math.Pow(run((ulong)seed).StandardError, 2) / variance);
        var tolerance = 5 * Math.Sqrt(2.0 / DegreesOfFreedom / Seeds) + bias;
        Assert.InRange(ratio, 1 - tolerance, 1 + tolerance);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(999)]
    [InlineData(32)]
    [InlineData(16)]
    public void Mean_IndependentTrials_HasTheErrorOfTheMean(int trials)
    {
        // With few trials in a group the exponential's kurtosis widens SE²: Var(s²) = σ⁴(2/15 + 6/n) instead of 2σ⁴/15.
        var bias = 5 * (Math.Sqrt((2.0 / DegreesOfFreedom + 6.0 / trials) / Seeds) - Math.Sqrt(2.0 / DegreesOfFreedom / Seeds)) + 0.002;
        AssertUnbiased(seed => SampledTrials.Mean(new SampledTrials(seed, (_, u) => Exponential(u)).Count(trials)), MeanDays * MeanDays / trials, bias);
    }

    [Fact]
    public void Mean_TrialsThatAreNoMultipleOfTheRandomisations_ErrorKnownToASmallShare()
    {
        // 24 trials: 8 groups of 2 and 8 of 1. E Σ L² = σ²/n·(1 − Σ n_r²/n²), times 16/15.
        const double Share = (1 - 40.0 / 576) * 16 / 15;
        AssertUnbiased(seed => SampledTrials.Mean(new SampledTrials(seed, (_, u) => 10 * u).Count(24)), Share * 100 / 12.0 / 24);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(16)]
    public void Mean_NoMoreTrialsThanRandomisations_IsTheClassicalError(int trials)
    {
        var uniform = new SampledTrials(9, (_, u) => 10 * u);
        var values = Enumerable.Range(0, trials).Select(t => uniform.DelayDays(t)).ToArray();
        var squares = values.Sum(v => Math.Pow(v - values.Average(), 2));
        Assert.Equal(Math.Sqrt(squares / (trials - 1) / trials), SampledTrials.Mean(uniform.Count(trials)).StandardError, 1e-7);
    }

    [Fact]
    public void Mean_OneTrial_HasNoErrorToTell() => Assert.Equal(0, SampledTrials.Mean(new SampledTrials(9, (_, u) => 10 * u).Count(1)).StandardError);

    [Theory]
    [InlineData(10.0 / 3)]
    [InlineData(0)]
    [InlineData(123.456)]
    public void Mean_SameValueInAllTrials_IsExact(double value) =>
        Assert.Equal(0, SampledTrials.Mean(new SampledTrials(9, (_, _) => value).Count(100_001)).StandardError);

    [Fact]
    public void Probability_IndependentTrials_IsBinomial()
    {
        var p = Math.Exp(-30.5 / MeanDays);
        AssertUnbiased(seed => SampledTrials.Ratio(new SampledTrials(seed, (_, u) => Exponential(u)).Count(2048), m => m.Above(1)), p * (1 - p) / 2048);
        AssertUnbiased(seed => SampledTrials.Ratio(new SampledTrials(seed, (_, u) => Exponential(1 - u)).Count(2048), m => m.Above(1)), p * (1 - p) / 2048);
    }

    [Fact]
    public void Mean_WeightedTrials_HasTheErrorOfTheRatio()
    {
        // Var R̂ ≈ E w²(x − R)² ⁄ (n·E²w); weights 1/2 and 3/2 by the trial's first percentile, values by its second.
        static Estimate Run(ulong seed)
        {
            var free = new SampledTrials(seed, (_, u) => u);
            var weighted = new SampledTrials(seed, (trial, _) => Exponential(free.Percentile(trial, 2))) { Weight = t => free.Percentile(t) < 0.5 ? 0.5 : 1.5 };
            return SampledTrials.Mean(weighted.Count(2048));
        }

        AssertUnbiased(Run, 1.25 * MeanDays * MeanDays / 2048, 0.01);
    }

    [Fact]
    public void Mean_WeightsThatMoveWithTheValue_HasTheErrorOfTheRatio()
    {
        // w = 2u, x = u: R = 2/3, E w²(x − R)² = ∫ 4u²(u − 2/3)² du = 4·(1/5 − 1/3 + 4/27), E w = 1.
        static Estimate Run(ulong seed)
        {
            var free = new SampledTrials(seed, (_, u) => u);
            return SampledTrials.Mean(new SampledTrials(seed, (_, u) => u) { Weight = t => 2 * free.Percentile(t) }.Count(2048));
        }

        AssertUnbiased(Run, 4 * (1 / 5.0 - 1 / 3.0 + 4 / 27.0) / 2048, 0.01);
    }

    [Fact]
    public void Mean_OfTrialsThatHaveTheQuantity_HasTheErrorOfTheirNumber()
    {
        // Every third trial has a spacecraft; overstay = min(x, 20) of a uniform x on 0..10.
        AssertUnbiased(seed =>
        {
            var figure = SampledTrials.Forecast(new SampledTrials(seed, (_, u) => 10 * u).Count(3 * 512)).Find("spacecraft.m.overstay.mean")!;
            return new Estimate(figure.Value, figure.StandardError);
        }, 100 / 12.0 / 512, 0.01);
    }

    [Fact]
    public void LossByDay_IndependentTrials_IsBinomial()
    {
        // Lost on day 13 if 3.25 + x > 13.
        var p = Math.Exp(-9.75 / MeanDays);
        AssertUnbiased(seed => new Estimate(0, SampledTrials.Forecast(new SampledTrials(seed, (_, u) => Exponential(u)).Count(1024)).LossByDay["crewed"].StandardError[13]), p * (1 - p) / 1024);
    }

    [Fact]
    public void Mean_Blend_VariancesAdd()
    {
        var first = new SampledTrials(1, (_, u) => Exponential(u)).Count(1000);
        var second = new SampledTrials(2, (_, u) => 10 * Exponential(u)).Count(3000);
        var blend = SampledTrials.Forecast([new Component(new Share(0, 0.25, []), first), new Component(new Share(1, 0.75, []), second)]).Find("missions.m.delay.mean")!;
        Estimate a = SampledTrials.Mean(first), b = SampledTrials.Mean(second);
        Assert.Equal(0.25 * a.Value + 0.75 * b.Value, blend.Value, 1e-9);
        Assert.Equal(Math.Sqrt(Math.Pow(0.25 * a.StandardError, 2) + Math.Pow(0.75 * b.StandardError, 2)), blend.StandardError, 1e-9);
    }

    [Fact]
    public void Mean_AntitheticPointsWithinARandomisation_ErrorFallsAsTheVarianceDoes()
    {
        // Point k and k + 1 of a randomisation are u and 1 − u: the mean of −ln u has the variance 1 + (1 − π²/6) over n.
        static SampledTrials Antithetic(ulong seed, Func<double, double> quantile)
        {
            var free = new SampledTrials(seed, (_, u) => u);
            return new SampledTrials(seed, (trial, _) =>
            {
                var (point, group) = Math.DivRem(trial, Randomisations.Count);
                var u = free.Percentile(point / 2 * Randomisations.Count + group);
                return quantile(point % 2 == 0 ? u : 1 - u);
            });
        }

        var pair = 2 - Math.PI * Math.PI / 6;
        AssertUnbiased(seed => SampledTrials.Mean(Antithetic(seed, Exponential).Count(1024)), pair * MeanDays * MeanDays / 1024, 0.01);
        Assert.InRange(SampledTrials.Mean(Antithetic(1, u => 10 * u).Count(1024)).StandardError, 0, 1e-8);
    }

    [Theory]
    [InlineData(15, 0.05, 2.1314)]
    [InlineData(15, 0.001, 4.0728)]
    [InlineData(60, 0.001, 3.4602)]
    public void StudentLimit_TableValues_Agree(double degreesOfFreedom, double probability, double expected) =>
        Assert.Equal(expected, TestScenario.StudentLimit(degreesOfFreedom, probability), 1e-4);

    [Fact]
    public void Mean_TwoStandardErrors_CoverAsStudentSays()
    {
        // P(|t| < 2) with 15 degrees of freedom.
        const double Coverage = 0.93605;
        const int Runs = 1000;
        var covered = Enumerable.Range(1, Runs).Count(seed =>
        {
            var estimate = SampledTrials.Mean(new SampledTrials((ulong)seed, (_, u) => 10 * u).Count(512));
            return Math.Abs(estimate.Value - 5) < 2 * estimate.StandardError;
        });
        Assert.InRange(covered / (double)Runs, Coverage - 5 * Math.Sqrt(Coverage * (1 - Coverage) / Runs), Coverage + 5 * Math.Sqrt(Coverage * (1 - Coverage) / Runs));
    }
}
