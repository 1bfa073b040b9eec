using System.Text;

namespace RiskSim.Scenarios.Documents;

/// <summary>A file's text: UTF-8, with or without a byte order mark.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <returns>Null with a problem where the bytes are not UTF-8.</returns>
    public static string? Decode(byte[] bytes, string file, ProblemList problems)
    {
        var span = bytes.AsSpan();
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) span = span[3..];
        try
        {
            return Strict.GetString(span);
        }
        catch (DecoderFallbackException)
        {
            problems.Error(FirstInvalid(span, file), "", "the file is not UTF-8 text", "Save it with the encoding UTF-8.");
            return null;
        }
    }

    private static Place FirstInvalid(ReadOnlySpan<byte> bytes, string file)
    {
        int line = 1, column = 1;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
            bytes = bytes[used..];
        }

        return new Place(file, line, column);
    }
}
