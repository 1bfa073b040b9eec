using System.Globalization;
using RiskSim.Tipping;

namespace RiskSim.Tests.Tipping;

public sealed class VariedInputTests
{
    private static VariedInput Read(string text)
    {
        var (input, problem) = VariedInput.Parse(text);
        Assert.True(input is not null, problem?.ToString());
        return input;
    }

    [Theory]
    [InlineData("assumptions.analyst.weight=0:10", 2.5, "assumptions.analyst.weight=2.5")]
    [InlineData("sites.pad.turnaround = 10 d:30 d", 12, "sites.pad.turnaround=12 d")]
    [InlineData("sites.pad.turnaround=pert(5 10 d:30 d 50)", 12, "sites.pad.turnaround=pert(5 12 d 50)")]
    [InlineData("sites.pad.turnaround=10:30 d", 12, "sites.pad.turnaround=12 d")]
    [InlineData("sites.pad.outages.fire.repair=exponential(60:240)", 75.25, "sites.pad.outages.fire.repair=exponential(75.25)")]
    [InlineData("sites.pad.outages.fire.repair=lognormal(p10=60 p90=120:400)", 200, "sites.pad.outages.fire.repair=lognormal(p10=60 p90=200)")]
    [InlineData("missions.m.failure.probability=1e-3:.5", 0.25, "missions.m.failure.probability=0.25")]
    [InlineData("x.y=-5:-1", -2, "x.y=-2")]
    public void Setting_Number_StandsWhereTheRangeStood(string text, double value, string expected)
    {
        var setting = Read(text).Setting(value);
        Assert.Equal(expected, $"{setting.Key}={setting.Value}");
    }

    [Fact]
    public void Setting_Date_IsADay()
    {
        var input = Read("missions.m.planned=2026-03-01:2026-03-31");
        Assert.True(input.IsDate);
        Assert.Equal(1, input.Finest);
        Assert.Equal("2026-03-05", input.Setting(new DateOnly(2026, 3, 5).DayNumber).Value);
    }

    [Theory]
    [InlineData("assumptions.analyst.weight=0:10", "analyst")]
    [InlineData("assumptions.analyst.set=0:10", null)]
    [InlineData("assumptions.analyst.weight=2*1:3", null)]
    public void WeightOf_Path_TellsTheAssumption(string text, string? expected) => Assert.Equal(expected, Read(text).WeightOf);

    [Theory]
    [InlineData("weight", "PATH=from:to")]
    [InlineData("=1:2", "PATH=from:to")]
    [InlineData("a.b=7", "no range")]
    [InlineData("a.b=2026-01-01:7", "of one kind")]
    [InlineData("a.b=pert(1:2 3:4 5)", "more than one range")]
    [InlineData("a.b=10:1", "does not go up")]
    [InlineData("a.b=3:3", "does not go up")]
    [InlineData("a.b=2026-03-01:2026-02-01", "does not go up")]
    [InlineData("a.b=1:9:2", "no step")]
    [InlineData("a.b=1 d:2 w", "one unit")]
    [InlineData("a.b=1 d:2", "one unit")]
    [InlineData("a.b=2026-02-30:2026-03-01", "cannot be read")]
    public void Parse_WhatIsNoRange_TellsWhy(string text, string expected)
    {
        var (input, problem) = VariedInput.Parse(text);
        Assert.Null(input);
        Assert.Contains(expected, problem!.Rule, StringComparison.Ordinal);
        Assert.Equal("--vary", problem.Place.File);
        Assert.NotEmpty(problem.Mend);
    }

    [Fact]
    public void Grid_Numbers_AreEvenAndCanBeWritten() =>
        Assert.Equal("0.1 0.2 0.3 0.4", string.Join(' ', Read("a.b=0.1:0.4").Grid(4).Select(v => v.ToString("R", CultureInfo.InvariantCulture))));

    [Fact]
    public void Grid_FewDays_AreThereOnce()
    {
        var input = Read("a.b=2026-03-01:2026-03-04");
        Assert.Equal(["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"], input.Grid(9).Select(input.Text));
    }
}
