using System.Globalization;
using System.Xml.Linq;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>The custom property of a document that names the run that it was updated from; Word and Excel show it under File, Info, Properties.</summary>
internal static class RunProperty
{
    public const string Name = "RiskSim run";

    private const string UsualPart = "docProps/custom.xml";
    private const string PartType = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
    private const string RelationshipType = Relationships.Office + "/custom-properties";

    // The one set of properties that users may add to.
    private const string UserProperties = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    private const int FirstId = 2;

    private static readonly XNamespace Properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private static readonly XNamespace Variants = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

    /// <param name="name">Of the property.</param>
    /// <returns>Null where there is none.</returns>
    public static string? Read(OfficePackage package, string name) => Part(package) is { } part ? Find(package.Xml(part), name)?.Value.Trim() : null;

    public static void Write(OfficePackage package, string run)
    {
        var part = Part(package);
        if (part is null)
        {
            part = UsualPart;
            package.Add(part, new XDocument(new XDeclaration("1.0", "UTF-8", "yes"),
                new XElement(Properties + "Properties", new XAttribute(XNamespace.Xmlns + "vt", Variants.NamespaceName))), PartType);
            Relationships.Add(package, Relationships.Root, RelationshipType, part);
        }

        var xml = package.Xml(part);
        var property = Find(xml, Name);
        if (property is null)
        {
            var ids = xml.Root!.Elements().Select(p => int.TryParse((string?)p.Attribute("pid"), out var id) ? id : 0).DefaultIfEmpty().Max();
            property = new XElement(Properties + "property", new XAttribute("fmtid", UserProperties),
                new XAttribute("pid", Math.Max(FirstId, ids + 1).ToString(CultureInfo.InvariantCulture)), new XAttribute("name", Name));
            xml.Root.Add(property);
        }
        property.ReplaceNodes(new XElement(Variants + "lpwstr", SafeXml.Clean(run)));
        package.Changed(part);
    }

    private static string? Part(OfficePackage package) =>
        Relationships.Of(package, Relationships.Root).FirstOrDefault(r => r.Type == RelationshipType && r.Target is { } target && package.Has(target))?.Target;

    private static XElement? Find(XDocument xml, string name) => xml.Root!.Elements(Properties + "property").FirstOrDefault(p => (string?)p.Attribute("name") == name);
}
