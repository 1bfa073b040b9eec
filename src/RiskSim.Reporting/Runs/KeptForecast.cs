using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Joint;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Reporting.Runs;

/// <summary>A forecast without its scenario, as it is written to JSON and read again.</summary>
internal sealed record KeptForecast
{
    public required long Trials { get; init; }

    public required ulong Seed { get; init; }

    public required SamplingMethod Sampling { get; init; }

    public required EvidenceTrail Evidence { get; init; }

    public RareEvents? Rare { get; init; }

    public StopReport? Stopping { get; init; }

    public required ImmutableArray<Problem> Warnings { get; init; }

    public required ImmutableArray<KeptAssumption> Assumptions { get; init; }

    public required KeptAssumption Blend { get; init; }

    public static KeptForecast Of(ForecastResult result) => new()
    {
        Trials = result.Trials, Seed = result.Seed, Sampling = result.Sampling, Evidence = result.Evidence, Rare = result.Rare, Stopping = result.Stopping,
        Warnings = result.Warnings, Assumptions = [.. result.Assumptions.Select(KeptAssumption.Of)], Blend = KeptAssumption.Of(result.Blend),
    };

    /// <exception cref="FormatException">The forecast is of another scenario.</exception>
    public ForecastResult Of(Scenario scenario)
    {
        if (!Assumptions.Select(a => a.Id).SequenceEqual(scenario.Assumptions.Select(a => a.Id))) throw new FormatException("other assumptions");
        return new ForecastResult
        {
            Scenario = scenario, Trials = Trials, Seed = Seed, Sampling = Sampling, Threads = 1, Evidence = Evidence, Rare = Rare, Stopping = Stopping,
            Warnings = Warnings, Assumptions = [.. Assumptions.Select(a => a.Forecast())], Blend = Blend.Forecast(), SimulationTime = TimeSpan.Zero,
        };
    }
}

/// <summary>One assumption's, with the keys in order, so that equal forecasts are equal texts.</summary>
internal sealed record KeptAssumption(
    string Id, double StatedWeight, double UpdatedWeight, bool IsPossible, double EffectiveTrials, ImmutableArray<Figure> Figures,
    SortedDictionary<string, EmpiricalDistribution> Distributions, SortedDictionary<string, DailyProbability> LossByDay,
    SortedDictionary<string, ImmutableArray<ConvergencePoint>> Convergence, JointForecast? Joint)
{
    public static KeptAssumption Of(AssumptionForecast forecast) => new(
        forecast.Id, forecast.StatedWeight, forecast.UpdatedWeight, forecast.IsPossible, forecast.EffectiveTrials, forecast.Figures,
        Sorted(forecast.Distributions), Sorted(forecast.LossByDay), Sorted(forecast.Convergence), forecast.Joint);

    public AssumptionForecast Forecast() => new()
    {
        Id = Id, StatedWeight = StatedWeight, UpdatedWeight = UpdatedWeight, IsPossible = IsPossible, EffectiveTrials = EffectiveTrials, Figures = Figures,
        Distributions = Distributions.ToImmutableDictionary(), LossByDay = LossByDay.ToImmutableDictionary(), Convergence = Convergence, Joint = Joint,
    };

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> values)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in values) sorted.Add(key, value);
        return sorted;
    }
}

/// <summary>What a kept run says of itself.</summary>
/// <param name="Format">Of this record and what it holds.</param>
/// <param name="Version">Of the program that ran it.</param>
/// <param name="Options">Of the command line as given, by name without dashes.</param>
/// <param name="Scenario">Path of the scenario file as it was named.</param>
/// <param name="Files">The names of the other files that the scenario reads, in the order in which they are kept.</param>
/// <param name="Set">Overrides of the command line.</param>
internal sealed record KeptRunContent(
    string Format, string Version, ImmutableArray<KeptSetting> Options, string Scenario, string TextHash, DateOnly AsOf,
    ImmutableArray<string> Files, ImmutableArray<KeptSetting> Set, KeptForecast Forecast);

internal sealed record KeptSetting(string Name, string Value)
{
    public static ImmutableArray<KeptSetting> Of(ImmutableArray<KeyValuePair<string, string>> settings) => [.. settings.Select(s => new KeptSetting(s.Key, s.Value))];

    public static ImmutableArray<KeyValuePair<string, string>> Pairs(ImmutableArray<KeptSetting> settings) => [.. settings.Select(s => KeyValuePair.Create(s.Name, s.Value))];
}

[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IgnoreReadOnlyProperties = true, UseStringEnumConverter = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    Converters = [typeof(EmpiricalDistributionConverter)])]
[JsonSerializable(typeof(KeptRunContent))]
[JsonSerializable(typeof(KeptForecast))]
internal sealed partial class KeptJson : JsonSerializerContext;
