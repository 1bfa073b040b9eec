using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskSim.Reporting;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Workbooks;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Workbooks;

/// <summary>A workbook that was written, read with the library.</summary>
internal sealed class WorkbookFile : IDisposable
{
    public static readonly RunOrigin Origin = new("1.2.3", [new("trials", "20000")]);

    private readonly MemoryStream _stream;

    public WorkbookFile(ForecastResult result, string? title = null)
    {
        Bytes = WorkbookWriter.Bytes(new KeptRun("out", result, Origin), title, _ => { });
        _stream = new MemoryStream(Bytes);
        Document = SpreadsheetDocument.Open(_stream, isEditable: false);
    }

    public byte[] Bytes { get; }

    public SpreadsheetDocument Document { get; }

    public Workbook Book => Document.WorkbookPart!.Workbook!;

    public IEnumerable<string> SheetNames => Book.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!);

    public WorksheetPart Part(string sheet) => (WorksheetPart)Document.WorkbookPart!.GetPartById(Book.Sheets!.Elements<Sheet>().First(s => s.Name == sheet).Id!.Value!);

    public IEnumerable<Table> Tables => Document.WorkbookPart!.WorksheetParts.SelectMany(p => p.TableDefinitionParts).Select(p => p.Table!);

    public IEnumerable<Cell> Cells(string sheet) => Part(sheet).Worksheet!.Descendants<Cell>();

    /// <summary>All cells of the workbook.</summary>
    public IEnumerable<Cell> AllCells => SheetNames.SelectMany(Cells);

    /// <summary>A cell's text, or its number as it is kept; empty where there is none.</summary>
    public string Text(Cell? cell)
    {
        var value = cell?.CellValue?.Text ?? "";
        return cell?.DataType?.Value == CellValues.SharedString
            ? Document.WorkbookPart!.SharedStringTablePart!.SharedStringTable!.Elements<SharedStringItem>().ElementAt(int.Parse(value, CultureInfo.InvariantCulture)).InnerText
            : value;
    }

    /// <summary>Of a sheet with one table: its rows by column name.</summary>
    public List<Dictionary<string, Cell?>> Rows(string sheet, int table = 0)
    {
        var part = Part(sheet);
        var definition = part.TableDefinitionParts.OrderBy(p => p.Table!.Id!.Value).ElementAt(table).Table!;
        var (top, bottom) = Ends(definition.Reference!.Value!);
        var names = definition.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value!).ToList();
        return [.. part.Worksheet!.Descendants<Row>().Where(r => r.RowIndex!.Value > top && r.RowIndex.Value <= bottom)
            .Select(r => names.Select((n, i) => (n, Cell: r.Elements<Cell>().ElementAtOrDefault(i))).ToDictionary(c => c.n, c => c.Cell))];
    }

    /// <summary>The number format of a cell.</summary>
    public string Format(Cell cell)
    {
        var sheet = Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var id = sheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).NumberFormatId!.Value;
        return sheet.NumberingFormats!.Elements<NumberingFormat>().FirstOrDefault(f => f.NumberFormatId! == id)?.FormatCode?.Value ?? "";
    }

    public Cell? Named(string name)
    {
        var reference = Book.DefinedNames!.Elements<DefinedName>().Single(n => n.Name == name).Text;
        var bang = reference.LastIndexOf('!');
        return Cells(reference[..bang].Trim('\'')).FirstOrDefault(c => c.CellReference == reference[(bang + 1)..].Replace("$", "", StringComparison.Ordinal));
    }

    public static (int Top, int Bottom) Ends(string reference)
    {
        var rows = reference.Split(':').Select(c => int.Parse(c.TrimStart([.. Enumerable.Range('A', 26).Select(l => (char)l)]), CultureInfo.InvariantCulture)).ToList();
        return (rows[0], rows[1]);
    }

    public void Dispose()
    {
        Document.Dispose();
        _stream.Dispose();
    }
}
