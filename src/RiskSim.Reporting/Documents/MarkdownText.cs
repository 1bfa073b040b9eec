using System.Text;

namespace RiskSim.Reporting.Documents;

/// <summary>Text from a scenario as text in Markdown: it can neither break a table nor bring in markup or HTML.</summary>
internal static class MarkdownText
{
    public static string Escape(string text) => EscapePart(text).Trim();

    /// <summary>As <see cref="Escape"/>; blanks at its ends stay.</summary>
    /// <param name="isInCell">Whether it cannot be at the beginning of a line.</param>
    public static string EscapePart(string text, bool isInCell = false)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case '\r': break;
                // Before a number it is no markup ("< 0.1 %"), but a line that begins with > is a quotation.
                case '<' when IsBeforeNumber(text, i): escaped.Append('<'); break;
                case '>' when (isInCell || i > 0) && IsBeforeNumber(text, i): escaped.Append('>'); break;
                case '\n' or '\t' or '\u2028' or '\u2029' or '\u0085': escaped.Append(' '); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '#' or '~' or '!':
                    escaped.Append('\\').Append(text[i]);
                    break;
                default:
                    if (!char.IsControl(text[i])) escaped.Append(text[i]);
                    break;
            }
        return escaped.ToString();
    }

    private static bool IsBeforeNumber(string text, int at) => text.AsSpan(at + 1).TrimStart(' ') is [>= '0' and <= '9', ..];

    /// <summary>Text as code: nothing in it is markup but the end of a cell.</summary>
    public static string Code(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "\\|", StringComparison.Ordinal);
        var longest = 0;
        for (var (i, run) = (0, 0); i < plain.Length; i++) longest = Math.Max(longest, run = plain[i] == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return longest == 0 ? fence + plain + fence : $"{fence} {plain} {fence}";
    }

    public static string Link(string text, Uri uri)
    {
        var target = uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
        return $"[{Escape(text)}]({target})";
    }
}
