using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>A relationship of a part of an Office file.</summary>
/// <param name="Target">Name of a part; null where it lies outside of the file.</param>
internal sealed record Relationship(string Id, string Type, string? Target);

/// <summary>What the parts of an Office file refer to.</summary>
internal static class Relationships
{
    /// <summary>The transitional types begin so.</summary>
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Of the package itself.</summary>
    public const string Root = "";

    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <param name="part">Its name, or <see cref="Root"/>.</param>
    public static ImmutableArray<Relationship> Of(OfficePackage package, string part) => !package.Has(PartOf(part)) ? [] :
    [
        .. package.Xml(PartOf(part)).Root!.Elements(Package + "Relationship").Select(r => new Relationship(
            (string?)r.Attribute("Id") ?? "", (string?)r.Attribute("Type") ?? "",
            string.Equals((string?)r.Attribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase) ? null : Resolve(part, (string?)r.Attribute("Target") ?? ""))),
    ];

    /// <summary>Adds a relationship to a part.</summary>
    /// <param name="target">As seen from the part.</param>
    /// <returns>Its id.</returns>
    public static string Add(OfficePackage package, string part, string type, string target)
    {
        var name = PartOf(part);
        if (!package.Has(name)) throw new DocumentRefusedException($"its part '{name}' is missing", "Open the file in the program that made it and save it again.");
        var taken = Of(package, part).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var id = Enumerable.Range(1, int.MaxValue).Select(i => "rIdRiskSim" + i.ToString(CultureInfo.InvariantCulture)).First(i => !taken.Contains(i));
        package.Xml(name).Root!.Add(new XElement(Package + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target)));
        package.Changed(name);
        return id;
    }

    /// <summary>The main part of the file.</summary>
    /// <exception cref="DocumentRefusedException">There is none, or it is of the strict kind.</exception>
    public static string MainPart(OfficePackage package)
    {
        var main = Of(package, Root).FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal));
        if (main?.Target is null || !package.Has(main.Target)) throw new DocumentRefusedException("it is a zip file, but no Office document", "Save it as .docx or .xlsx.");
        return main.Type.StartsWith(Office, StringComparison.Ordinal) ? main.Target
            : throw new DocumentRefusedException("it is saved as 'Strict Open XML', which is not supported", "Save it as an ordinary .docx or .xlsx.");
    }

    private static string PartOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return $"{part[..slash]}_rels/{part[slash..]}.rels";
    }

    private static string? Resolve(string part, string target)
    {
        var path = target.StartsWith('/') ? [] : part.Split('/')[..^1].ToList();
        foreach (var segment in Uri.UnescapeDataString(target).Split('/'))
            switch (segment)
            {
                case "" or ".": break;
                case "..":
                    // What leads out of the file is not there.
                    if (path.Count == 0) return null;
                    path.RemoveAt(path.Count - 1);
                    break;
                default: path.Add(segment); break;
            }
        return string.Join('/', path);
    }
}
