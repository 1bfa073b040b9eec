using RiskSim.Reporting.Json;
using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Batches;

/// <summary><c>batch.json</c>: what was asked for, which folder has which run, and the list of files.</summary>
internal static class BatchJson
{
    public const string FileName = "batch.json";

    public static void Write(Batch batch, RunDetails run, IEnumerable<string> files, string path) => JsonFile.Write(path, json =>
    {
        json.WriteString("version", run.Version);
        json.Strings("scenarios", batch.Runs.Select(r => r.Case.Scenario).Distinct());
        json.WriteNumber("seed", batch.Options.Seed ?? batch.Scenario.Run.Seed);
        json.WriteString("sampling", FigureText.Sampling(batch.Options.Sampling));
        json.WriteStartArray("varied");
        foreach (var parameter in batch.Grid.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("path", parameter.Path);
            json.Strings("values", parameter.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("runs");
        foreach (var one in batch.Runs)
        {
            json.WriteStartObject();
            json.Strings("values", one.Case.Values);
            if (one.Finished is { } finished)
            {
                json.WriteString("run", finished.Folder);
                json.Date("as_of", finished.AsOf);
                json.WriteNumber("trials_per_assumption", finished.Trials);
            }
            else
            {
                json.Strings("problems", one.Problems.Select(p => p.ToString()));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Strings("options", run.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd()));
        json.Strings("files", files);
    });
}
