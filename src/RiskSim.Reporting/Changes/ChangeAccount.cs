using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>One of the two runs that are compared.</summary>
/// <param name="Reported">Its own figures, as in its <c>metrics.csv</c>.</param>
public sealed record ComparedRun(string Folder, string Scenario, DateOnly AsOf, ImmutableArray<string> Set, IReadOnlyDictionary<FigureId, Figure> Reported)
{
    public static ComparedRun Of(RunRecord run) => new(run.Folder, run.Scenarios[0], run.AsOf, run.Set, run.Figures.ToDictionary(FigureId.Of));
}

/// <summary>How the forecasts were made that explain the changes.</summary>
/// <param name="Trials">Per assumption and state.</param>
/// <param name="States">Of knowledge.</param>
public sealed record WalkIdentity(long Trials, int States, ulong Seed, SamplingMethod Sampling);

/// <summary>What changed between two runs, ready to be told.</summary>
public sealed record ChangeAccount
{
    /// <summary>Of the scenario, or of both.</summary>
    public required string Name { get; init; }

    public required ComparedRun Before { get; init; }

    public required ComparedRun After { get; init; }

    /// <summary>In the order in which they are shown.</summary>
    public required ImmutableArray<FigureChange> Changes { get; init; }

    /// <summary>Those that are told in words and drawn.</summary>
    public required ImmutableArray<FigureChange> Told { get; init; }

    /// <summary>Null where the changes could not be explained step by step.</summary>
    public required WalkIdentity? Walk { get; init; }

    /// <summary>Whether runs of which only the figures are known have the same draws: then the errors of their differences are smaller than those shown.</summary>
    public bool HasSharedDraws { get; init; }

    /// <summary>For their names.</summary>
    public required ImmutableArray<Site> Sites { get; init; }

    /// <summary>Inputs in which the two differ, where the changes could not be explained step by step.</summary>
    public ImmutableArray<InputDifference> Differences { get; init; } = [];

    /// <summary>What a reader must know, in sentences.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    internal string NameOf(FigureChange change) => FigureNames.Of(new FigureId(change.Metric, change.Assumption), Sites);
}
