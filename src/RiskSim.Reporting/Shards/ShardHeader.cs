using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RiskSim.Reporting.Text;
using RiskSim.Sampling;

namespace RiskSim.Reporting.Shards;

/// <summary>What a shard file says of itself before its counts.</summary>
/// <param name="Scenario">Path of the scenario file as it was named.</param>
/// <param name="ScenarioFromHere">The same seen from the folder of the shard.</param>
/// <param name="Options">Of the command line as given, by name without dashes.</param>
/// <param name="Seconds">That its trials took.</param>
public sealed record ShardHeader(
    ShardIdentity Run, ShardRange Range, string Scenario, string ScenarioFromHere, ImmutableArray<KeyValuePair<string, string>> Options, double Seconds)
{
    /// <summary>The first trial, and the one after the last.</summary>
    public (long First, long End) Trials => Range.Of(Run.Trials);

    internal byte[] Json()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("shard", $"{Range}");
            json.WriteString("version", Run.Version);
            json.WriteString("build", Run.Build);
            json.WriteString("scenario", Scenario);
            json.WriteString("scenario_from_this_folder", ScenarioFromHere);
            json.WriteString("scenario_text_hash", Run.TextHash);
            json.WriteString("as_of", FigureText.Date(Run.AsOf));
            Strings("set", Run.Set);
            json.WriteNumber("trials_per_assumption", Run.Trials);
            json.WriteNumber("first_trial", Trials.First);
            json.WriteNumber("end_trial", Trials.End);
            json.WriteNumber("seed", Run.Seed);
            json.WriteString("sampling", FigureText.Sampling(Run.Sampling));
            Strings("rare", Run.Rare);
            Strings("options", Options.SelectMany(o => new[] { o.Key, o.Value }));
            json.WriteNumber("simulation_seconds", Math.Round(Seconds, 3));
            json.WriteEndObject();

            void Strings(string name, IEnumerable<string> values)
            {
                json.WriteStartArray(name);
                foreach (var value in values) json.WriteStringValue(value);
                json.WriteEndArray();
            }
        }

        return stream.ToArray();
    }

    /// <exception cref="JsonException">It is no header; so are <see cref="KeyNotFoundException"/>, <see cref="FormatException"/>,
    /// <see cref="InvalidOperationException"/> and <see cref="ArgumentException"/>.</exception>
    internal static ShardHeader Of(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        string Text(string name) => root.GetProperty(name).GetString()!;
        ImmutableArray<string> Strings(string name) => [.. root.GetProperty(name).EnumerateArray().Select(s => s.GetString()!)];
        return new ShardHeader(
            new ShardIdentity(Text("version"), Text("build"), Text("scenario_text_hash"), DateOnly.ParseExact(Text("as_of"), "yyyy-MM-dd", CultureInfo.InvariantCulture), Strings("set"),
                root.GetProperty("trials_per_assumption").GetInt64(), root.GetProperty("seed").GetUInt64(), Enum.Parse<SamplingMethod>(Text("sampling"), ignoreCase: true), Strings("rare")),
            ShardRange.Parse(Text("shard")) ?? throw new FormatException("no shard"), Text("scenario"), Text("scenario_from_this_folder"),
            [.. Strings("options").Chunk(2).Select(o => KeyValuePair.Create(o[0], o[1]))], root.GetProperty("simulation_seconds").GetDouble());
    }
}
