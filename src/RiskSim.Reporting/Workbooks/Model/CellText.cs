using System.Globalization;
using System.Text.RegularExpressions;
using RiskSim.Reporting.Fields.Office;

namespace RiskSim.Reporting.Workbooks.Model;

/// <summary>Text from a scenario as a workbook can hold it.</summary>
internal static partial class CellText
{
    /// <summary>The most characters of a cell.</summary>
    public const int Longest = 32_767;

    /// <summary>The most characters of a column's name.</summary>
    public const int LongestName = 255;

    /// <summary>Without what XML cannot hold, and cut where a cell would be.</summary>
    public static string Clean(string text, int longest = Longest)
    {
        var clean = SafeXml.Clean(text.ReplaceLineEndings("\n"));
        if (clean.Length <= longest) return clean;
        var end = longest - 1;
        if (char.IsHighSurrogate(clean[end - 1])) end--;
        return clean[..end] + "…";
    }

    /// <summary>Workbooks read <c>_x0041_</c> as the letter A; so that it stays what it is, its underline is written in that way itself.</summary>
    public static string Escape(string clean) => Escaped().Replace(clean, "_x005F_");

    /// <summary>Names that no two columns share, with a number after those that would.</summary>
    public static IEnumerable<string> Unique(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var clean = Clean(name, LongestName - 8).Replace('\n', ' ');
            if (clean.Length == 0) clean = "Column";
            var unique = clean;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{clean} ({n.ToString(CultureInfo.InvariantCulture)})";
            yield return unique;
        }
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escaped();
}
