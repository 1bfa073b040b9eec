using System.Collections.Immutable;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Reporting.Workbooks.Layout;

/// <summary>Puts the blocks of a sheet below each other and finds the widths and heights that fit.</summary>
internal sealed class SheetLayout
{
    /// <summary>Pixels of a row of the usual height.</summary>
    public const int RowPixels = 20;

    private const double LineHeight = 15;
    private const double NoteHeight = 12.75;
    private const double TitleHeight = 24;
    private const double MostHeight = 400;

    // Room for the arrow of the filter, and for the margins of a cell.
    private const double FilterWidth = 3;
    private const double MarginWidth = 3;
    private const double LeastColumn = 9;

    // Wide letters make a line longer than so many digits.
    private const double WordsRoom = 0.95;

    // An upright page of A4 or Letter, made as small as a picture needs.
    private const int PageRows = 58;

    private readonly Sheet _sheet;
    private readonly List<LaidRow> _rows = [];
    private readonly List<int> _merged = [];
    private readonly List<LaidTable> _tables = [];
    private readonly List<LaidPicture> _pictures = [];
    private readonly List<int> _breaks = [];
    private readonly ImmutableArray<double> _widths;
    private int _row;
    private int _pageStart;

    private SheetLayout(Sheet sheet)
    {
        _sheet = sheet;
        _widths = Widths(sheet);
    }

    public static LaidSheet Of(Sheet sheet)
    {
        var layout = new SheetLayout(sheet);
        foreach (var (index, block) in sheet.Blocks.Index()) layout.Place(block, index == 0);
        return new LaidSheet(sheet, layout._widths, [.. layout._rows], [.. layout._merged], [.. layout._tables], [.. layout._pictures], [.. layout._breaks]);
    }

    private void Place(Block block, bool isTitle)
    {
        switch (block)
        {
            case Heading heading:
                if (!isTitle) _row++;
                Across(heading.Text, isTitle ? Look.Title : Look.Heading, isTitle ? TitleHeight : LineHeight + 3);
                break;
            case Paragraph paragraph:
                Across(paragraph.Text, paragraph.IsNote ? Look.Note : Look.Paragraph, paragraph.IsNote ? NoteHeight : LineHeight);
                break;
            case Table { Rows.IsEmpty: false } table:
                Place(table);
                break;
            case Picture picture:
                Place(picture);
                break;
        }
    }

    private void Across(string text, Look look, double lineHeight)
    {
        // Letters are narrower than digits on average, bold and large ones wider.
        var room = _widths.Sum() * (look switch { Look.Title => 0.6, Look.Heading => 0.8, Look.Note => 1.1, _ => 0.95 });
        var clean = CellText.Clean(text);
        _rows.Add(new LaidRow(_row, Math.Min(MostHeight, TextLines.Count(clean, room) * lineHeight + 3), [new LaidCell(0, Cell.Of(clean), look)]));
        if (_widths.Length > 1) _merged.Add(_row);
        _row++;
    }

    private void Place(Table table)
    {
        ImmutableArray<string> names = [.. CellText.Unique(table.Columns.Select(c => c.Header))];
        _tables.Add(new LaidTable(table, _row, names));
        var lines = names.Select((n, i) => TextLines.Count(n, _widths[i] - FilterWidth)).Max();
        _rows.Add(new LaidRow(_row++, lines * LineHeight + 4, [.. names.Select((n, i) => new LaidCell(i, Cell.Of(n), table.Columns[i].IsText ? Look.Header : Look.ValueHeader))]));
        foreach (var row in table.Rows)
        {
            ImmutableArray<LaidCell> cells = [.. row.Select((c, i) => new LaidCell(i, c is { Text: { } text } ? c with { Text = CellText.Clean(text) } : c, LookOf(table.Columns[i])))];
            // Not every program finds the height of wrapped text by itself.
            var most = cells.Max(c => c is { Look: Look.Words, Cell.Text: { } text } ? TextLines.Count(text, (_widths[c.Column] - MarginWidth) * WordsRoom) : 1);
            _rows.Add(new LaidRow(_row++, most > 1 ? Math.Min(MostHeight, most * LineHeight) : null, cells));
        }
        _row++;
    }

    private static Look LookOf(Column column) => !column.IsText ? Look.Value : column.RunsOn ? Look.Line : Look.Words;

    private void Place(Picture picture)
    {
        var rows = (picture.Height + RowPixels - 1) / RowPixels + 1;
        if (_row > _pageStart && _row + rows - _pageStart > PageRows) StartPage();
        _pictures.Add(new LaidPicture(picture, _row));
        // Of a set height, whatever the font: the picture is not to hide what is below it.
        for (var i = 0; i < rows; i++) _rows.Add(new LaidRow(_row++, LineHeight, []));
    }

    private void StartPage()
    {
        // The title stays with the first picture.
        if (_pictures.Count == 0) return;
        _breaks.Add(_row);
        _pageStart = _row;
    }

    private static double WidthOf(Table table, int index)
    {
        var column = table.Columns[index];
        var header = Math.Max(TextLines.LongestWord(column.Header), Math.Ceiling(TextLines.LongestLine(column.Header) / 3)) + FilterWidth;
        var body = column.RunsOn ? 0 : Math.Ceiling(table.Rows.Max(r => r[index] is { } cell ? TextLines.LongestLine(cell.Shown) : 0) / (column.IsText ? WordsRoom : 1)) + MarginWidth;
        return Math.Min(Math.Max(Math.Max(header, body), LeastColumn), column.MostWidth);
    }

    private static ImmutableArray<double> Widths(Sheet sheet)
    {
        var tables = sheet.Blocks.OfType<Table>().Where(t => !t.Rows.IsEmpty).ToList();
        var widths = new double[tables.Select(t => t.Columns.Length).DefaultIfEmpty(1).Max()];
        foreach (var table in tables)
        {
            var own = table.Columns.Select((_, i) => WidthOf(table, i)).ToArray();
            var widest = own.Where((_, i) => !table.Columns[i].IsText).DefaultIfEmpty(0).Max();
            for (var i = 0; i < own.Length; i++) widths[i] = Math.Max(widths[i], table.IsEven && !table.Columns[i].IsText ? widest : own[i]);
        }
        // Text that runs across a narrow table would be a tower.
        var lack = sheet.LeastWidth - widths.Sum();
        if (lack > 0) widths[0] += lack;
        return [.. widths];
    }
}
