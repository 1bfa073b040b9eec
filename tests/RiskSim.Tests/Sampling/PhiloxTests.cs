using RiskSim.Sampling;

namespace RiskSim.Tests.Sampling;

public sealed class PhiloxTests
{
    // Known answers that the authors publish with their Random123 library (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Words_PublishedVector_KnownAnswer(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3)
    {
        Assert.Equal((r0, r1, r2, r3), Philox.Words(c0, c1, c2, c3, k0, k1));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(14)]
    [InlineData(16)]
    [InlineData(38)]
    public void Fill_AnyLength_SameBitsAsOneByOne(int length)
    {
        ulong key = 0x299f31d0a4093822, stream = 0x0370734413198a2e, first = 0xfffffffd;
        var words = new ulong[length];
        Philox.Fill(key, stream, first, words);
        for (var i = 0; i < length / 2; i++)
        {
            var counter = first + (ulong)i;
            var (r0, r1, r2, r3) = Philox.Words((uint)counter, (uint)(counter >> 32), (uint)stream, (uint)(stream >> 32), (uint)key, (uint)(key >> 32));
            Assert.Equal(r0 | ((ulong)r1 << 32), words[2 * i]);
            Assert.Equal(r2 | ((ulong)r3 << 32), words[2 * i + 1]);
        }
    }
}
