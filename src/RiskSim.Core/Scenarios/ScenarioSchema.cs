using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios;

/// <summary>The JSON Schema of scenario format 1, with which editors check and complete scenarios.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of the schema (draft 7), ending with a line feed.</summary>
    public static string Json()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "RiskSim scenario, format 1",
        };
        foreach (var (key, value) in Of(ScenarioFormat.Root)) schema[key] = value?.DeepClone();
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Of(FormatNode format) => format switch
    {
        RecordFormat record => Record(record),
        IdMapFormat ids => Ids(ids),
        ListFormat list => List(list),
        AfterFormat => After(),
        WorkFormat work => new JsonObject { ["anyOf"] = new JsonArray(Of(work.Single), Of(work.Network)) },
        SetFormat => new JsonObject { ["type"] = "object" },
        ScalarFormat scalar => scalar.Schema,
        _ => throw new InvalidOperationException(format.GetType().Name),
    };

    private static JsonObject Record(RecordFormat record)
    {
        var properties = new JsonObject();
        foreach (var key in record.Keys) properties[key.Name] = Described(key);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = record.Keys.Where(k => k.IsRequired).Select(k => (JsonNode)k.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        return schema;
    }

    private static JsonObject Described(FormatKey key)
    {
        var schema = new JsonObject { ["description"] = key.Description };
        if (key.Example != "…" && !key.Example.Contains('…', StringComparison.Ordinal) && key.Value is ScalarFormat) schema["examples"] = new JsonArray(key.Example);
        foreach (var (name, value) in key.IsRequired ? Of(key.Value) : OrNull(Of(key.Value))) schema[name] = value?.DeepClone();
        return schema;
    }

    private static JsonObject Ids(IdMapFormat ids)
    {
        // What a mission needs may come from mission_defaults.
        var value = ids.Value is RecordFormat { Noun: "mission" } mission ? OrNull(Of(mission.WithoutRequired(mission.Noun))) : Of(ids.Value);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["patternProperties"] = new JsonObject { [Scalars.IdPattern] = value },
            ["additionalProperties"] = false,
        };
        if (!ids.MayBeFile) return schema;
        var file = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["description"] = "A CSV file with the keys of a mission as columns, relative to the folder of the scenario." } },
            ["required"] = new JsonArray("file"),
            ["additionalProperties"] = false,
        };
        return new JsonObject { ["anyOf"] = new JsonArray(file, schema) };
    }

    private static JsonObject List(ListFormat list)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) };
        if (list.Fewest > 0) schema["minItems"] = list.Fewest;
        return schema;
    }

    private static JsonObject After() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "array", ["items"] = Scalars.Id.Schema },
            new JsonObject
            {
                ["type"] = "object",
                ["patternProperties"] = new JsonObject { [Scalars.IdPattern] = OrNull(Scalars.Days.Schema) },
                ["additionalProperties"] = false,
            }),
    };

    /// <summary>A key without a value is as good as absent.</summary>
    private static JsonObject OrNull(JsonObject schema)
    {
        switch (schema["type"])
        {
            case JsonValue single:
                schema["type"] = new JsonArray(single.DeepClone(), "null");
                break;
            case JsonArray several:
                several.Add("null");
                break;
            default:
                var alternatives = schema["anyOf"] as JsonArray;
                if (alternatives is null && schema["enum"] is JsonArray values) values.Add(null);
                alternatives?.Add(new JsonObject { ["type"] = "null" });
                break;
        }

        return schema;
    }
}
