using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace RiskSim.Reporting.Tables;

/// <summary>A CSV file for people and programs: UTF-8, commas, \n, invariant culture, text safe to open in a spreadsheet.</summary>
internal sealed class CsvTable : IDisposable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    private readonly CsvWriter _csv;

    public CsvTable(string path, params ReadOnlySpan<string> header)
        : this(new StreamWriter(path, append: false, new UTF8Encoding(false)), header) { }

    public CsvTable(TextWriter writer, params ReadOnlySpan<string> header)
    {
        _csv = new CsvWriter(writer, Configuration);
        foreach (var column in header) _csv.WriteField(column);
        _csv.NextRecord();
    }

    /// <summary>Text from a scenario. A spreadsheet would run it as a formula if it began like one, so that gets an apostrophe.</summary>
    public CsvTable Text(string text)
    {
        var field = Guard(text);
        // The writer would leave a lone \r bare, which other readers take for the end of the line.
        if (field.Contains('\r', StringComparison.Ordinal)) _csv.WriteField(field, shouldQuote: true);
        else _csv.WriteField(field);
        return this;
    }

    /// <summary>A number or date as already written by this program.</summary>
    public CsvTable Raw(string number)
    {
        _csv.WriteField(number);
        return this;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public CsvTable Exact(double value) => Raw(value.ToString("R", CultureInfo.InvariantCulture));

    public void EndRow() => _csv.NextRecord();

    public void Dispose() => _csv.Dispose();

    internal static string Guard(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
