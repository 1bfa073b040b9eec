using System.Collections.Immutable;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace RiskSim.Distributions;

/// <summary>A piece of an expression and where it stands.</summary>
internal abstract record Node(int Offset, int End);

internal sealed record NumberNode(Quantity Quantity, int Offset, int End) : Node(Offset, End);

internal sealed record TextNode(string Text, int Offset, int End) : Node(Offset, End);

/// <param name="Arguments">Default for a bare word.</param>
internal sealed record CallNode(string Name, ImmutableArray<ArgumentNode> Arguments, int Offset, int End) : Node(Offset, End)
{
    public bool IsWord => Arguments.IsDefault;
}

/// <param name="Name">Null for an argument by position.</param>
/// <param name="Weight">The number in <c>0.6 of A</c>.</param>
internal sealed record ArgumentNode(string? Name, NumberNode? Weight, Node Value, int Offset) : Node(Offset, Value.End);

/// <summary>The syntax: <c>value = number | text | word | name(argument …)</c>, <c>argument = [name =] value | number of value</c>.</summary>
internal static class ExpressionGrammar
{
    private const int MostPieces = 20_000, MostCharacters = 1_000_000;

    private static readonly TokenListParser<TokenKind, Node> Number =
        Token.EqualTo(TokenKind.Number).Select(Node (t) => AsNumber(t));

    private static readonly TokenListParser<TokenKind, Node> Quoted =
        Token.EqualTo(TokenKind.Quoted).Select(Node (t) => new TextNode(ExpressionTokenizer.Unquote(t.ToStringValue()), Start(t), End(t)));

    private static readonly TokenListParser<TokenKind, Node> WordOrCall =
        from name in Token.EqualTo(TokenKind.Word)
        from call in (
            from open in Token.EqualTo(TokenKind.Open)
            from arguments in (
                from first in Parse.Ref(() => Argument!)
                from others in Token.EqualTo(TokenKind.Comma).OptionalOrDefault().IgnoreThen(Parse.Ref(() => Argument!)).Many()
                select others.Prepend(first).ToImmutableArray()).OptionalOrDefault([])
            from close in Token.EqualTo(TokenKind.Close)
            select (Arguments: arguments, Close: close)).OptionalOrDefault()
        select (Node)new CallNode(name.ToStringValue(), call.Arguments, Start(name), call.Arguments.IsDefault ? End(name) : End(call.Close));

    private static readonly TokenListParser<TokenKind, Node> Value = Number.Or(Quoted).Or(WordOrCall);

    private static readonly TokenListParser<TokenKind, ArgumentNode> Named =
        from name in Token.EqualTo(TokenKind.Word).Then(n => Token.EqualTo(TokenKind.Equals).Value(n)).Try()
        from value in Value
        select new ArgumentNode(name.ToStringValue(), null, value, Start(name));

    private static readonly TokenListParser<TokenKind, ArgumentNode> Weighted =
        from weight in Token.EqualTo(TokenKind.Number).Then(n => Token.EqualTo(TokenKind.Word).Where(w => w.ToStringValue() == ExpressionTokenizer.Of).Value(n)).Try()
        from value in Value
        select new ArgumentNode(null, AsNumber(weight), value, Start(weight));

    private static readonly TokenListParser<TokenKind, ArgumentNode> Argument =
        Named.Or(Weighted).Or(Value.Select(v => new ArgumentNode(null, null, v, v.Offset)));

    /// <returns>Null if there is an error.</returns>
    public static Node? Read(string text, List<ParseError> errors)
    {
        if (text.Length > MostCharacters)
        {
            errors.Add(new ParseError(0, Shorten(text), $"the expression has more than {MostCharacters} characters", ""));
            return null;
        }

        var pieces = ExpressionTokenizer.Split(text);
        if (FindFault(text, pieces) is { } fault)
        {
            errors.Add(fault);
            return null;
        }

        var result = Value.AtEnd().TryParse(ExpressionTokenizer.Tokenize(text));
        if (result.HasValue) return result.Value;
        errors.Add(Explain(text, pieces, result.ErrorPosition));
        return null;
    }

    /// <summary>What can be seen before the syntax is: nothing, too much, brackets that do not match.</summary>
    private static ParseError? FindFault(string text, List<Piece> pieces)
    {
        if (pieces.Count == 0) return new ParseError(0, "", "an expression is missing", "Write a number or a distribution like pert(10 20 45).");
        if (pieces.Count > MostPieces) return new ParseError(0, Shorten(text), $"the expression has more than {MostPieces} pieces", "");
        var depth = 0;
        foreach (var piece in pieces)
        {
            if (piece.Kind == TokenKind.Open) depth++;
            if (piece.Kind == TokenKind.Close) depth--;
            if (depth < 0) return new ParseError(piece.Offset, ")", "a closing parenthesis without an opening one", "Take it out, or quote the expression if YAML cut it.");
            if (depth > DistributionParser.DeepestNesting)
                return new ParseError(piece.Offset, "(", $"nested more than {DistributionParser.DeepestNesting} deep", "");
        }

        return depth == 0 ? null : new ParseError(0, Shorten(text.Trim()),
            "the expression was cut at a comma: inside YAML { } or [ ] a comma ends the value", "Use spaces or quote it.");
    }

    private static ParseError Explain(string text, List<Piece> pieces, Position position)
    {
        var at = position.HasValue ? position.Absolute : text.Length;
        var index = pieces.FindIndex(p => p.Offset >= at);
        if (index < 0) return new ParseError(text.Length, "", "the expression ends too early", "");
        var piece = pieces[index];
        var hasNumberBefore = index > 0 && pieces[index - 1].Kind == TokenKind.Number;
        return piece.Kind switch
        {
            TokenKind.Word when hasNumberBefore =>
                new ParseError(piece.Offset, piece.Text, $"unknown unit {piece.Text}", DistributionBinder.MendUnit(piece.Text)),
            TokenKind.Comma => new ParseError(piece.Offset, ",", "a comma stands between two arguments only", "Take it out."),
            TokenKind.Equals => new ParseError(piece.Offset, "=", "an equals sign stands between a name and its value only", "Write as in lognormal(p10=60 p90=240)."),
            TokenKind.Open => new ParseError(piece.Offset, "(", "a parenthesis follows the name of a distribution only", ""),
            TokenKind.Close => new ParseError(piece.Offset, ")", "a value is missing before the parenthesis", ""),
            _ => new ParseError(piece.Offset, Shorten(piece.Text), "nothing can follow a complete expression", "Put several values into one distribution like pert(10 20 45)."),
        };
    }

    /// <summary>Enough of a text to recognise it.</summary>
    public static string Shorten(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static NumberNode AsNumber(Token<TokenKind> token)
    {
        Quantity.TryRead(token.ToStringValue(), out var quantity);
        return new NumberNode(quantity, Start(token), End(token));
    }

    private static int Start(Token<TokenKind> token) => token.Span.Position.Absolute;

    private static int End(Token<TokenKind> token) => token.Span.Position.Absolute + token.Span.Length;
}
