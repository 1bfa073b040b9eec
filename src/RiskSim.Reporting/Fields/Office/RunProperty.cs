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

    /// <summary>The one set of properties that users may add to.</summary>
    public const string UserProperties = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    public const int FirstId = 2;

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
            package.Add(part, Empty(), PartType);
            Relationships.Add(package, Relationships.Root, RelationshipType, part);
        }

        Set(package.Xml(part), Name, run);
        package.Changed(part);
    }

    /// <summary>A part without any property.</summary>
    public static XDocument Empty() => new(new XDeclaration("1.0", "UTF-8", "yes"), new XElement(Properties + "Properties", new XAttribute(XNamespace.Xmlns + "vt", Variants.NamespaceName)));

    /// <summary>In place of its value, or as a new one.</summary>
    /// <param name="properties">The part of custom properties.</param>
    public static void Set(XDocument properties, string name, string value)
    {
        var property = Find(properties, name);
        if (property is null)
        {
            var ids = properties.Root!.Elements().Select(p => int.TryParse((string?)p.Attribute("pid"), out var id) ? id : 0).DefaultIfEmpty().Max();
            property = new XElement(Properties + "property", new XAttribute("fmtid", UserProperties),
                new XAttribute("pid", Math.Max(FirstId, ids + 1).ToString(CultureInfo.InvariantCulture)), new XAttribute("name", name));
            properties.Root.Add(property);
        }
        property.ReplaceNodes(new XElement(Variants + "lpwstr", SafeXml.Clean(value)));
    }

    private static string? Part(OfficePackage package) =>
        Relationships.Of(package, Relationships.Root).FirstOrDefault(r => r.Type == RelationshipType && r.Target is { } target && package.Has(target))?.Target;

    private static XElement? Find(XDocument xml, string name) => xml.Root!.Elements(Properties + "property").FirstOrDefault(p => (string?)p.Attribute("name") == name);
}
