using System.Text;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Documents.Passages;

/// <summary>Passages as plain text for a terminal; pictures are left out.</summary>
internal static class PlainWriter
{
    /// <param name="width">Of the terminal, in characters; tables keep their own.</param>
    public static string Write(IEnumerable<Passage> passages, int width)
    {
        var text = new StringBuilder();
        Passage? before = null;
        foreach (var passage in passages.Where(b => b is not Passage.Picture))
        {
            if (before is not null && !(before is Passage.Item && passage is Passage.Item)) text.Append('\n');
            before = passage;
            switch (passage)
            {
                case Passage.Heading heading:
                    var line = PlainText.Wrap(heading.Text.Text, width);
                    text.Append(line).Append('\n');
                    if (heading.Level < 3) text.Append(heading.Level == 1 ? '=' : '-', line.Split('\n').Max(l => l.Length)).Append('\n');
                    break;
                case Passage.Paragraph paragraph:
                    text.Append(PlainText.Wrap(paragraph.Text.Text, width)).Append('\n');
                    break;
                case Passage.Item item:
                    text.Append(PlainText.Wrap(item.Lead is { } lead ? $"{lead.Text}: {item.Text.Text}" : "- " + item.Text.Text, width)).Append('\n');
                    break;
                case Passage.Table table:
                    var plain = new TextTable(table.TextColumns);
                    plain.Add([.. table.Header.Select(h => PlainText.OneLine(h.Text))]);
                    plain.Rule();
                    foreach (var row in table.Rows) plain.Add([.. row.Select(c => PlainText.OneLine(c.Text))]);
                    plain.AppendTo(text);
                    break;
            }
        }

        return text.ToString();
    }
}
