using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.VariantTypes;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Workbooks.Layout;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>A workbook as a file: equal workbooks give equal bytes.</summary>
internal static class BookFile
{
    private const string PrintTitles = "_xlnm.Print_Titles";

    public static byte[] Bytes(Book book)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook)) Fill(document, book);
        return SteadyZip.Rewrite(stream.ToArray());
    }

    private static void Fill(SpreadsheetDocument document, Book book)
    {
        var main = document.AddWorkbookPart();
        document.ChangeIdOfPart(main, "workbook");
        ImmutableArray<LaidSheet> sheets = [.. book.Sheets.Select(SheetLayout.Of)];
        var (styles, texts) = (new BookStyles(), new SharedText());
        var parts = new SheetParts(styles, texts, book.Footer);
        var list = new Sheets();
        var firstTable = 1u;
        foreach (var (index, sheet) in sheets.Index())
        {
            var relation = $"sheet{index + 1}";
            parts.Add(main.AddNewPart<WorksheetPart>(relation), sheet, index == 0, firstTable);
            firstTable += (uint)sheet.Tables.Length;
            list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Sheet.Name, SheetId = (uint)index + 1, Id = relation });
        }
        main.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Sheet();
        main.AddNewPart<SharedStringTablePart>("texts").SharedStringTable = texts.Table();
        main.Workbook = new Workbook(new BookViews(new WorkbookView { ActiveTab = 0 }), list, Names(sheets));
        main.Workbook.AddNamespaceDeclaration("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        AddProperties(document, book);
    }

    private static DefinedNames Names(ImmutableArray<LaidSheet> sheets)
    {
        var names = new DefinedNames();
        foreach (var (index, sheet) in sheets.Index())
            if (sheet.FrozenHeader is { } header)
                names.Append(new DefinedName(Addresses.Row(sheet.Sheet.Name, header)) { Name = PrintTitles, LocalSheetId = (uint)index });
        foreach (var sheet in sheets)
            foreach (var table in sheet.Tables)
                foreach (var name in table.Table.Names)
                    names.Append(new DefinedName(Addresses.Absolute(sheet.Sheet.Name, table.HeaderRow + 1 + name.Row, name.Column)) { Name = name.Name });
        return names;
    }

    private static void AddProperties(SpreadsheetDocument document, Book book)
    {
        // A part of its own, since that of the package gets a random name.
        var core = document.AddNewPart<CoreFilePropertiesPart>("core");
        using (var writer = System.Xml.XmlWriter.Create(core.GetStream(FileMode.Create)))
        {
            const string Namespace = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
            const string Dublin = "http://purl.org/dc/elements/1.1/";
            writer.WriteStartElement("cp", "coreProperties", Namespace);
            writer.WriteElementString("dc", "title", Dublin, SafeXml.Clean(book.Title));
            writer.WriteElementString("dc", "creator", Dublin, SafeXml.Clean(book.Author));
            writer.WriteEndElement();
        }
        document.AddNewPart<CustomFilePropertiesPart>("custom").Properties = new Properties(
            new CustomDocumentProperty(new VTLPWSTR(SafeXml.Clean(book.Run))) { FormatId = RunProperty.UserProperties, PropertyId = RunProperty.FirstId, Name = RunProperty.Name },
            new CustomDocumentProperty(new VTLPWSTR(SafeXml.Clean(book.RunId))) { FormatId = RunProperty.UserProperties, PropertyId = RunProperty.FirstId + 1, Name = DocumentPlan.ReportProperty });
    }
}
