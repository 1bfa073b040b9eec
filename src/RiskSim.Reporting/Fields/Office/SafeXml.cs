using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>Reads XML from strangers: no DTD, no entities, nothing fetched, and no deeper than any program writes it.</summary>
internal static class SafeXml
{
    private const int Deepest = 500;

    /// <exception cref="DocumentRefusedException">It is none of this, or no XML.</exception>
    public static XDocument Load(byte[] content, string part)
    {
        try
        {
            using (var reader = Open(content))
                while (reader.Read())
                    if (reader.Depth > Deepest) throw new DocumentRefusedException($"'{part}' in it is nested more than {Deepest} deep", "No program for documents writes such a file; look where it came from.");
            using var second = Open(content);
            return XDocument.Load(second, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException e)
        {
            var hasType = e.Message.Contains("DTD", StringComparison.Ordinal);
            throw new DocumentRefusedException(
                hasType ? $"'{part}' in it has a document type definition, which may bring in entities" : $"'{part}' in it is no sound XML ({e.Message.TrimEnd('.')})",
                hasType ? "No program for documents writes such a file; look where it came from." : "Open the file in the program that made it and save it again.");
        }
    }

    /// <summary>Without new blanks or line ends.</summary>
    public static byte[] Save(XDocument document)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = document.Declaration is null,
        };
        using (var writer = XmlWriter.Create(stream, settings)) document.Save(writer);
        return stream.ToArray();
    }

    /// <summary>Text without the few characters that XML cannot hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
        return clean.ToString();
    }

    private static XmlReader Open(byte[] content) =>
        XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
}
