using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Sensitivity;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Sensitivities;

/// <summary>What an uncertain input is.</summary>
public enum InputKind
{
    /// <summary>How long an activity takes.</summary>
    Duration,

    /// <summary>Which option of an activity it is.</summary>
    Choice,

    /// <summary>Several durations that are long or short together.</summary>
    Correlated,

    Risk,
    Hazard,
    Campaign,
    StandDown,
    Readiness,
    Turnaround,
    Scrub,
    Failure,
    Damage,

    /// <summary>Which assumption is right.</summary>
    Assumption,
}

/// <summary>An input and its place in the scenario.</summary>
/// <param name="Id">Its path; of correlated ones their paths, joined by <c> + </c>; of the assumptions <c>assumptions</c>.</param>
public sealed record InputId(string Id, InputKind Kind);

/// <summary>The mean of an output where an input is held.</summary>
/// <param name="Label"><c>p10</c>, <c>p90</c>, <c>happens</c>, <c>does-not-happen</c>, or the id of an option or assumption.</param>
/// <param name="Probability">Of what is held, 0..1; of a percentile the share of trials near it.</param>
public sealed record HeldMean(string Label, double Probability, Index Mean);

/// <summary>What an output is where one input is low and where it is high, the others being what they may be.</summary>
/// <param name="Low">The end with the lower percentile, without the event, or with the lowest mean.</param>
/// <param name="Difference">High − low, days.</param>
/// <param name="SpreadLeft">P80 − P50 that is left on average once the input is known, days.</param>
public sealed record Swing(InputId Input, HeldMean Low, HeldMean High, Index Difference, Index SpreadLeft);

/// <summary>What share of an output's variance an input explains.</summary>
public sealed record VarianceShare(InputId Input, SobolIndices Indices);

/// <summary>What is switched off.</summary>
public enum ExclusionKind { Risk, AllRisks, Hazard, Outage, Scrubs, Failures, Queue }

/// <param name="Id">Path of the risk, hazard or outage; else the name of the kind.</param>
public sealed record ExclusionId(string Id, ExclusionKind Kind);

/// <summary>An output's percentile with and without something.</summary>
/// <param name="Percentile">0.5 or 0.8.</param>
/// <param name="Without">+∞ beyond the horizon.</param>
/// <param name="Saved">Days by which it is less without, with the error of common random numbers: negative where it is.</param>
/// <param name="IsBound">Whether it is only the least that is saved, as the horizon hides the rest.</param>
public sealed record ExclusionEffect(ExclusionId Excluded, double Percentile, Figure With, Figure Without, Difference Saved, bool IsBound);

/// <summary>All about one output.</summary>
public sealed record OutputSensitivity
{
    /// <summary>E.g. <c>missions.crew-1.delay</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>An id, or <c>blend</c>.</summary>
    public required string Assumption { get; init; }

    /// <summary>Days; beyond the horizon counts as the horizon.</summary>
    public required Index Mean { get; init; }

    /// <summary>Days.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>P80 − P50 of all trials, days; beyond the horizon counts as the horizon.</summary>
    public required Index Spread { get; init; }

    /// <summary>The widest first.</summary>
    public required ImmutableArray<Swing> Swings { get; init; }

    /// <summary>The largest first; inputs that do nothing are left out.</summary>
    public required ImmutableArray<VarianceShare> Shares { get; init; }

    /// <summary>Whether there are total indices; not where what is known makes the inputs depend on each other.</summary>
    public required bool HasTotals { get; init; }

    /// <summary>The largest first, by kind of percentile.</summary>
    public required ImmutableArray<ExclusionEffect> Exclusions { get; init; }
}

/// <summary>How an activity decides when its repair is over.</summary>
/// <param name="Outage">Path.</param>
/// <param name="Activity">Path.</param>
/// <param name="Assumption">An id, or <c>blend</c>.</param>
public sealed record ActivityImportance(string Outage, string Activity, string Assumption, ActivityIndices Indices);

/// <summary>What drives the outputs of a scenario.</summary>
/// <param name="Trials">Per assumption and sample.</param>
/// <param name="Runs">How many samples were run.</param>
/// <param name="Inputs">How many uncertain inputs there are.</param>
public sealed record SensitivityResult(
    Scenario Scenario, long Trials, ulong Seed, SamplingMethod Sampling, int Runs, int Inputs, ImmutableArray<OutputSensitivity> Outputs, ImmutableArray<ActivityImportance> Activities);
