using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Comparisons;

namespace RiskSim.Tests.Reporting.Comparisons;

public sealed class CompareDocumentTests
{
    private static readonly string[] Lines = CompareDocument.Compose(Bet.Context(Bet.Delay, Bet.Loss), new Dictionary<string, ChartFile>(), "charts").Split('\n');

    private static string[] Cells(string line) => [.. line.Split(" | ").Select(c => c.Trim('|', ' '))];

    private static string[] Table(string heading) => [.. Lines.SkipWhile(l => l != heading).SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|'))];

    [Fact]
    public void Compose_ABet_SaysSoAndMarksTheRow()
    {
        Assert.Contains(Lines, l => l.StartsWith("Where an option helps under one assumption and hurts under another", StringComparison.Ordinal));
        var matrix = Table("## Who is right, and what then helps").Select(Cells).ToList();
        Assert.Equal(["Figure", "Plan", "blend", "quick", "rather slow"], matrix[0]);
        Assert.Equal(["M delay P80", "faster", "helps", "helps", "helps"], matrix[2]);
        Assert.Equal(["M delay P80", "**bet**", "**helps**", "**hurts**", "**helps**"], matrix[3]);
        Assert.Equal(2 + 2 * 4, matrix.Count);
    }

    [Fact]
    public void Compose_WithoutABet_SaysThatNothingDependsOnWhoIsRight()
    {
        var text = CompareDocument.Compose(Bet.Context(Bet.Loss), new Dictionary<string, ChartFile>(), "charts");
        Assert.Contains("No option helps under one assumption and hurts under another", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_AFigure_HasThePlanAsItIsThenTheOthersBestFirst() => Assert.Equal(
        ["Plan blend quick rather slow", "*as planned* 32 d 2 d 32 d", "faster -32 d -2 d -32 d", "bet -10 d +20 d -10 d"],
        Table("## M delay P80").Where(l => !l.Contains("---", StringComparison.Ordinal)).Take(4).Select(l => string.Join(' ', Cells(l))));

    [Fact]
    public void Compose_TextOfTheScenario_BreaksNoTable()
    {
        Assert.Equal("# What each option would do: A \\| bet", Lines[0]);
        Assert.Contains(Table("## The plans"), l => l.Contains("one crew \\| later", StringComparison.Ordinal) && l.Contains("sites.pad.outages.cabin.repair: 112", StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_AChart_IsShownWithItsDescription()
    {
        var chart = new ChartFile("compare-x", "compare-x.png", "T", "Bars", "C");
        var text = CompareDocument.Compose(Bet.Context(Bet.Delay), new Dictionary<string, ChartFile> { [Bet.Delay] = chart }, "charts");
        Assert.Contains("## M delay P80\n\n![Bars](charts/compare-x.png)\n\n", text, StringComparison.Ordinal);
    }
}
