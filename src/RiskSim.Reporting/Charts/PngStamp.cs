using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RiskSim.Reporting.Charts;

/// <summary>What a picture says of itself in a text chunk (<c>tEXt</c>, keyword <c>RiskSim</c>) of its PNG.</summary>
/// <param name="Chart">Its name.</param>
/// <param name="Model">Fingerprint of what it shows.</param>
/// <param name="Pixels">Hash of its compressed pixels (<c>IDAT</c>): who paints over the picture does not change the stamp.</param>
internal sealed record PngStamp(string Chart, string Model, string Pixels)
{
    private const string Keyword = "RiskSim";
    private const int Digits = 32;

    // Length, type and checksum of a chunk.
    private const int Frame = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Width and height in pixels; null where the bytes are no PNG.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlySpan<byte> png)
    {
        if (Chunks(png) is not [{ Type: "IHDR" } header, ..] || header.Length < 8) return null;
        var data = png[header.Start..];
        return (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..])) is var (width, height) && width > 0 && height > 0 ? (width, height) : null;
    }

    /// <returns>Null where there is none, or the bytes are no PNG.</returns>
    public static PngStamp? Read(ReadOnlySpan<byte> png)
    {
        foreach (var chunk in Chunks(png))
        {
            if (chunk.Type != "tEXt") continue;
            var parts = Encoding.Latin1.GetString(png.Slice(chunk.Start, chunk.Length)).Split('\0');
            if (parts is [Keyword, var text] && text.Split(' ') is ["chart", var chart, "model", var model, "pixels", var pixels]) return new PngStamp(chart, model, pixels);
        }
        return null;
    }

    public static string HashOfPixels(ReadOnlySpan<byte> png)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var chunk in Chunks(png))
            if (chunk.Type is "IHDR" or "PLTE" or "IDAT") hash.AppendData(png.Slice(chunk.Start, chunk.Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    /// <summary>A drawing of a chart with its stamp.</summary>
    /// <param name="png">A whole PNG without one.</param>
    public static byte[] Add(byte[] png, Chart chart) => Add(png, new PngStamp(chart.Name, ChartFingerprint.Of(chart), HashOfPixels(png)));

    internal static byte[] Add(byte[] png, PngStamp stamp)
    {
        var end = Chunks(png).Single(c => c.Type == "IEND").Start - 8;
        var data = Encoding.Latin1.GetBytes($"tEXt{Keyword}\0chart {stamp.Chart} model {stamp.Model} pixels {stamp.Pixels}");
        var chunk = new byte[data.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length - 4);
        data.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 4), Crc32.Of(data));
        return [.. png.AsSpan(0, end), .. chunk, .. png.AsSpan(end)];
    }

    private static List<(string Type, int Start, int Length)> Chunks(ReadOnlySpan<byte> png)
    {
        var chunks = new List<(string, int, int)>();
        if (!png.StartsWith(Signature)) return chunks;
        for (var at = Signature.Length; at + Frame <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || length > png.Length - at - Frame) break;
            chunks.Add((Encoding.Latin1.GetString(png.Slice(at + 4, 4)), at + 8, length));
            at += length + Frame;
        }
        return chunks;
    }
}
