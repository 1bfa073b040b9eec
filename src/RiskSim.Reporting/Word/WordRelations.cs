using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>What the text of a document refers to: pictures and web addresses.</summary>
internal sealed class WordRelations(MainDocumentPart main)
{
    private readonly Dictionary<Uri, string> _links = [];

    /// <summary>Takes away the pictures and addresses of text that is gone.</summary>
    public void RemoveUnused(XDocument content)
    {
        var used = content.Descendants().Attributes().Where(a => a.Name.Namespace == R).Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var part in main.Parts.Where(p => p.OpenXmlPart is ImagePart && !used.Contains(p.RelationshipId)).ToList()) main.DeletePart(part.RelationshipId);
        foreach (var link in main.HyperlinkRelationships.Where(l => !used.Contains(l.Id)).ToList()) main.DeleteReferenceRelationship(link.Id);
    }

    /// <summary>The relationship of an address; the same for the same address.</summary>
    public string Link(Uri target)
    {
        if (!_links.TryGetValue(target, out var id)) main.AddHyperlinkRelationship(target, isExternal: true, _links[target] = id = Free("riskSimLink"));
        return id;
    }

    /// <summary>The relationship of a new picture.</summary>
    public string Picture(byte[] png)
    {
        var id = Free("riskSimChart");
        using var stream = new MemoryStream(png);
        main.AddImagePart(ImagePartType.Png, id).FeedData(stream);
        return id;
    }

    /// <summary>The first of the name with a number that nothing has.</summary>
    private string Free(string name)
    {
        var taken = main.Parts.Select(p => p.RelationshipId).Concat(main.HyperlinkRelationships.Select(l => l.Id)).Concat(main.ExternalRelationships.Select(r => r.Id)).ToHashSet(StringComparer.Ordinal);
        for (var number = 1; ; number++)
            if (name + number.ToString(CultureInfo.InvariantCulture) is var id && !taken.Contains(id)) return id;
    }
}
