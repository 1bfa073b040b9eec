using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using RiskSim.Reporting.Runs;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Calendars;

/// <summary><c>report.ics</c>: the dates of a run as all-day events (RFC 5545). The events of a later run of the scenario replace them.</summary>
internal static class CalendarWriter
{
    private const int ScenarioDigits = 12;

    // Counted from here a number of days grows with the data date, as the sequence of a changed event is to.
    private static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <param name="title">Null: the scenario's name.</param>
    /// <returns>Lines end as the standard asks; equal runs give equal texts.</returns>
    public static string Text(KeptRun run, string? title)
    {
        var scenario = run.Forecast.Scenario;
        var stamp = new CalDateTime(scenario.AsOf.Year, scenario.AsOf.Month, scenario.AsOf.Day, 0, 0, 0, CalDateTime.UtcTzId);
        var owner = ScenarioKey(scenario);
        var calendar = new Calendar { ProductId = $"-//RiskSim//RiskSim {run.Origin.Version}//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", PlainText.OneLine(title ?? scenario.Name));
        foreach (var day in CalendarDays.Of(run))
        {
            var entry = new CalendarEvent
            {
                Uid = $"{day.Key}.{owner}@risksim", DtStamp = stamp, LastModified = stamp, Sequence = scenario.AsOf.DayNumber - FirstDay.DayNumber,
                Start = Date(day.Date), End = Date(day.Date.AddDays(1)), Transparency = TransparencyType.Transparent,
                Summary = PlainText.OneLine(day.Summary), Description = string.Join('\n', day.Description.Split('\n').Select(PlainText.OneLine)),
            };
            foreach (var category in day.Categories) entry.Categories.Add(PlainText.OneLine(category));
            calendar.Events.Add(entry);
        }
        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("the calendar cannot be written");
    }

    private static CalDateTime Date(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>What tells a scenario from others, whatever its data date and inputs: the names of the file and of the scenario.</summary>
    private static string ScenarioKey(Scenarios.Scenario scenario) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileNameWithoutExtension(scenario.File) + "\n" + scenario.Name)))[..ScenarioDigits];
}
