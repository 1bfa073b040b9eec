using System.Collections.Immutable;
using RiskSim.Simulation;

namespace RiskSim.Statistics;

/// <summary>What a reported probability is the probability of, trial by trial.</summary>
/// <param name="Figure">The id, e.g. <c>capability.crewed.longest.prob_gt_365</c>.</param>
/// <param name="Mark">Fills a column with 1 where it is so and 0 where not.</param>
internal sealed record FigureEvent(string Figure, Action<Block, double[]> Mark)
{
    /// <summary>Of all probabilities that are reported of an assumption.</summary>
    public static ImmutableArray<FigureEvent> Of(MetricCatalogue catalogue) =>
        [.. catalogue.Metrics.SelectMany(m => m is DurationSpec duration ? Of(duration) : Of((MeanSpec)m)), .. catalogue.Losses.SelectMany(Of)];

    private static IEnumerable<FigureEvent> Of(MeanSpec spec) =>
        spec.Id.Contains(".prob_", StringComparison.Ordinal) ? [Where(spec.Id, spec, x => x > 0)] : [];

    private static IEnumerable<FigureEvent> Of(DurationSpec spec)
    {
        if (spec.Id.EndsWith(".restored", StringComparison.Ordinal)) return [Where($"{spec.Id}.prob_beyond_horizon", spec, double.IsPositiveInfinity)];
        var above = spec.ThresholdDays.Select(days => Where($"{spec.Id}.prob_gt_{FigureBuilder.Label(days)}", spec, x => x > days));
        if (!spec.Id.EndsWith(".delay", StringComparison.Ordinal)) return above;
        return
        [
            .. above,
            Where($"{spec.Id}.prob_on_time", spec, x => x < 1),
            Where($"{spec.Id[..^".delay".Length]}.prob_not_launched", spec, double.IsPositiveInfinity),
        ];
    }

    private static FigureEvent Where(string figure, MetricSpec spec, Func<double, bool> isSo) => new(figure, (block, marks) =>
    {
        var x = spec.Column(block);
        var exists = spec.Exists?.Invoke(block);
        for (var i = 0; i < block.Count; i++) marks[i] = isSo(x[i]) && (exists is null || exists[i] > 0) ? 1 : 0;
    });

    private static IEnumerable<FigureEvent> Of(LossSpec spec) => spec.AfterDays.Select(days => new FigureEvent($"{spec.Id}.lost_after_{FigureBuilder.Label(days)}", (block, marks) =>
    {
        Array.Clear(marks);
        foreach (var loss in block.Losses[spec.Kind])
            if (loss.From <= days && loss.To > days) marks[loss.Trial] = 1;
    }));
}
