namespace RiskSim.Reporting.Workbooks.Layout;

/// <summary>How much room text takes, in characters; a spreadsheet measures it anew when it draws it.</summary>
internal static class TextLines
{
    /// <summary>Lines that a text takes, broken between words, or inside those that are too long.</summary>
    public static int Count(string text, double width)
    {
        var lines = 0;
        foreach (var line in text.Split('\n'))
        {
            lines++;
            var used = 0.0;
            foreach (var word in line.Split(' '))
            {
                var length = Width(word);
                if (used > 0 && used + 1 + length > width)
                {
                    lines++;
                    used = 0;
                }
                else if (used > 0) used++;
                used += length;
                for (; used > width; used -= width) lines++;
            }
        }
        return lines;
    }

    /// <summary>The longest line that cannot be broken between words.</summary>
    public static double LongestWord(string text) => text.Split(' ', '\n').Max(Width);

    /// <summary>The longest line.</summary>
    public static double LongestLine(string text) => text.Split('\n').Max(Width);

    /// <summary>Letters of East Asia are as wide as two others, those that are put onto others take no room.</summary>
    private static double Width(string text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += System.Text.Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format ? 0
                : rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x1F300 ? 2 : 1;
        return width;
    }
}
