using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts.Drawing;

public sealed class TicksTests
{
    private static readonly DateOnly Zero = new(2025, 11, 28);

    [Theory]
    [InlineData(14, "28 Nov\n2025", "30 Nov")]
    [InlineData(60, "28 Nov\n2025", "5 Dec")]
    [InlineData(300, "Dec\n2025", "Jan\n2026")]
    [InlineData(763, "Jan\n2026", "Apr")]
    [InlineData(3685, "2026", "2027")]
    public void Dates_AnyLength_HaveLabelsThatDoNotTouch(int days, string first, string second)
    {
        const float width = 560;
        var labelled = Ticks.Dates(Zero, 0, days, width).Where(t => t.Label.Length > 0).ToList();

        Assert.Equal([first, second], labelled.Take(2).Select(t => t.Label));
        Assert.All(labelled, t => Assert.InRange(t.Position, 0, days));
        // The widest label, "28 Nov", takes about 42 logical pixels.
        Assert.All(labelled.Zip(labelled.Skip(1)), pair => Assert.True((pair.Second.Position - pair.First.Position) / days * width > 42));
    }

    [Theory]
    [InlineData(0, 5, 300, "0 1 2 3 4 5")]
    [InlineData(-0.001, 0.051, 360, "0 0.01 0.02 0.03 0.04 0.05")]
    [InlineData(-30, 30, 200, "-20 0 20")]
    [InlineData(0, 2_000_000, 200, "0 1E+06 2E+06")]
    public void Numbers_AnyRange_HasRoundSteps(double from, double to, float width, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Of(new NumberAxis(from, to), width).Select(t => t.Label)));

    [Fact]
    public void Dates_MonthTicks_StandOnTheFirstOfTheMonth() =>
        Assert.All(Ticks.Dates(Zero, 0, 763, 560), t => Assert.Equal(1, Zero.AddDays((int)t.Position).Day));

    [Fact]
    public void Dates_FromBeforeTheDataDate_BeginThere() =>
        Assert.Equal("Oct", Ticks.Dates(Zero, -60, 200, 560)[0].Label[..3]);

    [Fact]
    public void Days_Quarters_AreWholeMonthsOfDays() =>
        Assert.Equal(["0", "90", "180", "270", "360"], Ticks.Days(0, 400, 200).Select(t => t.Label));

    [Fact]
    public void Of_Probabilities_AreEvenlySpacedPerCent() =>
        Assert.Equal(["0\u00a0%", "5\u00a0%", "10\u00a0%", "15\u00a0%"], Ticks.Of(new ProbabilityAxis(0, 0.15, []), 200).Select(t => t.Label));

    [Fact]
    public void Of_Trials_AreDecades() =>
        Assert.Equal(["100", "1,000", "10,000"], Ticks.Of(new TrialsAxis(1.9, 4.3), 300).Where(t => t.Label.Length > 0).Select(t => t.Label));
}
