using CsCheck;

namespace RiskSim.Tests;

public sealed class ShardRangeTests
{
    [Fact]
    public void Of_AllPieces_CoverTheTrialsOnceInWholeBlocks() =>
        Gen.Select(Gen.Long[1, 100_000], Gen.Int[1, 200]).Sample((trials, wanted) =>
        {
            var count = (int)Math.Min(wanted, ShardRange.MostPiecesOf(trials));
            long done = 0;
            var sizes = new List<long>();
            for (var i = 1; i <= count; i++)
            {
                var (first, end) = new ShardRange(i, count).Of(trials);
                Assert.Equal(done, first);
                Assert.Equal(0, first % ShardRange.BlockTrials);
                Assert.True(end > first);
                sizes.Add((end - first + ShardRange.BlockTrials - 1) / ShardRange.BlockTrials);
                done = end;
            }

            Assert.Equal(trials, done);
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }, iter: 300);

    [Fact]
    public void Of_TheLongestRun_DoesNotOverflow() =>
        Assert.Equal(10_000_000_000, new ShardRange(ShardRange.MostPieces, ShardRange.MostPieces).Of(10_000_000_000).End);

    [Theory]
    [InlineData("3/7", 3, 7)]
    [InlineData("1/1", 1, 1)]
    [InlineData("100000/100000", 100_000, 100_000)]
    public void Parse_APiece_IsIt(string text, int index, int count) => Assert.Equal(new ShardRange(index, count), ShardRange.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("-1/3")]
    [InlineData("1/2/3")]
    [InlineData("1/100001")]
    [InlineData(" 1/3")]
    public void Parse_AnythingElse_IsNull(string text) => Assert.Null(ShardRange.Parse(text));
}
