using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class WideSumTests
{
    [Fact]
    public void Add_TermsOfBothSigns_IsTheExactSumCorrectlyRounded()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            WideSum sum = 0;
            Int128 exact = 0;
            for (var term = 0; term < 50; term++)
            {
                // Of all magnitudes, so that sums go through 0 and beyond 64 bits.
                var next = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
                sum += next;
                exact += next;
                Assert.Equal((double)exact, (double)sum);
            }
        }
    }

    [Theory]
    [InlineData(long.MaxValue, 1.8446744073709552e19)]
    [InlineData(long.MinValue, -1.8446744073709552e19)]
    public void Add_TwoOfTheLargest_GoesBeyond64Bits(long term, double expected)
    {
        WideSum sum = term;
        Assert.Equal(expected, (double)(sum + term));
    }
}
