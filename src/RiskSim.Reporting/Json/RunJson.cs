using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Json;

/// <summary><c>run.json</c>: what is needed to repeat the run, and how long it took on which machine.</summary>
internal static class RunJson
{
    public const string FileName = "run.json";

    /// <param name="folder">Where the file will be in the end.</param>
    /// <param name="more">Writes further properties, for whoever has its own use of them.</param>
    public static void Write(ForecastResult result, RunDetails run, IEnumerable<string> files, string folder, string path, Action<Utf8JsonWriter>? more = null) => JsonFile.Write(path, json =>
    {
        json.WriteString("version", run.Version);
        json.WriteString("scenario", result.Scenario.File);
        json.WriteString("scenario_from_this_folder", FromFolder(result.Scenario.File, folder));
        json.WriteString("scenario_text_hash", result.Scenario.TextHash);
        json.Date("as_of", result.Scenario.AsOf);
        json.Strings("set", run.Options.Where(o => o.Key == "set").Select(o => o.Value));
        json.WriteNumber("trials_per_assumption", result.Trials);
        json.WriteNumber("seed", result.Seed);
        json.WriteString("sampling", FigureText.Sampling(result.Sampling));
        json.WriteNumber("threads", result.Threads);
        StoppingJson.Write(json, result.Stopping);
        json.WriteStartArray("options");
        foreach (var (name, value) in run.Options) json.WriteStringValue($"--{name} {value}".TrimEnd());
        json.WriteEndArray();
        json.WriteString("started", run.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        json.Number("simulation_seconds", Math.Round(result.SimulationTime.TotalSeconds, 3));
        json.Number("total_seconds", Math.Round(run.Elapsed().TotalSeconds, 3));
        json.WriteStartObject("machine");
        json.WriteString("system", RuntimeInformation.OSDescription);
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteEndObject();
        json.Strings("files", files);
        json.Strings("warnings", result.Warnings.Select(w => w.ToString()));
        more?.Invoke(json);
    });

    private static string FromFolder(string scenario, string folder) => Path.GetRelativePath(folder, scenario).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The files of an earlier run, relative to its folder; none where that cannot be told.</summary>
    public static ImmutableArray<string> FilesOf(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetString() ?? "")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}
