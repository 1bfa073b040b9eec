using RiskSim.Reporting.Documents.Passages;
using Xunit;

namespace RiskSim.Tests.Reporting.Documents.Passages;

public sealed class MarkdownWriterTests
{
    private static string Write(params Passage[] passages) => MarkdownWriter.Write(passages);

    [Fact]
    public void Write_Passages_AreApart() => Assert.Equal(
        "# Title\n\nText.\n\n- one\n- **2026** two\n\n## Next\n\n![alt](charts/a%20b.png)\n\n*Caption*\n",
        Write(new Passage.Heading(1, "Title"), new Passage.Paragraph("Text."), new Passage.Item("one"), new Passage.Item("2026", "two"),
            new Passage.Heading(2, "Next"), new Passage.Picture("a", "charts/a b.png", "alt", "Caption")));

    [Fact]
    public void Write_Styles_AreMarksAroundWords() => Assert.Equal(
        "See `a_b`, **bold\\_** and *soft*.\n", Write(new Passage.Paragraph($"See `a_b`, **bold_ **and *soft*.")));

    [Theory]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("<script>", "`<script>`")]
    public void Write_Code_StaysCode(string code, string expected) => Assert.Equal(expected + "\n", Write(new Passage.Paragraph($"`{code}`")));

    [Fact]
    public void Write_Table_PadsCellsAndAlignsNumbers() => Assert.Equal(
        "| What   | Value |\n| ------ | ----: |\n| a\\|b   |  > 99 |\n| x<br>y |     1 |\n",
        Write(new Passage.Table(1, ["What", "Value"], [["a|b", "> 99"], [Prose.Join(Span.Break, ["x", "y"]), "1"]])));

    [Fact]
    public void Write_PlainText_ForTerminals_LeavesPicturesOut() => Assert.Equal(
        "T\n=\n\nlead: text\n\nlast\n",
        PlainWriter.Write([new Passage.Heading(1, "T"), new Passage.Item("lead", "text"), new Passage.Picture("a", "b", "c"), new Passage.Paragraph($"**last**")], 80));
}
