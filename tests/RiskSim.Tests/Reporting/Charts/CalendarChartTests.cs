using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class CalendarChartTests
{
    private static readonly ForecastResult Result = JointSample.Result;
    private static readonly Chart Chart = Of(Result);

    private static Chart Of(ForecastResult result) => ChartBook.Charts(result).Single(c => c.Name == "calendar-crewed");

    private static ForecastResult With(Func<int, double> lossByDay)
    {
        var days = (int)Result.Scenario.HorizonDays + 1;
        var loss = ImmutableDictionary<string, DailyProbability>.Empty.Add("crewed", new([.. Enumerable.Range(0, days).Select(lossByDay)], [.. new double[days]]));
        return Result with { Assumptions = [.. Result.Assumptions.Select(a => a with { LossByDay = loss })], Blend = Result.Blend with { LossByDay = loss } };
    }

    private static Block Field(Chart chart, string year, string row, int month)
    {
        var rows = ((RowAxis)chart.Panels[0].Y).Rows;
        var place = rows.IndexOf(rows.First(r => r.Label == year));
        var at = rows.Skip(place).First(r => r.Label.StartsWith(row, StringComparison.Ordinal));
        return chart.Panels[0].Marks.OfType<Block>().Single(b => b.Top == at.From && b.Left == month - 1);
    }

    [Theory]
    [InlineData("hope", 0)]
    [InlineData("doubt", 1)]
    [InlineData("blend", 2)]
    public void Field_IsTheMeanOverTheDaysOfTheMonth(string row, int forecast)
    {
        var loss = Result.All.ElementAt(forecast).LossByDay["crewed"].Probability;
        var may = Enumerable.Range(0, 31).Average(d => loss[new DateOnly(2026, 5, 1).DayNumber - Result.Scenario.AsOf.DayNumber + d]);
        Assert.Equal(Math.Round(may * 100).ToString(CultureInfo.InvariantCulture), Field(Chart, "2026", row, 5).Text);
        Assert.StartsWith("9", Field(Chart, "2026", row, 1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Field_TheLikelierTheDarker()
    {
        double Light(string hex) => 0.3 * int.Parse(hex[1..3], NumberStyles.HexNumber, null) + 0.59 * int.Parse(hex[3..5], NumberStyles.HexNumber, null) + 0.11 * int.Parse(hex[5..7], NumberStyles.HexNumber, null);
        var chart = Of(With(d => d / 729.0));
        var fields = chart.Panels[0].Marks.OfType<Block>().Where(b => b.Top is 3 or 7).Select(b => Light(b.Style.Colour)).ToList();
        Assert.Equal(24, fields.Count);
        Assert.All(fields.Zip(fields.Skip(1)), f => Assert.InRange(f.First - f.Second, 1, 30));
    }

    [Fact]
    public void Planned_OnlyMissionsOfTheKindInTheirYear()
    {
        var lines = Chart.Panels[0].Marks.OfType<Planned>().ToList();
        Assert.Equal([2 + 13.5 / 31, 5 + 19.5 / 30], lines.Select(l => l.X));
        Assert.Equal(["Crew 1", "Crew 2"], Chart.Panels[0].Marks.OfType<Tag>().Select(t => t.Text));
        Assert.All(lines, l => Assert.True(l.Bottom == 1));
    }

    [Theory]
    [InlineData(0.9, 0.9, "Crewed launches: more likely impossible than possible up to the horizon, 31 Dec 2027")]
    [InlineData(0.9, 0.1, "Crewed launches: more likely impossible than possible until Apr 2026")]
    [InlineData(0.02, 0.1, "Crewed launches: May 2026 is the worst month, with a chance of 10\u00a0% that none is possible")]
    public void Title_SaysWhatIsFound(double untilMay, double then, string expected) =>
        Assert.Equal(expected, Of(With(day => day < 120 ? untilMay : then)).Title);

    [Fact]
    public void From_YearsInWhichNothingIsLost_AreLeftOut()
    {
        var chart = Of(With(day => day < 120 ? 0.5 : 0.001));
        Assert.Equal(["2026"], ((RowAxis)chart.Panels[0].Y).Rows.Where(r => r.IsHeading).Select(r => r.Label));
        Assert.EndsWith("Years after 2026 are left out.", chart.Caption, StringComparison.Ordinal);
        Assert.DoesNotContain(ChartBook.Names(With(_ => 0.001)), n => n.StartsWith("calendar-", StringComparison.Ordinal));
    }
}
