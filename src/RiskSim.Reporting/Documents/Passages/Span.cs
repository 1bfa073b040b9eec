using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Documents.Passages;

internal enum SpanStyle { Plain, Strong, Emphasis, Code }

/// <summary>A stretch of text that looks the same throughout; never escaped, that is for the renderer of each format.</summary>
/// <param name="Text">As it is to be read.</param>
internal sealed record Span(string Text, SpanStyle Style = SpanStyle.Plain)
{
    /// <summary>Nothing in it turns round what comes after it.</summary>
    public string Text { get; init; } = Directions.Closed(Text);

    /// <summary>A new line in the same paragraph or cell.</summary>
    public static Span Break { get; } = new("\n") { IsBreak = true };

    /// <summary>A web address that the text leads to; null: no link.</summary>
    public Uri? Target { get; init; }

    /// <summary>What figure the text shows, <c>FIGURE@ASSUMPTION|format</c>, for documents whose figures can be brought up to date; null: none.</summary>
    public string? Field { get; init; }

    public bool IsBreak { get; private init; }

    /// <summary>A source that is a web address becomes a link with the name of the site; anything else is text.</summary>
    public static Span Source(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? new Span(uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host) { Target = uri } : new Span(source);
}
