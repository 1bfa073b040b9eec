using RiskSim.Reporting.Text;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class PlainTextTests
{
    [Fact]
    public void OneLine_ControlCharacters_CannotSteerATerminal() =>
        Assert.Equal("a b[31mc", PlainText.OneLine(" a\nb\u001b[31mc\u0007\r "));

    [Fact]
    public void Wrap_LongText_BreaksBetweenWords() => Assert.Equal("one two\n  three\n  four five\n  extraordinary", PlainText.Wrap("one two three four five extraordinary", 11));
}
