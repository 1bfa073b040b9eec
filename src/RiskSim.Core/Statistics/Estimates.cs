using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Statistics;

/// <summary>The trials of one assumption, counted.</summary>
internal sealed record AssumptionRun(MetricCatalogue Catalogue, Tally Tally)
{
    /// <returns>Null where no trial is a possible future.</returns>
    public static AssumptionRun? Of(MetricCatalogue catalogue, Tally? tally) => tally is { Weight.Total: > 0 } ? new AssumptionRun(catalogue, tally) : null;
}

/// <summary>The figures of every assumption and of the blend, as far as the trials have been counted.</summary>
internal sealed class Estimates
{
    private readonly Dictionary<string, FigureBuilder> _builders = [];
    private readonly double[] _worth;

    /// <param name="runs">By assumption; null where what is known is impossible under it.</param>
    /// <param name="weights">By assumption; null: as stated.</param>
    /// <param name="selection">Null: everything.</param>
    /// <param name="ordinaryShare">The share of trials in which nothing is oversampled, above 0, at most 1.</param>
    public Estimates(
        Scenario scenario, IReadOnlyList<AssumptionRun?> runs, IReadOnlyList<EvidenceWeight>? weights = null, FigureSelection? selection = null, double ordinaryShare = 1)
    {
        _worth = [.. runs.Select(run => run is { Tally: var tally } ? 1 / Math.Min(tally.EffectiveTrials, ordinaryShare * tally.Trials.Total) : 0)];
        EvidenceWeight[] possible = [.. scenario.Assumptions.Select((a, i) => runs[i] is null ? EvidenceWeight.Exactly(0) : weights?[i] ?? EvidenceWeight.Exactly(a.Weight))];
        var updated = EvidenceWeight.Normalised(possible);
        FigureBuilder Builder(string id, ImmutableArray<Component> components, MetricCatalogue[] catalogues) =>
            _builders[id] = new FigureBuilder(scenario, id, components, catalogues, selection);

        Assumptions = scenario.Assumptions.Select((assumption, a) => runs[a] is { } run
            ? Builder(assumption.Id, [new Component(Share.Whole(a), run.Tally)], [run.Catalogue]).Build(assumption.Weight, updated[a])
            : FigureBuilder.Impossible(assumption.Id, assumption.Weight)).ToImmutableArray();
        var blended = Enumerable.Range(0, runs.Count).Where(a => runs[a] is not null && updated[a].Value > 0).ToArray();
        Blend = blended.Length == 0 ? FigureBuilder.Impossible(AssumptionForecast.BlendId, 1)
            : Builder(AssumptionForecast.BlendId, [.. blended.Select(a => new Component(new Share(a, updated[a].Value, possible[a].Errors), runs[a]!.Tally))],
                [.. blended.Select(a => runs[a]!.Catalogue)]).Build(1, new Estimate(1, 0));
    }

    /// <summary>In file order.</summary>
    public ImmutableArray<AssumptionForecast> Assumptions { get; }

    public AssumptionForecast Blend { get; }

    /// <summary>The assumptions, then the blend.</summary>
    public IEnumerable<AssumptionForecast> All => Assumptions.Append(Blend);

    /// <summary>P(X ≤ x) of a distribution of a possible forecast, with its error.</summary>
    /// <param name="distribution">As in <see cref="AssumptionForecast.Distributions"/>.</param>
    public Estimate AtMost(AssumptionForecast forecast, string distribution, double days) => _builders[forecast.Id].AtMost(distribution, days);

    /// <summary>The forecast with its distributions by UTC day.</summary>
    public AssumptionForecast WithDaily(AssumptionForecast forecast) =>
        _builders.TryGetValue(forecast.Id, out var builder) ? forecast with { Daily = builder.Daily() } : forecast;

    /// <summary>What one trial is worth: 1/n, n being the effective trials, and no more than those in which nothing is oversampled, as
    /// what no trial showed may be of the kind that the others show less often; of the blend the mean of that over its assumptions.</summary>
    public double WorthOfATrial(AssumptionForecast forecast) => forecast.Id == AssumptionForecast.BlendId
        ? Assumptions.Select((a, i) => a.UpdatedWeight * _worth[i]).Sum()
        : _worth[Assumptions.IndexOf(forecast)];
}
