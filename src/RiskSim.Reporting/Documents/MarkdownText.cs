using System.Text;

namespace RiskSim.Reporting.Documents;

/// <summary>Text from a scenario as text in Markdown: it can neither break a table nor bring in markup or HTML.</summary>
internal static class MarkdownText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            switch (c)
            {
                case '\r': break;
                case '\n' or '\t' or '\u2028' or '\u2029' or '\u0085': escaped.Append(' '); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '#' or '~' or '!':
                    escaped.Append('\\').Append(c);
                    break;
                default:
                    if (!char.IsControl(c)) escaped.Append(c);
                    break;
            }
        return escaped.ToString().Trim();
    }

    /// <summary>A source that is a web address becomes a link; anything else is text.</summary>
    public static string Source(string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return Escape(source);
        var target = uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
        return $"[{Escape(uri.Host)}]({target})";
    }
}
