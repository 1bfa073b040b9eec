using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>What was known at one moment of a walk, and the forecast from it.</summary>
internal sealed record KnowledgeState
{
    /// <summary>What is different from the state before; null for the first.</summary>
    public required Cause? Cause { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Null where what is known contradicts itself, so that it can only be understood together with what is said next.</summary>
    public required Scenario? Scenario { get; init; }

    /// <summary>By assumption and id; empty where there is no forecast.</summary>
    public required ImmutableDictionary<(string Assumption, string Metric), Figure> Figures { get; init; }

    /// <summary>Assumptions under which what is known is possible; empty where there is no forecast.</summary>
    public required ImmutableHashSet<string> Possible { get; init; }

    public static KnowledgeState Of(Cause? cause, DateOnly asOf, Scenario? scenario, ForecastResult? forecast, Func<Figure, bool> isWanted)
    {
        var isPossible = forecast?.Assumptions.Any(a => a.IsPossible) == true;
        return new KnowledgeState
        {
            Cause = cause,
            AsOf = asOf,
            Scenario = isPossible ? scenario : null,
            Figures = isPossible ? forecast!.All.SelectMany(a => a.Figures).Where(isWanted).ToImmutableDictionary(f => (f.Assumption, f.Metric)) : NoFigures,
            Possible = isPossible ? [.. forecast!.Assumptions.Where(a => a.IsPossible).Select(a => a.Id)] : [],
        };
    }

    /// <summary>The same without a forecast.</summary>
    public KnowledgeState Unsettled() => this with { Scenario = null, Figures = NoFigures, Possible = [] };

    private static ImmutableDictionary<(string, string), Figure> NoFigures => ImmutableDictionary<(string, string), Figure>.Empty;
}
