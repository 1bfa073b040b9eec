using RiskSim.Sampling;

namespace RiskSim.Tests.Sampling;

public sealed class SobolPointsTests
{
    private const int Lanes = Randomisations.Count;

    private static readonly ulong[] Keys = [.. Enumerable.Range(0, DirectionNumbers.Dimensions).Select(i => PercentileSource.Key("base", $"q{i}"))];

    private static readonly PercentileSource Source = new(SamplingMethod.Sobol, 7, Keys);

    /// <summary>The first points of one randomisation.</summary>
    private static double[] Points(int coordinate, int lane, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(n => Source.At(Keys[coordinate], (long)n * Lanes + lane))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(999)]
    public void At_AlignedPointsOfOneCoordinate_OneInEachCell(int coordinate)
    {
        for (var m = 0; m <= 9; m++)
        {
            var count = 1 << m;
            foreach (var lane in new[] { 0, 5, 15 })
                foreach (var first in new[] { 0, count, 12 * count })
                    Assert.Equal(Enumerable.Range(0, count), Points(coordinate, lane, first, count).Select(u => (int)(u * count)).Order());
        }
    }

    /// <summary>The first two dimensions are a (0, 2)-sequence, scrambled or not.</summary>
    [Fact]
    public void At_AlignedPointsOfTheFirstPair_OneInEachCellOfAnyShape()
    {
        const int M = 8;
        foreach (var first in new[] { 0, 3 << M })
        {
            var x = Points(0, 3, first, 1 << M);
            var y = Points(1, 3, first, 1 << M);
            for (var split = 0; split <= M; split++)
            {
                var cells = x.Zip(y, (a, b) => (int)(a * (1 << split)) << (M - split) | (int)(b * (1 << (M - split))));
                Assert.Equal(1 << M, cells.Distinct().Count());
            }
        }
    }

    /// <summary>Scrambling makes every single point uniform, and the randomisations independent.</summary>
    [Fact]
    public void At_OnePointOverSeeds_UniformWithinTheDkwBound()
    {
        const int Seeds = 1000;
        foreach (var point in new[] { 0, 1, 5 })
        {
            var sample = Enumerable.Range(0, Seeds).Select(s => new PercentileSource(SamplingMethod.Sobol, (ulong)s, Keys.Take(2)))
                .SelectMany(source => Enumerable.Range(0, Lanes).Select(lane => source.At(Keys[1], point * Lanes + lane))).Order().ToArray();
            var distance = sample.Select((u, i) => Math.Max(Math.Abs(u - (double)i / sample.Length), Math.Abs(u - (i + 1.0) / sample.Length))).Max();
            Assert.True(distance < Math.Sqrt(Math.Log(2e6) / (2 * sample.Length)), $"{distance}");
        }
    }

    /// <summary>Two points of a net that share a cell fall anywhere in it, independently of each other: what makes the variance that of
    /// Owen's scrambling. The digits after the first in which they differ are random.</summary>
    [Fact]
    public void At_TwoPoints_DigitsAfterTheirFirstDifferenceAreRandom()
    {
        const int Seeds = 1000;
        const int Digits = 20;
        var equal = new int[Digits];
        for (var s = 0; s < Seeds; s++)
        {
            var source = new PercentileSource(SamplingMethod.Sobol, (ulong)s, Keys.Take(3));
            for (var lane = 0; lane < Lanes; lane++)
            {
                var difference = (long)(source.At(Keys[2], lane) * (1L << 52)) ^ (long)(source.At(Keys[2], Lanes + lane) * (1L << 52));
                for (var d = 0; d < Digits; d++) equal[d] += ((difference >> (51 - d)) & 1) == 0 ? 1 : 0;
            }
        }

        Assert.Equal(0, equal[0]);
        Assert.All(equal.Skip(1), n => Assert.InRange(n, Seeds * Lanes / 2.0 - 2.5 * Math.Sqrt(Seeds * Lanes), Seeds * Lanes / 2.0 + 2.5 * Math.Sqrt(Seeds * Lanes)));
    }

    [Fact]
    public void At_ManyPoints_NoPercentileTwice()
    {
        var column = new double[1 << 16];
        Source.Fill(Keys[40], 0, column);
        Assert.Equal(column.Length, column.Distinct().Count());
    }

    [Fact]
    public void At_BeyondTheLastPoint_Throws()
    {
        Assert.InRange(Source.At(Keys[5], (1L << 44) - 1), double.Epsilon, 1 - 1e-16);
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.At(Keys[5], 1L << 44));
    }
}
