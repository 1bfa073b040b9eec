using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>Tags as defined names of a workbook, which may have letters, digits, points and underlines only.</summary>
/// <remarks><c>-</c> is written <c>__</c>, <c>@</c> is <c>..</c>, <c>|</c> is <c>...</c>, <c>:</c> is <c>._</c>, and what else a name cannot have <c>_u00B1_</c>
/// (not <c>_x00B1_</c>, which some programs take for the sign itself). Ids are words joined by single hyphens, so a name can be read back.</remarks>
internal static partial class ExcelName
{
    public const string Prefix = "risksim_";

    /// <summary>The longest that Excel takes.</summary>
    public const int Longest = 255;

    public static string Encode(FieldTag tag)
    {
        var name = new StringBuilder(Prefix);
        foreach (var c in tag.ToString())
            _ = c switch
            {
                '-' => name.Append("__"),
                '@' => name.Append(".."),
                '|' => name.Append("..."),
                ':' => name.Append("._"),
                '.' or '_' => name.Append(c),
                _ when char.IsAsciiLetterOrDigit(c) => name.Append(c),
                _ => name.Append(CultureInfo.InvariantCulture, $"_u{(int)c:X4}_"),
            };
        return name.ToString();
    }

    /// <param name="name">Begins with <see cref="Prefix"/>.</param>
    public static FieldTag Decode(string name) => FieldTag.Parse(
        Escaped().Replace(name[Prefix.Length..].Replace("...", "|", StringComparison.Ordinal).Replace("..", "@", StringComparison.Ordinal).Replace("._", ":", StringComparison.Ordinal),
            m => m.Value == "__" ? "-" : ((char)ushort.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()));

    [GeneratedRegex("_u([0-9A-F]{4})_|__")]
    private static partial Regex Escaped();
}
