using RiskSim.Reporting.Workbooks.Layout;
using RiskSim.Reporting.Workbooks.Model;

namespace RiskSim.Tests.Reporting.Workbooks;

public sealed class SheetLayoutTests
{
    [Theory]
    [InlineData("", 10, 1)]
    [InlineData("one two", 7, 1)]
    [InlineData("one two", 6, 2)]
    [InlineData("one\ntwo", 20, 2)]
    [InlineData("abcdefghijkl", 5, 3)]
    [InlineData("发射场发射场", 6, 2)]
    public void Count_Text_GivesItsLines(string text, double width, int lines) => Assert.Equal(lines, TextLines.Count(text, width));

    [Fact]
    public void Of_LongWords_AreWrappedAndTheRowIsHighEnough()
    {
        var table = new Table("T", [Column.Text("What", 20), new("Days")], [[Cell.Of("several words that need more than one line here"), Cell.Exact(1)], [Cell.Of("short"), null]]);
        var laid = SheetLayout.Of(new Sheet("S", [new Heading("H"), table]) { LeastWidth = 0 });
        Assert.Equal(20, laid.Widths[0]);
        Assert.Equal([60, null], laid.Rows.Skip(2).Select(r => r.Height));
        Assert.Equal((1, 3), (laid.Tables[0].HeaderRow, laid.Tables[0].LastRow));
    }

    [Fact]
    public void Of_EvenTable_HasColumnsOfTheSameWidth()
    {
        var table = new Table("T", [Column.Text("What"), new("A"), new("B")], [[Cell.Of("x"), Cell.Of("beyond 2027-12-31"), Cell.Exact(1)]]) { IsEven = true };
        var laid = SheetLayout.Of(new Sheet("S", [table]));
        Assert.Equal(laid.Widths[1], laid.Widths[2]);
        Assert.True(laid.Widths[1] >= 17);
        Assert.Equal(90, laid.Widths.Sum());
    }

    [Fact]
    public void Of_Pictures_BeginAPageWhereTheyWouldBeCut()
    {
        Picture Picture() => new("p", "", new byte[1], 800, 500);
        var laid = SheetLayout.Of(new Sheet("S", [new Heading("H"), Picture(), Picture(), Picture()]));
        Assert.Equal([1, 27, 53], laid.Pictures.Select(p => p.Row));
        Assert.Equal([53], laid.PageBreaks);
    }

    [Fact]
    public void Of_TableWithoutRows_IsLeftOut() => Assert.Empty(SheetLayout.Of(new Sheet("S", [new Table("T", [new("A")], [])])).Tables);
}
