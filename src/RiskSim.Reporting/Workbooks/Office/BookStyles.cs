using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using RiskSim.Reporting.Workbooks.Layout;

namespace RiskSim.Reporting.Workbooks.Office;

/// <summary>The formats of a workbook's cells, each once.</summary>
internal sealed class BookStyles
{
    // Numbers below are of the formats that every workbook has.
    private const uint FirstOwnFormat = 164;
    private const string Ink = "FF1F3864";
    private const string Quiet = "FF595959";
    private const string Rule = "FFD9D9D9";
    private const string Face = "Calibri";

    private readonly Dictionary<(Look Look, string Format), uint> _cells = new() { [(Look.Plain, "")] = 0 };
    private readonly Dictionary<string, uint> _formats = [];

    /// <summary>The index of a look with a number format.</summary>
    /// <param name="format">Empty: none.</param>
    public uint Of(Look look, string format)
    {
        if (_cells.TryGetValue((look, format), out var known)) return known;
        if (format.Length > 0) _formats.TryAdd(format, FirstOwnFormat + (uint)_formats.Count);
        return _cells[(look, format)] = (uint)_cells.Count;
    }

    public Stylesheet Sheet() => new(
        new NumberingFormats(_formats.OrderBy(f => f.Value).Select(f => new NumberingFormat { NumberFormatId = f.Value, FormatCode = f.Key })) { Count = (uint)_formats.Count },
        new Fonts(Font(11), Font(16, Ink, isBold: true), Font(12, Ink, isBold: true), Font(9, Quiet), Font(11, "FFFFFFFF", isBold: true)) { Count = 5 },
        new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill(PatternValues.Solid, Ink)) { Count = 3 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = Rule }) { Style = BorderStyleValues.Thin }, new DiagonalBorder())) { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(_cells.OrderBy(c => c.Value).Select(c => Format(c.Key.Look, c.Key.Format))) { Count = (uint)_cells.Count },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 },
        new DifferentialFormats { Count = 0 },
        new TableStyles { Count = 0, DefaultTableStyle = TableParts.Style });

    private CellFormat Format(Look look, string format)
    {
        var (font, fill, border) = look switch
        {
            Look.Title => (1u, 0u, 0u),
            Look.Heading => (2u, 0u, 0u),
            Look.Note => (3u, 0u, 0u),
            Look.Header or Look.ValueHeader => (4u, 2u, 0u),
            Look.Value or Look.Words or Look.Line => (0u, 0u, 1u),
            _ => (0u, 0u, 0u),
        };
        var cell = new CellFormat
        {
            NumberFormatId = format.Length == 0 ? 0 : _formats[format], FontId = font, FillId = fill, BorderId = border, FormatId = 0,
            ApplyNumberFormat = format.Length > 0, ApplyFont = font > 0, ApplyFill = fill > 0, ApplyBorder = border > 0, ApplyAlignment = look != Look.Plain,
        };
        if (look == Look.Plain) return cell;
        cell.Alignment = new Alignment
        {
            Vertical = look is Look.Header or Look.ValueHeader ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top, WrapText = look is not (Look.Value or Look.Line),
            // Text among numbers, as "beyond 2027-12-31", stands where they do.
            Horizontal = look switch { Look.Value => HorizontalAlignmentValues.Right, Look.ValueHeader => HorizontalAlignmentValues.Center, _ => HorizontalAlignmentValues.Left },
            Indent = look is Look.Value or Look.Header or Look.Words or Look.Line ? 1u : null,
        };
        return cell;
    }

    private static Font Font(double size, string? colour = null, bool isBold = false)
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        if (colour is not null) font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = Face }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static Fill Fill(PatternValues pattern, string? colour = null) =>
        new(colour is null ? new PatternFill { PatternType = pattern } : new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = pattern });
}
