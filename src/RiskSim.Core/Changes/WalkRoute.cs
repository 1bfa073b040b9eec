using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Changes;

/// <summary>A state of knowledge that is to be looked at.</summary>
/// <param name="EntriesKnown">So many of the history's entries.</param>
/// <param name="ChangesNothing">An entry that sets nothing is only a record of what was said.</param>
internal sealed record Stop(ScenarioHistory History, DateOnly AsOf, int EntriesKnown, Cause? Cause, bool ChangesNothing);

/// <summary>The states of knowledge on the way from one point to the next.</summary>
/// <param name="Points">Indices into <paramref name="Stops"/>, one for each point.</param>
internal sealed record WalkRoute(ImmutableArray<Stop> Stops, ImmutableArray<int> Points)
{
    public static WalkRoute Between(ImmutableArray<WalkPoint> points)
    {
        var stops = ImmutableArray.CreateBuilder<Stop>();
        var indices = ImmutableArray.CreateBuilder<int>();
        stops.Add(new Stop(points[0].History, points[0].AsOf, points[0].History.EntriesUntil(points[0].AsOf), null, false));
        indices.Add(0);
        for (var i = 1; i < points.Length; i++)
        {
            AddNews(stops, points[i - 1], points[i].AsOf);
            AddOverrides(stops, points[i - 1], points[i]);
            indices.Add(stops.Count - 1);
        }

        return new WalkRoute(stops.ToImmutable(), indices.ToImmutable());
    }

    private static void AddNews(ImmutableArray<Stop>.Builder stops, WalkPoint from, DateOnly until)
    {
        var (history, date) = (from.History, from.AsOf);
        if (until < date) throw new ArgumentException($"the data dates fall from {date:yyyy-MM-dd} to {until:yyyy-MM-dd}", nameof(until));
        var last = history.EntriesUntil(until);
        for (var known = history.EntriesUntil(date); known < last; known++)
        {
            var entry = history.Entries[known];
            WaitUntil(entry.Date, known);
            stops.Add(new Stop(history, date, known + 1, new Cause.News(entry), entry.Set.IsEmpty));
        }

        WaitUntil(until, last);

        void WaitUntil(DateOnly day, int known)
        {
            if (day == date) return;
            stops.Add(new Stop(history, day, known, new Cause.Waiting(date, day), false));
            date = day;
        }
    }

    private static void AddOverrides(ImmutableArray<Stop>.Builder stops, WalkPoint from, WalkPoint to)
    {
        if (ReferenceEquals(from.History, to.History)) return;
        stops.Add(new Stop(to.History, to.AsOf, to.History.EntriesUntil(to.AsOf), new Cause.CommandLine([.. from.Set.Except(to.Set)], [.. to.Set.Except(from.Set)]), false));
    }
}
