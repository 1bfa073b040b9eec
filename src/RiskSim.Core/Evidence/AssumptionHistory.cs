using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Evidence;

/// <summary>What one assumption has been told of, step by step.</summary>
internal sealed class AssumptionHistory(LedgerHistory history, int assumption)
{
    /// <summary>By path of a work: when it is over, as far as is known on the data date.</summary>
    private readonly Dictionary<string, DateOnly?> _overOn = LastOf(history, assumption, s => s.Works.Select(w => KeyValuePair.Create(w.Path, w.Known.OverOn)));

    /// <summary>By path of an activity: its work, and what is known of it on the data date; of one that was taken out, what was known of it last.</summary>
    private readonly Dictionary<string, (string Work, KnownActivity Known)> _last = LastOf(history, assumption, s => s.Works.SelectMany(w =>
        w.Network.Activities.Zip(w.Known.Activities, (a, k) => KeyValuePair.Create(a.Path, (w.Path, k)))));

    /// <summary>Paths of the activities of which something was learned at a step: a fact of that step, or that it still goes on.</summary>
    public IEnumerable<string> NewsOf(int step) => Open(step).SelectMany(w => w.Network.Activities).Select(a => a.Path)
        .Where(p => HasFact(step, p) || LastSeenGoingOn(p, step, step) == history.Dates[step]);

    /// <summary>What is known of the works, by path of outage or upgrade, before a step's news and, if asked for, with them.</summary>
    /// <param name="withNews">Whether the news are part of it, as evidence.</param>
    /// <param name="without">Activities whose news do not count, not even that they had started.</param>
    public (Inputs Inputs, Dictionary<string, KnownWork> Known) Knowledge(int step, bool withNews, IReadOnlySet<string> without)
    {
        var before = history.Before(step, assumption)
            .With(a => without.Contains(a.Path) && a.Started is not null ? a with { Started = history.Plain(step, assumption).Activity(a.Path)?.Started } : a);
        return (before.Inputs, before.Works.ToDictionary(w => w.Path, w => Known(w, step, withNews, without)));
    }

    private static Dictionary<string, T> LastOf<T>(LedgerHistory history, int assumption, Func<Snapshot, IEnumerable<KeyValuePair<string, T>>> of)
    {
        var last = new Dictionary<string, T>();
        foreach (var snapshot in history.Dates.Select((_, step) => history.After(step, assumption)).Append(history.Final[assumption]))
            foreach (var (path, value) in of(snapshot)) last[path] = value;
        return last;
    }

    private IEnumerable<Work> Open(int step) => history.Before(step, assumption).Works
        .Where(w => w.OverOn is null && (w.Known.OverOn is null || w.Network.Activities.Any(a => IsLookedAtAgain(a, step))));

    /// <summary>Whether an entry of the step tells what an activity was that was finished, or taken for finished, before.</summary>
    private bool IsLookedAtAgain(Activity activity, int step) => history.After(step, assumption).Activity(activity.Path) is { } after
        && ((activity.Started is not null && activity.Finished is null && after.Finished is not null) || (activity.Chosen is null && after.Chosen is not null));

    private KnownWork Known(Work work, int step, bool withNews, IReadOnlySet<string> without)
    {
        var known = work.Known;
        // What was reported to be over is over.
        if (work.OverOn is not null) return known;
        var activities = known.Activities.ToArray();
        for (var i = 0; i < activities.Length; i++)
            activities[i] = Known(activities[i], work.Network.Activities[i], step, withNews, without);
        if (known.OverOn is not null && Array.TrueForAll(activities, a => a.Finished is not null)) return known;
        return known with
        {
            Activities = [.. activities],
            OverOn = null,
            NotOverBy = LastSeenOut(work.Path, withNews ? step : step - 1, step),
            EndedOn = withNews ? EndReported(work, step, without) : null,
        };
    }

    private KnownActivity Known(KnownActivity known, Activity activity, int step, bool withNews, IReadOnlySet<string> without)
    {
        var path = activity.Path;
        var isNews = !without.Contains(path) && IsLookedAtAgain(activity, step);
        // That it had to be taken for finished is not what was known of it.
        if (known.Finished is not null && !isNews) return known;
        var after = history.After(step, assumption).Activity(path);
        withNews &= !without.Contains(path);
        return known with
        {
            Finished = null,
            CountsAsFinished = false,
            NotOverBy = LastSeenGoingOn(path, withNews ? step : step - 1, step),
            // An end that was reported before is given; the news may be what it was that ended.
            EndedOn = activity.Finished ?? (withNews && activity.Started is not null ? after?.Finished : null),
            TurnedOutToBe = withNews && activity.Chosen is null ? after?.Chosen : null,
        };
    }

    /// <summary>The day on which an entry of the step says that the whole was over, unless that follows from its activities.</summary>
    private DateOnly? EndReported(Work work, int step, IReadOnlySet<string> without)
    {
        if (history.After(step, assumption).Work(work.Path) is not { OverOn: { } over } after) return null;
        var network = after.Network with { Activities = [.. after.Network.Activities.Select(a => without.Contains(a.Path) ? history.Plain(step, assumption).Activity(a.Path) ?? a : a)] };
        return KnownWork.Of(network, null).OverOn is null ? over : null;
    }

    private bool HasFact(int step, string path)
    {
        if (history.After(step, assumption).Activity(path) is not { } after) return false;
        var plain = history.Plain(step, assumption).Activity(path);
        return (after.Started, after.Finished, after.Chosen) != (plain?.Started, plain?.Finished, plain?.Chosen);
    }

    /// <summary>The last step up to one at which an outage or upgrade counted as going on; null: none.</summary>
    /// <param name="now">The step whose starts are known already.</param>
    private DateOnly? LastSeenOut(string path, int upTo, int now)
    {
        for (var s = upTo; s >= 0; s--)
        {
            if (At(s, now).Work(path) is null) return null;
            if (!(_overOn[path] <= history.Dates[s])) return history.Dates[s];
        }

        return null;
    }

    /// <summary>The last step up to one at which a started activity counted as going on; null: none.</summary>
    private DateOnly? LastSeenGoingOn(string path, int upTo, int now)
    {
        if (!_last.TryGetValue(path, out var last)) return null;
        // Nobody has ever reported its end, so nobody looked.
        if (last.Known.CountsAsFinished) return null;
        for (var s = upTo; s >= 0; s--)
        {
            if (At(s, now).Activity(path)?.Started is null) return null;
            if (!(last.Known.Finished <= history.Dates[s]) && !(_overOn[last.Work] <= history.Dates[s])) return history.Dates[s];
        }

        return null;
    }

    private Snapshot At(int step, int now) => step == now ? history.Before(step, assumption) : history.After(step, assumption);
}
