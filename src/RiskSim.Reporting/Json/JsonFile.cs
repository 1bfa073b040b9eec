using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Json;

/// <summary>Shared habits of the JSON files: indented, numbers at full precision, arrays of numbers on one line.</summary>
internal static class JsonFile
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, Action<Utf8JsonWriter> content)
    {
        using var stream = File.Create(path);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    public static void Date(this Utf8JsonWriter json, string name, DateOnly date) => json.WriteString(name, FigureText.Date(date));

    /// <summary>The shortest text that reads back as the same number; null where it is not finite.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(value), skipInputValidation: true);
    }

    public static void Numbers(this Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WritePropertyName(name);
        var text = new StringBuilder("[");
        foreach (var value in values)
        {
            if (text.Length > 1) text.Append(", ");
            text.Append(Text(value));
        }
        json.WriteRawValue(text.Append(']').ToString(), skipInputValidation: true);
    }

    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    // JSON allows 1E-05 as .NET writes it, but has no infinity.
    private static string Text(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "null";
}
