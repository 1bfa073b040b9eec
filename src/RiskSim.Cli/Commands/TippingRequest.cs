using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Sampling;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim tipping</c> was asked to do. Null: the scenario's or the program's default.</summary>
internal sealed record TippingRequest(
    string Scenario, FigureId Figure, Limit Limit, ImmutableArray<VariedInput> Vary, int Points, DateOnly? AsOf, long? Trials, ulong? Seed, SamplingMethod? Sampling, int? Threads,
    ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, ChartChoice? Charts, bool Quiet)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), "tipping");

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    public ForecastOptions Options => new(Trials, Seed, Threads, Sampling ?? ForecastOptions.DefaultSampling);
}
