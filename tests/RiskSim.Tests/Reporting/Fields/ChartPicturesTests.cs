using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Fields;
using RiskSim.Scenarios;
using SkiaSharp;

namespace RiskSim.Tests.Reporting.Fields;

public sealed class ChartPicturesTests
{
    private static byte[] Png(byte grey = 10)
    {
        using var bitmap = new SKBitmap(30, 20);
        bitmap.Erase(new SKColor(grey, grey, grey));
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    [Fact]
    public void Draw_AChart_IsCurrentUntilSomethingChanges()
    {
        var run = FieldSample.Run();
        var name = run.Charts.Names[0];
        var png = run.Charts.Draw(name);
        Assert.True(run.Charts.IsCurrent(name, png));
        Assert.False(run.Charts.IsCurrent(run.Charts.Names[1], png));
        Assert.False(run.Charts.IsCurrent(name, Png()));
        // The same stamp on other pixels.
        var other = Png();
        Assert.False(run.Charts.IsCurrent(name, PngStamp.Add(other, PngStamp.Read(png)!)));
        Assert.Equal("a picture that was changed since it was drawn", ChartPictures.Describe(name, PngStamp.Add(other, PngStamp.Read(png)!)));
        // A run with other figures; a run in which only the folder is another.
        Assert.False(FieldSample.Run(withSecondAssumption: false).Charts.IsCurrent(name, png));
        Assert.True(FieldSample.Run().Charts.IsCurrent(name, png));
    }

    [Fact]
    public void IsCurrent_AChartOfTheRunsOwnFolder_NeedsNoUpdate()
    {
        using var sample = new FieldSample();
        foreach (var file in ChartBook.Write(SampleForecast.Create("Two pads"), sample.Folder, ChartFormat.Png, Assert.Fail))
            Assert.True(FieldSample.Run().Charts.IsCurrent(file.Name, sample.Bytes(file.FileName)), file.Name);
    }

    [Theory]
    [InlineData("risksim:chart:delays", "delays", "", "")]
    [InlineData("risksim:chart:delays|text Old words", "delays", "text", "Old words")]
    [InlineData("risksim:chart:delays my own words", "delays", "", "my own words")]
    public void Read_AlternativeText_IsTheTagAndTheRest(string text, string name, string format, string rest) => Assert.Equal(new ChartTag(name, format, rest), ChartTag.Read(text));

    [Fact]
    public void Has_NoSuchChart_NamesTheNearest()
    {
        var problems = new List<Problem>();
        var run = FieldSample.Run();
        Assert.False(run.Charts.Has(new ChartTag(run.Charts.Names[0][..^1], "", ""), new Place("a", 0, 0), problems));
        Assert.False(run.Charts.Has(new ChartTag(run.Charts.Names[0], "txt", ""), new Place("a", 0, 0), problems));
        Assert.Contains($"Did you mean '{run.Charts.Names[0]}'", problems[0].Mend, StringComparison.Ordinal);
        Assert.Contains("'txt' is no format of a chart", problems[1].Rule, StringComparison.Ordinal);
    }
}
