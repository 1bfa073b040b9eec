using RiskSim.Reporting.Text;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>Something that happens at a time.</summary>
/// <param name="Days">From the data date; +∞: beyond the horizon.</param>
/// <param name="What">In a few words, the same for the same sort of event.</param>
/// <param name="Where">Id of the site, mission, spacecraft, family or kind.</param>
internal sealed record ReplayEvent(double Days, string What, string Where, string Detail);

/// <summary>All dated events of a trial.</summary>
internal static class ReplayEvents
{
    /// <summary>In order of time; what happens at the same time in the order of cause and effect.</summary>
    public static IEnumerable<ReplayEvent> Of(ReplayContext context) =>
        context.Trial.Sites.SelectMany(s => Site(context, s))
            .Concat(context.Trial.Missions.SelectMany(m => Mission(context, m)))
            .Concat(context.Trial.Sites.SelectMany(s => s.Downs.Where(d => d.Cause == DownCause.Damage).SelectMany(d => Down(s, d))))
            .Concat(context.Trial.Suspensions.SelectMany(Suspension))
            .Concat(context.Trial.Losses.SelectMany(Loss))
            .Concat(context.Trial.Crafts.SelectMany(Craft))
            .Append(new ReplayEvent(0, "data date", "", context.Identity))
            .Append(new ReplayEvent(context.HorizonDays, "horizon", "", ""))
            .Where(e => !double.IsNaN(e.Days) && !double.IsNegativeInfinity(e.Days)).OrderBy(e => e.Days);

    private static IEnumerable<ReplayEvent> Site(ReplayContext context, SiteRecord site)
    {
        foreach (var work in site.Works)
        {
            foreach (var activity in work.Activities.Where(a => !double.IsPositiveInfinity(a.StartDays)))
            {
                var name = $"{work.Id}: {ReplayContext.Activity(activity)}";
                yield return new ReplayEvent(activity.StartDays, "activity starts", site.Id, name);
                var option = activity.OptionId.Length > 0 ? $", {activity.OptionId}" : "";
                var risks = string.Concat(activity.RiskIds.Select(id => $", {id} ({ReplayStory.Effect(context.Trial.Risks.First(r => r.Id == id))})"));
                var length = double.IsFinite(activity.WorkDays) ? $", {ReplayContext.Length(activity.WorkDays)} of work" : "";
                yield return new ReplayEvent(activity.FinishDays, "activity finished", site.Id, name + option + length + risks);
            }

            if (work.IsUpgrade) yield return new ReplayEvent(work.EndDays, "upgrade finished", site.Id, work.Id);
        }

        foreach (var e in site.Downs.Where(d => d.Cause != DownCause.Damage).SelectMany(d => Down(site, d))) yield return e;
    }

    private static IEnumerable<ReplayEvent> Down(SiteRecord site, DownRecord down)
    {
        var (begins, ends) = down.Cause switch
        {
            DownCause.Outage => ("outage begins", "outage over"),
            DownCause.Damage => ("site damaged", "damage repaired"),
            DownCause.Hazard => ("hazard strikes", "hazard over"),
            _ => ("closure begins", "closure over"),
        };
        yield return new ReplayEvent(down.FromDays, begins, site.Id, down.Id);
        yield return new ReplayEvent(down.ToDays, ends, site.Id, down.Id);
        if (down.ReadyDays > down.ToDays) yield return new ReplayEvent(down.ReadyDays, "launch campaign over", site.Id, down.Id);
    }

    private static IEnumerable<ReplayEvent> Suspension(SuspensionRecord suspension)
    {
        yield return new ReplayEvent(suspension.FromDays, "family suspended", suspension.FamilyId, suspension.MissionId ?? "");
        yield return new ReplayEvent(suspension.ToDays, "family flies again", suspension.FamilyId, suspension.MissionId ?? "");
    }

    private static IEnumerable<ReplayEvent> Mission(ReplayContext context, MissionRecord mission)
    {
        yield return new ReplayEvent(context.Planned(mission), "launch planned", mission.Id, context.Mission(mission.Id).Kind);
        var waited = string.Join("; ", new Waits(context).Of(mission));
        if (!mission.IsLaunched)
        {
            yield return new ReplayEvent(double.PositiveInfinity, "not launched", mission.Id, waited.Length > 0 ? $"waited {waited}" : "");
            yield break;
        }

        yield return new ReplayEvent(mission.LaunchDays, mission.HasFailed ? "launch failed" : "launch", mission.Id,
            $"{mission.SiteId}, {Sentences.Lateness(mission.DelayDays)}{(waited.Length > 0 ? $": waited {waited}" : "")}");
    }

    private static IEnumerable<ReplayEvent> Loss(LossRecord loss)
    {
        yield return new ReplayEvent(loss.FromDays, "capability lost", loss.Kind, "");
        yield return new ReplayEvent(loss.ToDays, "capability back", loss.Kind, "");
    }

    private static IEnumerable<ReplayEvent> Craft(CraftRecord craft)
    {
        yield return new ReplayEvent(craft.PlannedReturnDays, "return planned", craft.Id, "");
        yield return new ReplayEvent(craft.ReturnDays, craft.IsLimitReached ? "return at the limit" : "return", craft.Id,
            $"{Names.Of(craft.Id)}: {(craft.ReliefId is { } id ? $"relief {Names.Of(id)}" : "no relief")}, {ReplayContext.Length(craft.OverstayDays)} longer than planned");
    }
}
