using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Xml.Linq;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class ChartBookTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "risksim-charts-" + Guid.NewGuid().ToString("N"));

    public static TheoryData<string, ChartFormat> EdgeCases =>
        [.. SampleCases.Names.SelectMany(k => new (string, ChartFormat)[] { (k, ChartFormat.Png), (k, ChartFormat.Svg) })];

    public void Dispose()
    {
        if (Directory.Exists(_directory)) Directory.Delete(_directory, true);
    }

    [Theory, MemberData(nameof(EdgeCases))]
    public void Write_EdgeCase_WritesEveryChartWholeAndNothingElse(string name, ChartFormat format)
    {
        NeedFont();
        var result = SampleCases.Result(name);

        var files = ChartBook.Write(result, _directory, format, warning => Assert.Fail(warning));

        Assert.NotEmpty(files);
        Assert.Equal(ChartBook.Names(result), files.Select(f => f.Name));
        Assert.Equal(files.Select(f => f.FileName).Order(), Directory.GetFiles(_directory).Select(f => Path.GetFileName(f)).Order());
        foreach (var file in files)
        {
            Assert.All([file.Title, file.AlternativeText, file.Caption], text =>
            {
                Assert.NotEqual("", text);
                Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
            });
            var (width, height) = Size(File.ReadAllBytes(Path.Combine(_directory, file.FileName)), format);
            Assert.Equal(format == ChartFormat.Png ? 1600 : 800, width);
            // A page is 1.4 times as high as it is wide.
            Assert.InRange(height, width * 0.25, width * 1.4);
        }
    }

    [Fact]
    public void Write_Again_ReplacesTheFiles()
    {
        NeedFont();
        var result = SampleCases.Result("one assumption");
        Directory.CreateDirectory(_directory);
        File.WriteAllText(Path.Combine(_directory, "restoration.png"), "old");

        ChartBook.Write(result, _directory, ChartFormat.Png, _ => { });

        Assert.Equal((1600, 900), Size(File.ReadAllBytes(Path.Combine(_directory, "restoration.png")), ChartFormat.Png));
    }

    [Fact]
    public void Write_WithoutAnyFont_WarnsWithThePackageAndWritesNothing()
    {
        var warnings = new List<string>();

        var files = ChartBook.Write(SampleCases.Result("one assumption"), _directory, ChartFormat.Png, warnings.Add, _ => null);

        Assert.Empty(files);
        Assert.False(Directory.Exists(_directory));
        Assert.Contains("fonts-dejavu-core", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FontLacksCharacters_WarnsAndDraws()
    {
        NeedFont();
        var warnings = new List<string>();

        var files = ChartBook.Write(SampleCases.Result("one assumption"), _directory, ChartFormat.Png, warnings.Add,
            text => ChartFont.Installed(text)! with { Missing = "長" });

        Assert.NotEmpty(files);
        Assert.Contains("長", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Twice_IsTheSamePicture()
    {
        NeedFont();
        var (first, second) = (new SampleForecast { Trials = 300 }.Build(), new SampleForecast { Trials = 300 }.Build());
        Assert.All(ChartBook.Names(first), name => Assert.Equal(ChartBook.Render(first, name, ChartFormat.Png), ChartBook.Render(second, name, ChartFormat.Png)));
    }

    [Fact]
    public void Render_UnknownName_IsNull() => Assert.Null(ChartBook.Render(SampleCases.Result("one assumption"), "nothing", ChartFormat.Svg));

    [Fact]
    public void Render_Svg_KeepsTextAsTextWithAFallbackFontAndItsOwnIds()
    {
        NeedFont();
        var result = new SampleForecast { Trials = 300 }.Build();
        var ids = new HashSet<string>();
        foreach (var name in ChartBook.Names(result))
        {
            var svg = XDocument.Parse(System.Text.Encoding.UTF8.GetString(ChartBook.Render(result, name, ChartFormat.Svg)!)).Root!;
            var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").ToList();

            Assert.NotNull(svg.Attribute("viewBox"));
            Assert.Equal(Chart(result, name).Title, svg.Elements().Single(e => e.Name.LocalName == "title").Value);
            Assert.Contains(texts, t => t.Value.Contains("seed", StringComparison.Ordinal));
            Assert.All(texts, t => Assert.EndsWith(", sans-serif", t.Attribute("font-family")!.Value, StringComparison.Ordinal));
            Assert.All(svg.Descendants().Attributes("id"), id => Assert.True(ids.Add(id.Value), id.Value));
        }
    }

    [Fact]
    public void Names_UsualRun_AreAllCharts() =>
        Assert.Equal(["restoration", "capability-crewed", "calendar-crewed", "launch-dates", "delays", "delay-parts", "crew-overstay", "convergence"],
            ChartBook.Names(new SampleForecast { Trials = 300 }.Build()));

    [Fact]
    public void Names_NoOutage_LeaveOutRestorationAndCapability()
    {
        var names = ChartBook.Names(SampleCases.Result("all on time"));
        Assert.DoesNotContain("restoration", names);
        Assert.DoesNotContain("capability-crewed", names);
        Assert.Contains("launch-dates", names);
    }

    [Fact]
    public void Names_NoMissions_AreThoseOfTheSite() =>
        Assert.Equal(["restoration", "capability-crewed", "calendar-crewed", "convergence"], ChartBook.Names(SampleCases.Result("no missions, no spacecraft")));

    [Fact]
    public void Names_NoCrewedMission_LeaveOutDelaysOnly()
    {
        var sample = new SampleForecast { Trials = 300, HasSpacecraft = false };
        var names = ChartBook.Names((sample with { Missions = [.. sample.Missions.Where(m => m.Kind == "cargo")] }).Build());
        Assert.DoesNotContain("delays", names);
        Assert.Contains("launch-dates", names);
        Assert.Contains("delay-parts", names);
    }

    private static Chart Chart(RiskSim.Statistics.ForecastResult result, string name) => ChartBook.Charts(result).Single(c => c.Name == name);

    private static void NeedFont() => Assert.SkipWhen(ChartFont.Installed("a") is null, "this machine has no sans-serif font");

    private static (int Width, int Height) Size(byte[] picture, ChartFormat format)
    {
        if (format == ChartFormat.Svg)
        {
            var box = XDocument.Parse(System.Text.Encoding.UTF8.GetString(picture)).Root!.Attribute("viewBox")!.Value.Split(' ').Select(int.Parse).ToImmutableArray();
            return (box[2], box[3]);
        }
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(picture, 1, 3));
        return (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20)));
    }
}
