using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using SkiaSharp;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts.Drawing;

public sealed class TextTests : IDisposable
{
    private readonly TextPen? _pen = ChartFont.Installed("Aб") is { } font ? new TextPen(font) : null;

    public void Dispose() => _pen?.Dispose();

    [Theory]
    [InlineData("a word")]
    [InlineData("Стартовый комплекс площадки № 31/6 космодрома Байконур имени Юрия Алексеевича Гагарина")]
    [InlineData("OneSingleWordThatIsMuchLongerThanAnyLineThatItCouldEverBePutOnInAnyChart")]
    public void Wrap_AnyText_FitsTheWidthAndTheLines(string text)
    {
        var lines = Pen().Wrap(text, 160, 12, maxLines: 2);
        Assert.InRange(lines.Length, 1, 2);
        Assert.All(lines, line => Assert.True(Pen().Width(line, 12) <= 160, line));
    }

    [Fact]
    public void Wrap_WhatFits_IsNotCut() => Assert.Equal("a b c d e f", string.Join(' ', Pen().Wrap("a b c d e f", 30, 12)));

    [Fact]
    public void WrapEvenly_Date_IsNotTornApart()
    {
        var lines = Pen().WrapEvenly("Soyuz MS-29 is planned for 14 Jul 2026 and is likely by 16 Feb 2027", 300, 17, true, 3);
        Assert.All(["14\u00a0Jul\u00a02026", "16\u00a0Feb\u00a02027"], date => Assert.Contains(lines, l => l.Contains(date, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(100, 101)]
    [InlineData(100, 130)]
    [InlineData(10, 30)]
    [InlineData(480, 495)]
    [InlineData(20, 400)]
    public void DropLabels_AnyPlaces_StayInsideAndApart(double x1, double x2)
    {
        var panel = new Panel("", new DaysAxis(0, 500), new DaysAxis(0, 1),
            [new Drop(Palette.Blend, x1, "P50  31 Mar 2026"), new Drop(Palette.Blend, x2, "P80  20 Dec 2026")]);

        var labels = DropLabels.Place(panel, new SKRect(0, 0, 500, 300), x => (float)x, Pen());

        Assert.Equal(2, labels.Length);
        Assert.All(labels, l => Assert.True(l.Left >= 0 && l.Left + Width(l) <= 500.5));
        Assert.True(labels[0].Row != labels[1].Row || labels[0].Left + Width(labels[0]) < labels[1].Left, $"{labels[0]} {labels[1]}");
    }

    private float Width(PlacedLabel label) => Pen().Width(label.Text, DropLabels.Size);

    private TextPen Pen()
    {
        Assert.SkipWhen(_pen is null, "this machine has no sans-serif font");
        return _pen;
    }
}
