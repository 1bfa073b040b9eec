using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Binding;

/// <summary>Facts that contradict each other, or what is possible on the data date.</summary>
internal static class FactChecks
{
    public static void Check(Inputs inputs, Item root, BindingContext context)
    {
        foreach (var site in inputs.Sites)
        {
            foreach (var outage in site.Outages)
                CheckWork(outage.Repair, outage.Restored, outage.Path + ".restored", Latest(outage.DownFrom, outage.Start), root, context);
            foreach (var upgrade in site.Upgrades)
                CheckWork(upgrade.Work, upgrade.Finished, upgrade.Path + ".finished", Latest(null, upgrade.Start), root, context);
        }

        var byId = inputs.Missions.ToDictionary(m => m.Id);
        foreach (var mission in inputs.Missions)
            if (mission.Launched is { } launched) CheckLaunch(mission, launched, byId, inputs, root, context);
        if (context.IsAtDataDate) SuspensionChecks.Check(inputs, root, context);
    }

    /// <summary>
    /// An outage that is over because all its activities are finished needs its own date where another assumption does
    /// not have those activities.
    /// </summary>
    /// <param name="roots">In the order of the inputs.</param>
    public static void CheckSilence(IReadOnlyList<Inputs> inputs, IReadOnlyList<MappingNode> roots, BindingContext context)
    {
        var ends = inputs.SelectMany(i => i.Sites).SelectMany(s =>
            s.Outages.Select(o => new End(o.Path, "restored", o.Restored, o.Repair, KnownWork.Of(o.Repair, o.Restored).OverOn))
                .Concat(s.Upgrades.Select(u => new End(u.Path, "finished", u.Finished, u.Work, KnownWork.Of(u.Work, u.Finished).OverOn)))).ToLookup(e => e.Path);
        foreach (var end in ends)
        {
            var over = end.FirstOrDefault(e => e.Own is null && e.Over is not null);
            if (over is null) continue;
            bool IsSilent(WorkNetwork work) => over.Work.Activities.Any(a => work.Activities.All(b => b.Id != a.Id));
            if (!end.Any(e => e.Over is null && IsSilent(e.Work))) continue;
            context.Error(
                DocumentPlaces.Of(roots[0], over.Path), over.Path, $"all its activities are finished, but an assumption does not have them and cannot tell that it is over",
                $"Add '{over.Key}: {over.Over:yyyy-MM-dd}'.");
        }
    }

    private static DateOnly? Latest(DateOnly? from, WorkStart? start) => start is WorkStart.OnDate on && (from is null || on.Date > from) ? on.Date : from;

    private static void CheckWork(WorkNetwork network, DateOnly? ownEnd, string endPath, DateOnly? workStart, Item root, BindingContext context)
    {
        var (known, overOn) = KnownWork.Of(network, ownEnd);
        for (var i = 0; i < known.Length; i++)
        {
            var activity = network.Activities[i];
            if (activity.Started is { } started && started < workStart)
                Report(activity.Path + ".started", started, $"{activity.Id} cannot have started before the work itself, which starts on {workStart:yyyy-MM-dd}", "Correct one of the two dates.", root, context);
            if ((activity.Finished ?? activity.Started) is { } last && last > ownEnd)
                Report(activity.Path + (activity.Finished is null ? ".started" : ".finished"), last, $"{activity.Id} is dated later than the end of the whole work on {ownEnd:yyyy-MM-dd} ({endPath.Split('.')[^1]})", "Correct one of the two dates.", root, context);
            // Once the whole is over nothing depends on when its parts were.
            if (known[i].CountsAsFinished && overOn is null)
                context.Warn(DocumentPlaces.Of(root.Node, activity.Path), activity.Id, $"nobody has reported its end, so it counts as finished on {known[i].Finished:yyyy-MM-dd}, when later work started", $"Add its 'started' and 'finished' once they are known.");
            if (activity.Started is { } date) CheckPredecessors(network, activity, date, root, context);
        }
    }

    /// <summary>What comes before a started activity was finished, reported or not, when it started.</summary>
    private static void CheckPredecessors(WorkNetwork network, Activity activity, DateOnly started, Item root, BindingContext context)
    {
        var byId = network.Activities.ToDictionary(a => a.Id);
        var open = new Queue<string>(activity.After.Select(a => a.Id));
        var seen = new HashSet<string>();
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id)) continue;
            var before = byId[id];
            if ((before.Finished ?? before.Started) is { } late && late > started)
                Report(activity.Path + ".started", started, $"{activity.Id} cannot have started before {before.Id}, which comes before it, {(before.Finished is null ? "started" : "finished")} on {late:yyyy-MM-dd}", "Correct one of the dates, or the 'after'.", root, context);
            if (before.Finished is null)
                foreach (var earlier in before.After) open.Enqueue(earlier.Id);
        }
    }

    private static void CheckLaunch(
        Mission mission, DateOnly launched, Dictionary<string, Mission> byId, Inputs inputs, Item root, BindingContext context)
    {
        var path = mission.Path() + ".launched";
        var site = inputs.Sites.FirstOrDefault(s => s.Id == mission.LaunchedFrom);
        foreach (var outage in site?.Outages ?? [])
        {
            var end = KnownWork.Of(outage.Repair, outage.Restored).OverOn;
            if (outage.DownFrom >= launched || end < launched) continue;
            Report(path, launched, $"{mission.Id} cannot have launched from {site!.Id}, which was out on the day before ({outage.Id}, since {outage.DownFrom:yyyy-MM-dd})", $"Correct the date, give 'launched_from', or add 'restored' to {outage.Path}.", root, context);
        }

        foreach (var before in mission.After)
            if (byId[before.Id].Launched is not { } earlier || earlier > launched)
                Report(path, launched, $"{mission.Id} cannot have launched while {before.Id}, which it comes after, was not", $"Add 'launched' to {before.Id}, or take it out of 'after'.", root, context);
    }

    private static string Path(this Mission mission) => "missions." + mission.Id;

    private static void Report(string path, DateOnly date, string rule, string mend, Item root, BindingContext context) =>
        context.Error(DocumentPlaces.Of(root.Node, path), $"{date:yyyy-MM-dd}", rule, mend);

    /// <param name="Key">Of its own date in the file.</param>
    /// <param name="Own">That date, if it is given.</param>
    /// <param name="Over">When it is over, by that or by its activities.</param>
    private sealed record End(string Path, string Key, DateOnly? Own, WorkNetwork Work, DateOnly? Over);
}
