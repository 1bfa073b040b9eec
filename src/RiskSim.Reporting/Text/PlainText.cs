using System.Text;

namespace RiskSim.Reporting.Text;

/// <summary>Text from a scenario as it may stand on a terminal.</summary>
public static class PlainText
{
    /// <summary>One line, without characters that could steer a terminal.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            if (c is '\n' or '\t') line.Append(' ');
            else if (!char.IsControl(c)) line.Append(c);
        return line.ToString().Trim();
    }

    /// <summary>One line of at most so many characters.</summary>
    public static string Shorten(string text, int length) => OneLine(text) is var line && line.Length > length ? line[..(length - 1)].TrimEnd() + "…" : line;

    /// <summary>One line broken between words; what follows is indented.</summary>
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in OneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append("\n  ");
                column = 2;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }
            wrapped.Append(word);
            column += word.Length;
        }
        return wrapped.ToString();
    }
}
