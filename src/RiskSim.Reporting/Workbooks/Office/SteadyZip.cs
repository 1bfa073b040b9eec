using System.IO.Compression;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>Takes out of a package what differs from time to time: the order and the times of its parts.</summary>
internal static class SteadyZip
{
    private const string First = "[Content_Types].xml";
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Rewrite(byte[] package)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var stream = new MemoryStream();
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in source.Entries.OrderBy(e => e.FullName != First).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                // A picture is compressed already.
                var copy = target.CreateEntry(entry.FullName, entry.FullName.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        return stream.ToArray();
    }
}
