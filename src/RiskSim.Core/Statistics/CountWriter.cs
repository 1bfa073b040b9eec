namespace RiskSim.Statistics;

/// <summary>
/// Writes whole numbers so that small ones are short: zigzag, seven bits a byte, the lowest first. A run of zeros is a zero and its
/// length, as most of a histogram is empty.
/// </summary>
internal sealed class CountWriter(Stream stream)
{
    private const int MostBytes = 10;

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    /// <summary>The number of counts, then the counts.</summary>
    public void Write(ReadOnlySpan<long> counts)
    {
        Number((ulong)counts.Length);
        for (var i = 0; i < counts.Length;)
        {
            if (counts[i] != 0)
            {
                Write(counts[i++]);
                continue;
            }

            var rest = counts[i..].IndexOfAnyExcept(0);
            var zeros = rest < 0 ? counts.Length - i : rest;
            Number(0);
            Number((ulong)zeros);
            i += zeros;
        }
    }

    public void Write(long number) => Number((ulong)(number << 1) ^ (ulong)(number >> 63));

    /// <summary>To the stream, which stays open.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    private void Number(ulong number)
    {
        if (_used > _buffer.Length - MostBytes) Flush();
        for (; number >= 0x80; number >>= 7) _buffer[_used++] = (byte)(number | 0x80);
        _buffer[_used++] = (byte)number;
    }
}
