using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Pages;

/// <summary>
/// What a page's script reads: the length of a JSON text (32 bits, low byte first), the text, the curves that it points into; deflated.
/// </summary>
internal static class PageData
{
    private const int ValueDigits = 13, ErrorDigits = 9;

    /// <param name="runs">Of the same assumptions, by data date.</param>
    /// <param name="bits">Of the curves, as in <see cref="CurveStream"/>.</param>
    public static byte[] Pack(ImmutableArray<KeptRun> runs, int bits)
    {
        using var curves = new CurveStream(bits);
        var json = Json(runs, curves);
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(BitConverter.IsLittleEndian ? BitConverter.GetBytes(json.Length) : [.. BitConverter.GetBytes(json.Length).Reverse()]);
            deflate.Write(json);
            deflate.Write(curves.ToArray());
        }

        return packed.ToArray();
    }

    private static byte[] Json(ImmutableArray<KeptRun> runs, CurveStream curves)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("bits", curves.Bits);
            json.WriteStartArray("assumptions");
            foreach (var (i, assumption) in runs[0].Forecast.Assumptions.Index())
            {
                json.WriteStartObject();
                json.WriteString("id", assumption.Id);
                json.WriteString("name", Labels.Assumption(assumption.Id));
                json.WriteString("dash", string.Join(' ', Palette.Style(i).Dash.Select(d => (d * 1.1f).ToString("0.#", CultureInfo.InvariantCulture))));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("dates");
            foreach (var run in runs) new PageDate(run, curves).Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>A number in as few digits as no rounding on the page can tell from all of them; <c>"beyond"</c> for +∞.</summary>
    public static void WriteValue(Utf8JsonWriter json, double value)
    {
        if (double.IsPositiveInfinity(value)) json.WriteStringValue("beyond");
        else WriteNumber(json, value, ValueDigits);
    }

    public static void WriteError(Utf8JsonWriter json, double error) => WriteNumber(json, error, ErrorDigits);

    private static void WriteNumber(Utf8JsonWriter json, double value, int digits) =>
        json.WriteRawValue(value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
