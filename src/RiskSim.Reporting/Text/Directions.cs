using System.Text;

namespace RiskSim.Reporting.Text;

/// <summary>Invisible characters that set the direction of text (UAX #9).</summary>
internal static class Directions
{
    private const char EndOfEmbedding = '\u202C', EndOfIsolate = '\u2069';

    /// <summary>The text, with the ends of what it leaves open after it, so that it cannot turn round what follows.</summary>
    public static string Closed(string text)
    {
        var open = new Stack<char>();
        foreach (var c in text)
            switch (c)
            {
                case '\u202A' or '\u202B' or '\u202D' or '\u202E':
                    open.Push(EndOfEmbedding);
                    break;
                case '\u2066' or '\u2067' or '\u2068':
                    open.Push(EndOfIsolate);
                    break;
                case EndOfEmbedding when open.TryPeek(out var last) && last == EndOfEmbedding:
                    open.Pop();
                    break;
                // The end of an isolate ends the embeddings in it too.
                case EndOfIsolate when open.Contains(EndOfIsolate):
                    while (open.Pop() != EndOfIsolate)
                    {
                    }

                    break;
            }

        return open.Count == 0 ? text : new StringBuilder(text).AppendJoin("", open).ToString();
    }
}
