using RiskSim.Changes;
using RiskSim.Statistics;
using RiskSim.Tipping;

namespace RiskSim.Tests.Tipping;

/// <summary>Curves whose crossings are known.</summary>
public sealed class CrossingFinderTests
{
    private static readonly VariedInput Numbers = new("x", "", "", 0, 10, false);
    private int _looks;

    private TippingCurve Find(Func<double, double> curve, double limit, double error = 0, VariedInput? input = null, int points = 9)
    {
        input ??= Numbers;
        TippingPoint Look(double x)
        {
            _looks++;
            var y = curve(x);
            if (double.IsNaN(y)) return new TippingPoint(x, null, null);
            var figure = new Figure("blend", "f", y, double.IsInfinity(y) ? 0 : error, Unit.Probability, null) { Deviations = double.IsInfinity(y) || error == 0 ? [] : [error] };
            return new TippingPoint(x, figure, new FigureLevel(double.IsInfinity(y) ? 1000 : y, figure.StandardError, null, figure.IsBeyondHorizon, false));
        }

        return new CrossingFinder(input, Look, limit).Find(input.Grid(points));
    }

    [Fact]
    public void Find_StraightLine_IsExactWithTheErrorOfTheFigureOverTheSlope()
    {
        var crossing = Assert.Single(Find(x => 0.05 * x, 0.2, 0.01).Crossings);
        Assert.Equal(4, crossing.Input, 9);
        Assert.True(crossing.Rises && crossing.IsClear);
        Assert.Equal(0.05, crossing.Slope, 9);
        Assert.Equal(0.01 / 0.05, crossing.StandardError, 6);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1e-3)]
    [InlineData(-0.9)]
    public void Find_Wave_FindsEveryCrossingInOrder(double limit)
    {
        var crossings = Find(Math.Sin, limit, 1e-4, points: 21).Crossings;
        var first = Math.Asin(limit);
        var expected = new[] { first, Math.PI - first, 2 * Math.PI + first, 3 * Math.PI - first, 4 * Math.PI + first }.Where(x => x is > 0 and < 10).Order().ToArray();
        Assert.Equal(expected.Length, crossings.Length);
        foreach (var (x, crossing) in expected.Zip(crossings))
        {
            // A tenth of the error is where it stops; beyond it there is the curvature within that.
            Assert.InRange(crossing.Input, x - 0.2 * crossing.StandardError, x + 0.2 * crossing.StandardError);
            Assert.Equal(Math.Cos(x) > 0, crossing.Rises);
            Assert.InRange(crossing.StandardError, 0.9e-4 / Math.Abs(Math.Cos(x)), 1.3e-4 / Math.Abs(Math.Cos(x)));
        }
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1.5)]
    public void Find_LimitOutOfReach_HasNoCrossingAndLooksNoFurther(double limit)
    {
        var curve = Find(Math.Sin, limit);
        Assert.Empty(curve.Crossings);
        Assert.Equal(9, _looks);
        Assert.Equal(curve.Grid, curve.Points.Select(p => p.Input));
    }

    [Fact]
    public void Find_Jump_IsNarrowedToTheFinestValue()
    {
        var crossing = Assert.Single(Find(x => x < Math.E ? 0.01 : 0.9, 0.1, 1e-3).Crossings);
        Assert.InRange(crossing.Input, Math.E - 2 * Numbers.Finest, Math.E + 2 * Numbers.Finest);
        Assert.InRange(crossing.StandardError, 0, Numbers.Finest);
        Assert.True(_looks < 9 + 40);
    }

    [Fact]
    public void Find_Dates_TellsTheFirstDayOnTheOtherSide()
    {
        var from = new DateOnly(2026, 1, 1).DayNumber;
        var input = new VariedInput("x", "", "", from, from + 365, true);
        var crossing = Assert.Single(Find(x => 0.001 * (x - from), 0.1005, 0, input).Crossings);
        Assert.Equal(from + 101, crossing.Input);
        Assert.All(Find(x => 0.001 * (x - from), 0.1005, 0, input).Points, p => Assert.Equal(Math.Floor(p.Input), p.Input));
    }

    /// <summary>With noise in the figure there is no need to find the very day.</summary>
    [Fact]
    public void Find_NoisyFigure_TakesFewerLooksThanAnExactOne()
    {
        Find(x => Math.Exp(-x), 0.1, 0.05);
        var noisy = _looks;
        _looks = 0;
        Find(x => Math.Exp(-x), 0.1, 1e-9);
        Assert.InRange(noisy, 9, 11);
        Assert.InRange(_looks, noisy + 1, 9 + 12);
    }

    [Fact]
    public void Find_BeyondTheHorizon_CountsAsAbove()
    {
        var crossing = Assert.Single(Find(x => x < 7.3 ? x : double.PositiveInfinity, 50).Crossings);
        Assert.InRange(crossing.Input, 7.3 - 2 * Numbers.Finest, 7.3 + 2 * Numbers.Finest);
        Assert.True(crossing.Rises);
    }

    [Fact]
    public void Find_NoFigure_IsNotCrossed() => Assert.Empty(Find(x => x is > 3 and < 6 ? double.NaN : x, 4.5).Crossings);

    /// <summary>The figure differs by less than its error with the draws of one side only.</summary>
    [Fact]
    public void Find_DifferenceWithinItsError_IsNotClear()
    {
        var finder = new CrossingFinder(Numbers, Noisy, 0.5);
        var crossing = Assert.Single(finder.Find([0, 10]).Crossings);
        Assert.False(crossing.IsClear);

        static TippingPoint Noisy(double x)
        {
            var figure = new Figure("blend", "f", 0.499 + 0.0002 * x, 0.01, Unit.Probability, null) { Deviations = x < 5 ? [0.01, 0] : [0, 0.01] };
            return new TippingPoint(x, figure, new FigureLevel(figure.Value, 0.01, null, false, false));
        }
    }
}
