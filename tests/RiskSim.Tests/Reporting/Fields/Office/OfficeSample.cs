using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SkiaSharp;

namespace RiskSim.Tests.Reporting.Fields.Office;

/// <summary>Word documents and workbooks made part by part, as a program that is not ours would write them.</summary>
internal static class OfficeSample
{
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>A content control within a paragraph.</summary>
    public static string Control(string tag, string text = "?", string properties = "", string content = "") =>
        $"""<w:sdt><w:sdtPr><w:alias w:val="figure"/><w:tag w:val="risksim:{tag}"/>{properties}</w:sdtPr><w:sdtContent>{(content.Length > 0 ? content : $"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")}</w:sdtContent></w:sdt>""";

    public static string Paragraph(string content) => $"<w:p>{content}</w:p>";

    /// <summary>A picture in a paragraph; 4,000,000 by 1,000,000.</summary>
    public static string Picture(string description, int id = 1, string relationship = "rIdImage") =>
        $"""<w:p><w:r><w:drawing><wp:inline><wp:extent cx="4000000" cy="1000000"/><wp:docPr id="{id}" name="Picture {id}" descr="{description}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="p.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="1000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>""";

    /// <summary>A document with a header, a footnote, styles, an image and a part that nobody knows.</summary>
    /// <param name="body">What is in it.</param>
    public static Dictionary<string, byte[]> WordParts(string body, string header = "", string footnote = "") => new()
    {
        ["[Content_Types].xml"] = Xml($"""<Types xmlns="{Types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{Word}document.main+xml"/><Override PartName="/word/header1.xml" ContentType="{Word}header+xml"/><Override PartName="/word/footnotes.xml" ContentType="{Word}footnotes+xml"/></Types>"""),
        ["_rels/.rels"] = Xml($"""<Relationships xmlns="{Rels}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ["word/document.xml"] = WordXml("document", $"<w:body>{body}<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/></w:sectPr></w:body>"),
        ["word/_rels/document.xml.rels"] = Xml($"""<Relationships xmlns="{Rels}"><Relationship Id="rIdHeader" Type="{Office}/header" Target="header1.xml"/><Relationship Id="rIdNotes" Type="{Office}/footnotes" Target="footnotes.xml"/><Relationship Id="rIdImage" Type="{Office}/image" Target="media/image1.png"/></Relationships>"""),
        ["word/header1.xml"] = WordXml("hdr", Paragraph(header)),
        ["word/footnotes.xml"] = WordXml("footnotes", $"<w:footnote w:id=\"1\">{Paragraph(footnote)}</w:footnote>"),
        ["word/media/image1.png"] = Png(),
        ["custom/odd.bin"] = [0, 1, 2, 255],
    };

    public static byte[] Docx(string body, string header = "", string footnote = "") => Zip(WordParts(body, header, footnote));

    /// <summary>A workbook with a sheet <c>Key 'figures'</c>: styles 0 general, 1 percent, 2 date; A1 is shared text, C1 the formula B1*2.</summary>
    /// <param name="names">Defined names with what they refer to; a third part is their comment.</param>
    public static Dictionary<string, byte[]> ExcelParts(params IEnumerable<(string Name, string Reference, string Comment)> names) => new()
    {
        ["[Content_Types].xml"] = Xml($"""<Types xmlns="{Types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheet}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Sheet}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheet}styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Sheet}sharedStrings+xml"/></Types>"""),
        ["_rels/.rels"] = Xml($"""<Relationships xmlns="{Rels}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="/xl/workbook.xml"/></Relationships>"""),
        ["xl/workbook.xml"] = Xml($"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}"><workbookPr/><sheets><sheet name="Key 'figures'" sheetId="1" r:id="rId1"/></sheets><definedNames>{string.Concat(names.Select(n => $"<definedName name=\"{n.Name}\"{(n.Comment.Length > 0 ? $" comment=\"{n.Comment}\"" : "")}>{n.Reference}</definedName>"))}</definedNames></workbook>"""),
        ["xl/_rels/workbook.xml.rels"] = Xml($"""<Relationships xmlns="{Rels}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""),
        ["xl/worksheets/sheet1.xml"] = Xml("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1"><f>B1*2</f><v>1</v></c></row><row><c t="inlineStr"><is><t>old</t></is></c><c s="2"><v>40000</v></c></row></sheetData></worksheet>"""),
        ["xl/styles.xml"] = Xml("""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\ mmm\ yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>"""),
        ["xl/sharedStrings.xml"] = Xml("""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si><r><t>P80 </t></r><r><t>delay</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>"""),
    };

    public static byte[] Xml(string xml) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" + xml);

    public static byte[] WordXml(string root, string content) => Xml($"""<w:{root} xmlns:w="{Main}" xmlns:r="{Office}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{content}</w:{root}>""");

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2020, 2, 2, 2, 2, 2, TimeSpan.Zero);
                using var into = entry.Open();
                into.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>Parts with their content and time, in order.</summary>
    public static List<(string Name, byte[] Content, DateTime Time)> Unzip(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e =>
        {
            using var from = e.Open();
            using var content = new MemoryStream();
            from.CopyTo(content);
            return (e.FullName, content.ToArray(), e.LastWriteTime.DateTime);
        })];
    }

    public static string PartText(byte[] file, string part) => Encoding.UTF8.GetString(Unzip(file).Single(p => p.Name == part).Content);

    /// <summary>The parts that differ, are new or are gone; and asserts that the old ones keep their order and time.</summary>
    public static string[] ChangedParts(byte[] before, byte[] after)
    {
        var (old, now) = (Unzip(before), Unzip(after));
        Assert.Equal(old.Select(p => (p.Name, p.Time)), now.Take(old.Count).Select(p => (p.Name, p.Time)));
        return [.. old.Zip(now).Where(p => !p.First.Content.AsSpan().SequenceEqual(p.Second.Content)).Select(p => p.First.Name), .. now.Skip(old.Count).Select(p => p.Name)];
    }

    public static void AssertValidWord(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        AssertValid(document);
    }

    public static void AssertValidExcel(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        AssertValid(document);
    }

    private static void AssertValid(OpenXmlPackage package) => Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365)
        .Validate(package, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));

    public static byte[] Png(int width = 40, int height = 10)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Gray);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
