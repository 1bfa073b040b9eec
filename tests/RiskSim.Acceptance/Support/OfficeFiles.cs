using System.IO.Compression;
using System.Text;

namespace RiskSim.Acceptance.Support;

/// <summary>The smallest Word document and workbook that programs open.</summary>
internal static class OfficeFiles
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="tags">Of content controls, each in a paragraph of its own.</param>
    public static void WriteWord(string path, params IEnumerable<string> tags) => Write(path, "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", [],
        $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{string.Concat(tags.Select(t => $"<w:p><w:r><w:t xml:space=\"preserve\">figure: </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val=\"risksim:{t}\"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t>?</w:t></w:r></w:sdtContent></w:sdt></w:p>"))}</w:body></w:document>""");

    /// <param name="names">Defined names, for the cells B1, B2 and so on.</param>
    public static void WriteExcel(string path, params IReadOnlyCollection<string> names) => Write(path, "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        [("xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", "worksheet", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>""")],
        $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Office}"><sheets><sheet name="Figures" sheetId="1" r:id="rId1"/></sheets><definedNames>{string.Concat(names.Select((n, i) => $"<definedName name=\"{n}\">Figures!$B${i + 1}</definedName>"))}</definedNames></workbook>""");

    public static string ReadPart(string path, string part)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Adds a property to a document that has some.</summary>
    public static void AddProperty(string path, string name, string value)
    {
        const string Part = "docProps/custom.xml";
        var properties = ReadPart(path, Part);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        zip.GetEntry(Part)!.Delete();
        using var entry = zip.CreateEntry(Part).Open();
        entry.Write(Encoding.UTF8.GetBytes(properties.Replace("</Properties>",
            $"<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"99\" name=\"{name}\"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>", StringComparison.Ordinal)));
    }

    private static void Write(string path, string main, string type, (string Name, string Type, string Relationship, string Content)[] others, string content)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(zip, "[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/{main}" ContentType="{type}"/>{string.Concat(others.Select(o => $"<Override PartName=\"/{o.Name}\" ContentType=\"{o.Type}\"/>"))}</Types>""");
        Add(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="{main}"/></Relationships>""");
        Add(zip, main, content);
        var slash = main.LastIndexOf('/') + 1;
        Add(zip, $"{main[..slash]}_rels/{main[slash..]}.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(others.Select((o, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{o.Relationship}\" Target=\"/{o.Name}\"/>"))}</Relationships>""");
        foreach (var other in others) Add(zip, other.Name, other.Content);
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + content));
    }
}
