using System.Collections.Immutable;

namespace RiskSim.Reporting.Documents.Passages;

/// <summary>Takes the rows of a table one by one.</summary>
/// <param name="textColumns">So many columns on the left are text, the rest numbers.</param>
internal sealed class TableBuilder(int textColumns, params ImmutableArray<Prose> header)
{
    private readonly ImmutableArray<ImmutableArray<Prose>>.Builder _rows = ImmutableArray.CreateBuilder<ImmutableArray<Prose>>();

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params ImmutableArray<Prose> cells)
    {
        if (cells.Length != header.Length) throw new ArgumentException($"{cells.Length} cells in a table of {header.Length} columns", nameof(cells));
        _rows.Add(cells);
    }

    public Passage.Table Build() => new(textColumns, header, _rows.ToImmutable());
}
