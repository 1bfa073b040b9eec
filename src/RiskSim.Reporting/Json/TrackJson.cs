using RiskSim.Reporting.Text;

namespace RiskSim.Reporting.Json;

/// <summary><c>track.json</c>: what is needed to repeat the track, and the list of its files.</summary>
internal static class TrackJson
{
    public const string FileName = "track.json";

    public static void Write(Track track, RunDetails run, IEnumerable<string> files, string path) => JsonFile.Write(path, json =>
    {
        var first = track.Forecasts[0];
        json.WriteString("version", run.Version);
        json.WriteString("scenario", first.Scenario.File);
        json.WriteString("scenario_text_hash", first.Scenario.TextHash);
        json.Strings("data_dates", track.Forecasts.Select(f => FigureText.Date(f.Scenario.AsOf)));
        json.Strings("failed_dates", track.Failed.Select(f => FigureText.Date(f.Date)));
        json.WriteNumber("trials_per_assumption", first.Trials);
        json.WriteNumber("seed", first.Seed);
        json.WriteString("sampling", FigureText.Sampling(first.Sampling));
        json.Strings("options", run.Options.Select(o => $"--{o.Key} {o.Value}".TrimEnd()));
        json.Strings("files", files);
    });
}
