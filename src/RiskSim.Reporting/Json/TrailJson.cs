using System.Text.Json;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Json;

/// <summary>The inputs in force with their origins, and the ledger with what became of each entry.</summary>
internal static class TrailJson
{
    public static void Write(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartArray("inputs");
        foreach (var input in scenario.Trail.Inputs) WriteInput(json, input);
        json.WriteEndArray();
        json.WriteStartArray("ledger");
        var inForce = scenario.Trail.Entries.ToDictionary(e => e.Number);
        for (var i = 0; i < scenario.Ledger.Length; i++) WriteEntry(json, scenario.Ledger[i], i + 1, inForce.GetValueOrDefault(i + 1));
        json.WriteEndArray();
    }

    private static void WriteInput(Utf8JsonWriter json, TracedInput input)
    {
        json.WriteStartObject();
        json.WriteString("path", input.Path);
        json.WriteString("value", input.Value);
        json.Strings("assumptions", input.AssumptionIds);
        WriteOrigin(json, input.Origin);
        json.WriteString("place", input.Place.ToString());
        json.WriteEndObject();
    }

    private static void WriteOrigin(Utf8JsonWriter json, InputOrigin origin)
    {
        json.WriteString("set_by", TrailText.Word(origin.Setter));
        if (origin.EntryNumber > 0) json.WriteNumber("entry", origin.EntryNumber);
    }

    private static void WriteEntry(Utf8JsonWriter json, LedgerEntry entry, int number, EntryTrail? trail)
    {
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.Date("date", entry.Date);
        json.WriteBoolean("in_force", entry.IsInForce);
        if (entry.By.Length > 0) json.WriteString("by", entry.By);
        if (entry.Says.Length > 0) json.WriteString("says", entry.Says);
        if (entry.Source.Length > 0) json.WriteString("source", entry.Source);
        if (entry.AssumptionId is { } assumption) json.WriteString("assumption", assumption);
        json.WriteStartArray("set");
        for (var i = 0; i < entry.Set.Length; i++) WriteSet(json, entry.Set[i], trail?.Sets[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter json, KeyValuePair<string, string> set, SetTrail? trail)
    {
        json.WriteStartObject();
        json.WriteString("path", set.Key);
        json.WriteString("value", set.Value);
        if (trail is not null)
        {
            json.Strings("in_force_for", trail.InForceFor);
            json.WriteStartArray("superseded");
            foreach (var supersession in trail.SupersededBy)
            {
                json.WriteStartObject();
                json.Strings("assumptions", supersession.AssumptionIds);
                WriteOrigin(json, supersession.By);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
