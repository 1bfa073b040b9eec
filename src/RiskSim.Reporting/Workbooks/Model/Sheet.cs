using System.Collections.Immutable;

namespace RiskSim.Reporting.Workbooks.Model;

/// <summary>A workbook without its layout.</summary>
/// <param name="Run">All that tells the run from others; kept in the property <c>RiskSim run</c>.</param>
/// <param name="RunId">Kept in the property <c>RiskSim report</c>.</param>
/// <param name="Footer">Of each printed page, at the left.</param>
internal sealed record Book(string Title, string Author, string Run, string RunId, string Footer, ImmutableArray<Sheet> Sheets);

/// <summary>A sheet from the top down.</summary>
/// <param name="Name">At most 31 characters, none of <c>[]:*?/\</c>.</param>
internal sealed record Sheet(string Name, ImmutableArray<Block> Blocks)
{
    /// <summary>Whether the header of its table stays in sight; there is one table then.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Columns that stay in sight beside it.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Whether pages are upright.</summary>
    public bool IsPortrait { get; init; }

    /// <summary>Least width of all columns together, in characters, for text that runs across them.</summary>
    public int LeastWidth { get; init; } = 90;
}

/// <summary>Something that takes rows of its own.</summary>
internal abstract record Block;

/// <summary>A heading; the first of a sheet is its title.</summary>
internal sealed record Heading(string Text) : Block;

/// <summary>Text across all columns, as many lines as it needs.</summary>
internal sealed record Paragraph(string Text) : Block
{
    /// <summary>Smaller and grey.</summary>
    public bool IsNote { get; init; }
}

/// <summary>A table that can be sorted and filtered.</summary>
/// <param name="Name">Unique in the workbook; letters and underlines.</param>
/// <param name="Rows">As wide as the columns; null is an empty cell. Without any the table is left out.</param>
internal sealed record Table(string Name, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Cell?>> Rows) : Block
{
    /// <summary>Whether all columns but those of text are as wide as the widest of them.</summary>
    public bool IsEven { get; init; }

    /// <summary>What the workbook calls single cells: by row and column from 0.</summary>
    public ImmutableArray<NamedCell> Names { get; init; } = [];
}

/// <param name="MostWidth">In characters; longer text is wrapped.</param>
internal sealed record Column(string Header, int MostWidth = 40)
{
    /// <summary>Whether what stands in it is mostly text.</summary>
    public bool IsText { get; init; }

    /// <summary>Whether its text may run into the empty cells at its right instead of being wrapped.</summary>
    public bool RunsOn { get; init; }

    public static Column Text(string header, int mostWidth = 40) => new(header, mostWidth) { IsText = true };
}

internal sealed record NamedCell(string Name, int Row, int Column);

/// <summary>A picture as wide and high as it was drawn.</summary>
/// <param name="Png">Its bytes.</param>
/// <param name="Width">Pixels at 96 to the inch.</param>
internal sealed record Picture(string Name, string AlternativeText, ReadOnlyMemory<byte> Png, int Width, int Height) : Block;
