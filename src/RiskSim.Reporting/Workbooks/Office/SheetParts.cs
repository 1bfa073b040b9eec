using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskSim.Reporting.Workbooks.Layout;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>The part of one sheet.</summary>
internal sealed class SheetParts(BookStyles styles, SharedText texts, string footer)
{
    private const uint A4 = 9;

    // A picture of 800 pixels fits an upright page, and text beside it too where the font is a wide one.
    private const uint PictureScale = 76;

    /// <param name="isFirst">Whether it is the one that is seen first.</param>
    /// <param name="firstTable">Id of its first table.</param>
    public void Add(WorksheetPart part, LaidSheet sheet, bool isFirst, uint firstTable)
    {
        var tables = TableParts.Add(part, sheet, firstTable);
        var drawing = PictureParts.Add(part, sheet);
        var worksheet = new Worksheet();
        worksheet.AddNamespaceDeclaration("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        var isScaled = sheet.Pictures.Length > 0;
        worksheet.Append(new SheetProperties(new PageSetupProperties { FitToPage = !isScaled }));
        worksheet.Append(new SheetViews(View(sheet, isFirst)));
        worksheet.Append(new SheetFormatProperties { DefaultRowHeight = 15 });
        worksheet.Append(new Columns(sheet.Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        worksheet.Append(new SheetData(sheet.Rows.Select(Row)));
        if (!sheet.Merged.IsEmpty)
            worksheet.Append(new MergeCells(sheet.Merged.Select(r => new MergeCell { Reference = Addresses.Range(r, 0, r, sheet.Widths.Length - 1) })) { Count = (uint)sheet.Merged.Length });
        worksheet.Append(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        worksheet.Append(new PageSetup
        {
            PaperSize = A4, Orientation = sheet.Sheet.IsPortrait ? OrientationValues.Portrait : OrientationValues.Landscape,
            FitToWidth = isScaled ? null : 1, FitToHeight = isScaled ? null : 0, Scale = isScaled ? PictureScale : null,
        });
        worksheet.Append(new HeaderFooter(new OddFooter(footer)));
        if (!sheet.PageBreaks.IsEmpty)
            worksheet.Append(new RowBreaks(sheet.PageBreaks.Select(r => new Break { Id = (uint)r, Max = 16_383, ManualPageBreak = true }))
            {
                Count = (uint)sheet.PageBreaks.Length, ManualBreakCount = (uint)sheet.PageBreaks.Length,
            });
        if (drawing is not null) worksheet.Append(drawing);
        if (tables is not null) worksheet.Append(tables);
        part.Worksheet = worksheet;
    }

    private static SheetView View(LaidSheet sheet, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false, TabSelected = isFirst };
        if (sheet.FrozenHeader is not { } header) return view;
        var corner = Addresses.Cell(header + 1, sheet.Sheet.FrozenColumns);
        var pane = sheet.Sheet.FrozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft;
        view.Append(new Pane
        {
            HorizontalSplit = sheet.Sheet.FrozenColumns > 0 ? sheet.Sheet.FrozenColumns : null, VerticalSplit = header + 1, TopLeftCell = corner, ActivePane = pane, State = PaneStateValues.Frozen,
        });
        view.Append(new Selection { Pane = pane, ActiveCell = corner, SequenceOfReferences = new ListValue<StringValue> { InnerText = corner } });
        return view;
    }

    private Row Row(LaidRow laid)
    {
        var row = new Row { RowIndex = (uint)laid.Row + 1 };
        if (laid.Height is { } height)
        {
            row.Height = height;
            row.CustomHeight = true;
        }
        foreach (var cell in laid.Cells) row.Append(Cell(laid.Row, cell));
        return row;
    }

    private Cell Cell(int row, LaidCell laid)
    {
        var cell = new Cell { CellReference = Addresses.Cell(row, laid.Column), StyleIndex = styles.Of(laid.Look, laid.Cell?.Format ?? "") };
        if (laid.Cell is { Text: { } text })
        {
            cell.DataType = CellValues.SharedString;
            cell.CellValue = new CellValue(texts.IndexOf(text).ToString(CultureInfo.InvariantCulture));
        }
        else if (laid.Cell is { } number) cell.CellValue = new CellValue(number.Number.ToString("R", CultureInfo.InvariantCulture));
        return cell;
    }
}
