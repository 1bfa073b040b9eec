using CsCheck;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Tests.Simulation;

public sealed class CompiledCalendarTests
{
    private static readonly DateOnly AsOf = new(2025, 12, 1);

    private static CompiledCalendar Winter(double december = 0.5, double january = 0, double february = 0.25) =>
        new(new WorkCalendar("winter", [january, february, 1, 1, 1, 1, 1, 1, 1, 1, 1, december]), AsOf, new DateOnly(2025, 6, 1), new DateOnly(2030, 1, 1));

    [Theory]
    [InlineData(0, 10, 20)]             // half speed
    [InlineData(0, 15.5, 31)]           // done as December ends
    [InlineData(0, 15.6, 62.4)]         // nothing in January, then a quarter speed: 0.1 / 0.25 days of February
    [InlineData(-30, 10, -20)]          // November, full speed
    [InlineData(40, 7, 90)]             // begun in January, all of February
    [InlineData(40, 10, 93)]
    public void Finish_WorkAcrossMonths_CountedByHand(double start, double work, double finish) =>
        Assert.Equal(finish, Winter().Finish(start, work), 1e-9);

    [Fact]
    public void Finish_Never_StaysNever() => Assert.Equal(double.PositiveInfinity, Winter().Finish(0, double.PositiveInfinity));

    [Fact]
    public void Finish_NoWork_IsTheStart() => Assert.Equal(40, Winter().Finish(40, 0));

    [Fact]
    public void LatestStart_BeforeMonthsWithoutWork_IsTheEndOfThoseMonths() => Assert.Equal(62, Winter().LatestStart(70, 2), 1e-9);

    [Fact]
    public void Finish_AnyStartAndWork_ConsistentWithWorkAndLatestStart() =>
        Gen.Select(Gen.Double[-400, 1500], Gen.Double[0.01, 600]).Sample((start, work) =>
        {
            var calendar = Winter();
            var finish = calendar.Finish(start, work);
            var latest = calendar.LatestStart(finish, work);
            // Where nothing gets done any start is as good as another.
            return finish > start && Math.Abs(calendar.Work(start, finish) - work) < 1e-6
                && (latest >= start - 1e-6 || calendar.Work(latest, start) < 1e-9) && Math.Abs(calendar.Finish(latest, work) - finish) < 1e-6;
        });
}
