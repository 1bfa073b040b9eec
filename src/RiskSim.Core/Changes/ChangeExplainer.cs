using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>Takes the change of one figure apart into the steps of a walk.</summary>
internal static class ChangeExplainer
{
    /// <param name="states">At least one, in order.</param>
    /// <returns>Null where the first or the last has no such figure.</returns>
    public static FigureChange? Explain(ReadOnlySpan<KnowledgeState> states, FigureId figure)
    {
        if (Look(states[0], states[0], figure) is not { } first || Look(states[^1], states[0], figure) is not { } last) return null;
        var steps = ImmutableArray.CreateBuilder<ChangeStep>();
        var causes = ImmutableArray.CreateBuilder<Cause>();
        var before = first;
        for (var s = 1; s < states.Length; s++)
        {
            causes.Add(states[s].Cause!);
            // What cannot be told after this cause alone is told after the next.
            if (Look(states[s], states[0], figure) is not { } after) continue;
            steps.Add(new ChangeStep(causes.DrainToImmutable(), states[s].AsOf, before.Level, after.Level, Difference(before, after)));
            before = after;
        }

        return new FigureChange(figure.Assumption, figure.Metric, first.Figure.Unit, first.Level, last.Level, Difference(first, last), steps.ToImmutable());
    }

    private static Difference Difference(Seen before, Seen after) =>
        Statistics.Difference.Paired(before.Figure, after.Figure).WithValue(after.Level.Value - before.Level.Value);

    /// <param name="start">Where the walk began: an outage that was going on then may be over.</param>
    private static Seen? Look(KnowledgeState state, KnowledgeState start, FigureId figure)
    {
        if (state.Scenario is not { } scenario) return null;
        if (state.Figures.TryGetValue((figure.Assumption, figure.Metric), out var found)) return new Seen(found, FigureLevel.Of(found, scenario));
        if (start.Scenario is null || RestoredOn(scenario, start.Scenario, figure) is not { } date) return null;
        return new Seen(new Figure(figure.Assumption, figure.Metric, date.DayNumber - state.AsOf.DayNumber, 0, Unit.PointInTime, date), FigureLevel.Known(date));
    }

    /// <summary>When the last of the outages that were going on at the start was over; null where one still is.</summary>
    private static DateOnly? RestoredOn(Scenario scenario, Scenario start, FigureId figure)
    {
        if (figure.Metric.Split('.') is not ["sites", var id, "restored", ['p', >= '0' and <= '9', ..], ..]) return null;
        DateOnly? latest = null;
        foreach (var outage in OutagesOf(start, id, figure).Where(o => o.DownFrom <= start.AsOf && OverOn(o) is null))
        {
            var later = OutagesOf(scenario, id, figure).FirstOrDefault(o => o.Path == outage.Path);
            if (later is null || OverOn(later) is not { } date) return null;
            latest = latest > date ? latest : date;
        }

        return latest;
    }

    private static DateOnly? OverOn(Outage outage) => KnownWork.Of(outage.Repair, outage.Restored).OverOn;

    private static ImmutableArray<Outage> OutagesOf(Scenario scenario, string site, FigureId figure)
    {
        var assumption = scenario.Assumptions.FirstOrDefault(a => a.Id == figure.Assumption) ?? scenario.Assumptions[0];
        return assumption.Inputs.Sites.FirstOrDefault(s => s.Id == site)?.Outages ?? [];
    }

    private sealed record Seen(Figure Figure, FigureLevel Level);
}
