using System.Text;

namespace RiskSim.Reporting.Documents;

/// <summary>A table in Markdown, its columns padded so that the source reads well too.</summary>
/// <param name="header">Escaped by the caller, as are the cells.</param>
/// <param name="textColumns">So many columns on the left are text, the rest is aligned to the right.</param>
internal sealed class MarkdownTable(int textColumns, params string[] header)
{
    private readonly List<string[]> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    public void Add(params string[] cells)
    {
        if (cells.Length != header.Length) throw new ArgumentException($"{cells.Length} cells in a table of {header.Length} columns", nameof(cells));
        _rows.Add(cells);
    }

    public void AppendTo(StringBuilder text)
    {
        var widths = header.Select((h, i) => Math.Max(3, _rows.Append(header).Max(r => r[i].Length))).ToArray();
        Row(text, header, widths);
        text.Append('|');
        for (var i = 0; i < widths.Length; i++)
            text.Append(' ').Append(i < textColumns ? new string('-', widths[i]) : new string('-', widths[i] - 1) + ':').Append(" |");
        text.Append('\n');
        foreach (var row in _rows) Row(text, row, widths);
        text.Append('\n');
    }

    private void Row(StringBuilder text, string[] cells, int[] widths)
    {
        text.Append('|');
        for (var i = 0; i < cells.Length; i++)
            text.Append(' ').Append(i < textColumns ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i])).Append(" |");
        text.Append('\n');
    }
}
