using Superpower.Model;

namespace RiskSim.Distributions;

internal enum TokenKind { Number, Word, Quoted, Open, Close, Comma, Equals }

/// <param name="Offset">0-based place in the whole text.</param>
internal sealed record Piece(TokenKind Kind, string Text, int Offset);

/// <summary>Cuts an expression into numbers (with their unit), words, quoted texts and signs. Any text can be cut.</summary>
internal static class ExpressionTokenizer
{
    /// <summary>The word between a weight and its part of a mixture.</summary>
    public const string Of = "of";

    public static TokenList<TokenKind> Tokenize(string text) =>
        new([.. Split(text).Select(p => new Token<TokenKind>(
            p.Kind, new TextSpan(text, new Position(p.Offset, 1, p.Offset + 1), p.Text.Length)))]);

    public static List<Piece> Split(string text)
    {
        var pieces = new List<Piece>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var (kind, end) = text[i] switch
            {
                '(' => (TokenKind.Open, i + 1),
                ')' => (TokenKind.Close, i + 1),
                ',' => (TokenKind.Comma, i + 1),
                '=' => (TokenKind.Equals, i + 1),
                '"' or '\'' when text.IndexOf(text[i], i + 1) is > 0 and var close => (TokenKind.Quoted, close + 1),
                _ => (TokenKind.Word, WordEnd(text, i)),
            };
            if (kind == TokenKind.Word && Quantity.TryRead(text.AsSpan(i, end - i), out var quantity))
            {
                kind = TokenKind.Number;
                if (quantity.Unit == Of) end -= Of.Length; // 0.6of A
                else if (!quantity.HasUnit) end = EndWithUnit(text, end);
            }

            pieces.Add(new Piece(kind, text[i..end], i));
            i = end;
        }

        return pieces;
    }

    /// <summary>The text as a word if it is one, else in quotation marks.</summary>
    public static string Quote(string text)
    {
        var pieces = Split(text);
        if (pieces is [{ Kind: TokenKind.Word } only] && only.Text == text) return text;
        return text.Contains('"', StringComparison.Ordinal) ? $"'{text}'" : $"\"{text}\"";
    }

    public static string Unquote(string quoted) => quoted[1..^1];

    private static int WordEnd(string text, int from)
    {
        var i = from + 1;
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or ',' or '=')) i++;
        return i;
    }

    /// <summary>A unit may stand apart from its number.</summary>
    private static int EndWithUnit(string text, int numberEnd)
    {
        var i = numberEnd;
        while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
        if (i == numberEnd || i >= text.Length || !char.IsAsciiLetter(text[i])) return numberEnd;
        var end = WordEnd(text, i);
        return Quantity.DaysPer(text[i..end]) > 0 && (end >= text.Length || text[end] is not ('(' or '=')) ? end : numberEnd;
    }
}
