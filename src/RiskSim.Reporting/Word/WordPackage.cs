using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace RiskSim.Reporting.Word;

/// <summary>A package without what would differ from one writing to the next.</summary>
internal static class WordPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    private const string RootRelations = "_rels/.rels";

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
                if (part.FullName == RootRelations) Number(source).Save(target);
                else source.CopyTo(target);
            }

        return bytes.ToArray();
    }

    /// <summary>Gives the relationships of the package, which nothing refers to by their ids, numbers instead of ids that were drawn.</summary>
    private static XDocument Number(Stream relations)
    {
        var xml = WordXml.Read(relations);
        xml.Root!.ReplaceNodes(xml.Root.Elements().OrderBy(r => (string?)r.Attribute("Target"), StringComparer.Ordinal)
            .Select((r, i) => new XElement(r.Name, new XAttribute("Id", $"rId{(i + 1).ToString(CultureInfo.InvariantCulture)}"), r.Attributes().Where(a => a.Name != "Id"))).ToList());
        return xml;
    }
}
