using System.IO.Compression;

namespace RiskSim.Reporting.Word;

/// <summary>A package without what would differ from one writing to the next.</summary>
internal static class WordPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The same parts, in order of their names (what they are comes first), without times.</summary>
    public static byte[] Normalised(byte[] package)
    {
        using var from = new ZipArchive(new MemoryStream(package));
        using var bytes = new MemoryStream();
        using (var to = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries.OrderBy(e => e.FullName != ContentTypes).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                // Pictures are compressed already.
                var entry = to.CreateEntry(part.FullName, part.Name.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }

        return bytes.ToArray();
    }
}
