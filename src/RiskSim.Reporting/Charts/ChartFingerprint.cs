using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace RiskSim.Reporting.Charts;

/// <summary>A hash of everything that a chart shows. It comes of the words and numbers and not of the drawing, so it does not depend on the machine's fonts.</summary>
internal static class ChartFingerprint
{
    private const int Digits = 32;

    public static string Of(Chart chart)
    {
        var text = new StringBuilder();
        Add(text, chart);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    private static void Add(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append('-'); break;
            case string words: text.Append(CultureInfo.InvariantCulture, $"{words.Length}:{words}"); break;
            // The last bits may differ between processors; nobody sees them.
            case double number: text.Append((number == 0 ? 0 : number).ToString("G9", CultureInfo.InvariantCulture)); break;
            case float number: text.Append(number.ToString("G6", CultureInfo.InvariantCulture)); break;
            case bool or IFormattable: text.Append(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items) Add(text, item);
                text.Append(']');
                break;
            default:
                text.Append(value.GetType().Name).Append('{');
                foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    text.Append(property.Name).Append('=');
                    Add(text, property.GetValue(value));
                }
                text.Append('}');
                break;
        }
        text.Append(';');
    }
}
