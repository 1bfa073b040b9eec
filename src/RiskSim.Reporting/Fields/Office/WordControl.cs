using System.Globalization;
using System.Text;
using System.Xml.Linq;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Fields.Office;

/// <summary>A content control (<c>w:sdt</c>) that shows one line of text: within a paragraph, around a paragraph or around a table cell.</summary>
internal static class WordControl
{
    private static readonly XName[] Tracked =
    [
        W + "ins", W + "del", W + "moveFrom", W + "moveTo", W + "moveFromRangeStart", W + "moveToRangeStart", W + "rPrChange", W + "pPrChange", W + "cellIns", W + "cellDel",
    ];

    /// <summary>The longest tag, and the longest title, that Word takes.</summary>
    public const int LongestTag = 64;

    /// <summary>At the end of a tag: it goes on in the title of the control.</summary>
    public const char GoesOn = '+';

    private static readonly XName[] Formats = [W + "pPr", W + "rPr", W + "tcPr", W + "sdtPr"];

    // What a control may contain besides them; anything else is more than text.
    private static readonly XName[] Text =
    [
        W + "tc", W + "p", W + "r", W + "hyperlink", W + "smartTag", W + "t", W + "tab", W + "br", W + "cr", W + "noBreakHyphen", W + "softHyphen", W + "lastRenderedPageBreak", W + "proofErr",
        W + "bookmarkStart", W + "bookmarkEnd", W + "commentRangeStart", W + "commentRangeEnd", W + "permStart", W + "permEnd",
    ];

    private static readonly XName[] Lists = [W + "comboBox", W + "dropDownList", W + "picture", W + "docPartList", W + "group", W + "bibliography", W + "citation", W + "equation", W14 + "checkbox", W15 + "repeatingSection"];

    /// <returns>The tag after <c>risksim:</c>; null where the control is none of ours.</returns>
    public static string? TagOf(XElement control)
    {
        string? Value(string name) => ((string?)control.Element(W + "sdtPr")?.Element(W + name)?.Attribute(W + "val"))?.Trim();
        if (Value("tag") is not { } tag || !tag.StartsWith(FieldTag.Prefix, StringComparison.Ordinal)) return null;
        return tag.EndsWith(GoesOn) ? tag[FieldTag.Prefix.Length..^1] + Value("alias") : tag[FieldTag.Prefix.Length..];
    }

    /// <summary>What to write as the tag and as the title of a control; the title is empty where the tag is short enough.</summary>
    public static (string Tag, string Title) TagAndTitle(string field) => FieldTag.Prefix + field is var tag && tag.Length <= LongestTag
        ? (tag, "") : (tag[..(LongestTag - 1)] + GoesOn, tag[(LongestTag - 1)..]);

    /// <summary>Why the control cannot be written, and what would help; null where it can.</summary>
    public static (string Rule, string Mend)? Obstacle(XElement control)
    {
        var properties = control.Element(W + "sdtPr")!;
        if (properties.Element(W + "dataBinding") is not null || properties.Element(W15 + "dataBinding") is not null)
            return ("its content control is bound to data, which would put its own value back", "Remove the binding, or use a control of plain text.");
        if ((string?)properties.Element(W + "lock")?.Attribute(W + "val") is "contentLocked" or "sdtContentLocked")
            return ("its content control is locked: its content may not be edited", "Untick 'Contents cannot be edited' in its properties.");
        if (properties.Elements().FirstOrDefault(p => Lists.Contains(p.Name)) is { } kind)
            return ($"its content control is of the kind '{kind.Name.LocalName}'", "Use a control of plain or rich text.");
        if (control.Ancestors().Any(a => a.Name == W + "del" || a.Name == W + "moveFrom") || control.Descendants().Any(d => Tracked.Contains(d.Name)))
            return ("there are tracked changes in it", "Accept or reject them first.");
        if (control.Element(W + "sdtContent") is not { } content) return null;
        if (content.Descendants(W + "sdt").Any()) return ("there is another content control in it", "Give the tag to the inner one.");
        if (content.Descendants().Any(d => d.Name == W + "tbl" || d.Name == W + "tr") || content.Elements(W + "tc").Count() > 1)
            return ("its content control is around a table or several cells", "Put the control around the text of one cell.");
        if (content.Descendants(W + "p").Skip(1).Any()) return ("its content control is around several paragraphs, and a figure is one line", "Put the control around the text of one paragraph.");
        if (content.Descendants().Any(d => !Text.Contains(d.Name) && !d.AncestorsAndSelf().TakeWhile(a => a != content).Any(a => Formats.Contains(a.Name))))
            return ("there is more than text in it (a picture, a note, a field of Word)", "Put the control around text alone.");
        return content.HasElements || control.Parent!.Name != W + "tr" ? null : ("there is no cell in it", "Put the control around the text of a cell.");
    }

    /// <summary>What it shows; null where that is only Word's invitation to type.</summary>
    public static string? Shown(XElement control)
    {
        if (control.Element(W + "sdtPr")!.Element(W + "showingPlcHdr") is not null) return null;
        var text = new StringBuilder();
        foreach (var element in control.Element(W + "sdtContent")?.Descendants() ?? [])
            if (element.Name == W + "t") text.Append(element.Value);
            else if (element.Name == W + "tab") text.Append('\t');
            else if (element.Name == W + "br" || element.Name == W + "cr") text.Append('\n');
            else if (element.Name == W + "noBreakHyphen") text.Append('-');
        return text.ToString();
    }

    /// <summary>Puts a text into the control with the formatting of its first run. It must have no <see cref="Obstacle"/>.</summary>
    /// <param name="date">What a date picker is to point at.</param>
    public static void Write(XElement control, string text, DateOnly? date)
    {
        var properties = control.Element(W + "sdtPr")!;
        var content = control.Element(W + "sdtContent");
        if (content is null) control.Add(content = new XElement(W + "sdtContent"));
        var isPlaceholder = properties.Element(W + "showingPlcHdr") is not null;
        properties.Element(W + "showingPlcHdr")?.Remove();
        if (properties.Element(W + "date") is { } picker)
            picker.SetAttributeValue(W + "fullDate", date?.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));

        var run = content.Descendants(W + "r").FirstOrDefault();
        if (run is null)
        {
            run = new XElement(W + "r");
            Place(control, content).Add(run);
            if (properties.Element(W + "rPr") is { } own) run.Add(new XElement(own));
        }
        else if (isPlaceholder)
        {
            run.Element(W + "rPr")?.Remove();
            if (properties.Element(W + "rPr") is { } own) run.AddFirst(new XElement(own));
        }

        run.Elements().Where(e => e.Name != W + "rPr").Remove();
        run.Add(new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));
        content.Descendants(W + "r").Where(r => r != run).ToList().ForEach(r => r.Remove());
        content.Descendants(W + "proofErr").ToList().ForEach(e => e.Remove());
        content.Descendants().Where(e => (e.Name == W + "hyperlink" || e.Name == W + "smartTag") && !e.Descendants(W + "r").Any()).ToList().ForEach(e => e.Remove());
    }

    /// <summary>Where the first run of an empty control belongs.</summary>
    private static XElement Place(XElement control, XElement content)
    {
        if (content.Descendants(W + "p").FirstOrDefault() is { } paragraph) return paragraph;
        if (control.Ancestors(W + "p").FirstOrDefault() is { } around && !control.Ancestors().TakeWhile(a => a != around).Any(a => a.Name.LocalName == "txbxContent")) return content;
        var made = new XElement(W + "p");
        (content.Element(W + "tc") ?? content).Add(made);
        return made;
    }
}
