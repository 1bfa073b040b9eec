using System.Collections.Immutable;
using System.Text;
using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Csv;

/// <param name="Place">Of the first character inside quotes.</param>
internal sealed record CsvCell(string Text, Place Place, bool IsQuoted);

/// <summary>
/// A CSV file with a header, separated by commas or semicolons. Read here rather than by a library because every problem
/// names the line and the column of its cell.
/// </summary>
internal sealed class CsvTable
{
    public required ImmutableArray<CsvCell> Header { get; init; }

    /// <summary>Rows with at most as many cells as the header; blank ones left out.</summary>
    public required ImmutableArray<ImmutableArray<CsvCell>> Rows { get; init; }

    public static CsvTable Read(string text, string file, ProblemList problems)
    {
        var lines = new CsvScanner(text, file, problems).Lines();
        var header = lines.Count > 0 ? lines[0] : [];
        if (header.All(c => c.Text.Length == 0))
            problems.Error(new Place(file, 1, 1), "", "the file has no header line", "Name the columns in the first line.");
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<CsvCell>>();
        foreach (var cut in lines.Skip(1))
        {
            if (cut.All(c => c.Text.Length == 0)) continue;
            var line = Joined(cut, problems);
            var surplus = line.Skip(header.Length).FirstOrDefault(c => c.Text.Length > 0);
            if (surplus is not null)
                problems.Error(surplus.Place, surplus.Text, $"this row has {line.Length} cells, the header {header.Length}", "Put quotes around an expression with commas.");
            rows.Add(line.Length > header.Length ? line[..header.Length] : line);
        }

        return new CsvTable { Header = header, Rows = rows.ToImmutable() };
    }

    /// <summary>Joins an expression that its commas cut into several cells, with a problem that explains it.</summary>
    private static ImmutableArray<CsvCell> Joined(ImmutableArray<CsvCell> cells, ProblemList problems)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var open = Open(cells[i]);
            var end = i;
            while (open > 0 && end + 1 < cells.Length && !cells[end + 1].IsQuoted) open += Open(cells[++end]);
            if (end == i || open != 0) continue;
            var pieces = cells[i..(end + 1)].Select(c => c.Text).ToList();
            var whole = string.Join(' ', pieces);
            problems.Error(cells[i].Place, string.Join(", ", pieces), "cut at a comma: a comma ends a cell", $"Write '{whole}' with spaces, or put quotes around the expression.");
            cells = [.. cells[..i], cells[i] with { Text = whole }, .. cells[(end + 1)..]];
        }

        return cells;
    }

    private static int Open(CsvCell cell) => cell.IsQuoted ? 0 : cell.Text.Count(c => c == '(') - cell.Text.Count(c => c == ')');
}

internal sealed class CsvScanner(string text, string file, ProblemList problems)
{
    private readonly char _separator = SeparatorOf(text);
    private int _index;
    private int _line = 1;
    private int _lineStart;

    public List<ImmutableArray<CsvCell>> Lines()
    {
        var lines = new List<ImmutableArray<CsvCell>>();
        while (_index < text.Length)
        {
            var cells = ImmutableArray.CreateBuilder<CsvCell>();
            cells.Add(Cell());
            while (_index < text.Length && text[_index] == _separator)
            {
                _index++;
                cells.Add(Cell());
            }

            if (_index < text.Length) NewLine();
            lines.Add(cells.ToImmutable());
        }

        return lines;
    }

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length));
        return header.Count(';') > header.Count(',') ? ';' : ',';
    }

    private CsvCell Cell()
    {
        while (_index < text.Length && text[_index] is ' ' or '\t') _index++;
        if (_index < text.Length && text[_index] == '"') return Quoted();
        var start = _index;
        while (_index < text.Length && text[_index] != _separator && text[_index] is not ('\n' or '\r')) _index++;
        return new CsvCell(text[start.._index].Trim(), At(start), false);
    }

    private CsvCell Quoted()
    {
        var opening = At(_index);
        var place = At(++_index);
        var content = new StringBuilder();
        while (true)
        {
            if (_index >= text.Length)
            {
                problems.Error(opening, "\"", "a quotation mark is not closed", "Close it with \".");
                break;
            }

            if (text[_index] == '"')
            {
                if (_index + 1 >= text.Length || text[_index + 1] != '"')
                {
                    _index++;
                    break;
                }

                _index++;
            }

            content.Append(text[_index]);
            if (text[_index] is '\n' or '\r') NewLine();
            else _index++;
        }

        var rest = _index;
        while (_index < text.Length && text[_index] != _separator && text[_index] is not ('\n' or '\r')) _index++;
        var surplus = text[rest.._index].Trim();
        if (surplus.Length > 0) problems.Error(At(rest), ScalarNode.Shorten(surplus), "text after a closing quotation mark", "Double the quotation marks inside a quoted cell.");
        return new CsvCell(content.ToString().Trim(), place, true);
    }

    private void NewLine()
    {
        _index += text[_index] == '\r' && _index + 1 < text.Length && text[_index + 1] == '\n' ? 2 : 1;
        _line++;
        _lineStart = _index;
    }

    private Place At(int position) => new(file, _line, position - _lineStart + 1);
}
