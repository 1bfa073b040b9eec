using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class FigureTextTests
{
    private static readonly DateOnly Horizon = new(2027, 12, 31);

    [Theory]
    [InlineData(33.94, 0.2, Unit.Days, "33.9 ± 0.2 d")]
    [InlineData(0.3394, 0.00106, Unit.Probability, "33.9 ± 0.2 %")]
    [InlineData(0.7216, 0.0004, Unit.Share, "72.2 ± 0.04 %")]
    [InlineData(double.PositiveInfinity, 0, Unit.Days, "beyond 2027-12-31")]
    [InlineData(0, 2e-9, Unit.Probability, "< 0.002 %")]
    [InlineData(0.25, 0, Unit.Weight, "25 %")]
    [InlineData(1, 0, Unit.Weight, "100 %")]
    [InlineData(0, 0, Unit.Weight, "0 %")]
    public void WithError_AnyUnit_ReadsAsExpected(double value, double error, Unit unit, string expected) =>
        Assert.Equal(expected, FigureText.WithError(new Figure("a", "m", value, error, unit, null), Horizon, 200_000));

    [Theory]
    [InlineData(1.8072e-6, 9e-9, "1 in 553,000 (± 0.5 %)")]
    [InlineData(1e-5, 4.1e-7, "1 in 100,000 (± 5 %)")]
    [InlineData(0.004, 0, "1 in 250 (± 0 %)")]
    [InlineData(1e-6, 1e-6, "too rare to tell")]
    [InlineData(0, 0, "< 0.002 %")]
    public void OneIn_Probability_HasItsRelativeError(double value, double error, string expected) =>
        Assert.Equal(expected, FigureText.OneIn(new Figure("a", "m", value, error, Unit.Probability, null), 200_000));

    [Fact]
    public void WithError_RareEvent_ShowsItsDigits() => Assert.Equal("0.00018 ± 0.000006 %",
        FigureText.WithError(new Figure("a", "m", 1.8e-6, 6e-8, Unit.Probability, null), Horizon, 200_000));

    [Fact]
    public void WithError_Date_HasItsErrorInDays() => Assert.Equal("2026-03-05 ± 0.3 d",
        FigureText.WithError(new Figure("a", "m", 97.4, 0.3, Unit.PointInTime, new(2026, 3, 5)), Horizon, 200_000));

    [Fact]
    public void Value_AbsentFigure_IsADash() => Assert.Equal(FigureText.Absent, FigureText.Value(null, Horizon, 200_000));

    [Theory]
    [InlineData(0.8, "P80")]
    [InlineData(0.995, "P99.5")]
    [InlineData(0.07, "P7")]
    public void PercentileName_HasNoIdleDigits(double probability, string expected) => Assert.Equal(expected, FigureText.PercentileName(probability));
}
