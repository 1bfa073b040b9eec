using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>A cell of a sheet by its address.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Row">From 1.</param>
internal readonly partial record struct CellAddress(int Column, int Row)
{
    /// <summary><c>Sheet1!$B$3</c>, <c>'Key ''figures'''!B3:B3</c>.</summary>
    /// <returns>Null where it is not one cell of a sheet of this workbook.</returns>
    public static (string Sheet, CellAddress Cell)? Parse(string reference)
    {
        var match = Reference().Match(reference.Trim());
        if (!match.Success || (match.Groups["again"].Success && Plain(match.Groups["again"].Value) != Plain(match.Groups["cell"].Value))) return null;
        var sheet = match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("''", "'", StringComparison.Ordinal) : match.Groups["sheet"].Value;
        return Of(Plain(match.Groups["cell"].Value)) is { } cell ? (sheet, cell) : null;
    }

    /// <summary><c>B3</c>.</summary>
    public static CellAddress? Of(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is 0 or > 1_048_576) return null;
        var column = text.Take(letters).Aggregate(0, (sum, c) => sum * 26 + (c - 'A' + 1));
        return column <= 16_384 ? new CellAddress(column, row) : null;
    }

    public override string ToString()
    {
        var letters = "";
        for (var c = Column; c > 0; c = (c - 1) / 26) letters = (char)('A' + (c - 1) % 26) + letters;
        return letters + Row.ToString(CultureInfo.InvariantCulture);
    }

    private static string Plain(string cell) => cell.Replace("$", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:'(?<quoted>(?:[^']|'')+)'|(?<sheet>[^'!\[\]:]+))!(?<cell>\$?[A-Z]{1,3}\$?\d{1,7})(?::(?<again>\$?[A-Z]{1,3}\$?\d{1,7}))?$")]
    private static partial Regex Reference();
}

/// <summary>The cells of a sheet's part.</summary>
internal static class ExcelCell
{
    public static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <returns>Null where the cell was never written to.</returns>
    public static XElement? Find(XDocument sheet, CellAddress address) =>
        Row(sheet, address.Row) is { } row ? Cells(row).FirstOrDefault(c => c.Column == address.Column).Cell : null;

    /// <summary>The cell, made where it is not there yet.</summary>
    public static XElement Make(XDocument sheet, CellAddress address)
    {
        if (Find(sheet, address) is { } known) return known;
        var row = Row(sheet, address.Row);
        if (row is null)
        {
            row = new XElement(S + "row", new XAttribute("r", address.Row.ToString(CultureInfo.InvariantCulture)));
            var data = sheet.Root!.Element(S + "sheetData")!;
            if (Rows(sheet).FirstOrDefault(r => r.Number > address.Row).Row is { } next) next.AddBeforeSelf(row);
            else data.Add(row);
        }
        // The columns that a row is said to span need not be told.
        row.SetAttributeValue("spans", null);
        var cell = new XElement(S + "c", new XAttribute("r", address.ToString()));
        if (Cells(row).FirstOrDefault(c => c.Column > address.Column).Cell is { } right) right.AddBeforeSelf(cell);
        else row.Add(cell);
        return cell;
    }

    /// <summary>Puts a value into a cell and keeps its style. Text is text, whatever it begins with: never a formula.</summary>
    public static void Write(XElement cell, FieldValue value, bool from1904)
    {
        cell.Elements().Where(e => e.Name == S + "v" || e.Name == S + "is").Remove();
        // What it held was no list or rich value of Excel's any more.
        cell.SetAttributeValue("cm", null);
        cell.SetAttributeValue("vm", null);
        var number = NumberOf(value, from1904);
        cell.SetAttributeValue("t", number is null ? "inlineStr" : null);
        cell.AddFirst(number is { } n
            ? new XElement(S + "v", n.ToString("R", CultureInfo.InvariantCulture))
            : new XElement(S + "is", new XElement(S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), SafeXml.Clean(value.Text))));
    }

    /// <summary>The number of a date is that of its days since 1900, counted as Lotus 1-2-3 did, or since 1904.</summary>
    public static double? NumberOf(FieldValue value, bool from1904) =>
        value.Date is { } date ? date.DayNumber - (from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).DayNumber : value.Number;

    /// <summary>Rows may leave out their number: then they follow the one before.</summary>
    private static IEnumerable<(XElement Row, int Number)> Rows(XDocument sheet)
    {
        var number = 0;
        foreach (var row in sheet.Root!.Element(S + "sheetData")?.Elements(S + "row") ?? [])
        {
            number = int.TryParse((string?)row.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : number + 1;
            yield return (row, number);
        }
    }

    private static XElement? Row(XDocument sheet, int number) => Rows(sheet).FirstOrDefault(r => r.Number == number).Row;

    private static IEnumerable<(XElement Cell, int Column)> Cells(XElement row)
    {
        var column = 0;
        foreach (var cell in row.Elements(S + "c"))
        {
            column = (string?)cell.Attribute("r") is { } r && CellAddress.Of(r) is { } own ? own.Column : column + 1;
            yield return (cell, column);
        }
    }
}
