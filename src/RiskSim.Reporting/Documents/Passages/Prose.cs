using System.Globalization;
using System.Runtime.CompilerServices;

namespace RiskSim.Reporting.Documents.Passages;

/// <summary>
/// Text with emphasis, code and links, for any format. Written as an interpolated string: in its literal parts <c>**strong**</c>, <c>*emphasis*</c> and
/// <c>`code`</c> are marks; what is filled in is text and stays as it is, whatever a scenario has in it. A string that is not interpolated has no marks.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Prose
{
    private readonly List<Span> _spans = [];
    private SpanStyle _style;

    public Prose(int literalLength, int formattedCount) => _spans.Capacity = literalLength == 0 ? formattedCount : formattedCount + 1;

    public Prose(params IEnumerable<Span> spans)
    {
        foreach (var span in spans) Add(span);
    }

    public static Prose Empty { get; } = new();

    public IReadOnlyList<Span> Spans => _spans;

    public bool IsEmpty => _spans.Count == 0;

    /// <summary>Without emphasis and links.</summary>
    public string Text => string.Concat(_spans.Select(s => s.Text));

    public static implicit operator Prose(string text) => new(new Span(text));

    public static implicit operator Prose(Span span) => new(span);

    public static Prose Join(Span separator, IEnumerable<Prose> parts) =>
        new(parts.SelectMany((p, i) => i == 0 ? p.Spans : p.Spans.Prepend(separator)));

    public void AppendLiteral(string literal)
    {
        var from = 0;
        for (var at = 0; at < literal.Length;)
        {
            var (mark, length) = literal[at] switch
            {
                '`' => (SpanStyle.Code, 1),
                '*' when _style != SpanStyle.Code => at + 1 < literal.Length && literal[at + 1] == '*' ? (SpanStyle.Strong, 2) : (SpanStyle.Emphasis, 1),
                _ => (SpanStyle.Plain, 1),
            };
            if (mark == SpanStyle.Plain)
            {
                at++;
                continue;
            }

            Add(new Span(literal[from..at], _style));
            _style = _style == mark ? SpanStyle.Plain : mark;
            at += length;
            from = at;
        }

        Add(new Span(literal[from..], _style));
    }

    public void AppendFormatted(string? text) => Add(new Span(text ?? "", _style));

    public void AppendFormatted(int number) => Add(new Span(number.ToString(CultureInfo.InvariantCulture), _style));

    public void AppendFormatted(Span span) => Add(span);

    /// <summary>What is plain in it takes the style of where it is put.</summary>
    public void AppendFormatted(Prose prose)
    {
        foreach (var span in prose.Spans) Add(span.Style == SpanStyle.Plain ? span with { Style = _style } : span);
    }

    private void Add(Span span)
    {
        if (span.Text.Length == 0) return;
        // Neighbours that look alike are one: "**a" and "b**" have one pair of marks around them.
        if (_spans is [.., var last] && last == span with { Text = last.Text } && span is { IsBreak: false, Target: null, Field: null })
            _spans[^1] = last with { Text = last.Text + span.Text };
        else
            _spans.Add(span);
    }
}
