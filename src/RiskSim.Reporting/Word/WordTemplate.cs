using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Word;

/// <summary>A document of Word that gives a briefing its styles, theme, headers, footers, page size and margins.</summary>
public sealed class WordTemplate
{
    // Far above what a template with a few logos has; what is larger when unpacked is no template.
    private const long MostBytes = 256L << 20;
    private const int MostParts = 5000;

    private WordTemplate(byte[] package) => Package = package;

    internal byte[] Package { get; }

    /// <summary>The one that is used where none is given.</summary>
    public static WordTemplate Default { get; } = new(DefaultTemplate.Create());

    /// <param name="problems">Gets the reason why a file cannot be used.</param>
    /// <returns>Null where it cannot.</returns>
    /// <exception cref="IOException">The file cannot be read; so is <see cref="UnauthorizedAccessException"/>.</exception>
    public static WordTemplate? Read(string path, ICollection<Problem> problems)
    {
        WordTemplate? None(string rule, string mend)
        {
            problems.Add(new Problem(Severity.Error, new Place(path, 0, 0), "", rule, mend));
            return null;
        }

        if (new FileInfo(path).Length > MostBytes) return None($"it is larger than {MostBytes >> 20} MB", "Give a template without large pictures.");
        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return None("it is protected with a password, or a document of Word 97-2003", "Save it without a password as .docx or .dotx.");
        if (!bytes.AsSpan().StartsWith("PK"u8)) return None("it is no document of Word", "Give a .docx or .dotx file.");
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(bytes)))
            {
                if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => e.Length) > MostBytes) return None("it is far too large when unpacked", "Give a template without large pictures.");
                if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return None("it has macros", "Save it as .docx or .dotx, without macros.");
                foreach (var entry in zip.Entries.Where(IsXml)) CheckXml(entry);
            }

            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            var type = document.MainDocumentPart?.ContentType ?? "";
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return None("it is of a kind that has macros", "Save it as .docx or .dotx, without macros.");
            if (!type.Contains("wordprocessingml", StringComparison.Ordinal) || document.MainDocumentPart!.Document?.Body is null) return None("it is no document of Word", "Give a .docx or .dotx file.");
            return new WordTemplate(bytes);
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return None("it declares entities of its own, which no document of Word does", "Give a template that Word has saved.");
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException or InvalidOperationException or ArgumentException or FormatException or NotSupportedException)
        {
            return None("it is damaged, or no document of Word", "Open it in Word, save it as .docx or .dotx and try again.");
        }
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="XmlException">It is broken or has a document type.</exception>
    private static void CheckXml(ZipArchiveEntry entry)
    {
        using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
        while (reader.Read())
        {
        }
    }
}
