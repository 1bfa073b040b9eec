using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Charts;

/// <summary>Every chart of a real run, whatever its things are called and however many there are: the text stays text, and inside the picture.</summary>
public sealed class ExtremeNamesTests
{
    private static readonly string LongName = string.Concat(Enumerable.Repeat("Donaudampfschifffahrts", 8));

    public static TheoryData<string, int> Cases =>
    [
        ("Pad <script>alert('x')</script> & \"Sons\"", 2), ("Стартовый комплекс № 31/6 имени Юрия Гагарина", 3), ("منصة الإطلاق ٣١ في بايكونور", 2), ("כן השיגור בבייקונור", 1),
        (LongName, 30), ("e\u0301\u0301\u0301 \u200f\u202e reversed \u202c", 2),
    ];

    private static ForecastResult Run(string name, int missions)
    {
        var longId = LongName.ToLowerInvariant();
        var list = Enumerable.Range(0, missions).Select(m =>
            $$"""  {{(m % 2 == 0 ? "crew" : longId)}}-{{m}}: { kind: crewed, planned: {{new DateOnly(2026, 2, 1).AddDays(30 * m).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}, sites: [pad] }""");
        var yaml = $$"""
            risksim: 1
            name: {{Quoted(name)}}
            as_of: 2026-01-01
            horizon: 2029-06-30
            sites: { pad: { name: {{Quoted(name)}}, supports: [crewed], turnaround: pert(8 18 45), outages: { fire: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } } }
            assumptions:
              hope: { weight: 0.5 }
              {{longId}}: { weight: 0.5, set: { sites.pad.outages.fire.repair: lognormal(p10=90 p90=900) } }
            missions:

            """ + string.Join('\n', list);
        return TestScenario.Run(yaml, 1200);
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    [Theory, MemberData(nameof(Cases))]
    public void Render_AnyNames_TextStaysTextInsideThePicture(string name, int missions)
    {
        var result = Run(name, missions);
        var charts = ChartBook.Charts(result);
        Assert.Contains(charts, c => c.Name == "calendar-crewed");
        Assert.Equal(missions > 1, charts.Any(c => c.Name.StartsWith("joint-", StringComparison.Ordinal)));
        foreach (var chart in charts)
        {
            Assert.SkipUnless(ChartFont.Installed("A") is not null, "no sans-serif font is installed");
            var svg = XDocument.Parse(Encoding.UTF8.GetString(ChartRenderer.Render(chart, ChartFont.Installed("A")!, ChartFormat.Svg)));
            Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
            var height = Number(svg.Root!.Attribute("height")!);
            Assert.InRange(height, 200, 1.4 * ChartRenderer.Width);
            foreach (var text in svg.Descendants().Where(e => e.Name.LocalName == "text")) AssertInside(chart, text, height);
            Assert.NotEmpty(ChartRenderer.Render(chart, ChartFont.Installed("A")!, ChartFormat.Png));
        }
    }

    private static void AssertInside(Chart chart, XElement text, double height)
    {
        // What is turned on its side is as long as the picture is high.
        if (text.Attribute("transform")?.Value is { } turned && !turned.StartsWith("translate", StringComparison.Ordinal)) return;
        var (dx, dy) = (0.0, 0.0);
        if (text.Attribute("transform") is { } moved)
        {
            var parts = moved.Value["translate(".Length..^1].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            (dx, dy) = (double.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        }

        var x = Number(text.Attribute("x")!) + dx;
        var end = x + (text.Attribute("textLength") is { } length ? Number(length) : 0);
        Assert.True(x >= -1 && end <= ChartRenderer.Width + 1, $"{chart.Name}: '{text.Value}' from {x} to {end}");
        Assert.InRange(Number(text.Attribute("y")!) + dy, 5, height);
    }

    private static double Number(XAttribute attribute) => double.Parse(attribute.Value, CultureInfo.InvariantCulture);
}
