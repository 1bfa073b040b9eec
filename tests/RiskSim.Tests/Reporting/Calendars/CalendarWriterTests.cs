using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using RiskSim.Reporting;
using RiskSim.Reporting.Calendars;
using RiskSim.Reporting.Runs;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Calendars;

public sealed class CalendarWriterTests
{
    private static readonly RunOrigin Origin = new("1.2.3", []);

    private static string Text(ForecastResult result, string? title = null) => CalendarWriter.Text(new KeptRun("out", result, Origin), title);

    private static List<CalendarEvent> Read(string text) => [.. Calendar.Load(text)!.Events];

    private static DateOnly Start(CalendarEvent entry) => entry.Start!.Date;

    [Fact]
    public void Text_SampleRun_HasTheDatesOfTheBlend()
    {
        var result = SampleForecast.Create();
        var events = Read(Text(result));
        CalendarEvent Event(string key) => events.Single(e => e.Uid!.StartsWith(key + ".", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2026, 7, 14), Start(Event("missions.soyuz-ms-29.planned")));
        Assert.Equal(result.Blend.Find("missions.soyuz-ms-29.launch.p50")!.Date, Start(Event("missions.soyuz-ms-29.p50")));
        Assert.Equal(result.Blend.Find("missions.soyuz-ms-29.launch.p80")!.Date, Start(Event("missions.soyuz-ms-29.p80")));
        Assert.Equal(SampleForecast.AsOf.AddDays((int)result.Blend.Find("capability.crewed.remaining.p80")!.Value), Start(Event("capability.crewed.p80")));
        Assert.Equal("Soyuz MS-29: P80 launch date (RiskSim, data 2025-11-28)", Event("missions.soyuz-ms-29.p80").Summary);
        Assert.Equal(["RiskSim", "crewed", "P80"], Event("missions.soyuz-ms-29.p80").Categories);
        // What is launched has its date alone.
        Assert.Equal(new DateOnly(2025, 9, 28), Start(Assert.Single(events, e => e.Uid!.StartsWith("missions.progress-ms-32.", StringComparison.Ordinal))));
        Assert.Equal(12, events.Count);
        Assert.All(events, e =>
        {
            Assert.True(e.IsAllDay);
            Assert.Equal(Start(e).AddDays(1), e.End!.Date);
            Assert.Equal("TRANSPARENT", e.Transparency);
            Assert.Empty(e.Alarms);
            Assert.Contains(new KeptRun("out", result, Origin).Id, e.Description, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Text_LaterRun_HasTheSameIdsAndALaterSequence()
    {
        var first = SampleForecast.Create();
        var second = first with { Seed = 7, Scenario = first.Scenario with { AsOf = SampleForecast.AsOf.AddDays(20) } };
        var (before, after) = (Read(Text(first)), Read(Text(second)));
        Assert.Equal(before.Select(e => e.Uid), after.Select(e => e.Uid));
        Assert.Equal(before.Count, before.Select(e => e.Uid).Distinct().Count());
        Assert.All(before.Zip(after), p => Assert.Equal(20, p.Second.Sequence - p.First.Sequence));
        var other = Read(Text(first with { Scenario = first.Scenario with { Name = "Other" } }));
        Assert.Empty(before.Select(e => e.Uid).Intersect(other.Select(e => e.Uid)));
    }

    [Fact]
    public void Text_DateBeyondTheHorizon_IsToldInThePlannedEventAlone()
    {
        var sample = SampleForecast.Create();
        var figures = sample.Blend.Figures.Select(f => f.Metric == "missions.soyuz-ms-30.launch.p80" ? f with { Value = double.PositiveInfinity, Date = null } : f);
        var events = Read(Text(sample with { Blend = sample.Blend with { Figures = [.. figures] } }));
        Assert.DoesNotContain(events, e => e.Uid!.StartsWith("missions.soyuz-ms-30.p80", StringComparison.Ordinal));
        Assert.Contains("The P80 launch date lies beyond the horizon (2027-12-31) and is not in the calendar", events.Single(e => e.Uid!.StartsWith("missions.soyuz-ms-30.planned", StringComparison.Ordinal)).Description, StringComparison.Ordinal);
        Assert.DoesNotContain(events.Where(e => !e.Uid!.StartsWith("missions.soyuz-ms-30.planned", StringComparison.Ordinal)), e => e.Description!.Contains("beyond the horizon", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_Lines_AreThoseOfTheStandard()
    {
        var text = Text(SampleForecast.Create("Байконур; площадка, 31/6 \\ \"x\" <b>\nEND:VEVENT\u0001 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀"));
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = text.Split("\r\n");
        Assert.All(lines, l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.Equal(["BEGIN:VCALENDAR", "METHOD:PUBLISH", "PRODID:-//RiskSim//RiskSim 1.2.3//EN", "VERSION:2.0"], lines.Take(4));
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("\r\nX-WR-CALNAME:Байконур\\; площадка\\, 31/6 \\\\ \"x\" <b> END:VEVENT 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀\r\n", whole, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20260714\r\n", whole, StringComparison.Ordinal);
        Assert.Contains("\r\nDTEND;VALUE=DATE:20260715\r\n", whole, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20251128T000000Z\r\n", whole, StringComparison.Ordinal);
        Assert.Contains("\r\nTRANSP:TRANSPARENT\r\n", whole, StringComparison.Ordinal);
        Assert.Equal(Read(text).Count, lines.Count(l => l == "END:VEVENT"));
        Assert.Equal("Title", Calendar.Load(Text(SampleForecast.Create(), "Title"))!.Properties["X-WR-CALNAME"]!.Value);
    }
}
