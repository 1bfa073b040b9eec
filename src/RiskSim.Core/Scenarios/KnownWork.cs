using System.Collections.Immutable;

namespace RiskSim.Scenarios;

/// <summary>What is known of one activity: a finish that was reported, or one that only follows from a successor's start.</summary>
/// <param name="CountsAsFinished">Nobody reported its end, but an activity that comes after it has started.</param>
public sealed record KnownActivity(DateOnly? Started, DateOnly? Finished, bool CountsAsFinished)
{
    /// <summary>00:00 of this date came before its end; null: nobody said so.</summary>
    public DateOnly? NotOverBy { get; init; }

    /// <summary>The UTC day of its end, where that is evidence: its duration was such that it ended then. Null where the end is not known or simply taken as it is.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The option that it is, where that is evidence.</summary>
    public string? TurnedOutToBe { get; init; }
}

/// <summary>What is known of the work on an outage or an upgrade.</summary>
/// <param name="Activities">In the order of the network.</param>
/// <param name="OverOn">The date on which the whole is over, or null: still going on or not begun.</param>
public sealed record KnownWork(ImmutableArray<KnownActivity> Activities, DateOnly? OverOn)
{
    /// <summary>If it had begun by then, 00:00 of this date came before its end; null: nobody said so.</summary>
    public DateOnly? NotOverBy { get; init; }

    /// <summary>The UTC day of its end, where that is evidence.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The same on a data date on which whatever has begun and has no end still goes on.</summary>
    public KnownWork GoingOn(DateOnly dataDate) => OverOn is not null ? this : this with
    {
        NotOverBy = dataDate,
        Activities = [.. Activities.Select(a => a.Started is not null && a.Finished is null ? a with { NotOverBy = dataDate } : a)],
    };

    /// <param name="network">Free of cycles; holds only facts on or before the data date.</param>
    /// <param name="ownEnd">The outage's <c>restored</c> or the upgrade's <c>finished</c>.</param>
    public static KnownWork Of(WorkNetwork network, DateOnly? ownEnd)
    {
        var activities = network.Activities;
        var countsFrom = new DateOnly?[activities.Length];
        // A date travels from a started activity to its unreported predecessors and on to theirs; each round
        // reaches one step further, and a network without cycles is done after as many rounds as it has activities.
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < activities.Length; i++)
            {
                var latest = Earlier(activities[i].Started, countsFrom[i]);
                if (latest is null) continue;
                foreach (var predecessor in activities[i].After)
                {
                    var p = IndexOf(activities, predecessor.Id);
                    if (activities[p].Finished is not null) continue;
                    var date = Earlier(countsFrom[p], latest);
                    if (date == countsFrom[p]) continue;
                    countsFrom[p] = date;
                    changed = true;
                }
            }
        }

        var known = activities.Select((a, i) => new KnownActivity(
            a.Started, a.Finished ?? countsFrom[i], a.Finished is null && countsFrom[i] is not null)).ToImmutableArray();
        var overOn = ownEnd ?? (known.All(k => k.Finished is not null) ? known.Max(k => k.Finished) : null);
        return new KnownWork(known, overOn);
    }

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;

    private static int IndexOf(ImmutableArray<Activity> activities, string id)
    {
        for (var i = 0; i < activities.Length; i++)
            if (activities[i].Id == id) return i;
        throw new InvalidOperationException($"no activity {id}");
    }
}
