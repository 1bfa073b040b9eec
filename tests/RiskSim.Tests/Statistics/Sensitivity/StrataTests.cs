using RiskSim.Sampling;
using RiskSim.Statistics.Sensitivity;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Tests.Statistics.Sensitivity;

public sealed class StrataTests
{
    private const int Trials = 1 << 15, Count = 20;

    // y = 10·x1 + x2, both uniform in (0, 1), and what x1's stratum is.
    private static (double[] Values, byte[] Stratum) Sample()
    {
        var (x1, x2) = (new double[Trials], new double[Trials]);
        new PercentileSource(3).Fill(1, 0, x1);
        new PercentileSource(3).Fill(2, 0, x2);
        return ([.. x1.Zip(x2, (a, b) => 10 * a + b)], [.. x1.Select(x => (byte)(x * Count))]);
    }

    private static Strata Of((double[] Values, byte[] Stratum) sample, double[]? weights = null) =>
        new(sample.Values, weights ?? [.. Enumerable.Repeat(1.0, Trials)], sample.Stratum, Count, Strata.Ascending(sample.Values));

    private static void AssertNear(double expected, Index index, double bias = 1e-9) => Assert.InRange(index.Value,
        expected - TestScenario.StandardErrors * index.StandardError - bias, expected + TestScenario.StandardErrors * index.StandardError + bias);

    [Fact]
    public void Means_AtP10AndP90_AreTheConditionalOnes()
    {
        var strata = Of(Sample());
        AssertNear(1.5, strata.Mean(1, 2));
        AssertNear(9.5, strata.Mean(17, 18));
        AssertNear(8, strata.Swing([1, 2], [17, 18]));
        Assert.InRange(strata.Swing([1, 2], [17, 18]).StandardError, 1e-4, 0.05);
        Assert.InRange(strata.Share(3), 0.045, 0.055);
    }

    [Fact]
    public void FirstOrder_IsTheShareOfTheVariance()
    {
        // Strata of width 1/20 lose a 400th of x1's own variance.
        AssertNear(100.0 / 101, Of(Sample()).FirstOrder(), 0.0026);
        var sample = Sample();
        var (random, _) = (new double[Trials], 0);
        new PercentileSource(3).Fill(7, 0, random);
        var nothing = Of((sample.Values, [.. random.Select(x => (byte)(x * Count))])).FirstOrder();
        AssertNear(0, nothing);
        Assert.InRange(nothing.Value, -0.001, 0.001);
    }

    [Fact]
    public void FirstOrder_OfWeightedTrials_IsThatOfTheWeightedDistribution()
    {
        // The weight takes x1's lower half away: 10·x1 is uniform in (5, 10).
        var sample = Sample();
        var strata = Of(sample, [.. sample.Stratum.Select(s => s < Count / 2 ? 0.0 : 2)]);
        AssertNear(25.0 / 26, strata.FirstOrder(), 0.01);
        AssertNear(8, strata.Mean([.. Enumerable.Range(0, Count)]));
        Assert.False(strata.Mean(0).IsDefined);
    }

    [Fact]
    public void ExpectedSpread_IsWhatIsLeftOnceTheInputIsKnown()
    {

        var sample = Sample();
        var within = Of(sample).ExpectedSpread(0.5, 0.8);
        // Sum of uniform(0, ½) and uniform(0, 1): density rises to 1 at ½, stays until 1, falls to 0 at 3/2; P50 = 0.75, P80 = 1.05279.
        AssertNear(1.5 - Math.Sqrt(0.2) - 0.75, within, 0.01);
        var all = new Strata(sample.Values, [.. Enumerable.Repeat(1.0, Trials)], new byte[Trials], 1, Strata.Ascending(sample.Values)).ExpectedSpread(0.5, 0.8);
        AssertNear(3, all);
    }
}
