using System.Text.Json;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Json;

/// <summary>The part of <c>result.json</c> that tells how the evidence moved the weights.</summary>
internal static class EvidenceJson
{
    public static void Write(Utf8JsonWriter json, EvidenceTrail trail)
    {
        json.WriteStartArray("evidence");
        foreach (var step in trail.Steps)
        {
            json.WriteStartObject();
            json.Date("date", step.Date);
            json.WriteStartArray("news");
            foreach (var piece in step.News) WriteNews(json, piece);
            json.WriteEndArray();
            json.WriteStartArray("assumptions");
            foreach (var evidence in step.Assumptions) WriteAssumption(json, evidence);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNews(Utf8JsonWriter json, Learned news)
    {
        json.WriteStartObject();
        json.WriteString("path", news.Path);
        json.WriteString("kind", news.Kind switch { LearnedKind.StillGoingOn => "still_going_on", LearnedKind.Ended => "ended", _ => "chosen" });
        if (news.On is { } date) json.Date("on", date);
        if (news.Option is { } option) json.WriteString("option", option);
        json.WriteEndObject();
    }

    private static void WriteAssumption(Utf8JsonWriter json, AssumptionEvidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("id", evidence.Id);
        json.Number("factor", evidence.Factor);
        json.Number("factor_standard_error", evidence.FactorStandardError);
        json.Number("weight", evidence.Weight);
        json.Number("weight_standard_error", evidence.WeightStandardError);
        json.Strings("silent_on", evidence.SilentOn);
        json.WriteEndObject();
    }
}
