using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>The fields of a workbook: defined names <c>risksim_…</c> that refer to one cell.</summary>
internal sealed class ExcelFields(OfficePackage package, string file, RunFields run)
{
    // Programs that keep fewer digits of a number still have the same value.
    private const double SameNumber = 1e-12;

    private readonly List<FieldState> _fields = [];
    private readonly List<Problem> _problems = [];
    private readonly List<Action> _changes = [];
    private readonly Dictionary<(string Part, CellAddress Cell), (string Name, FieldValue Value)> _taken = [];

    /// <returns>The plan without its files, and what to do to the package to follow it.</returns>
    public (DocumentPlan Plan, ImmutableArray<Action> Changes) Plan(string mainPart)
    {
        var book = new ExcelBook(package, mainPart);
        foreach (var name in book.Names) Look(book, name);
        if (_changes.Count > 0) _changes.Add(book.CalculateOnLoad);
        return (new DocumentPlan(file) { Fields = [.. _fields], Problems = [.. _problems] }, [.. _changes]);
    }

    private void Look(ExcelBook book, XElement name)
    {
        var id = (string)name.Attribute("name")!;
        // A name is of limited length and letters; its comment may hold the whole tag instead.
        var tag = ((string?)name.Attribute("comment"))?.Trim() is { } comment && comment.StartsWith(FieldTag.Prefix, StringComparison.Ordinal)
            ? FieldTag.Parse(comment[FieldTag.Prefix.Length..]) : ExcelName.Decode(id);
        var target = CellAddress.Parse(name.Value);
        var place = new Place(target is var (sheet, cell) ? $"{file}, {sheet}!{cell}, name {id}" : $"{file}, name {id}", 0, 0);
        void Wrong(string rule, string mend) => _problems.Add(new Problem(Severity.Error, place, tag.ToString(), rule, mend));

        var value = run.Resolve(tag, place, _problems);
        if (target is null)
        {
            Wrong($"the name refers to '{name.Value}', which is not one cell", "Let it refer to one cell, e.g. =Sheet1!$B$3.");
            return;
        }
        if (book.PartOf(target.Value.Sheet) is not { } part)
        {
            Wrong($"the workbook has no sheet of cells '{target.Value.Sheet}'", "Let the name refer to a cell that is there.");
            return;
        }
        var found = ExcelCell.Find(package.Xml(part), target.Value.Cell);
        if (found?.Element(ExcelCell.S + "f") is not null)
        {
            Wrong("there is a formula in the cell", "Let the name refer to a cell of its own, and the formula to that.");
            return;
        }
        if (book.IsHeading(part, target.Value.Cell))
        {
            Wrong("the cell is the heading of a column of a table, which has to be as the table knows it", "Let the name refer to another cell.");
            return;
        }
        if (book.MergedRange(part, target.Value.Cell) is { } range)
        {
            Wrong($"the cell is covered by the merged cells {range}, of which only the first is shown", $"Let the name refer to {range.Split(':')[0]}.");
            return;
        }
        if (value is null) return;
        if (!_taken.TryAdd((part, target.Value.Cell), (id, value)) && _taken[(part, target.Value.Cell)] is var (other, first)
            && (first.CellText != value.CellText || ExcelCell.NumberOf(first, book.From1904) != ExcelCell.NumberOf(value, book.From1904)))
        {
            Wrong($"the cell is to show {Kind(value)} '{value.CellText}' by this name and {Kind(first)} '{first.CellText}' by the name {other}", "Let each name refer to a cell of its own.");
            return;
        }
        if (value.Date is not null && !book.ShowsDates(found))
            _problems.Add(new Problem(Severity.Warning, place, tag.ToString(), "the value is a date, but the cell does not show numbers as dates", "Give the cell a format of dates."));

        var isCurrent = IsCurrent(book, found, value);
        _fields.Add(new FieldState(place, tag.ToString(), Readable(book, found, value), value.CellText, isCurrent));
        if (isCurrent) return;
        _changes.Add(() =>
        {
            ExcelCell.Write(ExcelCell.Make(package.Xml(part), target.Value.Cell), value, book.From1904);
            package.Changed(part);
        });
    }

    private static string Kind(FieldValue value) => value.Date is not null ? "the date" : value.Number is not null ? "the number" : "the text";

    private static bool IsCurrent(ExcelBook book, XElement? cell, FieldValue value)
    {
        var isNumber = cell is not null && (string?)cell.Attribute("t") is null or "n";
        if (ExcelCell.NumberOf(value, book.From1904) is not { } wanted) return !isNumber && book.TextOf(cell) == SafeXml.Clean(value.Text);
        return isNumber && Number(book.TextOf(cell)) is { } shown && Math.Abs(shown - wanted) <= SameNumber * Math.Abs(wanted);
    }

    /// <summary>A date is told as one, not as its number.</summary>
    private static string Readable(ExcelBook book, XElement? cell, FieldValue value)
    {
        var text = book.TextOf(cell);
        if (value.Date is not { } date || Number(text) is not { } number || ExcelCell.NumberOf(value, book.From1904) is not { } wanted || Math.Abs(number - wanted) > 100_000) return text;
        return Text.FigureText.Date(date.AddDays((int)Math.Floor(number - wanted)));
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
