using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Statistics.Joint;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Statistics;

/// <summary>Everything that a run found out.</summary>
public sealed record ForecastResult
{
    /// <summary>What was run.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Trials per assumption.</summary>
    public required long Trials { get; init; }

    /// <summary>With the same seed, sampling and trials every figure has the same bits.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the trials were spread.</summary>
    public required SamplingMethod Sampling { get; init; }

    /// <summary>Changes the time of the run and nothing else.</summary>
    public required int Threads { get; init; }

    /// <summary>How the weights came to be what they are.</summary>
    public EvidenceTrail Evidence { get; init; } = EvidenceTrail.None;

    /// <summary>What was oversampled; null: nothing.</summary>
    public RareEvents? Rare { get; init; }

    /// <summary>In file order, without the blend.</summary>
    public required ImmutableArray<AssumptionForecast> Assumptions { get; init; }

    /// <summary>The mixture of the assumptions' trials with their weights; id <c>blend</c>.</summary>
    public required AssumptionForecast Blend { get; init; }

    /// <summary>What a reader of the figures must know.</summary>
    public required ImmutableArray<Problem> Warnings { get; init; }

    /// <summary>Wall time of the simulation phase, for trials per second.</summary>
    public required TimeSpan SimulationTime { get; init; }

    /// <summary>How the number of trials was found; null where it was given.</summary>
    public StopReport? Stopping { get; init; }

    /// <summary>The assumptions, then the blend.</summary>
    public IEnumerable<AssumptionForecast> All => Assumptions.Append(Blend);
}

/// <summary>The results of one assumption, or of the blend.</summary>
public sealed record AssumptionForecast
{
    /// <summary>The id of the mixture of all assumptions.</summary>
    public const string BlendId = "blend";

    /// <summary>As in the scenario, or <see cref="BlendId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Normalised; 1 for the blend.</summary>
    public required double StatedWeight { get; init; }

    /// <summary>After what was learned, normalised; 0 where that is impossible, 1 for the blend.</summary>
    public required double UpdatedWeight { get; init; }

    /// <summary>False where what is known on the data date is impossible under the assumption: then there are no
    /// figures but the weights, and no distributions.</summary>
    public required bool IsPossible { get; init; }

    /// <summary>Kish's effective number of trials, at most the number of trials.</summary>
    public required double EffectiveTrials { get; init; }

    private readonly Dictionary<string, Figure> _byMetric = [];

    /// <summary>In the order of <c>metrics.csv</c>.</summary>
    public required ImmutableArray<Figure> Figures
    {
        get;
        init
        {
            field = value;
            _byMetric = value.ToDictionary(f => f.Metric, StringComparer.Ordinal);
        }
    }

    /// <summary>By <c>sites.ID.restored</c>, <c>capability.KIND.longest|total|remaining</c>, <c>missions.ID.delay</c>,
    /// <c>missions.ID.launch</c>, <c>spacecraft.ID.overstay</c>.</summary>
    public required ImmutableDictionary<string, EmpiricalDistribution> Distributions { get; init; }

    /// <summary>By <c>sites.ID.restored</c> and <c>missions.ID.launch</c>; empty unless <see cref="ForecastOptions.KeepsDaily"/>.</summary>
    public ImmutableDictionary<string, DailyDistribution> Daily { get; init; } = ImmutableDictionary<string, DailyDistribution>.Empty;

    /// <summary>By kind: P(the data date + N days lies in a capability loss), N = 0 … horizon.</summary>
    public required ImmutableDictionary<string, DailyProbability> LossByDay { get; init; }

    /// <summary>Of the first two missions that are not launched yet, those with people before the others; null where there are fewer than two.</summary>
    public JointForecast? Joint { get; init; }

    /// <summary>By the id of a figure (means and threshold probabilities): how the estimate settled as trials accumulated.</summary>
    public required IReadOnlyDictionary<string, ImmutableArray<ConvergencePoint>> Convergence { get; init; }

    /// <summary>The figure, or null where the model defines none.</summary>
    public Figure? Find(string metric) => _byMetric.GetValueOrDefault(metric);
}

/// <summary>A probability that changes from day to day.</summary>
/// <param name="Probability">By day from the data date.</param>
/// <param name="StandardError">Of each day's probability.</param>
public sealed record DailyProbability(ImmutableArray<double> Probability, ImmutableArray<double> StandardError);

/// <summary>The estimate and its standard error after so many trials.</summary>
public readonly record struct ConvergencePoint(long Trials, double Estimate, double StandardError);
