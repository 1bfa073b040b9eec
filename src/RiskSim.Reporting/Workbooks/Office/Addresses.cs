using RiskSim.Reporting.Fields.Office;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>Cells as a workbook names them; rows and columns count from 0 here.</summary>
internal static class Addresses
{
    public static string Cell(int row, int column) => new CellAddress(column + 1, row + 1).ToString();

    public static string Range(int top, int left, int bottom, int right) => $"{Cell(top, left)}:{Cell(bottom, right)}";

    /// <summary><c>'Key figures'!$B$3</c>.</summary>
    public static string Absolute(string sheet, int row, int column)
    {
        var cell = Cell(row, column);
        var letters = cell.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return $"{Quoted(sheet)}!${letters}${cell[letters.Length..]}";
    }

    /// <summary>A row across all columns.</summary>
    public static string Row(string sheet, int row) => System.FormattableString.Invariant($"{Quoted(sheet)}!${row + 1}:${row + 1}");

    private static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";
}
