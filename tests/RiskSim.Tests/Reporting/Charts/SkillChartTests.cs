using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Scores;
using RiskSim.Tests.Reporting.Scores;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class SkillChartTests
{
    private static readonly Panel Panel = Assert.Single(Assert.Single(SkillChart.From(new ScoreContext(SampleScorecard.Create()))).Panels);

    [Fact]
    public void From_AScorecard_DrawsEachAssumptionByDataDate()
    {
        Assert.Equal("Pad A restored", Panel.Heading);
        Assert.Equal("mean: official 18, outside view 58, blend 22", Panel.Remark);
        var curves = Panel.Marks.OfType<Curve>().ToList();
        Assert.Equal([new Point(0, 30), new Point(14, 20.04), new Point(31, 4.3)], curves[0].Points);
        Assert.Equal(Palette.Style(0), curves[0].Style);
        Assert.Equal(Palette.Blend, curves[2].Style);
    }

    [Fact]
    public void From_AnImpossibleDate_BreaksTheLineOff()
    {
        Assert.Equal([new Point(0, 26), new Point(14, 90.2)], Panel.Marks.OfType<Curve>().Single(c => c.Style == Palette.Style(1)).Points);
        Assert.Equal(2, Panel.Marks.OfType<Dot>().Count(d => d.Style == Palette.Style(1)));
    }

    [Fact]
    public void From_TheLedger_IsMarkedBetweenTheFirstDateAndTheOutcome()
    {
        Assert.Equal([14, 31, 60], Panel.Marks.OfType<Drop>().Select(d => d.X));
        Assert.Equal(["", "", "happened: 2 Mar 2026"], Panel.Marks.OfType<Drop>().Select(d => d.Label));
        Assert.InRange(Panel.X.To, 60, 63);
        Assert.InRange(Panel.Y.To, 90.2, 100);
    }

    [Fact]
    public void From_OneDate_DrawsNothing() => Assert.Empty(SkillChart.From(new ScoreContext(SampleScorecard.Create(1))));
}
