using CsCheck;
using RiskSim.Sampling;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class LaneMathTests
{
    private static readonly FixedPoint Unit = FixedPoint.For(400);

    private static readonly Gen<double> Value = Gen.Frequency((1, Gen.Const(0.0)), (1, Gen.Const(double.PositiveInfinity)), (1, Gen.Int[0, 400].Select(i => (double)i)), (5, Gen.Double[0, 400]));

    private static readonly Gen<(double[] X, double[] W)> Columns = Gen.Select(
        Value.Array[Block.Capacity],
        Gen.Frequency((1, Gen.Const(0.0)), (3, Gen.Const(1.0)), (3, Gen.Int[1, 1 << 30].Select(u => u / FixedPoint.Weights.PerUnit))).Array[Block.Capacity]);

    private static long[] Reference(double[] x, double[] w, FixedPoint unit, Func<double, double> value)
    {
        var sums = new long[Randomisations.Count];
        for (var i = 0; i < x.Length; i++) sums[i % sums.Length] += (long)Math.Round(w[i] * value(x[i]) * unit.PerUnit);
        return sums;
    }

    [Fact]
    public void AddProducts_AnyColumn_SumsOfEachRandomisation()
    {
        Columns.Sample((x, w) =>
        {
            var sums = new long[Randomisations.Count];
            LaneMath.AddProducts(x, w, 365, Unit, sums);
            return sums.SequenceEqual(Reference(x, w, Unit, v => Math.Min(v, 365)));
        });
    }

    [Fact]
    public void AddAbove_AnyColumn_WeightsOfThoseAboveEachLimit()
    {
        Gen.Select(Columns, Gen.Int[0, 400]).Sample((columns, limit) =>
        {
            var sums = new long[3 * Randomisations.Count];
            double[] limits = [limit, double.MaxValue, double.PositiveInfinity];
            LaneMath.AddAbove(columns.X, columns.W, limits[0], limits[1], limits[2], sums);
            return sums.SequenceEqual(limits.SelectMany(t => Reference(columns.X, columns.W, FixedPoint.Weights, v => v > t ? 1 : 0)));
        });
    }

    [Fact]
    public void Add_Integers_SumsOfEachRandomisation()
    {
        var sums = new long[Randomisations.Count];
        sums[3] = 5;
        LaneMath.Add([.. Enumerable.Range(0, Block.Capacity).Select(i => (long)i)], sums);
        for (var r = 0; r < sums.Length; r++) Assert.Equal((r == 3 ? 5 : 0) + Enumerable.Range(0, Block.Capacity).Where(i => i % 16 == r).Sum(i => (long)i), sums[r]);
    }

    [Theory]
    [InlineData(1.0 / 32)]
    [InlineData(1.0 / 16)]
    public void AddProductsAndPlace_AnyColumn_HistogramHasEachValueInItsBinAndDay(double step)
    {
        var grid = new BinGrid(-step, step, (int)(400 / step) + 1);
        Columns.Sample((x, w) =>
        {
            var sums = new long[Randomisations.Count];
            var places = new int[Block.Capacity];
            LaneMath.AddProductsAndPlace(x, w, 365, Unit, sums, grid, places);
            var histogram = new Histogram(grid);
            histogram.Add(places, [.. w.Select(v => (long)(v * FixedPoint.Weights.PerUnit))]);

            var bins = new double[grid.Bins];
            for (var i = 0; i < x.Length; i++)
            {
                if (double.IsFinite(x[i])) bins[Math.Max(0, (int)Math.Ceiling((x[i] - grid.LowDays) / step - BinGrid.EdgeTolerance) - 1)] += w[i];
            }

            var isSame = sums.SequenceEqual(Reference(x, w, Unit, v => Math.Min(v, 365)));
            for (var b = 0; b < bins.Length; b++) isSame &= bins[b] == histogram[b] / FixedPoint.Weights.PerUnit;
            foreach (var day in new[] { -1.0, 0, 1, 90, 399, 400 })
            {
                var below = Reference(x, w, FixedPoint.Weights, v => v <= day + BinGrid.EdgeTolerance * step ? 1 : 0);
                isSame &= histogram.AtMost(day).Groups.SequenceEqual(below.Select(s => s / FixedPoint.Weights.PerUnit));
            }

            return isSame;
        }, iter: 30);
    }
}
