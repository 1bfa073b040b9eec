using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Comparisons;

namespace RiskSim.Tests.Reporting.Comparisons;

public sealed class EffectsChartTests
{
    private static readonly Chart Days = EffectsChart.Of(Bet.Context(Bet.Delay), Bet.Delay);

    private static RowAxis Rows(Chart chart) => (RowAxis)chart.Panels[0].Y;

    [Fact]
    public void Of_EachPlan_HasARowForEachAssumptionBestFirst() => Assert.Equal(
        ["faster", "blend -32 d", "quick -2 d", "rather slow -32 d", "bet", "blend -10 d", "quick +20 d", "rather slow -10 d",
         "paint", "blend 0 d", "quick 0 d", "rather slow 0 d", "stop", "blend > +274 d", "quick > +304 d", "rather slow > +274 d"],
        Rows(Days).Rows.Select(r => r.IsHeading ? r.Label : $"{r.Label} {r.Notes[0]}"));

    [Fact]
    public void Of_Effects_AreDotsAtTheirDifferencesColouredByTheirSign()
    {
        var dots = Days.Panels[0].Marks.OfType<Dot>().ToList();
        Assert.Equal([-32, -2, -32, -10, 20, -10, 0, 0, 0, 274, 304, 274], dots.Select(d => d.At.X));
        Assert.Equal(["helps", "helps", "helps", "helps", "hurts", "helps", "same", "same", "same", "hurts", "hurts", "hurts"],
            dots.Select(d => d.Style.Colour == Palette.Less.Colour ? "helps" : d.Style.Colour == Palette.More.Colour ? "hurts" : "same"));
        // What the horizon hides is a ring.
        Assert.Equal([274, 304, 274], dots.Where(d => !d.IsFilled).Select(d => d.At.X));
        Assert.Equal([1.5, 2.5, 3.5], dots.Take(3).Select(d => d.At.Y));
        Assert.All(dots, d => Assert.InRange(d.At.X, Days.Panels[0].X.From, Days.Panels[0].X.To));
    }

    [Fact]
    public void Of_AProbability_HasPointsOnItsAxis()
    {
        var chart = EffectsChart.Of(Bet.Context(Bet.Loss), Bet.Loss);
        Assert.IsType<ProbabilityAxis>(chart.Panels[0].X);
        Assert.StartsWith("Percentage points", chart.XLabel, StringComparison.Ordinal);
        Assert.Equal("compare-capability-crewed-longest-prob-gt-180", chart.Name);
        Assert.Contains("stop; blend +100 points", chart.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WhatLiesBeyondTheHorizonInBothPlans_HasNoDot()
    {
        var chart = EffectsChart.Of(Bet.Context("sites.old.restored.p80"), "sites.old.restored.p80");
        Assert.Empty(chart.Panels[0].Marks.OfType<Dot>());
        Assert.All(Rows(chart).Rows.Where(r => !r.IsHeading), r => Assert.Equal("beyond the horizon", r.Notes[0]));
    }
}
