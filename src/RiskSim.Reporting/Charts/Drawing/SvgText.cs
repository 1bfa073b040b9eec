using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>SVG that scales with the page, whose text stays text, and whose ids do not clash with another chart's.</summary>
internal static partial class SvgText
{
    public static byte[] Draw(int height, string name, TextPen pen, Action<SKCanvas> draw)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(ChartRenderer.Width, height), stream)) draw(canvas);
        return Encoding.UTF8.GetBytes(Tidy(Encoding.UTF8.GetString(stream.ToArray()), height, name, pen));
    }

    /// <summary>Skia places each glyph by itself, which falls apart with any other font; one place and one length per
    /// text keep it together.</summary>
    private static string Tidy(string svg, int height, string name, TextPen pen)
    {
        var box = $"viewBox=\"0 0 {ChartRenderer.Width} {height.ToString(CultureInfo.InvariantCulture)}\" width=";
        svg = WidthAttribute().Replace(svg, box, 1);
        svg = GlyphPlaces().Replace(svg, "$1");
        svg = Family().Replace(svg, $"font-family=\"{pen.Family}, sans-serif\"");
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return Id().Replace(svg, match =>
        {
            var id = match.Groups[2].Value;
            if (!ids.TryGetValue(id, out var own)) ids[id] = own = $"{name}-{ids.Count + 1}";
            return match.Groups[1].Value + own;
        });
    }

    [GeneratedRegex("(?<=<svg[^>]*)width=")]
    private static partial Regex WidthAttribute();

    [GeneratedRegex("(?<=<text[^>]* )([xy]=\"-?[0-9.eE+-]+),[^\"]*(?=\")")]
    private static partial Regex GlyphPlaces();

    [GeneratedRegex("font-family=\"[^\"]*\"")]
    private static partial Regex Family();

    [GeneratedRegex("( id=\"|url\\(#|href=\"#)([^\")]+)")]
    private static partial Regex Id();
}
