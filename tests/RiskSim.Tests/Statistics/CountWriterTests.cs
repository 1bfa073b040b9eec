using CsCheck;
using RiskSim.Statistics;

namespace RiskSim.Tests.Statistics;

public sealed class CountWriterTests
{
    private static byte[] Written(params long[][] rows)
    {
        using var stream = new MemoryStream();
        var writer = new CountWriter(stream);
        foreach (var row in rows) writer.Write(row);
        writer.Flush();
        return stream.ToArray();
    }

    private static long[] ReadBack(byte[] bytes, int count)
    {
        var counts = new long[count];
        Array.Fill(counts, -7);
        var reader = new CountReader(new MemoryStream(bytes));
        reader.Read(counts);
        Assert.True(reader.IsAtEnd);
        return counts;
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() =>
        Gen.OneOf(Gen.Const(0L), Gen.Long, Gen.Long[-300, 300], Gen.Const(long.MinValue), Gen.Const(long.MaxValue)).Array[0, 300]
            .Sample(counts => ReadBack(Written(counts), counts.Length).SequenceEqual(counts), iter: 2000);

    [Fact]
    public void Read_MoreThanABuffer_IsTheSame()
    {
        long[] counts = [.. Enumerable.Range(0, 50_000).Select(i => i % 3 == 0 ? 0 : long.MaxValue / (i + 1) * (i % 2 == 0 ? 1 : -1))];
        Assert.Equal(counts, ReadBack(Written(counts), counts.Length));
    }

    [Fact]
    public void Write_Zeros_TakesAFewBytes() => Assert.InRange(Written(new long[1_000_000]).Length, 1, 8);

    [Theory]
    [InlineData(new byte[] { 3, 2 })]                  // three announced, one there
    [InlineData(new byte[] { 2, 2, 2, 2 })]            // another number than asked for
    [InlineData(new byte[] { 3, 0, 4 })]               // more zeros than counts
    [InlineData(new byte[] { 3, 0, 0 })]               // a run of none
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    public void Read_WhatNobodyWrote_Throws(byte[] bytes) => Assert.Throws<InvalidDataException>(() => ReadBack(bytes, 3));
}
