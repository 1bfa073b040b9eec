using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Runs;

/// <summary>A finished run that was read again.</summary>
/// <param name="Directory">Its folder, as the caller wrote it.</param>
/// <param name="Forecast">As it was, but for the time that it took.</param>
public sealed record KeptRun(string Directory, ForecastResult Forecast, RunOrigin Origin)
{
    /// <summary>The same for runs of the same program with the same inputs and options: 12 hexadecimal digits.</summary>
    public string Id => RunArchive.IdOf(Forecast, Origin);
}

/// <summary>
/// <c>forecast.zip</c>: all that documents need of a run, the scenario's text and what it reads included, so that a run's folder can be
/// moved and its scenario be changed. Equal runs give equal bytes.
/// </summary>
public static class RunArchive
{
    public const string FileName = "forecast.zip";

    private const string Format = "risksim-forecast/1";
    private const string ContentName = "forecast.json";
    private const string ScenarioName = "scenario.yaml";

    // Far above what the largest scenario gives; what claims to be larger is no run.
    private const long MostBytes = 1L << 30;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(ForecastResult result, RunOrigin origin, string path)
    {
        var scenario = result.Scenario;
        var others = scenario.Text.Others.OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        var content = new KeptRunContent(
            Format, origin.Version, KeptSetting.Of(origin.Options), scenario.File, scenario.TextHash, scenario.AsOf, [.. others.Select(o => o.Key)], KeptSetting.Of(scenario.Overrides), KeptForecast.Of(result));
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        using (var entry = Entry(zip, ContentName)) JsonSerializer.Serialize(entry, content, KeptJson.Default.KeptRunContent);
        using (var entry = Entry(zip, ScenarioName)) entry.Write(scenario.Text.Main);
        foreach (var (index, (_, bytes)) in others.Index())
            using (var entry = Entry(zip, OtherName(index))) entry.Write(bytes);
    }

    /// <summary>Null where the folder has no run that can be read.</summary>
    /// <param name="problems">Gets the reason.</param>
    /// <exception cref="IOException">The file is there but cannot be read; so is <see cref="UnauthorizedAccessException"/>.</exception>
    public static KeptRun? Read(string directory, ICollection<Problem> problems)
    {
        var path = Path.Combine(directory, FileName);
        KeptRun? None(string rule, string mend)
        {
            problems.Add(new Problem(Severity.Error, new Place(directory, 0, 0), "", rule, mend));
            return null;
        }

        if (!Directory.Exists(directory)) return None("there is no such folder", "Give the folder that 'risksim run' wrote.");
        if (!File.Exists(path)) return None($"no run is kept in this folder: there is no {FileName}", "Give the folder that 'risksim run' wrote, or make the run again with this version.");
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Sum(e => e.Length) > MostBytes) throw new InvalidDataException("it is too large");
            // Looked at before all else: another version's need not have the same parts.
            if (Content(zip, KeptJson.Default.KeptFormat).Format != Format) return None($"{FileName} is not as this version writes it", "Make the run again.");
            var content = Content(zip, KeptJson.Default.KeptRunContent);
            var text = new ScenarioText(Bytes(zip, ScenarioName), content.Files.Select((name, i) => KeyValuePair.Create(name, Bytes(zip, OtherName(i)))).ToImmutableDictionary());
            var loaded = ScenarioLoader.Load(content.Scenario, text, new LoadOptions(content.AsOf, KeptSetting.Pairs(content.Set)));
            // What an earlier version took, this one may not take.
            if (loaded.Scenario is not { } scenario) return None($"the scenario of the run is not valid any more: {loaded.Problems.First(p => p.Severity == Severity.Error)}", "Mend the scenario and make the run again.");
            if (scenario.TextHash != content.TextHash) throw new InvalidDataException("its parts do not fit together");
            return new KeptRun(directory, content.Forecast.Of(scenario), new RunOrigin(content.Version, KeptSetting.Pairs(content.Options)));
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException or NotSupportedException)
        {
            return None($"{FileName} was changed or cut short after it was written", "Make the run again.");
        }
    }

    internal static string IdOf(ForecastResult forecast, RunOrigin origin) => Parts.PartStore.Key(
    [
        new("version", origin.Version),
        new("scenario", forecast.Scenario.TextHash),
        new("as_of", FigureText.Date(forecast.Scenario.AsOf)),
        new("trials", forecast.Trials.ToString(CultureInfo.InvariantCulture)),
        new("seed", forecast.Seed.ToString(CultureInfo.InvariantCulture)),
        new("sampling", FigureText.Sampling(forecast.Sampling)),
        new("rare", forecast.Rare is { } rare ? string.Join(' ', rare.Figures.Prepend("rare")) : ""),
        .. forecast.Scenario.Overrides.Select(s => KeyValuePair.Create("set " + s.Key, s.Value)),
    ])[..12];

    private static string OtherName(int index) => string.Create(CultureInfo.InvariantCulture, $"files/{index}");

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private static Stream Open(ZipArchive zip, string name) => (zip.GetEntry(name) ?? throw new InvalidDataException($"there is no {name}")).Open();

    private static T Content<T>(ZipArchive zip, JsonTypeInfo<T> type)
    {
        using var entry = Open(zip, ContentName);
        return JsonSerializer.Deserialize(entry, type) ?? throw new InvalidDataException("it is empty");
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = Open(zip, name);
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
