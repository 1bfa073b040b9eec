using System.IO.Compression;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>What a zip file may be to be taken for a document.</summary>
internal static class ZipLimits
{
    private const int MostEntries = 20_000;
    private const long Mebibyte = 1 << 20;
    private const long LargestPart = 256 * Mebibyte;
    private const long LargestTotal = 1024 * Mebibyte;

    // Sheets of blanks reach 100:1; deflate alone cannot go beyond 1,032:1.
    private const long MostRatio = 200;
    private const long RatioMattersFrom = 16 * Mebibyte;

    /// <exception cref="DocumentRefusedException">It would unpack to far more than a document, or has names or entries that no program for documents writes.</exception>
    public static void Check(ZipArchive zip)
    {
        const string Bomb = "A document is never like that; look where the file came from.";
        if (zip.Entries.Count > MostEntries) throw new DocumentRefusedException($"it has {FigureText.Count(zip.Entries.Count)} parts", Bomb);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Any(s => s is ".." or "."))
                throw new DocumentRefusedException($"the name of its part '{name}' leads out of it", Bomb);
            if (!names.Add(name)) throw new DocumentRefusedException($"its part '{name}' is there twice", "Open the file in the program that made it and save it again.");
            if (entry.IsEncrypted) throw new DocumentRefusedException("it is encrypted", "Take the password away and try again.");
            total += entry.Length;
            if (entry.Length > LargestPart || total > LargestTotal || (entry.Length > RatioMattersFrom && entry.Length > MostRatio * Math.Max(1, entry.CompressedLength)))
                throw new DocumentRefusedException($"its parts would unpack to {FigureText.Count(Math.Ceiling((double)total / Mebibyte))} MB and more", Bomb);
        }
    }

    /// <summary>A part unpacked, no more than it says and whole.</summary>
    /// <exception cref="DocumentRefusedException">It is damaged.</exception>
    public static byte[] Read(ZipArchiveEntry entry)
    {
        DocumentRefusedException Damaged() => new($"its part '{entry.FullName}' is damaged", "Open the file in the program that made it and save it again, or take it from a backup.");
        try
        {
            using var stream = entry.Open();
            var content = new byte[entry.Length];
            stream.ReadExactly(content);
            return stream.ReadByte() < 0 && Crc32.Of(content) == entry.Crc32 ? content : throw Damaged();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw Damaged();
        }
    }
}
