using System.Xml.Linq;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>Fields of Word with what they show, and the tags of figures.</summary>
internal static class WordField
{
    /// <summary>Word takes no longer tag.</summary>
    private const int LongestTag = 64;

    /// <summary>The tag of a content control that shows a figure; null where the figure's name is too long for one.</summary>
    /// <param name="field"><c>FIGURE@ASSUMPTION|format</c>.</param>
    public static string? TagOf(string field) => $"risksim:{field}" is { Length: <= LongestTag } tag ? tag : null;

    public static XElement Text(string text) => new(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), WordXml.Text(text));

    public static XElement Simple(string instruction, string shown) =>
        new(W + "fldSimple", new XAttribute(W + "instr", $" {instruction} "), new XElement(W + "r", Text(shown)));

    /// <summary>Puts the document's properties where fields of a header or footer show them; Word does so when it opens the document, others do not.</summary>
    /// <param name="values">By instruction: <c>TITLE</c>, <c>DOCPROPERTY "RiskSim report"</c>.</param>
    public static void Refresh(XDocument part, IReadOnlyDictionary<string, string> values)
    {
        foreach (var field in part.Descendants(W + "fldSimple"))
            if (values.TryGetValue(Instruction((string?)field.Attribute(W + "instr")), out var value)) Show(field.Descendants(W + "t").ToList(), value);

        // The long form: runs with begin, instruction, separate, what is shown, end.
        foreach (var begin in part.Descendants(W + "fldChar").Where(c => Type(c) == "begin").ToList())
        {
            var runs = begin.Parent!.ElementsAfterSelf(W + "r").TakeWhile(r => !r.Elements(W + "fldChar").Any(c => Type(c) == "end")).ToList();
            var separator = runs.FindIndex(r => r.Elements(W + "fldChar").Any(c => Type(c) == "separate"));
            if (separator < 0 || !values.TryGetValue(Instruction(string.Concat(runs.Take(separator).Elements(W + "instrText").Select(t => t.Value))), out var value)) continue;
            Show(runs.Skip(separator + 1).Elements(W + "t").ToList(), value);
        }
    }

    /// <summary>Puts a value into the content controls of a tag.</summary>
    public static void Fill(XDocument part, string tag, string value)
    {
        foreach (var control in part.Descendants(W + "sdt").Where(s => (string?)s.Element(W + "sdtPr")?.Element(W + "tag")?.Attribute(W + "val") == tag)) Show(control.Descendants(W + "t").ToList(), value);
    }

    private static void Show(List<XElement> texts, string value)
    {
        if (texts.Count == 0) return;
        texts[0].ReplaceWith(Text(value));
        foreach (var rest in texts.Skip(1)) rest.Remove();
    }

    private static string Instruction(string? text) => string.Join(' ', (text ?? "").Split("\\*")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string? Type(XElement character) => (string?)character.Attribute(W + "fldCharType");
}
