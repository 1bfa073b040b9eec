using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using RiskSim.Reporting;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Word;

namespace RiskSim.Tests.Reporting.Word;

/// <summary>Briefings of the sample forecast, and what is in them.</summary>
internal static class WordSample
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static KeptRun Run(string name = "Two pads | after <an> accident", string says = "a spare was found", bool withSecondAssumption = true) =>
        new("output/sample", SampleForecast.Create(name, says, withSecondAssumption), new RunOrigin("0.1.0", [new("trials", "200000")]));

    public static byte[] Briefing(KeptRun? run = null, string? title = null, WordTemplate? template = null) => WordWriter.Bytes(run ?? Run(), title, template, _ => { });

    /// <summary>What a validator of the newest Word finds.</summary>
    public static IEnumerable<string> Mistakes(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2021).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    public static XDocument Part(byte[] document, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(document));
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    public static XElement Body(byte[] document) => Part(document, "word/document.xml").Root!.Element(W + "body")!;

    /// <summary>The text of each paragraph with its style, blanks that do not break as ordinary ones.</summary>
    public static List<(string Style, string Text)> Paragraphs(XElement body) =>
        [.. body.Descendants(W + "p").Select(p => ((string?)p.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val") ?? "", TextOf(p)))];

    public static string TextOf(XElement element) => string.Concat(element.Descendants(W + "t").Select(t => t.Value)).Replace('\u00A0', ' ');

    /// <summary>The texts of headers and footers.</summary>
    public static List<string> Headers(byte[] document)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        var main = package.MainDocumentPart!;
        return [.. main.HeaderParts.Select(p => p.GetStream()).Concat(main.FooterParts.Select(p => p.GetStream())).Select(s => TextOf(XDocument.Load(s).Root!))];
    }

    /// <summary>A package of the given parts.</summary>
    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }

        return bytes.ToArray();
    }

    /// <summary>The same package with one part changed.</summary>
    public static byte[] With(byte[] package, string name, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(package);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(name)!;
            string content;
            using (var reader = new StreamReader(entry.Open())) content = reader.ReadToEnd();
            entry.Delete();
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(change(content)));
        }

        return bytes.ToArray();
    }
}
