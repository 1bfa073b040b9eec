using System.Collections.Immutable;

namespace RiskSim.Scenarios;

/// <summary>A validated scenario as seen from one data date. Made by <see cref="ScenarioLoader"/> only.</summary>
public sealed record Scenario
{
    /// <summary>For people; the name of the file where the file gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the file as the user wrote it.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the scenario file and of every file that it reads, lower-case hexadecimal.</summary>
    public required string TextHash { get; init; }

    /// <summary>The data date: nothing learned later is used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The stated weights are beliefs of this date.</summary>
    public required DateOnly WeightsAsOf { get; init; }

    /// <summary>Nothing is computed beyond 00:00 of this date.</summary>
    public required DateOnly Horizon { get; init; }

    /// <summary>False where the scenario turns the update of weights off.</summary>
    public required bool UpdateWeights { get; init; }

    /// <summary>What holds where the caller asks for nothing else.</summary>
    public required RunDefaults Run { get; init; }

    /// <summary>Which figures are asked for.</summary>
    public required ReportSettings Report { get; init; }

    /// <summary>At least one; without any in the file, one called <c>base</c>.</summary>
    public required ImmutableArray<Assumption> Assumptions { get; init; }

    /// <summary>All entries in file order, those after the data date too.</summary>
    public required ImmutableArray<LedgerEntry> Ledger { get; init; }

    /// <summary>Where each input in force comes from; found out when first asked for.</summary>
    public InputTrail Trail => TrailWhenAsked.Value;

    internal Lazy<InputTrail> TrailWhenAsked { private get; init; } = new(InputTrail.Empty);

    /// <summary>From which the inputs on other dates follow; null where it was not loaded.</summary>
    internal ScenarioSource? Source { get; init; }

    /// <summary>Days from the data date to the horizon, &gt; 0.</summary>
    public double HorizonDays => Horizon.DayNumber - AsOf.DayNumber;
}

/// <summary>How to run, where the caller does not say.</summary>
/// <param name="Trials">Trials per assumption.</param>
public sealed record RunDefaults(long Trials, ulong Seed);

/// <summary>Which thresholds and percentiles are reported.</summary>
/// <param name="ThresholdDays">T of <c>prob_gt_T</c>, ascending.</param>
/// <param name="Quantiles">Probabilities in (0,1), ascending.</param>
public sealed record ReportSettings(ImmutableArray<double> ThresholdDays, ImmutableArray<double> Quantiles);

/// <summary>A named set of beliefs about the inputs.</summary>
/// <param name="Weight">As stated and normalised: the weights add up to 1.</param>
/// <param name="Inputs">Those in force on the data date.</param>
public sealed record Assumption(string Id, double Weight, Inputs Inputs);

/// <summary>One dated entry of the ledger.</summary>
/// <param name="AssumptionId">The assumption that it names, or null: all.</param>
/// <param name="IsInForce">Dated on or before the data date.</param>
/// <param name="Set">The path and the value as written, in file order.</param>
public sealed record LedgerEntry(
    DateOnly Date, string By, string Says, string Source, string? AssumptionId, bool IsInForce,
    ImmutableArray<KeyValuePair<string, string>> Set, Place Place);
