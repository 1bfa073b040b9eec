using System.Collections.Immutable;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Reporting.Workbooks.Layout;

/// <summary>How a cell looks, apart from its number format.</summary>
internal enum Look { Plain, Title, Heading, Paragraph, Note, Header, ValueHeader, Value, Words, Line }

/// <param name="Column">From 0.</param>
/// <param name="Cell">Null: nothing but the look.</param>
internal sealed record LaidCell(int Column, Cell? Cell, Look Look);

/// <param name="Row">From 0.</param>
/// <param name="Height">Points; null: as high as its text.</param>
internal sealed record LaidRow(int Row, double? Height, ImmutableArray<LaidCell> Cells);

/// <summary>A table in its place.</summary>
/// <param name="HeaderRow">From 0; its first column is the sheet's.</param>
/// <param name="Columns">Names, each once.</param>
internal sealed record LaidTable(Table Table, int HeaderRow, ImmutableArray<string> Columns)
{
    public int LastRow => HeaderRow + Table.Rows.Length;
}

internal sealed record LaidPicture(Picture Picture, int Row);

/// <summary>A sheet with everything in its place.</summary>
/// <param name="Widths">Of the columns, in characters.</param>
/// <param name="Merged">Rows whose text runs across all columns.</param>
/// <param name="PageBreaks">Rows before which a page begins.</param>
internal sealed record LaidSheet(
    Sheet Sheet, ImmutableArray<double> Widths, ImmutableArray<LaidRow> Rows, ImmutableArray<int> Merged, ImmutableArray<LaidTable> Tables,
    ImmutableArray<LaidPicture> Pictures, ImmutableArray<int> PageBreaks)
{
    /// <summary>The row that stays in sight and is repeated on each page; null: none.</summary>
    public int? FrozenHeader => Sheet.IsFrozen && Tables is [var table, ..] ? table.HeaderRow : null;
}
