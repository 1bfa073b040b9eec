using RiskSim.Statistics;

namespace RiskSim.Tests.Simulation;

/// <summary>Scenarios of constants, whose figures can be counted on a calendar: 1 January 2026 is day 0, 1 January 2027 day 365.</summary>
internal static class Counted
{
    public const string Head = """
        risksim: 1
        name: counted
        as_of: 2026-01-01
        horizon: 2027-01-01

        """;

    public static ForecastResult Run(string yaml) => TestScenario.Run(Head + yaml, 10);

    public static double Value(this ForecastResult result, string metric, string? assumption = null) => result.Figure(metric, assumption).Value;

    public static double Value(string yaml, string metric) => Run(yaml).Value(metric);

    /// <summary>The launch date in days; +∞ where it is not launched by the horizon.</summary>
    public static double Launch(this ForecastResult result, string mission) => result.Value($"missions.{mission}.launch.p50");

    public static double Part(this ForecastResult result, string mission, string part) => result.Value($"missions.{mission}.delay_part.{part}.mean");

    /// <summary>The launch dates of several missions, e.g. <c>10 30</c>.</summary>
    public static string Launches(this ForecastResult result, params string[] missions) =>
        string.Join(' ', missions.Select(m => result.Launch(m).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Those parts of a mission's delay that are not 0, e.g. <c>outage 10 turnaround 3</c>.</summary>
    public static string Parts(this ForecastResult result, string mission) => string.Join(' ', RiskSim.Simulation.DelayParts.Names
        .Select(part => (part, days: Math.Round(result.Part(mission, part), 3))).Where(p => p.days != 0)
        .Select(p => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.part} {p.days}")));

    public static bool Has(this ForecastResult result, string metric) => result.All.First().Find(metric) is not null;
}
