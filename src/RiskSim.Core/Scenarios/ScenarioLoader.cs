using System.Collections.Immutable;
using RiskSim.Distributions;
using RiskSim.Scenarios.Csv;
using RiskSim.Scenarios.Documents;
using RiskSim.Scenarios.Format;

namespace RiskSim.Scenarios;

/// <summary>What the command line overrides.</summary>
/// <param name="Set">Path and value of each <c>--set path=value</c>, in order.</param>
public sealed record LoadOptions(DateOnly? AsOf = null, ImmutableArray<KeyValuePair<string, string>> Set = default);

/// <param name="Scenario">Null if any problem is an error.</param>
/// <param name="Problems">Errors and warnings in order of place, each once.</param>
/// <param name="Source">For the inputs at other data dates; null if any problem is an error.</param>
public sealed record LoadResult(Scenario? Scenario, ImmutableArray<Problem> Problems, ScenarioSource? Source = null);

/// <summary>The bytes of a scenario file and of the files that it reads.</summary>
/// <param name="Others">By their names as the scenario gives them.</param>
public sealed record ScenarioText(byte[] Main, ImmutableDictionary<string, byte[]> Others);

/// <summary>The one gate: reads a scenario file and validates it; all problems at once.</summary>
public static class ScenarioLoader
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadResult Load(string path, LoadOptions options)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException(e.Message, e);
        }

        return Load(path, bytes, options);
    }

    /// <param name="path">In whose folder other files are looked for.</param>
    /// <param name="bytes">The text, UTF-8.</param>
    public static LoadResult Load(string path, byte[] bytes, LoadOptions options) => Load(new ScenarioFiles(path, bytes), options);

    /// <summary>Reads no file.</summary>
    /// <param name="path">For messages.</param>
    public static LoadResult Load(string path, ScenarioText text, LoadOptions options) => Load(new ScenarioFiles(path, text.Main, text.Others), options);

    private static LoadResult Load(ScenarioFiles files, LoadOptions options)
    {
        var problems = new ProblemList();
        var path = files.MainFile;
        var text = files.MainText(problems);
        var node = text is null ? null : YamlComposer.Compose(text, path, problems);
        if (node is not null and not MappingNode)
            problems.Error(node.Place, node.Shown, $"a scenario is a mapping, not {node.Noun}", "Start it with 'risksim: 1'.");
        if (node is not MappingNode file) return new LoadResult(null, problems.Sorted(path));

        var csv = new CsvFiles(files, problems);
        var source = new ScenarioSource(csv.WithManifest(file), options, new ReadingContext(problems, csv.ReadColumn));
        var asOf = options.AsOf ?? source.Settings.AsOf;
        var weightsAsOf = source.Settings.WeightsAsOf ?? source.FileSettings.AsOf;
        var hasUpdates = source.Settings.UpdateWeights && source.Assumptions.Length > 1;
        if (asOf is { } date)
            Settings.CheckDates(source.Root, date, source.Settings.Horizon, hasUpdates ? weightsAsOf : null, problems);
        var inputs = source.Validated(asOf);
        WeightWarnings(source, problems);
        if (problems.HasErrors || asOf is not { } dataDate) return new LoadResult(null, problems.Sorted(path));

        var total = source.Assumptions.Sum(a => a.Weight!.Value);
        var settings = source.Settings;
        var scenario = new Scenario
        {
            Source = source,
            Name = settings.Name ?? Path.GetFileNameWithoutExtension(path),
            File = path,
            Text = files.Text(),
            Overrides = options.Set.IsDefault ? [] : options.Set,
            TextHash = files.TextHash(),
            AsOf = dataDate,
            WeightsAsOf = weightsAsOf ?? dataDate,
            Horizon = settings.Horizon!.Value,
            UpdateWeights = settings.UpdateWeights,
            Run = settings.Run,
            Report = settings.Report,
            Assumptions = [.. source.Assumptions.Zip(inputs, (a, i) => new Assumption(a.Id, a.Weight!.Value / total, i))],
            Ledger = [.. source.Ledger.Select(e => new LedgerEntry(e.Date!.Value, e.By, e.Says, e.Source, e.AssumptionId, e.Date <= dataDate, e.Set, e.Place))],
            Options = [.. source.Options.Select(o => new DecisionOption(o.Id, o.Says, o.Set))],
            TrailWhenAsked = new(() => source.Trail(dataDate)),
        };
        return new LoadResult(scenario, problems.Sorted(path), source);
    }

    private static void WeightWarnings(ScenarioSource source, ProblemList problems)
    {
        var assumptions = source.Assumptions;
        var total = assumptions.Sum(a => a.Weight ?? double.NaN);
        if (assumptions.Length < 2 || !(total > 0)) return;
        foreach (var assumption in assumptions)
        {
            if (assumption.Weight == 0)
                problems.Warning(assumption.Place, assumption.Id, "a weight of 0 can never be raised by evidence", "Give it a small weight, or take the assumption out.");
            else if (assumption.Weight == total)
                problems.Warning(assumption.Place, assumption.Id, "it has all of the weight, which no evidence can lower", "Give the other assumptions a small weight.");
        }
    }
}
