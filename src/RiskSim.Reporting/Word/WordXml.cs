using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace RiskSim.Reporting.Word;

/// <summary>Parts of a package as XML, and text as XML allows it.</summary>
internal static partial class WordXml
{
    public static XDocument Read(OpenXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return Read(stream);
    }

    public static XDocument Read(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static void Write(OpenXmlPart part, XDocument content)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        content.Save(writer);
    }

    /// <summary>Text in which no line ends between a number and its unit.</summary>
    public static string Typeset(string text) => BeforeUnit().Replace(text, "\u00A0");

    /// <summary>One line; what XML forbids is shown as the sign for what cannot be shown.</summary>
    public static string Text(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r') continue;
            if (c is '\n' or '\t' or '\u0085' or '\u2028' or '\u2029') clean.Append(' ');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else clean.Append(XmlConvert.IsXmlChar(c) && !char.IsControl(c) ? c : '\uFFFD');
        }

        return clean.ToString();
    }

    [GeneratedRegex(@"(?<=\d) (?=%|d\b|days?\b)")]
    private static partial Regex BeforeUnit();
}
