using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace RiskSim.Reporting.Charts.Drawing;

/// <summary>SVG that scales with the page, whose text stays text, and whose ids do not clash with another chart's.</summary>
internal static partial class SvgText
{
    public static byte[] Draw(Chart chart, int height, TextPen pen, Action<SKCanvas> draw)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(ChartRenderer.Width, height), stream)) draw(canvas);
        return Encoding.UTF8.GetBytes(Tidy(Encoding.UTF8.GetString(stream.ToArray()), chart, height, pen));
    }

    private static string Tidy(string svg, Chart chart, int height, TextPen pen)
    {
        var box = string.Create(CultureInfo.InvariantCulture, $"role=\"img\" viewBox=\"0 0 {ChartRenderer.Width} {height}\"");
        var described = $"\n\t<title>{WebUtility.HtmlEncode(chart.Title)}</title>\n\t<desc>{WebUtility.HtmlEncode(chart.AlternativeText)}</desc>";
        svg = Opening().Replace(svg, match => match.Value.Replace(" width=", $" {box} width=", StringComparison.Ordinal) + described, 1);
        svg = Text().Replace(svg, match => TextElement(match, pen));
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return Id().Replace(svg, match =>
        {
            var id = match.Groups[2].Value;
            if (!ids.TryGetValue(id, out var own))
                ids[id] = own = string.Create(CultureInfo.InvariantCulture, $"{chart.Name}-{ids.Count + 1}");
            return match.Groups[1].Value + own;
        });
    }

    // Skia places each glyph by itself, which falls apart with any other font. One place and one length per text keep
    // it together.
    private static string TextElement(Match match, TextPen pen)
    {
        var attributes = GlyphPlaces().Replace(match.Groups[1].Value, "$1");
        attributes = Family().Replace(attributes, $"font-family=\"{WebUtility.HtmlEncode(pen.Family)}, sans-serif\"");
        var content = match.Groups[2].Value.Trim('\n', '\t', ' ');
        var size = Size().Match(attributes);
        if (!size.Success || content.Length == 0) return $"<text{attributes}>{content}</text>";
        var width = pen.Width(WebUtility.HtmlDecode(content), float.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture),
            attributes.Contains("font-weight", StringComparison.Ordinal));
        var length = width.ToString("0.##", CultureInfo.InvariantCulture);
        return $"<text{attributes} textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{BidiText.Isolated(content)}</text>";
    }

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Opening();

    [GeneratedRegex("<text([^>]*)>([^<]*)</text>")]
    private static partial Regex Text();

    [GeneratedRegex("( [xy]=\"-?[0-9.eE+-]+),[^\"]*(?=\")")]
    private static partial Regex GlyphPlaces();

    [GeneratedRegex("font-family=\"[^\"]*\"")]
    private static partial Regex Family();

    [GeneratedRegex("font-size=\"([0-9.]+)\"")]
    private static partial Regex Size();

    [GeneratedRegex("( id=\"|url\\(#|href=\"#)([^\")]+)")]
    private static partial Regex Id();
}
