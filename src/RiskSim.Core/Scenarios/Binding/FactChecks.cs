using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Binding;

/// <summary>Facts that contradict each other, or what is possible on the data date.</summary>
internal static class FactChecks
{
    public static void Check(Inputs inputs, BindingContext context)
    {
        foreach (var site in inputs.Sites)
        {
            foreach (var outage in site.Outages)
                CheckWork(outage.Repair, outage.Restored, outage.Path + ".restored", StartOf(outage.Path, (outage.DownFrom, DownKey(outage)), outage.Start), context);
            foreach (var upgrade in site.Upgrades)
                CheckWork(upgrade.Work, upgrade.Finished, upgrade.Path + ".finished", StartOf(upgrade.Path, null, upgrade.Start), context);
        }

        var byId = inputs.Missions.ToDictionary(m => m.Id);
        foreach (var mission in inputs.Missions)
            if (mission.Launched is { } launched) CheckLaunch(mission, launched, byId, inputs, context);
        if (context.IsAtDataDate) SuspensionChecks.Check(inputs, context);
    }

    /// <summary>
    /// An outage that is over because all its activities are finished needs its own date where another assumption does
    /// not have those activities.
    /// </summary>
    /// <param name="roots">In the order of the inputs.</param>
    public static void CheckSilence(IReadOnlyList<Inputs> inputs, IReadOnlyList<MappingNode> roots, BindingContext context)
    {
        var ends = inputs.SelectMany((i, root) => i.Sites.SelectMany(s =>
            s.Outages.Select(o => new End(o.Path, "restored", o.Restored, o.Repair, KnownWork.Of(o.Repair, o.Restored).OverOn, roots[root]))
                .Concat(s.Upgrades.Select(u => new End(u.Path, "finished", u.Finished, u.Work, KnownWork.Of(u.Work, u.Finished).OverOn, roots[root]))))).ToLookup(e => e.Path);
        foreach (var end in ends)
        {
            var over = end.FirstOrDefault(e => e.Own is null && e.Over is not null);
            if (over is null) continue;
            bool IsSilent(WorkNetwork work) => over.Work.Activities.Any(a => work.Activities.All(b => b.Id != a.Id));
            if (!end.Any(e => e.Over is null && IsSilent(e.Work))) continue;
            (context with { Root = over.Root }).Contradiction(
                $"all activities of {over.Path} are finished, but an assumption does not have them and cannot tell that it is over",
                $"Add '{over.Path}.{over.Key}: {over.Over:yyyy-MM-dd}'.",
                over.Work.Activities.OrderByDescending(a => a.Finished).Select(a => a.Path + ".finished"));
        }
    }

    /// <summary>When the work starts, and the path of the value that says so.</summary>
    private static (DateOnly Date, string Path)? StartOf(string owner, (DateOnly Date, string Key)? down, WorkStart? start) =>
        start is WorkStart.OnDate on && (down is null || on.Date > down.Value.Date) ? (on.Date, owner + ".starts")
            : down is var (date, key) ? (date, $"{owner}.{key}") : null;

    private static void CheckWork(WorkNetwork network, DateOnly? ownEnd, string endPath, (DateOnly Date, string Path)? workStart, BindingContext context)
    {
        var (known, overOn) = KnownWork.Of(network, ownEnd);
        for (var i = 0; i < known.Length; i++)
        {
            var activity = network.Activities[i];
            if (activity.Started is { } started && workStart is var (from, startPath) && started < from)
                context.Contradiction(
                    $"{activity.Id} cannot have started on {started:yyyy-MM-dd} before the work itself, which starts on {from:yyyy-MM-dd}", "Correct one of the two dates.",
                    activity.Path + ".started", startPath);
            if (Last(activity) is var (last, lastPath) && last > ownEnd)
                context.Contradiction(
                    $"{activity.Id} is dated {last:yyyy-MM-dd}, later than the end of the whole work on {ownEnd:yyyy-MM-dd} ({endPath.Split('.')[^1]})", "Correct one of the two dates.",
                    lastPath, endPath);
            // Once the whole is over nothing depends on when its parts were.
            if (known[i].CountsAsFinished && overOn is null)
                context.Warn(DocumentPlaces.Of(context.Root, activity.Path), activity.Id, $"nobody has reported its end, so it counts as finished on {known[i].Finished:yyyy-MM-dd}, when later work started", $"Add its 'started' and 'finished' once they are known.");
            if (activity.Started is { } date) CheckPredecessors(network, activity, date, context);
        }
    }

    /// <summary>What comes before a started activity was finished, reported or not, when it started.</summary>
    private static void CheckPredecessors(WorkNetwork network, Activity activity, DateOnly started, BindingContext context)
    {
        var byId = network.Activities.ToDictionary(a => a.Id);
        var open = new Queue<string>(activity.After.Select(a => a.Id));
        var seen = new HashSet<string>();
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id)) continue;
            var before = byId[id];
            if (Last(before) is var (late, latePath) && late > started)
                context.Contradiction(
                    $"{activity.Id} cannot have started on {started:yyyy-MM-dd} before {before.Id}, which comes before it, {(before.Finished is null ? "started" : "finished")} on {late:yyyy-MM-dd}",
                    "Correct one of the dates, or the 'after'.", activity.Path + ".started", latePath, activity.Path + ".after");
            if (before.Finished is null)
                foreach (var earlier in before.After) open.Enqueue(earlier.Id);
        }
    }

    /// <summary>The last date that is known of an activity, and its path.</summary>
    private static (DateOnly Date, string Path)? Last(Activity activity) =>
        activity.Finished is { } finished ? (finished, activity.Path + ".finished") : activity.Started is { } started ? (started, activity.Path + ".started") : null;

    private static void CheckLaunch(Mission mission, DateOnly launched, Dictionary<string, Mission> byId, Inputs inputs, BindingContext context)
    {
        var path = "missions." + mission.Id;
        var site = inputs.Sites.FirstOrDefault(s => s.Id == mission.LaunchedFrom);
        foreach (var outage in site?.Outages ?? [])
        {
            var end = KnownWork.Of(outage.Repair, outage.Restored).OverOn;
            if (outage.DownFrom >= launched || end < launched) continue;
            context.Contradiction(
                $"{mission.Id} cannot have launched on {launched:yyyy-MM-dd} from {site!.Id}, which was out on the day before ({outage.Id}, since {outage.DownFrom:yyyy-MM-dd}{(end is null ? "" : $", restored on {end:yyyy-MM-dd}")})",
                end is null ? $"Correct the date, give 'launched_from', or add 'restored' to {outage.Path}." : "Correct one of the dates, or give 'launched_from'.",
                path + ".launched", path + ".launched_from", $"{outage.Path}.{DownKey(outage)}", outage.Path + ".restored");
        }

        foreach (var before in mission.After)
        {
            var earlier = byId[before.Id].Launched;
            if (earlier <= launched) continue;
            context.Contradiction(
                earlier is null ? $"{mission.Id} cannot have launched on {launched:yyyy-MM-dd} while {before.Id}, which it comes after, was not"
                    : $"{mission.Id} cannot have launched on {launched:yyyy-MM-dd} before {before.Id}, which it comes after, launched on {earlier:yyyy-MM-dd}",
                earlier is null ? $"Add 'launched' to {before.Id}, or take it out of 'after'." : $"Correct one of the two dates, or take {before.Id} out of 'after'.",
                path + ".launched", $"missions.{before.Id}.launched", path + ".after");
        }
    }

    private static string DownKey(Outage outage) => outage.Began is null ? "begins" : "began";

    /// <param name="Key">Of its own date in the file.</param>
    /// <param name="Own">That date, if it is given.</param>
    /// <param name="Over">When it is over, by that or by its activities.</param>
    private sealed record End(string Path, string Key, DateOnly? Own, WorkNetwork Work, DateOnly? Over, MappingNode Root);
}
