using System.Buffers.Binary;
using System.Xml.Linq;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>A chart in the document.</summary>
/// <param name="Relationship">Of the picture's part.</param>
/// <param name="Width">Pixels, as <paramref name="Height"/>.</param>
internal sealed record WordPicture(string Relationship, int Width, int Height)
{
    /// <param name="png">A whole PNG, whose header has its size.</param>
    public static WordPicture OfPng(string relationship, ReadOnlySpan<byte> png) =>
        new(relationship, BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));

    /// <summary>As wide as the text. Its alternative text begins with the tag by which it can be brought up to date.</summary>
    public XElement Drawing(WordPage page, string id, string chart, string alternativeText)
    {
        // At most so much of a page that a caption has room below it.
        var scale = Math.Min(1, 0.8 * page.TextHeightTwips / ((double)page.TextWidthTwips * Height / Width));
        var width = (long)(page.TextWidthTwips * scale) * WordPage.EmuPerTwip;
        var height = width * Height / Width;
        XElement Extent(XName name) => new(name, new XAttribute("cx", width), new XAttribute("cy", height));
        return new XElement(W + "drawing",
            new XElement(Wp + "inline", new XAttribute("distT", 0), new XAttribute("distB", 0), new XAttribute("distL", 0), new XAttribute("distR", 0),
                Extent(Wp + "extent"),
                new XElement(Wp + "docPr", new XAttribute("id", id), new XAttribute("name", chart), new XAttribute("descr", WordXml.Text($"risksim:chart:{chart}|text {alternativeText}"))),
                new XElement(A + "graphic",
                    new XElement(A + "graphicData", new XAttribute("uri", Pic.NamespaceName),
                        new XElement(Pic + "pic",
                            new XElement(Pic + "nvPicPr", new XElement(Pic + "cNvPr", new XAttribute("id", id), new XAttribute("name", chart + ".png")), new XElement(Pic + "cNvPicPr")),
                            new XElement(Pic + "blipFill", new XElement(A + "blip", new XAttribute(R + "embed", Relationship)), new XElement(A + "stretch", new XElement(A + "fillRect"))),
                            new XElement(Pic + "spPr",
                                new XElement(A + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)), Extent(A + "ext")),
                                new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))))))));
    }
}
