using System.Globalization;

namespace RiskSim.Reporting.Fields;

/// <summary>A value as a document shows it and as a spreadsheet keeps it.</summary>
/// <param name="Text">One line, not escaped for any format.</param>
internal sealed record FieldValue(string Text)
{
    /// <summary>For a cell; a probability is 0..1. Null where the value is text or a date.</summary>
    public double? Number { get; init; }

    /// <summary>For a cell and a date picker.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>As a cell keeps it, for lists of what differs: a number is written in full.</summary>
    public string CellText => Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : Text;
}
