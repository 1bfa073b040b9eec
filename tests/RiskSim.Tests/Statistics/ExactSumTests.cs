using CsCheck;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class ExactSumTests
{
    [Fact]
    public void Add_AnyOrderAndCut_SameBits()
    {
        Gen.Double[0, 5000].Array[2, 400].Select(Gen.Int[0, 400]).Sample((terms, cut) =>
        {
            var rounder = ExactSum.Rounder(20);
            var rounded = terms.Select(t => ExactSum.Round(t, rounder)).ToArray();
            var whole = new ExactSum(20);
            whole.AddRounded(rounded.Sum());
            cut %= rounded.Length;
            ExactSum left = new(20), right = new(20);
            left.AddRounded(rounded.Reverse().Take(cut).Sum());
            right.AddRounded(rounded.Reverse().Skip(cut).Sum());
            right.Add(left);
            return whole.Value == right.Value;
        });
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-91.25)]
    [InlineData(4999.999999)]
    public void Round_Term_WithinHalfAUnit(double term)
    {
        Assert.InRange(ExactSum.Round(term, ExactSum.Rounder(20)) - term, -Math.Pow(2, -21), Math.Pow(2, -21));
    }
}
