using System.Collections.Immutable;
using System.Text;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Replays;

/// <summary>A piece of a story, as plain text; how it looks is up to where it is shown.</summary>
internal abstract record StoryPart
{
    private StoryPart() { }

    public sealed record Heading(int Level, string Text) : StoryPart;

    public sealed record Paragraph(string Text) : StoryPart;

    /// <param name="Lead">What stands out, e.g. a date.</param>
    public sealed record Item(string Lead, string Text) : StoryPart;

    /// <param name="TextColumns">So many columns on the left are text, the rest numbers.</param>
    public sealed record Table(int TextColumns, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows) : StoryPart;

    public sealed record Picture(string File, string Text) : StoryPart;
}

/// <summary>The same story for a Markdown file and for a terminal.</summary>
internal static class Story
{
    public static string ToMarkdown(IEnumerable<StoryPart> parts)
    {
        var text = new StringBuilder();
        StoryPart? before = null;
        foreach (var part in parts)
        {
            if (before is StoryPart.Item && part is not StoryPart.Item) text.Append('\n');
            before = part;
            switch (part)
            {
                case StoryPart.Heading heading:
                    text.Append('#', heading.Level).Append(' ').Append(MarkdownText.Escape(heading.Text)).Append("\n\n");
                    break;
                case StoryPart.Paragraph paragraph:
                    text.Append(MarkdownText.Escape(paragraph.Text)).Append("\n\n");
                    break;
                case StoryPart.Item item:
                    text.Append("- **").Append(MarkdownText.Escape(item.Lead)).Append("** ").Append(MarkdownText.Escape(item.Text)).Append('\n');
                    break;
                case StoryPart.Picture picture:
                    text.Append("![").Append(MarkdownText.Escape(picture.Text)).Append("](").Append(picture.File).Append(")\n\n");
                    break;
                case StoryPart.Table table:
                    var markdown = new MarkdownTable(table.TextColumns, [.. table.Header.Select(MarkdownText.Escape)]);
                    foreach (var row in table.Rows) markdown.Add([.. row.Select(MarkdownText.Escape)]);
                    markdown.AppendTo(text);
                    break;
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <param name="width">Of the terminal, in characters; tables keep their own.</param>
    public static string ToPlainText(IEnumerable<StoryPart> parts, int width)
    {
        var text = new StringBuilder();
        StoryPart? before = null;
        foreach (var part in parts)
        {
            if (before is not null && part is not StoryPart.Picture && !(before is StoryPart.Item && part is StoryPart.Item)) text.Append('\n');
            if (part is not StoryPart.Picture) before = part;
            switch (part)
            {
                case StoryPart.Heading heading:
                    var line = PlainText.Wrap(heading.Text, width);
                    text.Append(line).Append('\n');
                    if (heading.Level < 3) text.Append(heading.Level == 1 ? '=' : '-', line.Split('\n').Max(l => l.Length)).Append('\n');
                    break;
                case StoryPart.Paragraph paragraph:
                    text.Append(PlainText.Wrap(paragraph.Text, width)).Append('\n');
                    break;
                case StoryPart.Item item:
                    text.Append(PlainText.Wrap($"{item.Lead}: {item.Text}", width)).Append('\n');
                    break;
                case StoryPart.Table table:
                    var plain = new TextTable(table.TextColumns);
                    plain.Add([.. table.Header.Select(PlainText.OneLine)]);
                    plain.Rule();
                    foreach (var row in table.Rows) plain.Add([.. row.Select(PlainText.OneLine)]);
                    plain.AppendTo(text);
                    break;
            }
        }

        return text.ToString();
    }
}
