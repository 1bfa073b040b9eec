using System.Runtime.Intrinsics;
using CsCheck;
using RiskSim.Sampling;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class FixedPointTests
{
    private static double Round(double term, FixedPoint unit) => FixedPoint.Round(Vector512.Create(term), Vector512.Create(unit.Rounder))[0];

    [Theory]
    [InlineData(1, 28)]
    [InlineData(365, 28)]
    [InlineData(730, 27)]
    [InlineData(1024, 27)]
    [InlineData(10_000, 23)]
    [InlineData(36_525, 21)]
    public void For_LargestValue_HasThisManyBits(double largest, int bits) => Assert.Equal(bits, FixedPoint.For(largest).Bits);

    [Fact]
    public void For_AnyLargestValue_SegmentsOfALongRunCannotOverflow()
    {
        Gen.Double[1, 100_000].Sample(largest =>
        {
            // 2^34 trials, 1/32 of them in a segment, all at the largest value and with a mean weight of √2.
            var terms = Math.Pow(2, 34) / 32 / Randomisations.Count;
            return terms * largest * Math.Sqrt(2) * FixedPoint.For(largest).PerUnit < long.MaxValue;
        });
    }

    [Fact]
    public void Round_AnyTerm_NearestMultipleOfTheUnit()
    {
        Gen.Select(Gen.Double[-10_000, 10_000], Gen.Int[0, 28]).Sample((term, bits) =>
        {
            var unit = new FixedPoint(bits);
            var units = Round(term, unit) * unit.PerUnit;
            return units == Math.Round(units) && Math.Abs(units - term * unit.PerUnit) <= 0.5;
        });
    }

    [Fact]
    public void Weights_WeightOfARareEvent_KeepsThreeDigits()
    {
        Gen.Double[1e-5, 1].Sample(weight => Math.Abs(Round(weight, FixedPoint.Weights) - weight) < 0.0005 * weight);
    }
}
