using System.Text.Json;
using RiskSim.Statistics.Joint;

namespace RiskSim.Reporting.Json;

/// <summary>Two missions together, in <c>result.json</c>.</summary>
internal static class JointJson
{
    public static void Write(Utf8JsonWriter json, JointForecast joint, DateOnly asOf)
    {
        json.WriteStartObject("joint");
        Mission(json, "mission_a", joint.A, asOf);
        Mission(json, "mission_b", joint.B, asOf);
        json.Numbers("probability", joint.Probability);
        Point(json, "on_time", joint.OnTime, asOf);
        Levels(json, "single_percentiles", joint.SinglePercentiles, asOf);
        Levels(json, "plans", joint.Plans, asOf);
        json.WriteEndObject();
    }

    private static void Mission(Utf8JsonWriter json, string name, JointMission mission, DateOnly asOf)
    {
        json.WriteStartObject(name);
        json.WriteString("id", mission.Id);
        json.Date("planned", asOf.AddDays(mission.PlannedDay));
        json.Numbers("days", mission.Days.Select(d => (double)d));
        json.WriteEndObject();
    }

    private static void Levels(Utf8JsonWriter json, string name, IEnumerable<JointLevel> levels, DateOnly asOf)
    {
        json.WriteStartArray(name);
        foreach (var (level, point) in levels)
        {
            json.WriteStartObject();
            json.Number("level", level);
            if (point is not null) Point(json, "dates", point, asOf);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Point(Utf8JsonWriter json, string name, JointPoint point, DateOnly asOf)
    {
        json.WriteStartObject(name);
        json.Date("date_a", asOf.AddDays(point.DayA));
        json.Date("date_b", asOf.AddDays(point.DayB));
        json.Number("probability", point.Probability);
        json.Number("standard_error", point.StandardError);
        json.WriteEndObject();
    }
}
