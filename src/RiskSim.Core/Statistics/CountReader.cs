namespace RiskSim.Statistics;

/// <summary>Reads what a <see cref="CountWriter"/> wrote. What cannot be its writing is an <see cref="InvalidDataException"/>.</summary>
internal sealed class CountReader(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _next, _end;

    /// <summary>As many as were written.</summary>
    public void Read(Span<long> counts)
    {
        if (Number() != (ulong)counts.Length) throw new InvalidDataException("another number of counts");
        for (var i = 0; i < counts.Length;)
        {
            var number = Number();
            if (number != 0)
            {
                counts[i++] = Signed(number);
                continue;
            }

            var zeros = Number();
            if (zeros == 0 || zeros > (ulong)(counts.Length - i)) throw new InvalidDataException("a run of zeros beyond the counts");
            counts.Slice(i, (int)zeros).Clear();
            i += (int)zeros;
        }
    }

    public long Read() => Signed(Number());

    /// <summary>Whether all has been read.</summary>
    public bool IsAtEnd => _next == _end && !Fill();

    private static long Signed(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);

    private ulong Number()
    {
        ulong number = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_next == _end && !Fill()) throw new InvalidDataException("it ends too early");
            var piece = _buffer[_next++];
            number |= (ulong)(piece & 0x7F) << shift;
            if (piece < 0x80) return number;
        }

        throw new InvalidDataException("a number of more than 64 bits");
    }

    private bool Fill()
    {
        _next = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }
}
