using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskSim.Reporting.Workbooks.Layout;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>The tables of a sheet.</summary>
internal static class TableParts
{
    public const string Style = "TableStyleMedium2";

    /// <param name="firstId">Of the workbook's tables, from 1.</param>
    /// <returns>Null where the sheet has none.</returns>
    public static DocumentFormat.OpenXml.Spreadsheet.TableParts? Add(WorksheetPart part, LaidSheet sheet, uint firstId)
    {
        if (sheet.Tables.IsEmpty) return null;
        var parts = new DocumentFormat.OpenXml.Spreadsheet.TableParts { Count = (uint)sheet.Tables.Length };
        foreach (var (index, table) in sheet.Tables.Index())
        {
            var relation = $"table{index + 1}";
            var definition = part.AddNewPart<TableDefinitionPart>(relation);
            var range = Addresses.Range(table.HeaderRow, 0, table.LastRow, table.Columns.Length - 1);
            var id = firstId + (uint)index;
            definition.Table = new DocumentFormat.OpenXml.Spreadsheet.Table(
                new AutoFilter { Reference = range },
                new TableColumns(table.Columns.Select((name, i) => new TableColumn { Id = (uint)i + 1, Name = CellText.Escape(name) })) { Count = (uint)table.Columns.Length },
                new TableStyleInfo { Name = Style, ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = true, ShowColumnStripes = false })
            {
                Id = id, Name = table.Table.Name, DisplayName = table.Table.Name, Reference = range, TotalsRowShown = false,
            };
            parts.Append(new TablePart { Id = relation });
        }
        return parts;
    }
}
