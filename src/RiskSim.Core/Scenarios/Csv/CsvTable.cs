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
    private readonly char separator = SeparatorOf(text);
    private int index;
    private int line = 1;
    private int lineStart;

    public List<ImmutableArray<CsvCell>> Lines()
    {
        var lines = new List<ImmutableArray<CsvCell>>();
        while (index < text.Length)
        {
            var cells = ImmutableArray.CreateBuilder<CsvCell>();
            cells.Add(Cell());
            while (index < text.Length && text[index] == separator)
            {
                index++;
                cells.Add(Cell());
            }

            if (index < text.Length) NewLine();
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
        while (index < text.Length && text[index] is ' ' or '\t') index++;
        if (index < text.Length && text[index] == '"') return Quoted();
        var start = index;
        while (index < text.Length && text[index] != separator && text[index] is not ('\n' or '\r')) index++;
        return new CsvCell(text[start..index].Trim(), At(start), false);
    }

    private CsvCell Quoted()
    {
        var opening = At(index);
        var place = At(++index);
        var content = new StringBuilder();
        while (true)
        {
            if (index >= text.Length)
            {
                problems.Error(opening, "\"", "a quotation mark is not closed", "Close it with \".");
                break;
            }

            if (text[index] == '"')
            {
                if (index + 1 >= text.Length || text[index + 1] != '"')
                {
                    index++;
                    break;
                }

                index++;
            }

            content.Append(text[index]);
            if (text[index] is '\n' or '\r') NewLine();
            else index++;
        }

        var rest = index;
        while (index < text.Length && text[index] != separator && text[index] is not ('\n' or '\r')) index++;
        var surplus = text[rest..index].Trim();
        if (surplus.Length > 0) problems.Error(At(rest), ScalarNode.Shorten(surplus), "text after a closing quotation mark", "Double the quotation marks inside a quoted cell.");
        return new CsvCell(content.ToString().Trim(), place, true);
    }

    private void NewLine()
    {
        index += text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = index;
    }

    private Place At(int position) => new(file, line, position - lineStart + 1);
}
