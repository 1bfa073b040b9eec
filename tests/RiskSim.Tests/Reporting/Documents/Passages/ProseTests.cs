using CsCheck;
using RiskSim.Reporting.Documents.Passages;
using Xunit;

namespace RiskSim.Tests.Reporting.Documents.Passages;

public sealed class ProseTests
{
    private const string Hostile = "**a** `b` *c*";

    [Fact]
    public void Interpolated_MarksInLiterals_BecomeStyles()
    {
        Prose prose = $"See `metrics.csv`, **not** the *other*.";
        Assert.Equal(
            [new Span("See "), new Span("metrics.csv", SpanStyle.Code), new Span(", "), new Span("not", SpanStyle.Strong), new Span(" the "), new Span("other", SpanStyle.Emphasis), new Span(".")],
            prose.Spans);
    }

    [Fact]
    public void Interpolated_WhatIsFilledIn_StaysText()
    {
        Prose prose = $"{Hostile}, **{Hostile}**";
        Assert.Equal([new Span(Hostile + ", "), new Span(Hostile, SpanStyle.Strong)], prose.Spans);
        Assert.Equal($"{Hostile}, {Hostile}", prose.Text);
    }

    [Fact]
    public void Interpolated_ConcatenatedLines_AreOneText()
    {
        Prose prose = $"one {1} "
            + $"`two` "
            + $"three";
        Assert.Equal("one 1 two three", prose.Text);
        Assert.Equal(SpanStyle.Code, prose.Spans[1].Style);
    }

    [Fact]
    public void Interpolated_Prose_KeepsItsStylesAndTakesTheOutersWhereItIsPlain()
    {
        Prose inner = $"plain and `code`";
        Prose outer = $"**{inner}**";
        Assert.Equal([new Span("plain and ", SpanStyle.Strong), new Span("code", SpanStyle.Code)], outer.Spans);
    }

    [Fact]
    public void String_NotInterpolated_HasNoMarks() => Assert.Equal([new Span(Hostile)], ((Prose)Hostile).Spans);

    [Fact]
    public void Text_AnyString_IsTheString() => Gen.String.Sample(text =>
    {
        Prose filled = $"{text}";
        return filled.Text == text && ((Prose)text).Text == text;
    });

    [Fact]
    public void Join_Breaks_StandBetween()
    {
        var prose = Prose.Join(Span.Break, ["a", "b", "c"]);
        Assert.Equal(["a", "\n", "b", "\n", "c"], prose.Spans.Select(s => s.Text));
        Assert.Equal(2, prose.Spans.Count(s => s.IsBreak));
    }
}
