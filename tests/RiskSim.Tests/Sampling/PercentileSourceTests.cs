using RiskSim.Sampling;

namespace RiskSim.Tests.Sampling;

public sealed class PercentileSourceTests
{
    private readonly PercentileSource _source = new(seed: 7);

    [Fact]
    public void Fill_Block_SameAsEachTrialAlone()
    {
        var key = PercentileSource.Key("base", "sites.pad.outages.main.repair");
        var column = new double[101];
        _source.Fill(key, 1000, column);
        for (var i = 0; i < column.Length; i++) Assert.Equal(_source.At(key, 1000 + i), column[i]);
    }

    [Fact]
    public void Fill_AnyCut_SameBits()
    {
        var whole = new double[64];
        _source.Fill(11, 0, whole);
        var piece = new double[40];
        _source.Fill(11, 24, piece);
        Assert.Equal(whole[24..], piece);
    }

    [Fact]
    public void Fill_ManyTrials_UniformWithinTheDkwBound()
    {
        const int Count = 100_000;
        var sample = new double[Count];
        _source.Fill(PercentileSource.Key("base", "x"), 0, sample);
        Array.Sort(sample);
        var distance = 0.0;
        for (var i = 0; i < Count; i++) distance = Math.Max(distance, Math.Max(Math.Abs(sample[i] - (double)i / Count), Math.Abs(sample[i] - (i + 1.0) / Count)));
        // Dvoretzky–Kiefer–Wolfowitz with Massart's constant: exceeded once in a million samples.
        Assert.True(distance < Math.Sqrt(Math.Log(2e6) / (2 * Count)), $"{distance}");
        Assert.InRange(sample[0], double.Epsilon, 1e-3);
        Assert.True(sample[^1] < 1);
    }

    [Fact]
    public void Fill_TwoQuantities_Uncorrelated()
    {
        const int Count = 100_000;
        double[] a = new double[Count], b = new double[Count];
        _source.Fill(PercentileSource.Key("base", "missions.a.turnaround"), 0, a);
        _source.Fill(PercentileSource.Key("base", "missions.b.turnaround"), 0, b);
        var covariance = a.Zip(b, (x, y) => (x - 0.5) * (y - 0.5)).Average();
        // Var of a product of two independent uniforms about their means is 1/144.
        Assert.InRange(covariance, -5 / 12.0 / Math.Sqrt(Count), 5 / 12.0 / Math.Sqrt(Count));
    }

    [Fact]
    public void Key_RowOfDraws_AllDifferent()
    {
        var row = PercentileSource.Key("base", "sites.a.hazards.storm.every");
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(k => PercentileSource.Key(row, k)).Distinct().Count());
    }

    [Theory]
    [InlineData(SamplingMethod.Random)]
    [InlineData(SamplingMethod.Sobol)]
    [InlineData(SamplingMethod.Lattice)]
    public void Redrawing_SomeKeys_ThoseAloneComeFromTheOtherSeed(SamplingMethod method)
    {
        var source = new PercentileSource(method, 7, [3UL, 5UL]);
        var redrawing = source.Redrawing([5UL, 9UL], 8);
        int[] places = [.. Enumerable.Range(0, 40).Select(i => 2 * i)];
        foreach (var key in new ulong[] { 3, 4, 5, 9 })
        {
            var expected = key is 5 or 9 ? new PercentileSource(8) : source;
            var (column, some, wanted) = (new double[101], new double[places.Length], new double[101]);
            redrawing.Fill(key, 64, column);
            redrawing.Fill(key, 64, places, some);
            expected.Fill(key, 64, wanted);
            Assert.Equal(wanted, column);
            Assert.Equal([.. places.Select(p => wanted[p])], some);
            Assert.Equal(wanted[7], redrawing.At(key, 71));
        }
    }
}
