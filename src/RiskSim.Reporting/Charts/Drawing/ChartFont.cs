using System.Collections.Immutable;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>The sans-serif family in which every text of the charts is set.</summary>
/// <param name="Missing">Characters of the charts' texts for which it has no glyph; usually empty.</param>
internal sealed record ChartFont(string Family, string Missing)
{
    public const string NoFontWarning =
        "no charts: no sans-serif font is installed; on Debian or Ubuntu install the package fonts-dejavu-core";

    // Without these a font cannot set any chart.
    private const string Basic = "AaMmZz0189%().,-";

    private static readonly ImmutableArray<string> Preferred =
    [
        "DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Helvetica Neue", "Segoe UI", "Open Sans",
        "Roboto", "Ubuntu", "Cantarell", "Nimbus Sans", "FreeSans", "Lato", "Carlito", "Verdana", "Tahoma",
    ];

    private static readonly ImmutableArray<string> Unsuited =
        ["mono", "serif", "math", "symbol", "emoji", "dingbat", "icon", "condensed", "light", "black", "narrow"];

    /// <summary>The first preferred family that has all the characters, else the one that lacks the fewest.</summary>
    /// <param name="missing">The characters of a text that a family lacks.</param>
    /// <returns>Null where no sans-serif family is installed.</returns>
    public static ChartFont? Choose(string text, IEnumerable<string> installed, Func<string, string, string> missing)
    {
        var families = installed.ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);
        var candidates = Preferred.Where(families.Contains).Concat(families.Where(IsSans))
            .Distinct(StringComparer.OrdinalIgnoreCase).Where(f => missing(f, Basic).Length == 0);
        ChartFont? best = null;
        foreach (var family in candidates)
        {
            var font = new ChartFont(family, missing(family, text));
            if (font.Missing.Length == 0) return font;
            if (best is null || font.Missing.Length < best.Missing.Length) best = font;
        }
        return best;
    }

    /// <summary>The best font on this machine for a text.</summary>
    public static ChartFont? Installed(string text) =>
        Choose(text, SKFontManager.Default.FontFamilies, MissingGlyphs);

    private static bool IsSans(string family) =>
        family.Contains("sans", StringComparison.OrdinalIgnoreCase)
        && !Unsuited.Any(u => family.Replace("sans serif", "", StringComparison.OrdinalIgnoreCase).Contains(u, StringComparison.OrdinalIgnoreCase));

    private static string MissingGlyphs(string family, string text)
    {
        using var typeface = SKFontManager.Default.MatchFamily(family, SKFontStyle.Normal);
        if (typeface is null) return text;
        return string.Concat(text.EnumerateRunes().Distinct()
            .Where(r => !System.Text.Rune.IsWhiteSpace(r) && !System.Text.Rune.IsControl(r) && typeface.GetGlyph(r.Value) == 0));
    }
}
