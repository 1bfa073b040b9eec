using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Documents.Passages;
using Xunit;

namespace RiskSim.Tests.Reporting.Documents;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("two\nlines\r\n", "two lines")]
    [InlineData("![x](y)", "\\!\\[x\\](y)")]
    [InlineData("# *b* _i_ `c` ~s~ \\", "\\# \\*b\\* \\_i\\_ \\`c\\` \\~s\\~ \\\\")]
    [InlineData("a&lt;", "a&amp;lt;")]
    [InlineData("< 0.002 % or <1 %", "< 0.002 % or <1 %")]
    [InlineData("> 3 is a quotation", "&gt; 3 is a quotation")]
    [InlineData("it is > 3", "it is > 3")]
    [InlineData("a\u2028b\u0007", "a b")]
    public void Escape_Markup_StaysText(string text, string expected) => Assert.Equal(expected, MarkdownText.Escape(text));

    [Theory]
    [InlineData("https://example.org/a|b(1)", "[example.org](https://example.org/a%7Cb%281%29)")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("press, 3 March", "press, 3 March")]
    public void Source_OnlyWebAddresses_BecomeLinks(string source, string expected) => Assert.Equal(expected, MarkdownWriter.Write([new Passage.Paragraph(Span.Source(source))]).TrimEnd());
}
