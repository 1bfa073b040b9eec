using System.Text;

namespace RiskSim.Reporting.Documents.Passages;

/// <summary>Passages as Markdown that reads well as source too and that wikis take (GitHub's dialect: tables with pipes).</summary>
internal static class MarkdownWriter
{
    public static string Write(IEnumerable<Passage> passages)
    {
        var text = new StringBuilder();
        Passage? before = null;
        foreach (var passage in passages)
        {
            if (before is Passage.Item && passage is not Passage.Item) text.Append('\n');
            before = passage;
            switch (passage)
            {
                case Passage.Heading heading:
                    text.Append('#', heading.Level).Append(' ').Append(Inline(heading.Text)).Append("\n\n");
                    break;
                case Passage.Paragraph paragraph:
                    text.Append(Inline(paragraph.Text)).Append("\n\n");
                    break;
                case Passage.Item item:
                    text.Append("- ");
                    if (item.Lead is { } lead) text.Append(Inline($"**{lead}**")).Append(' ');
                    text.Append(Inline(item.Text)).Append('\n');
                    break;
                case Passage.Picture picture:
                    text.Append("![").Append(MarkdownText.Escape(picture.AlternativeText)).Append("](")
                        .AppendJoin('/', picture.File.Split('/').Select(Uri.EscapeDataString)).Append(")\n\n");
                    if (picture.Caption.Length > 0) text.Append('*').Append(MarkdownText.Escape(picture.Caption)).Append("*\n\n");
                    break;
                case Passage.Table table:
                    var markdown = new MarkdownTable(table.TextColumns, [.. table.Header.Select(h => Inline(h, isInCell: true))]);
                    foreach (var row in table.Rows) markdown.Add([.. row.Select(c => Inline(c, isInCell: true))]);
                    markdown.AppendTo(text);
                    break;
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Inline(Prose prose, bool isInCell = false)
    {
        var text = new StringBuilder();
        foreach (var span in prose.Spans)
            text.Append(span switch
            {
                { IsBreak: true } => "<br>",
                { Target: { } target } => MarkdownText.Link(span.Text, target),
                { Style: SpanStyle.Code } => MarkdownText.Code(span.Text),
                { Style: SpanStyle.Strong } => Around("**", span.Text),
                { Style: SpanStyle.Emphasis } => Around("*", span.Text),
                _ => MarkdownText.EscapePart(span.Text, isInCell),
            });
        return text.ToString().Trim();
    }

    /// <summary>Marks count only right before and after a word.</summary>
    private static string Around(string mark, string text)
    {
        var inner = text.Trim();
        if (inner.Length == 0) return text;
        var start = text.IndexOf(inner, StringComparison.Ordinal);
        return $"{text[..start]}{mark}{MarkdownText.Escape(inner)}{mark}{text[(start + inner.Length)..]}";
    }
}
