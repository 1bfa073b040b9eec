using RiskSim.Sampling;

namespace RiskSim.Tests.Sampling;

public sealed class LatticePointsTests
{
    private const int Lanes = Randomisations.Count;
    private const long Period = 1 << 20;

    private static readonly ulong[] Keys = [.. Enumerable.Range(0, LatticePoints.Dimensions).Select(i => PercentileSource.Key("base", $"q{i}"))];

    private static readonly PercentileSource Source = new(SamplingMethod.Lattice, 7, Keys);

    private static double[] Points(int coordinate, int lane, long first, int count) =>
        [.. Enumerable.Range(0, count).Select(n => Source.At(Keys[coordinate], (first + n) * Lanes + lane))];

    /// <summary>Every prefix of 2^m points is a lattice: in each coordinate equally spaced, and any two of its points differ by a multiple of the generator.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(249)]
    public void At_PrefixOfAPowerOfTwo_IsALattice(int coordinate)
    {
        foreach (var m in new[] { 1, 4, 10 })
        {
            var count = 1 << m;
            var sorted = Points(coordinate, 4, 0, count).Order().ToArray();
            for (var i = 1; i < count; i++) Assert.Equal(1.0 / count, sorted[i] - sorted[i - 1], 1e-12);

            // The generator's first entry is 1: the first coordinate tells which multiple of the generator a point is.
            var x = Points(0, 4, 0, count);
            var y = Points(coordinate, 4, 0, count);
            var z = Enumerable.Range(0, count).Select(k => Fraction(y[Index(x, x[0] + 1.0 / count, count)] - y[0])).First();
            for (var n = 0; n < count; n++)
            {
                var multiple = Math.Round(Fraction(x[n] - x[0]) * count);
                Assert.Equal(0, Distance(Fraction(y[n] - y[0]), Fraction(multiple * z)), 1e-9);
            }
        }
    }

    [Fact]
    public void At_NextPeriod_HasNewShifts()
    {
        var moves = new HashSet<double>();
        for (var coordinate = 0; coordinate < 3; coordinate++)
            for (var lane = 0; lane < Lanes; lane++)
                for (var period = 1; period < 4; period++)
                {
                    double[] first = Points(coordinate, lane, 0, 8), later = Points(coordinate, lane, period * Period, 8);
                    // The same lattice, moved by one number; every coordinate, randomisation and period by its own.
                    for (var n = 1; n < 8; n++) Assert.Equal(0, Distance(Fraction(later[n] - first[n]), Fraction(later[0] - first[0])), 1e-12);
                    moves.Add(Math.Round(Fraction(later[0] - first[0]), 12));
                }

        Assert.Equal(3 * Lanes * 3, moves.Count);
    }

    [Fact]
    public void Fill_AcrossThePeriod_SameAsEachTrialAlone()
    {
        var column = new double[64];
        var first = Period * Lanes - 32;
        Source.Fill(Keys[9], first, column);
        for (var i = 0; i < column.Length; i++) Assert.Equal(Source.At(Keys[9], first + i), column[i]);
    }

    private static int Index(double[] x, double value, int count) => Enumerable.Range(0, count).MinBy(n => Distance(x[n], Fraction(value)));

    private static double Fraction(double x) => x - Math.Floor(x);

    /// <summary>On the circle of length 1.</summary>
    private static double Distance(double a, double b) => Math.Abs(a - b - Math.Round(a - b));
}
