using YamlDotNet.Core;

namespace RiskSim.Scenarios.Documents;

/// <summary>Says what is wrong with text that is not YAML, in the words of somebody who writes a scenario.</summary>
internal static class YamlSyntax
{
    private const string TabRule = "a line is indented with a tab";

    public static void Report(YamlException e, string text, string file, Place? fixedPlace, ProblemList problems)
    {
        var line = (int)Math.Max(1, e.Start.Line);
        var place = fixedPlace ?? new Place(file, line, (int)Math.Max(1, e.Start.Column));
        var (rule, mend) = InWords(e.Message, LineAt(text, line));
        // The parser does not say where the tab is.
        if (fixedPlace is null && rule == TabRule && LineWithTab(text) is { } tab) place = tab with { File = file };
        problems.Error(place, "", "this is not valid YAML: " + rule, mend);
    }

    private static (string Rule, string Mend) InWords(string message, string line)
    {
        if (line.TrimStart(' ').StartsWith('\t') || message.Contains("tab", StringComparison.OrdinalIgnoreCase)) return (TabRule, "Indent with spaces.");
        bool Says(string part) => message.Contains(part, StringComparison.OrdinalIgnoreCase);
        if (Says("did not find expected key") || Says("block collection") || Says("BlockEnd"))
            return ("the line does not fit the indentation of the lines before it", "Keys of one mapping start in the same column.");
        if (Says("mapping values are not allowed") || Says("plain multiline") || Says("invalid mapping"))
            return ("a ':' stands where no key can be", "Quote text that contains ': ', or check the indentation.");
        if (Says("could not find expected ':'") || Says("simple key"))
            return ("a key without a ':'", "Write 'key: value', with a space after the colon.");
        if (Says("',' or '}'") || Says("',' or ']'") || Says("flow mapping") || Says("flow sequence"))
            return ("a bracket is not closed, or a comma is missing", "Check that each { has its } and each [ its ].");
        if (Says("quoted scalar")) return ("a quotation mark is not closed", "Close it with the same mark.");
        if (Says("cannot start any token")) return ("a character that no value can start with", "Quote the text.");
        if (Says("node content")) return ("a value or a closing bracket is missing", "Check that each { has its } and each [ its ].");
        if (Says("anchor")) return ("an anchor or alias without a proper name", "Write '&name' before a value and '*name' to use it again.");
        var sentence = message.Split('\n')[0].Trim().TrimEnd('.');
        return (char.ToLowerInvariant(sentence.FirstOrDefault(' ')) + (sentence.Length > 1 ? sentence[1..] : ""), "Check the indentation and the brackets here.");
    }

    private static Place? LineWithTab(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indent = line.IndexOfAnyExcept(' ');
            if (indent >= 0 && line[indent] == '\t') return new Place("", number, indent + 1);
        }

        return null;
    }

    private static string LineAt(string text, int line)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) return "";
            start = end + 1;
        }

        var stop = text.IndexOf('\n', start);
        return stop < 0 ? text[start..] : text[start..stop];
    }
}
