using System.Collections.Immutable;

namespace RiskSim.Reporting.Calendars;

/// <summary>A day that a calendar shows.</summary>
/// <param name="Key">What it is, the same in every run of the scenario: <c>soyuz-ms-29.p80</c>.</param>
internal sealed record CalendarDay(string Key, DateOnly Date, string Summary, string Description, ImmutableArray<string> Categories);
