using CsCheck;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Word;
using Xunit;

namespace RiskSim.Tests.Reporting.Word;

public sealed class ColumnWidthsTests
{
    [Fact]
    public void Of_AnyTable_AddsUpAndLeavesNoColumnOut() =>
        Gen.Select(Gen.String[0, 80].Array[1, 9], Gen.Int[0, 9], Gen.Int[3000, 20_000]).Sample((cells, textColumns, total) =>
        {
            var table = new Passage.Table(Math.Min(textColumns, cells.Length), [.. cells.Select(c => (Prose)"Head")], [[.. cells.Select(c => (Prose)c)]]);
            var widths = ColumnWidths.Of(table, total);
            Assert.Equal(total, widths.Sum());
            Assert.All(widths, w => Assert.True(w > 0));
        });

    [Fact]
    public void Of_Numbers_AreNotTornApart()
    {
        var table = new Passage.Table(1, ["Figure", "outside-view"], [[new string('x', 200), "beyond 2028-12-31"]]);
        Assert.True(ColumnWidths.Of(table, 9638)[1] >= 17 * 100);
    }

    [Theory]
    [InlineData("a\nb\tc\r", "a b c")]
    [InlineData("\u0001\ufffex", "\ufffd\ufffdx")]
    [InlineData("🚀", "🚀")]
    public void Text_WhatXmlForbids_IsReplaced(string text, string expected) => Assert.Equal(expected, WordXml.Text(text));

    [Fact]
    public void Text_HalfAPair_IsReplaced() => Assert.Equal("a\ufffdb\ufffd", WordXml.Text("a\ud83db\ude80"));

    [Fact]
    public void Typeset_NumberAndUnit_StayTogether() => Assert.Equal("27\u00a0% of 3 futures, 12\u00a0days, 4\u00a0d, 5 dogs", WordXml.Typeset("27 % of 3 futures, 12 days, 4 d, 5 dogs"));
}
