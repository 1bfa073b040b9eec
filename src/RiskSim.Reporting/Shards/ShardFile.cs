using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RiskSim.Reporting.Shards;

/// <summary>
/// The file of a piece. Its first line names the format and the SHA-256 of all that follows: the second line says in JSON what the
/// piece is of, and the rest are its counts, compressed (Brotli, RFC 7932).
/// </summary>
public static class ShardFile
{
    /// <summary>The extension, with its dot.</summary>
    public const string Extension = ".shard";

    private const string Format = "risksim-shard/1 ";
    private const int HashDigits = 2 * SHA256.HashSizeInBytes;

    /// <summary>e.g. <c>0003-of-0007.shard</c>.</summary>
    public static string NameOf(ShardRange range) => string.Create(CultureInfo.InvariantCulture, $"{range.Index:0000}-of-{range.Count:0000}{Extension}");

    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, ShardHeader header, ShardCounts counts)
    {
        using var rest = new MemoryStream();
        rest.Write(header.Json());
        rest.WriteByte((byte)'\n');
        using (var packed = new BrotliStream(rest, CompressionLevel.Fastest, leaveOpen: true)) counts.WriteTo(packed);
        var bytes = rest.GetBuffer().AsSpan(0, (int)rest.Length);
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"{Format}{Convert.ToHexStringLower(SHA256.HashData(bytes))}\n"));
        file.Write(bytes);
    }

    /// <summary>What the file is, or null and why it is not used; all of it is read to see whether it is whole.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ShardHeader? ReadHeader(string path, out string whyNot)
    {
        whyNot = "";
        var bytes = File.ReadAllBytes(path);
        var start = Format.Length + HashDigits + 1;
        if (bytes.Length < start || bytes[start - 1] != '\n' || !bytes.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Format)))
        {
            whyNot = "it is not a shard as this version writes it";
            return null;
        }

        var rest = bytes.AsMemory(start);
        if (Encoding.ASCII.GetString(bytes, Format.Length, HashDigits) != Convert.ToHexStringLower(SHA256.HashData(rest.Span)))
        {
            whyNot = "it was changed or cut short after it was written: its checksum does not fit";
            return null;
        }

        try
        {
            return ShardHeader.Of(rest[..Math.Max(0, rest.Span.IndexOf((byte)'\n'))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            whyNot = "it does not say what it is a shard of";
            return null;
        }
    }

    /// <summary>The counts, for <see cref="ShardMerge.Add"/>.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Stream OpenCounts(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var start = Array.IndexOf(bytes, (byte)'\n', Format.Length + HashDigits + 1) + 1;
        return new BrotliStream(new MemoryStream(bytes, start, bytes.Length - start), CompressionMode.Decompress);
    }
}
