using System.Text;

namespace RiskSim.Reporting.Text;

/// <summary>A plain table for a terminal or a pipe: text left, numbers right, two blanks between columns.</summary>
/// <param name="textColumns">So many columns on the left are text; the rest is aligned to the right.</param>
internal sealed class TextTable(int textColumns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>A row with fewer cells than others: its last cell runs on to the right.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>A rule below the rows so far.</summary>
    public void Rule() => _rows.Add([]);

    public void AppendTo(StringBuilder text, int atLeastFirst = 0)
    {
        var columns = _rows.Count == 0 ? 0 : _rows.Max(r => r.Length);
        var widths = new int[columns];
        // A cell that runs on to the right does not widen its column.
        foreach (var row in _rows.Where(r => r.Length == columns))
            for (var i = 0; i < columns; i++) widths[i] = Math.Max(widths[i], row[i].Length);
        foreach (var row in _rows.Where(r => r.Length > 0 && r.Length < columns))
            for (var i = 0; i < row.Length - 1; i++) widths[i] = Math.Max(widths[i], row[i].Length);
        if (columns > 0) widths[0] = Math.Max(widths[0], atLeastFirst);
        var total = widths.Sum() + 2 * Math.Max(0, columns - 1);

        foreach (var row in _rows)
        {
            var line = new StringBuilder();
            for (var i = 0; i < row.Length; i++)
            {
                if (i > 0) line.Append("  ");
                var runsOn = i == row.Length - 1 && row.Length < columns;
                line.Append(runsOn ? row[i] : i < textColumns ? row[i].PadRight(widths[i]) : row[i].PadLeft(widths[i]));
            }
            text.Append(row.Length == 0 ? new string('-', total) : line.ToString().TrimEnd()).Append('\n');
        }
    }
}
