using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using RiskSim.Reporting.Documents.Passages;
using static RiskSim.Reporting.Fields.Office.WordNames;

namespace RiskSim.Reporting.Word;

/// <summary>Passages as paragraphs, tables and pictures of Word. How they look is up to the styles: nothing is formatted directly.</summary>
/// <param name="addLink">Gives the relationship of a web address.</param>
/// <param name="addPicture">Gives the picture of a chart; null where there is none.</param>
/// <param name="firstId">From here on content controls and pictures are numbered.</param>
internal sealed class WordBody(WordStyles styles, WordPage page, Func<Uri, string> addLink, Func<Passage.Picture, WordPicture?> addPicture, int firstId)
{
    /// <summary>A table of at most so many rows stays on one page.</summary>
    private const int MostRowsTogether = 18;

    private int _id = firstId;
    private int _figures;

    /// <param name="passages">Headings of level 2 and 3 are the first and second of the document.</param>
    public IEnumerable<XElement> Write(string title, Prose subtitle, ImmutableArray<Passage> passages)
    {
        yield return Paragraph("Title", title);
        yield return Paragraph("Subtitle", subtitle);
        for (var i = 0; i < passages.Length; i++)
            foreach (var element in Elements(passages[i], i > 0 ? passages[i - 1] : null, i + 1 < passages.Length ? passages[i + 1] : null)) yield return element;
    }

    private IEnumerable<XElement> Elements(Passage passage, Passage? before, Passage? after) => passage switch
    {
        Passage.Heading heading => [Paragraph(heading.Level < 3 ? "heading 1" : "heading 2", heading.Text)],
        Passage.Paragraph paragraph => [Paragraph(before is Passage.Table ? "Table Note" : "Body Text", paragraph.Text, isKeptWithNext: after is Passage.Table || (before is Passage.Heading && after is Passage.Picture))],
        Passage.Item item => [Paragraph("List Bullet", item.Lead is { } lead ? $"**{lead}** {item.Text}" : item.Text)],
        Passage.Table table => [Table(table, hasNote: after is Passage.Paragraph)],
        Passage.Picture picture => Figure(picture),
        _ => throw new ArgumentOutOfRangeException(nameof(passage)),
    };

    private XElement Paragraph(string style, Prose text, bool isKeptWithNext = false) => new(W + "p",
        new XElement(W + "pPr", new XElement(W + "pStyle", new XAttribute(W + "val", styles[style])), isKeptWithNext ? new XElement(W + "keepNext") : null),
        text.Spans.Select(Inline));

    private XElement Inline(Span span)
    {
        if (span.Field is { } field && WordField.TagOf(field) is { } tag)
            return new XElement(W + "sdt",
                new XElement(W + "sdtPr", new XElement(W + "tag", new XAttribute(W + "val", tag)), new XElement(W + "id", new XAttribute(W + "val", NextId())), new XElement(W + "text")),
                new XElement(W + "sdtContent", Run(span, StyleOf(span))));
        if (span.Target is { } target)
            return new XElement(W + "hyperlink", new XAttribute(R + "id", addLink(target)), Run(span, "Hyperlink"));
        return Run(span, StyleOf(span));
    }

    private static string? StyleOf(Span span) => span.Style switch { SpanStyle.Strong => "Strong", SpanStyle.Emphasis => "Emphasis", SpanStyle.Code => "Code", _ => null };

    private XElement Run(Span span, string? style) => new(W + "r",
        style is null ? null : new XElement(W + "rPr", new XElement(W + "rStyle", new XAttribute(W + "val", styles[style]))),
        span.IsBreak ? new XElement(W + "br") : WordField.Text(span.Field is null ? WordXml.Typeset(span.Text) : span.Text));

    private XElement Table(Passage.Table table, bool hasNote)
    {
        var widths = ColumnWidths.Of(table, page.TextWidthTwips);
        var rows = table.Rows.Length;
        return new XElement(W + "tbl",
            new XElement(W + "tblPr",
                new XElement(W + "tblStyle", new XAttribute(W + "val", styles["RiskSim Table"])),
                new XElement(W + "tblW", new XAttribute(W + "w", page.TextWidthTwips), new XAttribute(W + "type", "dxa")),
                new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed")),
                new XElement(W + "tblLook", new XAttribute(W + "val", "0620"), new XAttribute(W + "firstRow", 1), new XAttribute(W + "lastRow", 0),
                    new XAttribute(W + "firstColumn", 0), new XAttribute(W + "lastColumn", 0), new XAttribute(W + "noHBand", 1), new XAttribute(W + "noVBand", 1))),
            new XElement(W + "tblGrid", widths.Select(w => new XElement(W + "gridCol", new XAttribute(W + "w", w)))),
            Row(table, table.Header, widths, isHeader: true, isKeptWithNext: true),
            // Neither the first row nor the last is left alone on a page, nor the note below it.
            table.Rows.Select((r, i) => Row(table, r, widths, isHeader: false, isKeptWithNext: (i < rows - 1 || hasNote) && (rows <= MostRowsTogether || i == 0 || i >= rows - 2))));
    }

    private XElement Row(Passage.Table table, ImmutableArray<Prose> cells, ImmutableArray<int> widths, bool isHeader, bool isKeptWithNext) => new(W + "tr",
        new XElement(W + "trPr", new XElement(W + "cantSplit"), isHeader ? new XElement(W + "tblHeader") : null),
        cells.Select((c, i) => new XElement(W + "tc",
            new XElement(W + "tcPr", new XElement(W + "tcW", new XAttribute(W + "w", widths[i]), new XAttribute(W + "type", "dxa"))),
            Paragraph(i < table.TextColumns ? "Table Text" : "Table Number", c, isKeptWithNext))));

    private IEnumerable<XElement> Figure(Passage.Picture passage)
    {
        if (addPicture(passage) is not { } picture) yield break;
        var figure = Paragraph("Figure", Prose.Empty);
        figure.Add(new XElement(W + "r", picture.Drawing(page, NextId(), passage.Chart, passage.AlternativeText)));
        yield return figure;
        var caption = Paragraph("caption", "Figure ");
        caption.Add(WordField.Simple("SEQ Figure \\* ARABIC", (++_figures).ToString(CultureInfo.InvariantCulture)), new XElement(W + "r", WordField.Text(". " + WordXml.Typeset(passage.Caption))));
        yield return caption;
    }

    private string NextId() => (_id++).ToString(CultureInfo.InvariantCulture);
}
