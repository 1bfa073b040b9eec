using CsCheck;
using RiskSim.Distributions;

namespace RiskSim.Tests.Distributions;

public class QuantileTableTests
{
    /// <summary>Percentiles from 2^-16 to 1 − 2^-16, some at the edges of the cells and some in them.</summary>
    private static IEnumerable<double> Grid
    {
        get
        {
            for (var octave = -16; octave < -1; octave++)
            for (var i = 0; i < 96; i++)
            {
                var s = Math.ScaleB(1 + (i + (i % 3 == 0 ? 0 : 0.37)) / 96, octave);
                yield return s;
                yield return 1 - s;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void At_IsWithinTheStatedErrorInProbability(string expression)
    {
        var distribution = Sample.Of(expression);
        var table = QuantileTable.Build(distribution);
        foreach (var u in Grid) AssertIsWithinError(table, u);
    }

    /// <summary>Where a part of a mixture ends with a density of +∞, the next value found starts from that end.</summary>
    [Theory]
    [InlineData("mixture(0.5 of 400 0.5 of truncate(mixture(0.9 of quantiles(p0=21.75 p30=266.75 p100=378.5) 0.1 of 3) min=3))")]
    [InlineData("mixture(0.5 of 400 0.5 of truncate(mixture(0.9 of quantiles(p0=62.875 p30=203.625 p100=286.625) 0.1 of 282.125) min=282.125))")]
    public void At_BesideAnEndOfInfiniteDensityIsWithinTheStatedError(string expression) =>
        At_IsWithinTheStatedErrorInProbability(expression);

    [Fact]
    public void At_OfARandomDistributionIsWithinTheStatedError() =>
        Gen.Select(Sample.RandomExpression, Sample.Percentile.Array[60]).Sample((expression, percentiles) =>
        {
            var table = QuantileTable.Build(Sample.Of(expression));
            foreach (var u in percentiles) AssertIsWithinError(table, u);
        }, iter: 250);

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void At_NeverDecreases(string expression)
    {
        var table = QuantileTable.Build(Sample.Of(expression));
        var before = double.NegativeInfinity;
        for (var i = 1; i < 20_000; i++)
        {
            var x = table.At(i / 20_000.0);
            Assert.True(x >= before || x >= before - Math.Abs(x) * 1e-12, $"{expression} at {i}");
            before = x;
        }
    }

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void At_LeavesLittleToTheExactFunction(string expression)
    {
        var distribution = Sample.Of(expression);
        if (!distribution.IsConstant && !distribution.IsCheap)
            Assert.InRange(QuantileTable.Build(distribution).ExactShare, 0, 0.0005);
    }

    [Fact]
    public void At_AtomsIsExactlyTheExactFunction()
    {
        var peak = QuantileTable.Build(Sample.Of("mixture(0.8 of 0 0.2 of lognormal(p50=10 p90=40))"));
        var never = QuantileTable.Build(Sample.Of("mixture(0.85 of lognormal(p10=80 p90=500) 0.15 of never)"));
        var several = QuantileTable.Build(Sample.Of("mixture(0.3 of empirical(turnaround.csv days) 0.7 of pert(1 4 10))"));
        for (var i = 1; i < 4096; i++)
        {
            var u = i / 4096.0;
            Assert.Equal(u <= 0.8, peak.At(u) == 0);
            Assert.Equal(u > 0.85, double.IsPositiveInfinity(never.At(u)));
            var exact = several.Distribution.Quantile(u);
            if (exact is 12 or 19 or 40 || several.Distribution.Cdf(exact) > u + 1e-3) Assert.Equal(exact, several.At(u));
        }
    }

    [Theory]
    [InlineData("mixture(0.88 of 30 0.12 of never)", 0.88)]
    [InlineData("mixture(0.85 of lognormal(p10=80 p90=500) 0.15 of never)", 0.85)]
    [InlineData("mixture(0.5 of uniform(0 1) 0.5 of uniform(10 11))", 0.5)]
    [InlineData("mixture(0.25 of 1 0.25 of pert(2 3 4) 0.5 of 5)", 0.25)]
    [InlineData("mixture(0.25 of 1 0.25 of pert(2 3 4) 0.5 of 5)", 0.5)]
    public void At_AJumpIsOnTheRightSideOfItToTheLastDigit(string expression, double jump)
    {
        var table = QuantileTable.Build(Sample.Of(expression));
        foreach (var u in (double[])[jump - 1e-9, Math.BitDecrement(jump), jump, Math.BitIncrement(jump), jump + 1e-9])
        {
            var exact = table.Distribution.Quantile(u);
            Assert.Equal(exact, table.At(u), double.IsFinite(exact) ? Math.Abs(exact) * 1e-4 : 0);
        }
    }

    [Fact]
    public void At_AConstantIsTheConstant()
    {
        foreach (var value in (double[])[0, 30, 0.1, double.PositiveInfinity])
        {
            var table = QuantileTable.Build(new Constant(value));
            Assert.True(table.IsConstant);
            foreach (var u in Grid) Assert.Equal(value, table.At(u));
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1e-300)]
    [InlineData(1e-17)]
    [InlineData(0.99999999999999989)]
    public void At_TheEdgesIsTheExactFunction(double u)
    {
        foreach (var expression in Sample.Expressions)
        {
            var table = QuantileTable.Build(Sample.Of(expression));
            Assert.Equal(table.Distribution.Quantile(u), table.At(u));
        }
    }

    [Theory]
    [MemberData(nameof(Sample.All), MemberType = typeof(Sample))]
    public void Map_GivesTheSameBitsAsAt_InPlaceToo(string expression)
    {
        var table = QuantileTable.Build(Sample.Of(expression));
        var u = Grid.ToArray();
        var x = new double[u.Length];
        table.Map(u, x);
        for (var i = 0; i < u.Length; i++) Assert.Equal(BitConverter.DoubleToInt64Bits(table.At(u[i])), BitConverter.DoubleToInt64Bits(x[i]));
        table.Map(u, u);
        Assert.Equal(x, u);
    }

    [Fact]
    public void Map_OfSpansOfDifferentLengthThrows() =>
        Assert.Throws<ArgumentException>(() => QuantileTable.Build(Constant.Zero).Map(new double[2], new double[3]));

    [Fact]
    public void Equals_FollowsTheDistribution()
    {
        var table = QuantileTable.Build(Sample.Of("pert(8 18 45)"));
        Assert.Equal(table, QuantileTable.Build(Sample.Of("pert(8, 18, 45, shape=4)")));
        Assert.Equal(table.GetHashCode(), QuantileTable.Build(Sample.Of("pert(8 18 45)")).GetHashCode());
        Assert.NotEqual(table, QuantileTable.Build(Sample.Of("pert(8 18 46)")));
    }

    private static void AssertIsWithinError(QuantileTable table, double u)
    {
        var distribution = table.Distribution;
        double x = table.At(u), exact = distribution.Quantile(u);
        if (x == exact) return;
        var s = Math.Min(u, 1 - u);
        var tolerance = Math.Min(1e-7, 1e-6 * s) + 1e-14;
        var isUpper = u > 0.5;
        // Where x has a probability of its own, it is right if u lies within it; and x is known to its last digit at best.
        double next = Math.BitIncrement(x);
        double upTo = isUpper ? distribution.Survival(next) : distribution.Cdf(next);
        double below = isUpper ? distribution.Survival(Math.BitDecrement(x)) : distribution.Cdf(Math.BitDecrement(x));
        Assert.True(Math.Min(upTo, below) - tolerance <= s && s <= Math.Max(upTo, below) + tolerance,
            $"{distribution.Expression} at {u}: {x} instead of {exact}, {upTo - s}");
    }
}
