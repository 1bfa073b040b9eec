using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>
/// The styles of a template by their names: Word's own have another id in each language but one name in the file. What a template lacks it gets from
/// the program's own.
/// </summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, string> _ids;

    private WordStyles(Dictionary<string, string> ids) => _ids = ids;

    /// <summary>The id of a style of the program's own.</summary>
    /// <param name="name">As in <c>Template/styles.xml</c>.</param>
    public string this[string name] => _ids[name];

    /// <summary>Adds to the document what it lacks.</summary>
    public static WordStyles In(MainDocumentPart main)
    {
        using var stream = DefaultTemplate.Open("styles.xml");
        var own = WordXml.Read(stream);
        var styles = main.StyleDefinitionsPart is { } existing ? WordXml.Read(existing)
            : new XDocument(new XElement(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName), own.Root!.Element(W + "docDefaults")));

        var ids = styles.Root!.Elements(W + "style").Where(s => NameOf(s).Length > 0)
            .GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => IdOf(g.First()), StringComparer.OrdinalIgnoreCase);
        var taken = styles.Root.Elements(W + "style").Select(IdOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = own.Root!.Elements(W + "style").Where(s => !ids.ContainsKey(NameOf(s))).ToList();
        // All have their ids before any is added: they name each other.
        foreach (var style in missing) ids.Add(NameOf(style), taken.Add(IdOf(style)) ? IdOf(style) : "RiskSim" + IdOf(style));
        var nameOfOwn = own.Root.Elements(W + "style").ToDictionary(IdOf, NameOf, StringComparer.Ordinal);
        foreach (var style in missing)
        {
            var copy = new XElement(style);
            // The template has defaults of its own.
            if (styles.Root.Elements(W + "style").Any(s => s.Attribute(W + "default") is not null && (string?)s.Attribute(W + "type") == (string?)copy.Attribute(W + "type")))
                copy.SetAttributeValue(W + "default", null);
            copy.SetAttributeValue(W + "styleId", ids[NameOf(style)]);
            foreach (var link in copy.Elements().Where(e => e.Name == W + "basedOn" || e.Name == W + "next"))
                link.SetAttributeValue(W + "val", ids[nameOfOwn[(string)link.Attribute(W + "val")!]]);
            if (copy.Descendants(W + "numId").FirstOrDefault() is { } number) number.SetAttributeValue(W + "val", AddBullets(main, ids[NameOf(style)]));
            styles.Root.Add(copy);
        }

        if (missing.Count > 0) WordXml.Write(main.StyleDefinitionsPart ?? main.AddNewPart<StyleDefinitionsPart>("riskSimStyles"), styles);
        return new WordStyles(ids);
    }

    /// <summary>Gives the template the program's own bullets.</summary>
    /// <returns>The id of the list.</returns>
    private static string AddBullets(MainDocumentPart main, string styleId)
    {
        using var stream = DefaultTemplate.Open("numbering.xml");
        var own = WordXml.Read(stream).Root!;
        var part = main.NumberingDefinitionsPart ?? main.AddNewPart<NumberingDefinitionsPart>("riskSimNumbering");
        XDocument numbering;
        using (var existing = part.GetStream(FileMode.OpenOrCreate, FileAccess.Read))
            numbering = existing.Length > 0 ? WordXml.Read(existing) : new XDocument(new XElement(W + "numbering", new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName)));
        string Next(string element, string attribute) => (1 + numbering.Root!.Elements(W + element)
            .Select(e => int.TryParse((string?)e.Attribute(W + attribute), CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty().Max()).ToString(CultureInfo.InvariantCulture);
        var (bullets, list) = (new XElement(own.Element(W + "abstractNum")!), new XElement(own.Element(W + "num")!));
        bullets.SetAttributeValue(W + "abstractNumId", Next("abstractNum", "abstractNumId"));
        bullets.Descendants(W + "pStyle").First().SetAttributeValue(W + "val", styleId);
        list.SetAttributeValue(W + "numId", Next("num", "numId"));
        list.Element(W + "abstractNumId")!.SetAttributeValue(W + "val", (string?)bullets.Attribute(W + "abstractNumId"));
        // All definitions stand before all lists.
        if (numbering.Root!.Elements(W + "num").FirstOrDefault() is { } first) first.AddBeforeSelf(bullets);
        else numbering.Root.Add(bullets);
        if (numbering.Root.Elements(W + "num").LastOrDefault() is { } last) last.AddAfterSelf(list);
        else bullets.AddAfterSelf(list);
        WordXml.Write(part, numbering);
        return (string)list.Attribute(W + "numId")!;
    }

    private static string NameOf(XElement style) => (string?)style.Element(W + "name")?.Attribute(W + "val") ?? "";

    private static string IdOf(XElement style) => (string?)style.Attribute(W + "styleId") ?? "";
}
