using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using static RiskSim.Reporting.Fields.Office.ExcelCell;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>What the fields of a workbook need to know of its main part and of the parts that all sheets share.</summary>
internal sealed class ExcelBook(OfficePackage package, string mainPart)
{
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string SheetType = Main + "worksheet+xml";

    public static readonly string[] MainTypes = [Main + "sheet.main+xml", Main + "template.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "application/vnd.ms-excel.template.macroEnabled.main+xml"];

    // Behind these an order to calculate may stand.
    private static readonly string[] BeforeCalculation =
        ["fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames"];

    // Formats of dates that are in every workbook.
    private static readonly int[] DateFormats = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];

    private XElement[]? _strings;

    /// <summary>Defined names that are fields, in the order of the file.</summary>
    public ImmutableArray<XElement> Names =>
        [.. package.Xml(mainPart).Root!.Elements(S + "definedNames").Elements(S + "definedName").Where(n => ((string?)n.Attribute("name"))?.StartsWith(ExcelName.Prefix, StringComparison.OrdinalIgnoreCase) == true)];

    public bool From1904 => (string?)package.Xml(mainPart).Root!.Element(S + "workbookPr")?.Attribute("date1904") is "1" or "true";

    /// <returns>Null where there is no such sheet, or it is none of cells.</returns>
    public string? PartOf(string sheet)
    {
        var id = (string?)package.Xml(mainPart).Root!.Elements(S + "sheets").Elements(S + "sheet")
            .FirstOrDefault(s => string.Equals((string?)s.Attribute("name"), sheet, StringComparison.OrdinalIgnoreCase))?.Attribute(WordNames.R + "id");
        var part = id is null ? null : Relationships.Of(package, mainPart).FirstOrDefault(r => r.Id == id)?.Target;
        return part is not null && package.Has(part) && package.TypeOf(part) == SheetType ? part : null;
    }

    /// <summary>Whether a cell is the heading of a column of a table: the table has its own copy of it.</summary>
    public bool IsHeading(string sheetPart, CellAddress cell)
    {
        foreach (var table in Relationships.Of(package, sheetPart).Where(r => r.Type.EndsWith("/table", StringComparison.Ordinal) && r.Target is { } target && package.Has(target)))
        {
            var root = package.Xml(table.Target!).Root!;
            if (((string?)root.Attribute("ref"))?.Split(':') is not [var first, var last] || CellAddress.Of(first) is not { } from || CellAddress.Of(last) is not { } to) continue;
            if ((string?)root.Attribute("headerRowCount") != "0" && cell.Row == from.Row && cell.Column >= from.Column && cell.Column <= to.Column) return true;
        }
        return false;
    }

    /// <summary>A cell's text as it is kept: numbers with all their digits.</summary>
    public string TextOf(XElement? cell) => (string?)cell?.Attribute("t") switch
    {
        null when cell is null => "",
        "s" => int.TryParse(cell!.Element(S + "v")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Shared(index) : "",
        "inlineStr" => Plain(cell!.Element(S + "is")),
        _ => cell!.Element(S + "v")?.Value ?? "",
    };

    /// <summary>The merged cells, e.g. <c>B2:C3</c>, that a cell is one of without being the first, so that it is not shown.</summary>
    /// <returns>Null where there are none.</returns>
    public string? MergedRange(string sheetPart, CellAddress cell)
    {
        foreach (var merged in package.Xml(sheetPart).Root!.Elements(S + "mergeCells").Elements(S + "mergeCell"))
        {
            var range = (string?)merged.Attribute("ref") ?? "";
            if (range.Split(':') is not [var first, var last] || CellAddress.Of(first) is not { } from || CellAddress.Of(last) is not { } to) continue;
            if (cell != from && cell.Row >= from.Row && cell.Row <= to.Row && cell.Column >= from.Column && cell.Column <= to.Column) return range;
        }
        return null;
    }

    /// <summary>Whether a cell's style shows numbers as dates.</summary>
    public bool ShowsDates(XElement? cell)
    {
        if (!int.TryParse((string?)cell?.Attribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style)) return false;
        if (Related("/styles") is not { } part) return false;
        var root = package.Xml(part).Root!;
        if (!int.TryParse((string?)root.Elements(S + "cellXfs").Elements(S + "xf").ElementAtOrDefault(style)?.Attribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var format)) return false;
        var code = (string?)root.Elements(S + "numFmts").Elements(S + "numFmt").FirstOrDefault(f => (string?)f.Attribute("numFmtId") == format.ToString(CultureInfo.InvariantCulture))?.Attribute("formatCode");
        return code is null ? DateFormats.Contains(format) : code.Contains('y', StringComparison.OrdinalIgnoreCase) || code.Contains('d', StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Formulas that use the new values are to be calculated when the workbook is opened.</summary>
    public void CalculateOnLoad()
    {
        var root = package.Xml(mainPart).Root!;
        var order = root.Element(S + "calcPr");
        if (order is null)
        {
            order = new XElement(S + "calcPr");
            root.Elements().Last(e => BeforeCalculation.Contains(e.Name.LocalName)).AddAfterSelf(order);
        }
        if ((string?)order.Attribute("fullCalcOnLoad") is "1" or "true") return;
        order.SetAttributeValue("fullCalcOnLoad", "1");
        package.Changed(mainPart);
    }

    private string Shared(int index)
    {
        _strings ??= Related("/sharedStrings") is { } part ? [.. package.Xml(part).Root!.Elements(S + "si")] : [];
        return index < _strings.Length ? Plain(_strings[index]) : "";
    }

    /// <summary>Of rich text, the text; not how it is pronounced.</summary>
    private static string Plain(XElement? text) => text is null ? "" : string.Concat(text.Descendants(S + "t").Where(t => t.Parent!.Name != S + "rPh").Select(t => t.Value));

    private string? Related(string type) => Relationships.Of(package, mainPart).FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal) && r.Target is { } target && package.Has(target))?.Target;
}
