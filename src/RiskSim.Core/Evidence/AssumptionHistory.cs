using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Evidence;

/// <summary>What one assumption has been told of, step by step.</summary>
internal sealed class AssumptionHistory(LedgerHistory history, int assumption)
{
    private readonly Dictionary<string, KnownWork> _final = history.Final[assumption].Works.ToDictionary(w => w.Path, w => w.Known);

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

    private IEnumerable<Work> Open(int step) => history.Before(step, assumption).Works.Where(w => w.Known.OverOn is null);

    private KnownWork Known(Work work, int step, bool withNews, IReadOnlySet<string> without)
    {
        var known = work.Known;
        // What is over is over, and what was taken out of the scenario later is not looked at.
        if (known.OverOn is not null || !_final.ContainsKey(work.Path)) return known;
        var activities = known.Activities.ToArray();
        for (var i = 0; i < activities.Length; i++)
            activities[i] = Known(activities[i], work.Network.Activities[i], step, withNews && !without.Contains(work.Network.Activities[i].Path), without);
        return known with
        {
            Activities = [.. activities],
            NotOverBy = LastSeenOut(work.Path, withNews ? step : step - 1, step),
            EndedOn = withNews ? EndReported(work, step) : null,
        };
    }

    private KnownActivity Known(KnownActivity known, Activity activity, int step, bool withNews, IReadOnlySet<string> without)
    {
        var path = activity.Path;
        var after = history.After(step, assumption).Activity(path);
        var ended = activity.Started is not null && activity.Finished is null && !without.Contains(path) ? after?.Finished : null;
        // That it had to be taken for finished is not what was known of it.
        if (ended is not null) known = known with { Finished = null, CountsAsFinished = false };
        if (known.Finished is not null) return known;
        return known with
        {
            NotOverBy = LastSeenGoingOn(path, withNews ? step : step - 1, step),
            EndedOn = withNews ? ended : null,
            TurnedOutToBe = withNews && activity.Chosen is null ? after?.Chosen : null,
        };
    }

    /// <summary>The day on which an entry of the step says that the whole was over, unless that follows from its activities.</summary>
    private DateOnly? EndReported(Work work, int step) =>
        work.OverOn is null && history.After(step, assumption).Work(work.Path) is { OverOn: { } over } after && KnownWork.Of(after.Network, null).OverOn is null ? over : null;

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
            if (!(_final[path].OverOn <= history.Dates[s])) return history.Dates[s];
        }

        return null;
    }

    /// <summary>The last step up to one at which a started activity counted as going on; null: none.</summary>
    private DateOnly? LastSeenGoingOn(string path, int upTo, int now)
    {
        if (history.Final[assumption].Activity(path) is not { } final) return null;
        var (work, index) = Place(path);
        // Nobody has ever reported its end, so nobody looked.
        if (_final[work].Activities[index].CountsAsFinished) return null;
        for (var s = upTo; s >= 0; s--)
        {
            if (At(s, now).Activity(path)?.Started is null) return null;
            if (!(final.Finished <= history.Dates[s]) && !(_final[work].OverOn <= history.Dates[s])) return history.Dates[s];
        }

        return null;
    }

    private Snapshot At(int step, int now) => step == now ? history.Before(step, assumption) : history.After(step, assumption);

    private (string Work, int Index) Place(string path)
    {
        foreach (var work in history.Final[assumption].Works)
            for (var i = 0; i < work.Network.Activities.Length; i++)
                if (work.Network.Activities[i].Path == path) return (work.Path, i);
        throw new InvalidOperationException($"no activity {path}");
    }
}
