using RiskSim.Sampling;

namespace RiskSim.Tests.Sampling;

public sealed class DirectionNumbersTests
{
    /// <summary>The first ten points in three dimensions that the program of Joe and Kuo prints with the set new-joe-kuo-6.</summary>
    [Fact]
    public void Read_FirstPoints_AsPublished()
    {
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625], [0.875, 0.875, 0.125],
            [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];
        var matrices = DirectionNumbers.Read(3, 4);
        for (var n = 0; n < published.Length; n++)
            Assert.Equal(published[n], matrices.Select(columns => Point(columns, n)));
    }

    /// <summary>Then every 2^m points of a dimension have one in each of 2^m equal cells.</summary>
    [Fact]
    public void Read_EveryDimension_IsTriangularWithAUnitDiagonal()
    {
        var matrices = DirectionNumbers.Read(DirectionNumbers.Dimensions, 40);
        Assert.Equal(1000, matrices.Length);
        foreach (var columns in matrices)
            for (var k = 0; k < columns.Length; k++)
                Assert.Equal(DirectionNumbers.One >> k, columns[k] & ((DirectionNumbers.One >> (k - 1)) - 1));
        Assert.Equal(matrices.Length, matrices.Select(columns => string.Join(' ', columns)).Distinct().Count());
    }

    [Fact]
    public void Read_MoreThanTheTable_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DirectionNumbers.Read(DirectionNumbers.Dimensions + 1, 4));

    private static double Point(ulong[] columns, int n)
    {
        var gray = n ^ (n >> 1);
        var word = 0UL;
        for (var k = 0; k < columns.Length; k++)
            if (((gray >> k) & 1) != 0) word ^= columns[k];
        return word / (2.0 * DirectionNumbers.One);
    }
}
