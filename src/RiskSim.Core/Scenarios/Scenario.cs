using System.Collections.Immutable;

namespace RiskSim.Scenarios;

/// <summary>A validated scenario as seen from one data date. Made by <see cref="ScenarioLoader"/> only.</summary>
public sealed record Scenario
{
    /// <summary>For people; the name of the file where the file gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Path of the file as the user wrote it.</summary>
    public required string File { get; init; }

    /// <summary>What was read.</summary>
    public required ScenarioText Text { get; init; }

    /// <summary>Path and value of each <c>--set path=value</c>, in order.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Overrides { get; init; } = [];

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

    /// <summary>Decisions that could be taken, in file order.</summary>
    public ImmutableArray<DecisionOption> Options { get; init; } = [];

    /// <summary>The same scenario without the option that was decided in this one; null where none was.</summary>
    internal Scenario? AsPlanned { get; init; }

    /// <summary>Where each input in force comes from; found out when first asked for.</summary>
    public InputTrail Trail => TrailWhenAsked.Value;

    internal Lazy<InputTrail> TrailWhenAsked { private get; init; } = new(InputTrail.Empty);

    /// <summary>From which the inputs on other dates follow; null where it was not loaded.</summary>
    internal ScenarioSource? Source { get; init; }

    /// <summary>The scenario with one of <see cref="Options"/> decided on the data date. The evidence, and with it the weights, stay those of the plan as it is.</summary>
    /// <exception cref="ArgumentException">There is no such option.</exception>
    public Scenario With(string optionId)
    {
        var source = Source ?? throw new InvalidOperationException("the scenario was not loaded");
        var option = source.Options.FirstOrDefault(o => o.Id == optionId) ?? throw new ArgumentException($"no option '{optionId}'", nameof(optionId));
        var decided = source.Deciding(option);
        var inputs = decided.At(AsOf, new ProblemList());
        return this with
        {
            Source = decided,
            AsPlanned = AsPlanned ?? this,
            Assumptions = [.. Assumptions.Select((a, i) => a with { Inputs = inputs[i] })],
            TrailWhenAsked = new(() => decided.Trail(AsOf)),
        };
    }

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

/// <summary>A decision that could be taken. It has no probability: whether it is taken is not for chance to say.</summary>
/// <param name="Says">What would be done; empty where the file does not say.</param>
/// <param name="Set">The path and the value as written, in file order.</param>
public sealed record DecisionOption(string Id, string Says, ImmutableArray<KeyValuePair<string, string>> Set)
{
    /// <summary>The id of the plan without any option.</summary>
    public const string AsPlannedId = "as-planned";
}

/// <summary>One dated entry of the ledger.</summary>
/// <param name="AssumptionId">The assumption that it names, or null: all.</param>
/// <param name="IsInForce">Dated on or before the data date.</param>
/// <param name="Set">The path and the value as written, in file order.</param>
public sealed record LedgerEntry(
    DateOnly Date, string By, string Says, string Source, string? AssumptionId, bool IsInForce,
    ImmutableArray<KeyValuePair<string, string>> Set, Place Place);
