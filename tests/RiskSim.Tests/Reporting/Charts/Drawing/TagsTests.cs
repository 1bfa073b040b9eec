using System.Collections.Immutable;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using SkiaSharp;

namespace RiskSim.Tests.Reporting.Charts.Drawing;

public sealed class TagsTests
{
    private static readonly SKRect Frame = new(0, 0, 300, 200);

    private static ImmutableArray<PlacedTag> Place(params Mark[] marks)
    {
        Assert.SkipUnless(ChartFont.Installed("A") is not null, "no sans-serif font is installed");
        using var pen = new TextPen(ChartFont.Installed("A")!);
        return Tags.Place(new Panel("", new NumberAxis(0, 300), new NumberAxis(0, 200), [.. marks]), Frame, x => (float)x, y => (float)y, pen);
    }

    private static Tag Tag(double x, double y, string text, bool isNeeded = true) => new(Palette.Quiet, new Point(x, y), text, isNeeded);

    [Theory]
    [InlineData(150, 100)]
    [InlineData(2, 100)]
    [InlineData(298, 100)]
    [InlineData(150, 1)]
    [InlineData(1, 199)]
    public void Place_AnyPoint_StaysInTheFrameBesideIt(double x, double y)
    {
        var box = Assert.Single(Place(Tag(x, y, "80 %"))).Box;
        Assert.True(Frame.Contains(box));
        Assert.False(box.Contains((float)x, (float)y));
    }

    [Fact]
    public void Place_ManyAtOnePlace_NeverOnEachOtherAndTheUnneededGo()
    {
        var tags = Place([.. Enumerable.Range(0, 9).Select(i => Tag(150, 100, $"text {i}", isNeeded: false)), new Dot(Palette.Quiet, new Point(150, 100))]);
        Assert.InRange(tags.Length, 3, 8);
        foreach (var (i, a) in tags.Index())
            foreach (var b in tags.Skip(i + 1)) Assert.False(a.Box.IntersectsWith(b.Box));
        Assert.Equal(tags.Select((_, i) => $"text {i}"), tags.Select(t => t.Text));
    }

    [Fact]
    public void Place_TextWiderThanTheFrame_IsCutAndDrawnInside()
    {
        var tag = Assert.Single(Place(Tag(150, 100, new string('w', 200))));
        Assert.EndsWith("…", tag.Text, StringComparison.Ordinal);
        Assert.True(Frame.Contains(tag.Box));
    }

    [Fact]
    public void Place_BesideAFieldWithANumber_NotOverIt()
    {
        var field = new Block(Palette.Quiet, 0, 300, 100, 200, "7");
        Assert.True(Assert.Single(Place(field, Tag(150, 90, "a mission"))).Box.Bottom <= 101);
    }
}
