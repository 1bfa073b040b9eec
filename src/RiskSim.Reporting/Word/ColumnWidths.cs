using System.Collections.Immutable;
using RiskSim.Reporting.Documents.Passages;

namespace RiskSim.Reporting.Word;

/// <summary>How wide the columns of a table are, by what is in them.</summary>
internal static class ColumnWidths
{
    // A character of the tables' usual size, and the blank at both sides of a cell, twips.
    private const int Character = 100, Padding = 150;

    /// <summary>A longer word may be broken, and more text than this in a line is no easier to read.</summary>
    private const int LongestWord = 19, LongestLine = 70;

    /// <param name="totalTwips">Of the whole table.</param>
    /// <returns>Twips; they add up to the whole.</returns>
    public static ImmutableArray<int> Of(Passage.Table table, int totalTwips)
    {
        var columns = Enumerable.Range(0, table.Header.Length).Select(i => table.Rows.Select(r => r[i]).Prepend(table.Header[i]).Select(c => c.Text).ToList()).ToList();
        // Numbers are not torn apart, text is broken between words.
        var least = columns.Select((c, i) => Padding + Character * Math.Min(LongestWord, i < table.TextColumns ? c.Max(LongestWordOf) : Math.Max(c.Skip(1).Max(t => t.Length), LongestWordOf(c[0])))).ToList();
        var ideal = columns.Select((c, i) => Math.Max(least[i], Padding + Character * Math.Min(LongestLine, c.Max(t => t.Length)))).ToList();
        var widths = least.Sum() >= totalTwips ? Scaled(least, totalTwips)
            : ideal.Sum() <= totalTwips ? Scaled(ideal, totalTwips)
            : least.Zip(ideal, (l, w) => l + (int)((long)(totalTwips - least.Sum()) * (w - l) / (ideal.Sum() - least.Sum()))).ToList();
        widths[0] += totalTwips - widths.Sum();
        return [.. widths];
    }

    private static List<int> Scaled(List<int> widths, int total)
    {
        var sum = widths.Sum();
        return [.. widths.Select(w => (int)((long)w * total / sum))];
    }

    private static int LongestWordOf(string text) => WordXml.Typeset(text).Split(' ').Max(w => w.Length);
}
