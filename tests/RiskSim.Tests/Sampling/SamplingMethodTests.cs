using RiskSim.Sampling;

namespace RiskSim.Tests.Sampling;

/// <summary>What every way of sampling must keep.</summary>
public sealed class SamplingMethodTests
{
    private static readonly ulong[] Keys = [.. Enumerable.Range(0, 40).Select(i => PercentileSource.Key("base", $"q{i}"))];

    public static TheoryData<SamplingMethod> Methods => [SamplingMethod.Random, SamplingMethod.Lattice, SamplingMethod.Sobol];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Fill_AnyCut_SameBitsAsEachTrialAlone(SamplingMethod method)
    {
        var source = new PercentileSource(method, 7, Keys);
        foreach (var key in new[] { Keys[0], Keys[1], Keys[39], PercentileSource.Key("base", "no coordinate") })
            foreach (var first in new[] { 0L, 512, 1000, 1006, (1L << 33) + 16 })
                foreach (var length in new[] { 0, 1, 15, 16, 17, 40, 512 })
                {
                    var column = new double[length];
                    source.Fill(key, first, column);
                    for (var i = 0; i < length; i++) Assert.Equal(source.At(key, first + i), column[i]);
                }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Fill_ManyTrials_UniformWithinTheDkwBoundAndInside(SamplingMethod method)
    {
        const int Count = 100_000;
        var source = new PercentileSource(method, 7, Keys);
        foreach (var key in Keys)
        {
            var sample = new double[Count];
            source.Fill(key, 0, sample);
            Array.Sort(sample);
            var distance = sample.Select((u, i) => Math.Max(Math.Abs(u - (double)i / Count), Math.Abs(u - (i + 1.0) / Count))).Max();
            Assert.True(distance < Math.Sqrt(Math.Log(2e6) / (2 * Count)), $"{distance}");
            Assert.True(sample[0] > 0 && sample[^1] < 1);
        }
    }

    [Fact]
    public void Fill_KeyWithoutCoordinate_IsRandom()
    {
        var key = PercentileSource.Key("base", "no coordinate");
        double[] random = new double[64], sobol = new double[64];
        new PercentileSource(7).Fill(key, 128, random);
        new PercentileSource(SamplingMethod.Sobol, 7, Keys).Fill(key, 128, sobol);
        Assert.Equal(random, sobol);
    }

    [Fact]
    public void Fill_MoreKeysThanDimensions_TheRestIsRandom()
    {
        ulong[] many = [.. Enumerable.Range(0, 1010).Select(i => PercentileSource.Key("base", $"q{i}"))];
        var random = new PercentileSource(7);
        foreach (var (method, dimensions) in new[] { (SamplingMethod.Lattice, LatticePoints.Dimensions), (SamplingMethod.Sobol, DirectionNumbers.Dimensions) })
        {
            var source = new PercentileSource(method, 7, many);
            Assert.NotEqual(random.At(many[dimensions - 1], 1003), source.At(many[dimensions - 1], 1003));
            Assert.Equal(random.At(many[dimensions], 1003), source.At(many[dimensions], 1003));
        }
    }

    [Fact]
    public void At_FreePlace_MovesNoOtherCoordinate()
    {
        var with = new PercentileSource(SamplingMethod.Sobol, 7, [Keys[0], Keys[1], Keys[2]]);
        var without = new PercentileSource(SamplingMethod.Sobol, 7, [Keys[0], PercentileSource.NoKey, Keys[2]]);
        Assert.Equal(with.At(Keys[2], 77), without.At(Keys[2], 77));
        Assert.Equal(new PercentileSource(7).At(Keys[1], 77), without.At(Keys[1], 77));
    }

    /// <summary>∫ exp(Σuⱼ/√d) over the unit cube, by the mean over independent randomisations and seeds.</summary>
    [Theory]
    [InlineData(SamplingMethod.Lattice, 100)]
    [InlineData(SamplingMethod.Sobol, 100)]
    public void Fill_SmoothIntegral_UnbiasedWithMuchLessVariance(SamplingMethod method, double least)
    {
        const int Dimensions = 8, Points = 1024, Seeds = 20;
        var scale = 1 / Math.Sqrt(Dimensions);
        var exact = Math.Pow((Math.Exp(scale) - 1) / scale, Dimensions);
        var mean = new Dictionary<SamplingMethod, (double Mean, double Variance)>();
        foreach (var m in new[] { SamplingMethod.Random, method })
        {
            var estimates = Enumerable.Range(1, Seeds).SelectMany(seed => Estimates(m, (ulong)seed, Dimensions, Points,
                u => Math.Exp(scale * u.Sum()))).ToArray();
            var average = estimates.Average();
            mean[m] = (average, estimates.Sum(e => (e - average) * (e - average)) / (estimates.Length - 1));
            Assert.InRange(average, exact - 5 * Math.Sqrt(mean[m].Variance / estimates.Length), exact + 5 * Math.Sqrt(mean[m].Variance / estimates.Length));
        }

        // 320 estimates each: the ratio of the sample variances is off by a factor of 1.2 at most, nearly always.
        Assert.True(mean[SamplingMethod.Random].Variance > least * mean[method].Variance, $"{mean[SamplingMethod.Random].Variance / mean[method].Variance}");
    }

    /// <summary>One estimate for each randomisation.</summary>
    private static double[] Estimates(SamplingMethod method, ulong seed, int dimensions, int points, Func<double[], double> f)
    {
        var source = new PercentileSource(method, seed, Keys);
        var columns = Keys.Take(dimensions).Select(key =>
        {
            var column = new double[points * Randomisations.Count];
            source.Fill(key, 0, column);
            return column;
        }).ToArray();
        var sums = new double[Randomisations.Count];
        for (var t = 0; t < points * Randomisations.Count; t++) sums[t % Randomisations.Count] += f([.. columns.Select(c => c[t])]) / points;
        return sums;
    }
}
