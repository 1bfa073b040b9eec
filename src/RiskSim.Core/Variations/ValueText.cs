using System.Collections.Immutable;

namespace RiskSim.Variations;

/// <summary>Cuts a list of values at its own commas.</summary>
internal static class ValueText
{
    /// <param name="fault">What does not close, where that is so.</param>
    /// <returns>Without spaces around them; may be empty texts. Null where a bracket or quote does not close.</returns>
    public static ImmutableArray<string>? Split(string text, out string? fault)
    {
        fault = null;
        var parts = ImmutableArray.CreateBuilder<string>();
        var open = new Stack<char>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case '(' or '[' or '{':
                    open.Push(text[i]);
                    break;
                case ')' or ']' or '}' when !open.TryPop(out var opening) || Closing(opening) != text[i]:
                    fault = $"'{text[i]}' closes nothing";
                    return null;
                // An apostrophe inside a word is no quote.
                case '"' or '\'' when i == start || !char.IsLetterOrDigit(text[i - 1]):
                    var end = text.IndexOf(text[i], i + 1);
                    if (end < 0)
                    {
                        fault = $"a quotation that begins with {text[i]} does not end";
                        return null;
                    }

                    i = end;
                    break;
                case ',' when open.Count == 0:
                    parts.Add(text[start..i].Trim());
                    start = i + 1;
                    break;
            }

        if (open.TryPeek(out var last))
        {
            fault = $"'{last}' is not closed";
            return null;
        }

        parts.Add(text[start..].Trim());
        return parts.ToImmutable();
    }

    private static char Closing(char opening) => opening switch { '(' => ')', '[' => ']', _ => '}' };
}
