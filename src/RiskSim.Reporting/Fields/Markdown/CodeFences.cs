using System.Text.RegularExpressions;

namespace RiskSim.Reporting.Fields.Markdown;

/// <summary>Which characters of a Markdown text are code, in which a field is only shown and not meant.</summary>
internal static partial class CodeFences
{
    /// <summary>The stretches of code, in order: blocks between fences with their fences, and code within lines.</summary>
    public static List<(int From, int To)> Of(string text)
    {
        var code = new List<(int, int)>();
        (char Sign, int Length, int From)? open = null;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            var line = text[start..end];
            var fence = Fence().Match(line);
            if (open is var (sign, length, from))
            {
                var run = fence.Groups["fence"].Value;
                if (fence.Success && run[0] == sign && run.Length >= length && fence.Groups["info"].Value.Trim().Length == 0)
                {
                    code.Add((from, end));
                    open = null;
                }
            }
            // What follows a fence of backticks has none, or it is code within the line.
            else if (fence.Success && !(fence.Groups["fence"].Value[0] == '`' && fence.Groups["info"].Value.Contains('`', StringComparison.Ordinal)))
                open = (fence.Groups["fence"].Value[0], fence.Groups["fence"].Length, start);
            else InLine(line, start, code);
            start = end;
        }
        if (open is { } unclosed) code.Add((unclosed.From, text.Length));
        return code;
    }

    private static void InLine(string line, int start, List<(int, int)> code)
    {
        for (var at = line.IndexOf('`', StringComparison.Ordinal); at >= 0 && at < line.Length; at = line.IndexOf('`', at))
        {
            var length = Run(line, at);
            var close = at + length;
            while ((close = line.IndexOf('`', close)) >= 0 && Run(line, close) != length) close += Run(line, close);
            if (close >= 0)
            {
                code.Add((start + at, start + close + length));
                at = close + length;
            }
            else at += length;
        }
    }

    private static int Run(string line, int at)
    {
        var end = at;
        while (end < line.Length && line[end] == '`') end++;
        return end - at;
    }

    // In quotations and lists too.
    [GeneratedRegex(@"^[ \t]*(?:>[ \t]*|[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?<fence>`{3,}|~{3,})(?<info>[^\r\n]*)\r?\n?$")]
    private static partial Regex Fence();
}
