using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>
/// Goes from one data date to the next as the news came in: time passes up to the date of an entry, then the entry is applied, one after the
/// other. Each state gets a forecast with the same percentiles, so that what differs is due to the cause between them.
/// </summary>
public sealed class KnowledgeWalk
{
    /// <summary>Enough to tell half a day of a percentile; a power of two, as Sobol' points like it.</summary>
    public const long UsualTrials = 32_768;

    private readonly ImmutableArray<KnowledgeState> _states;
    private readonly ImmutableArray<int> _points;

    private KnowledgeWalk(ImmutableArray<KnowledgeState> states, ImmutableArray<int> points) => (_states, _points) = (states, points);

    /// <summary>How many forecasts were made.</summary>
    public int States => _states.Length;

    /// <param name="points">At least one; the data dates do not fall. A state at a point is shared by the walks to it and from it.</param>
    /// <param name="isWanted">Which figures to keep.</param>
    /// <param name="options">The same for all states; a number of trials is to be given, or <see cref="UsualTrials"/> are used.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static KnowledgeWalk Run(
        ImmutableArray<WalkPoint> points, Func<Figure, bool> isWanted, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var trials = options.Trials ?? UsualTrials;
        var route = WalkRoute.Between(points);
        var perState = trials * points[0].History.Scenario.Assumptions.Length;
        var states = ImmutableArray.CreateBuilder<KnowledgeState>(route.Stops.Length);
        foreach (var stop in route.Stops)
        {
            var offset = states.Count * perState;
            var display = progress is null ? null : new Shifted(progress, offset, route.Stops.Length * perState);
            states.Add(stop.ChangesNothing && states.Count > 0 ? states[^1] with { Cause = stop.Cause, AsOf = stop.AsOf }
                : Look(stop, isWanted, options with { Trials = trials }, display, cancel));
        }

        return new KnowledgeWalk(Settled(states, route.Points), route.Points);
    }

    private static KnowledgeState Look(Stop stop, Func<Figure, bool> isWanted, ForecastOptions options, IProgress<ForecastProgress>? progress, CancellationToken cancel)
    {
        var scenario = stop.History.At(stop.AsOf, stop.EntriesKnown).Scenario;
        var forecast = scenario is null ? null : Forecaster.Run(scenario, options, progress, cancel);
        return KnowledgeState.Of(stop.Cause, stop.AsOf, scenario, forecast, isWanted);
    }

    /// <summary>An assumption that seems impossible only until the next thing is said (an end that is reported late) has no forecast on the way.</summary>
    /// <param name="points">These stay as they are.</param>
    private static ImmutableArray<KnowledgeState> Settled(IReadOnlyList<KnowledgeState> states, ImmutableArray<int> points)
    {
        var settled = states.ToArray();
        var possible = states[^1].Possible;
        for (var s = settled.Length - 2; s >= 0; s--)
        {
            if (points.Contains(s)) possible = settled[s].Possible;
            else if (settled[s].Scenario is null) continue;
            else if (possible.IsSubsetOf(settled[s].Possible)) possible = settled[s].Possible;
            else settled[s] = settled[s].Unsettled();
        }

        return [.. settled];
    }

    /// <summary>The scenario at a point; null where it has errors or is impossible there.</summary>
    public Scenario? ScenarioAt(int point) => _states[_points[point]].Scenario;

    /// <summary>Every figure that is there at both points, in the order of <c>metrics.csv</c> of the first.</summary>
    public ImmutableArray<FigureChange> Changes(int from, int to, IEnumerable<FigureId> figures) =>
        [.. figures.Select(f => Change(from, to, f)).OfType<FigureChange>()];

    /// <summary>How a figure changed from one point to another.</summary>
    /// <returns>Null where it is not there at both.</returns>
    public FigureChange? Change(int from, int to, FigureId figure) =>
        ChangeExplainer.Explain(_states.AsSpan(_points[from], _points[to] - _points[from] + 1), figure);

    private sealed class Shifted(IProgress<ForecastProgress> progress, long offset, long total) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => progress.Report(new ForecastProgress(offset + value.Done, total));
    }
}
