using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using SkiaSharp;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class PngStampTests
{
    private static byte[] Png(byte grey = 10)
    {
        using var bitmap = new SKBitmap(30, 20);
        bitmap.Erase(new SKColor(grey, grey, grey));
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    [Fact]
    public void Add_APicture_IsStillThePictureWithTheStamp()
    {
        var png = Png();
        var stamp = new PngStamp("delays", "abc", PngStamp.HashOfPixels(png));
        var stamped = PngStamp.Add(png, stamp);
        Assert.Equal(stamp, PngStamp.Read(stamped));
        Assert.Equal(stamp.Pixels, PngStamp.HashOfPixels(stamped));
        Assert.Equal((30, 20), PngStamp.SizeOf(stamped));
        using var decoded = SKBitmap.Decode(stamped);
        Assert.Equal(10, decoded.GetPixel(3, 3).Red);
    }

    [Fact]
    public void Of_KnownAnswer_IsTheChecksumOfZipAndPng() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    [Fact]
    public void Read_NoPng_IsNull()
    {
        var whole = PngStamp.Add(Png(), new PngStamp("a", "b", "c"));
        Assert.Null(PngStamp.Read(Png()));
        Assert.Null(PngStamp.Read([]));
        Assert.Null(PngStamp.Read("GIF89a"u8));
        Assert.Null(PngStamp.SizeOf("GIF89a"u8));
        for (var cut = 0; cut < whole.Length - 12 - 20; cut++) Assert.Null(PngStamp.Read(whole.AsSpan(0, cut)));
    }

    [Fact]
    public void Fingerprint_EveryChart_IsItsOwnAndDoesNotDependOnTheLastBits()
    {
        var charts = ChartBook.Charts(Reporting.SampleForecast.Create());
        Assert.Equal(charts.Length, charts.Select(ChartFingerprint.Of).Distinct().Count());
        var chart = charts[0];
        var panel = chart.Panels[0];
        Chart With(Panel changed) => chart with { Panels = chart.Panels.SetItem(0, changed) };
        var moved = With(panel with { X = panel.X with { To = panel.X.To * (1 + 1e-14) } });
        Assert.Equal(ChartFingerprint.Of(chart), ChartFingerprint.Of(moved));
        Assert.NotEqual(ChartFingerprint.Of(chart), ChartFingerprint.Of(With(panel with { X = panel.X with { To = panel.X.To * (1 + 1e-6) } })));
        Assert.NotEqual(ChartFingerprint.Of(chart), ChartFingerprint.Of(With(panel with { Marks = panel.Marks.RemoveAt(0) })));
        Assert.NotEqual(ChartFingerprint.Of(chart), ChartFingerprint.Of(chart with { Footer = chart.Footer + " " }));
    }
}
