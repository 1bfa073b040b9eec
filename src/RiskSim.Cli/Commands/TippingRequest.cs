using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Sampling;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Cli.Commands;

/// <summary>What <c>risksim tipping</c> was asked to do. Null: the scenario's or the program's default.</summary>
/// <param name="Vary">As written.</param>
internal sealed record TippingRequest(
    string Scenario, FigureId Figure, Limit Limit, ImmutableArray<string> Vary, int Points, DateOnly? AsOf, long? Trials, ulong? Seed, SamplingMethod? Sampling, int? Threads,
    ImmutableArray<KeyValuePair<string, string>> Set, string? Directory, ChartChoice? Charts, bool Quiet)
{
    public string Folder => Directory ?? Path.Combine("output", Path.GetFileNameWithoutExtension(Scenario), "tipping");

    public ChartFormat? ChartFormat => Charts is { } choice ? choice.Format : RiskSim.Reporting.Charts.ChartFormat.Png;

    public ForecastOptions Options => new(Trials, Seed, Threads, Sampling ?? ForecastOptions.DefaultSampling);
}
