using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Statistics;

/// <summary>Everything that a run found out.</summary>
public sealed record ForecastResult
{
    public required Scenario Scenario { get; init; }

    /// <summary>Trials per assumption.</summary>
    public required long Trials { get; init; }

    public required ulong Seed { get; init; }

    public required int Threads { get; init; }

    /// <summary>In file order, without the blend.</summary>
    public required ImmutableArray<AssumptionForecast> Assumptions { get; init; }

    /// <summary>The mixture of the assumptions' trials with their weights; id <c>blend</c>.</summary>
    public required AssumptionForecast Blend { get; init; }

    public required ImmutableArray<Problem> Warnings { get; init; }

    /// <summary>Wall time of the simulation phase, for trials per second.</summary>
    public required TimeSpan SimulationTime { get; init; }

    /// <summary>The assumptions, then the blend.</summary>
    public IEnumerable<AssumptionForecast> All => Assumptions.Append(Blend);
}

/// <summary>The results of one assumption, or of the blend.</summary>
public sealed record AssumptionForecast
{
    public const string BlendId = "blend";

    public required string Id { get; init; }

    /// <summary>Normalised; 1 for the blend.</summary>
    public required double StatedWeight { get; init; }

    public required double UpdatedWeight { get; init; }

    /// <summary>False where what is known on the data date is impossible under the assumption: then there are no
    /// figures but the weights, and no distributions.</summary>
    public required bool IsPossible { get; init; }

    /// <summary>Kish's effective number of trials, at most the number of trials.</summary>
    public required double EffectiveTrials { get; init; }

    /// <summary>In the order of <c>metrics.csv</c>.</summary>
    public required ImmutableArray<Figure> Figures { get; init; }

    /// <summary>By <c>sites.ID.restored</c>, <c>capability.KIND.longest|total|remaining</c>, <c>missions.ID.delay</c>,
    /// <c>missions.ID.launch</c>, <c>spacecraft.ID.overstay</c>.</summary>
    public required ImmutableDictionary<string, EmpiricalDistribution> Distributions { get; init; }

    /// <summary>By kind: P(the data date + N days lies in a capability loss), N = 0 … horizon.</summary>
    public required ImmutableDictionary<string, DailyProbability> LossByDay { get; init; }

    /// <summary>By the id of a figure (means and threshold probabilities): how the estimate settled as trials accumulated.</summary>
    public required ImmutableDictionary<string, ImmutableArray<ConvergencePoint>> Convergence { get; init; }

    private ImmutableDictionary<string, Figure>? _byMetric;

    /// <summary>The figure, or null where the model defines none.</summary>
    public Figure? Find(string metric)
    {
        _byMetric ??= Figures.ToImmutableDictionary(f => f.Metric, StringComparer.Ordinal);
        return _byMetric.GetValueOrDefault(metric);
    }
}

/// <param name="Probability">By day from the data date.</param>
/// <param name="StandardError">Of each day's probability.</param>
public sealed record DailyProbability(ImmutableArray<double> Probability, ImmutableArray<double> StandardError);

/// <summary>The estimate and its standard error after so many trials.</summary>
public readonly record struct ConvergencePoint(long Trials, double Estimate, double StandardError);
