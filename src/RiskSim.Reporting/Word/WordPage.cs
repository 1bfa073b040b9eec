using System.Globalization;
using System.Xml.Linq;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>The room for text on a page, twips (1/1440 inch).</summary>
internal sealed record WordPage(int TextWidthTwips, int TextHeightTwips)
{
    public const int EmuPerTwip = 635;

    private const int TwipsPerInch = 1440;

    // Less than this and a template's numbers are no page.
    private const int Least = 2 * TwipsPerInch;

    /// <summary>A4 with margins of 2 cm.</summary>
    private static readonly WordPage Usual = new(9638, 14457);

    public double TextWidthInches => (double)TextWidthTwips / TwipsPerInch;

    /// <param name="section"><c>w:sectPr</c>; null or without a page size: A4.</param>
    public static WordPage Of(XElement? section)
    {
        if (section?.Element(W + "pgSz") is not { } size) return Usual;
        var margins = section.Element(W + "pgMar");
        int Twips(XElement? element, string name) => double.TryParse((string?)element?.Attribute(W + name), CultureInfo.InvariantCulture, out var twips) ? (int)Math.Abs(twips) : 0;
        var width = Twips(size, "w") - Twips(margins, "left") - Twips(margins, "right") - Twips(margins, "gutter");
        var height = Twips(size, "h") - Twips(margins, "top") - Twips(margins, "bottom");
        return width < Least || height < Least ? Usual : new WordPage(width, height);
    }
}
