using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RiskSim.Batches;
using RiskSim.Reporting.Json;
using RiskSim.Reporting.Parts;
using RiskSim.Reporting.Tables;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Batches;

/// <summary>
/// The runs of a batch, a folder each with <c>metrics.csv</c> and <c>run.json</c>, named by the hash of everything that the figures follow from.
/// <c>run.json</c> comes last and holds the hash of the figures: what was cut short or damaged is made again.
/// </summary>
/// <param name="folder">Of the batch.</param>
/// <param name="version">Of the program.</param>
/// <param name="options">Of every run.</param>
/// <param name="set">The <c>--set</c> of the command line.</param>
/// <param name="given">Further options as given, for <c>run.json</c>, without those that are varied.</param>
public sealed class RunStore(
    string folder, string version, ForecastOptions options, ImmutableArray<KeyValuePair<string, string>> set, ImmutableArray<KeyValuePair<string, string>> given) : IRunShelf
{
    /// <summary>Inside the folder of the batch.</summary>
    public const string RunsFolder = "runs";

    private const string KeyName = "batch_key", HashName = "metrics_hash";

    // 64 bits tell the runs of any batch apart; the whole key is in run.json.
    private const int KeyDigits = 16;

    public string Runs { get; } = Path.Combine(folder, RunsFolder);

    /// <summary>Takes away what a program that was killed left half written. Nobody else may be at work in the folder.</summary>
    public void Clean()
    {
        OutputFolder.RemoveLeftovers(folder);
        if (!Directory.Exists(Runs)) return;
        foreach (var run in Directory.GetDirectories(Runs)) OutputFolder.RemoveLeftovers(run);
    }

    public FinishedRun? Find(BatchCase run, Scenario scenario)
    {
        var key = Key(run, scenario);
        var name = Name(run, key);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Runs, name, RunJson.FileName)));
            var root = json.RootElement;
            if (root.GetProperty(KeyName).GetString() != key || root.GetProperty(HashName).GetString() != HashOf(Path.Combine(Runs, name, MetricsTable.FileName))) return null;
            DateOnly Date(string property) => DateOnly.ParseExact(root.GetProperty(property).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new FinishedRun(name, Date("as_of"), Date("horizon"), root.GetProperty("trials_per_assumption").GetInt64(),
                [.. root.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // It is made again; whether the folder can be written is found out then.
            return null;
        }
    }

    public FinishedRun Keep(BatchCase run, ForecastResult forecast)
    {
        var started = DateTimeOffset.UtcNow - forecast.SimulationTime;
        var key = Key(run, forecast.Scenario);
        var name = Name(run, key);
        using var target = OutputFolder.Open(Path.Combine(Runs, name));
        var metrics = target.PathOf(MetricsTable.FileName);
        MetricsTable.Write(forecast, metrics);
        var details = new RunDetails(version, 
        [
            .. given, .. run.AsOf is { } date ? [KeyValuePair.Create("as-of", FigureText.Date(date))] : (KeyValuePair<string, string>[])[],
            .. SetOf(run).Select(s => KeyValuePair.Create("set", $"{s.Key}={s.Value}")),
        ], started, () => forecast.SimulationTime);
        RunJson.Write(forecast, details, [MetricsTable.FileName, RunJson.FileName], target.Directory, target.PathOf(RunJson.FileName), json =>
        {
            json.Date("horizon", forecast.Scenario.Horizon);
            json.WriteString(KeyName, key);
            json.WriteString(HashName, HashOf(metrics));
        });
        target.Commit();
        return new FinishedRun(name, forecast.Scenario.AsOf, forecast.Scenario.Horizon, forecast.Trials, [.. forecast.Warnings.Select(w => w.ToString())]);
    }

    private IEnumerable<KeyValuePair<string, string>> SetOf(BatchCase run) => set.Concat(run.Varied);

    private string Key(BatchCase run, Scenario scenario) => ForecastKey.Of("batch", version, scenario, options, SetOf(run));

    private static string Name(BatchCase run, string key) => $"{BatchGrid.NameOf(run.Scenario)}-{key[..KeyDigits]}";

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
