using System.Globalization;
using System.Xml.Linq;
using RiskSim.Reporting.Charts;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>A picture of a Word document whose alternative text names a chart.</summary>
/// <param name="part">In which it stands.</param>
/// <param name="properties">Its <c>wp:docPr</c>, with the alternative text.</param>
internal sealed class WordPicture(OfficePackage package, string part, XElement properties)
{
    private const string ImageType = Relationships.Office + "/image";
    private const double ShapeTolerance = 0.01;

    private readonly XElement? _blip = properties.Parent!.Descendants(A + "blip").FirstOrDefault();

    public XAttribute Description { get; } = properties.Attribute("descr")!;

    /// <summary>The image part that it shows; null where it shows none of the file's own.</summary>
    public string? Image => (string?)_blip?.Attribute(R + "embed") is { } id
        ? Relationships.Of(package, part).FirstOrDefault(r => r.Id == id && r.Target is not null && package.Has(r.Target))?.Target : null;

    /// <summary>Puts a PNG in the place of the picture: into the same part if no other picture shows it, else into one of its own.</summary>
    public void Replace(byte[] png)
    {
        var image = Image!;
        if (string.Equals(Path.GetExtension(image), ".png", StringComparison.OrdinalIgnoreCase) && !IsShared(image)) package.Put(image, png);
        else
        {
            var folder = part[..(part.LastIndexOf('/') + 1)];
            var own = package.FreeName(folder + "media/risksim", "png");
            package.Put(own, png);
            package.AddDefaultType("png", "image/png");
            _blip!.SetAttributeValue(R + "embed", Relationships.Add(package, part, ImageType, own[folder.Length..]));
            package.Changed(part);
        }

        // A vector version would be shown instead of the picture.
        foreach (var vector in _blip!.Descendants(Svg + "svgBlip").Select(s => s.Parent!).ToList())
        {
            vector.Remove();
            package.Changed(part);
        }
        Reshape(png);
    }

    /// <summary>Keeps the width; the height follows where the picture would else be out of proportion.</summary>
    private void Reshape(byte[] png)
    {
        if (PngStamp.SizeOf(png) is not var (width, height) || properties.Parent!.Element(Wp + "extent") is not { } extent || Length(extent, "cx") is not { } across || Length(extent, "cy") is not { } down) return;
        var crop = properties.Parent.Descendants(A + "srcRect").FirstOrDefault();
        double Left(string one, string other) => Math.Max(0.01, 1 - ((Length(crop, one) ?? 0) + (Length(crop, other) ?? 0)) / 100_000.0);
        var right = across * height * Left("t", "b") / (width * Left("l", "r"));
        if (Math.Abs(down / right - 1) <= ShapeTolerance) return;
        var value = Math.Round(right).ToString(CultureInfo.InvariantCulture);
        extent.SetAttributeValue("cy", value);
        foreach (var inner in properties.Parent.Descendants(A + "xfrm").Elements(A + "ext")) inner.SetAttributeValue("cy", value);
        package.Changed(part);
    }

    private static long? Length(XElement? element, string name) => long.TryParse((string?)element?.Attribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>Whether anything else shows the image; the same picture for older versions of Word (a fallback) does not count.</summary>
    private bool IsShared(string image)
    {
        var own = properties.AncestorsAndSelf(Mc + "AlternateContent").LastOrDefault() ?? properties.Parent!;
        var ids = Relationships.Of(package, part).Where(r => IsSame(r.Target, image)).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        return package.Xml(part).Descendants().Attributes().Any(a => a.Name.Namespace == R && ids.Contains(a.Value) && !a.Parent!.AncestorsAndSelf().Contains(own))
            || package.RelatedParts().Any(p => p != part && Relationships.Of(package, p).Any(r => IsSame(r.Target, image)));
    }

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
