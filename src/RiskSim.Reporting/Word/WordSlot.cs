using System.Globalization;
using System.Xml.Linq;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>Where in a template the content goes.</summary>
internal static class WordSlot
{
    /// <summary>Tag of the content control, or name of the bookmark; Word takes no colon in the latter.</summary>
    private static readonly string[] Marks = ["risksim:body", "risksim_body"];

    /// <summary>Empties the content control, or takes away the paragraphs of the bookmark; without either, all.</summary>
    /// <returns>What is to be replaced by the content.</returns>
    public static XElement Clear(XElement body)
    {
        var slot = new XElement(W + "p");
        if (body.Elements(W + "sdt").FirstOrDefault(s => Marks.Contains((string?)s.Element(W + "sdtPr")?.Element(W + "tag")?.Attribute(W + "val"))) is { } control)
        {
            control.Element(W + "sdtPr")!.Element(W + "showingPlcHdr")?.Remove();
            var inner = control.Element(W + "sdtContent");
            if (inner is null) control.Add(inner = new XElement(W + "sdtContent"));
            inner.ReplaceNodes(slot);
        }
        else if (Bookmarked(body) is { } marked)
        {
            marked[0].AddBeforeSelf(slot);
            marked.Remove();
        }
        else
        {
            var section = body.Elements(W + "sectPr").LastOrDefault();
            body.ReplaceNodes(slot, section);
        }

        return slot;
    }

    /// <summary>A number above those of all content controls and pictures in the document.</summary>
    public static int FirstFreeId(XDocument content) => 1 + content.Descendants(W + "id").Select(e => (string?)e.Attribute(W + "val")).Concat(content.Descendants(Wp + "docPr").Select(e => (string?)e.Attribute("id")))
        .Select(t => int.TryParse(t, CultureInfo.InvariantCulture, out var id) && id < int.MaxValue / 2 ? id : 0).DefaultIfEmpty().Max();

    /// <summary>The paragraphs and tables of the body from the beginning of the bookmark to its end; null where there is none.</summary>
    private static List<XElement>? Bookmarked(XElement body)
    {
        if (body.Descendants(W + "bookmarkStart").FirstOrDefault(b => Marks.Contains((string?)b.Attribute(W + "name"))) is not { } start) return null;
        var end = body.Descendants(W + "bookmarkEnd").FirstOrDefault(b => (string?)b.Attribute(W + "id") == (string?)start.Attribute(W + "id"));
        XElement Top(XElement element) => element.AncestorsAndSelf().First(e => e.Parent == body);
        var (first, last) = (Top(start), Top(end ?? start));
        return [first, .. first.ElementsAfterSelf().TakeWhile(e => first != last && e.IsBefore(last)).Where(e => e != first), .. first == last ? Array.Empty<XElement>() : [last]];
    }
}
