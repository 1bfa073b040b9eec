using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;

namespace RiskSim.Tests.Reporting.Charts.Drawing;

public sealed class BidiTextTests
{
    [Theory]
    [InlineData("Site 31/6: 50 % chance", "Site 31/6: 50 % chance")]
    [InlineData("אב גד: 50 % chance", "אב גד|: 50 % chance")]
    [InlineData("at אב 31/6 גד, by", "at | גד|31/6|אב |, by")]
    [InlineData("אב x גד", "אב| x |גד")]
    public void Pieces_FromLeftToRightAsTheyAreSeen(string text, string expected) => Assert.Equal(expected, string.Join('|', BidiText.Pieces(text)));

    [Fact]
    public void WithoutControls_NothingTurnsTheRestAround() => Assert.Equal("ab c", BidiText.WithoutControls("\u202ea\u200fb\u2067 c\u202c"));

    [Fact]
    public void Width_ArabicLetters_AreJoinedAndSoNarrowerThanAlone()
    {
        const string Name = "منصة الإطلاق";
        var font = ChartFont.Installed(Name);
        Assert.SkipUnless(font is { Missing: "" }, "no font with Arabic letters is installed");
        using var pen = new TextPen(font!);
        var apart = Name.Sum(letter => pen.Width(letter.ToString(), 12));
        Assert.InRange(pen.Width(Name, 12), 0.4 * apart, 0.97 * apart);
        Assert.Equal(pen.Width(Name, 12) + pen.Width(": 50 %", 12), pen.Width(Name + ": 50 %", 12), 0.2f);
    }
}
