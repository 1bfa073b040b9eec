using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using RiskSim.Reporting.Json;
using RiskSim.Reporting.Tables;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>A run as its folder tells it: what was asked for and the figures that came out.</summary>
/// <param name="Folder">As the user wrote it.</param>
/// <param name="Scenarios">Where the scenario file may be: as it was named, and seen from the folder.</param>
/// <param name="TextHash">Of the scenario text that was run.</param>
/// <param name="Set">What the command line overrode, <c>path=value</c>.</param>
/// <param name="IsOversampled">Whether it was made with <c>--rare</c>.</param>
public sealed record RunRecord(
    string Folder, ImmutableArray<string> Scenarios, string TextHash, DateOnly AsOf, ImmutableArray<string> Set, long Trials, ulong Seed, SamplingMethod Sampling,
    bool IsOversampled, ImmutableArray<Figure> Figures)
{
    /// <summary>Where the figures are.</summary>
    public string MetricsFile => Path.Combine(Folder, MetricsTable.FileName);

    /// <summary>Whether another run has the same percentiles, so that its figures are off in the same direction.</summary>
    public bool SharesDrawsWith(RunRecord other) => Seed == other.Seed && Sampling == other.Sampling && Trials == other.Trials && IsOversampled == other.IsOversampled;

    /// <summary>The overrides as the loader takes them.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Overrides => [.. Set.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], s[1]))];

    /// <param name="problems">Gets what is wrong with the files.</param>
    /// <exception cref="IOException">The folder has no such files, or they cannot be read.</exception>
    public static RunRecord? Read(string folder, ICollection<Problem> problems)
    {
        var path = Path.Combine(folder, RunJson.FileName);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var asOf = Date(root.GetProperty("as_of").GetString()!);
            return new RunRecord(
                folder, [root.GetProperty("scenario").GetString()!, Path.Combine(folder, root.GetProperty("scenario_from_this_folder").GetString()!)],
                root.GetProperty("scenario_text_hash").GetString()!, asOf, Strings(root, "set"), root.GetProperty("trials_per_assumption").GetInt64(),
                root.GetProperty("seed").GetUInt64(), Enum.Parse<SamplingMethod>(root.GetProperty("sampling").GetString()!, ignoreCase: true),
                Strings(root, "options").Any(o => o.StartsWith("--rare", StringComparison.Ordinal)), ReadFigures(Path.Combine(folder, MetricsTable.FileName)));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or CsvHelperException or IndexOutOfRangeException)
        {
            var file = e is CsvHelperException ? Path.Combine(folder, MetricsTable.FileName) : path;
            problems.Add(new Problem(Severity.Error, new Place(file, 0, 0), "", "it does not tell of a run as this version writes it", "Make the run again with 'risksim run'."));
            return null;
        }
    }

    private static ImmutableArray<string> Strings(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(s => s.GetString()!)];

    /// <param name="path">Of a <c>metrics.csv</c>.</param>
    internal static ImmutableArray<Figure> ReadFigures(string path)
    {
        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        var figures = ImmutableArray.CreateBuilder<Figure>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var (metric, value, date) = (csv.GetField("metric")!, csv.GetField("value")!, csv.GetField("date")!);
            figures.Add(new Figure(
                csv.GetField("assumption")!, metric, value == MetricsTable.BeyondHorizon ? double.PositiveInfinity : Number(value), Number(csv.GetField("standard_error")!),
                UnitOf(metric), date.Length == 0 ? null : Date(date)));
        }

        return figures.ToImmutable();
    }

    private static Unit UnitOf(string metric) =>
        metric.Contains(".prob_", StringComparison.Ordinal) || metric.Contains(".lost_after_", StringComparison.Ordinal) ? Unit.Probability
        : metric.StartsWith("weight.", StringComparison.Ordinal) ? Unit.Weight
        : metric.Contains(".availability.", StringComparison.Ordinal) ? Unit.Share
        : metric.Contains(".restored.", StringComparison.Ordinal) || metric.Contains(".launch.", StringComparison.Ordinal) ? Unit.PointInTime : Unit.Days;

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
