using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>Launches, failures and stand-downs in order of time, and why each mission waited.</summary>
internal static class LaunchStory
{
    public static IEnumerable<Passage> Of(ReplayContext context)
    {
        if (context.Trial.Missions.IsEmpty) yield break;
        yield return new Passage.Heading(2, "Launches");
        var waits = new Waits(context);
        var launches = context.Trial.Missions.Where(m => m.IsLaunched).Select(m => (Days: m.LaunchDays, Item: new Passage.Item(context.Date(m.LaunchDays), Launch(context, waits, m))));
        var standDowns = context.Trial.Suspensions.Where(s => s.ToDays > 0 && (s.MissionId is null || context.Trial.Missions.First(m => m.Id == s.MissionId).LaunchDays != s.FromDays))
            .Select(s => (Days: s.FromDays, Item: new Passage.Item(context.Date(s.FromDays), $"{s.FamilyId} is suspended {Flies(context, s)}.")));
        foreach (var (_, item) in standDowns.Concat(launches).OrderBy(e => e.Days)) yield return item;
        foreach (var mission in context.Trial.Missions.Where(m => !m.IsLaunched).OrderBy(context.Planned))
            yield return new Passage.Item("not launched", $"{Names.Of(mission.Id)}, planned for {FigureText.Date(context.Mission(mission.Id).Planned)}.{Waited(waits, mission)}");
    }

    private static string Launch(ReplayContext context, Waits waits, MissionRecord mission)
    {
        var planned = FigureText.Date(context.Mission(mission.Id).Planned);
        var delay = mission.DelayDays;
        var when = delay is > -Waits.LeastDays and < Waits.LeastDays ? "on its planned date"
            : $"{ReplayContext.Length(Math.Abs(delay))} {(delay > 0 ? "after" : "before")} its planned date {planned}";
        var text = $"{Names.Of(mission.Id)} {(mission.IsKnown ? "launched" : "launches")} from {context.SiteName(mission.SiteId)}, {when}{(mission.IsKnown ? ", as is known" : "")}."
            + Waited(waits, mission);
        if (mission.HasFailed)
            text += context.Trial.Suspensions.FirstOrDefault(s => s.MissionId == mission.Id) is { } suspension
                ? $" The launch {(mission.IsKnown ? "failed" : "fails")}: {suspension.FamilyId} does not fly {Flies(context, suspension)}." : " The launch failed.";
        foreach (var damage in context.Trial.Sites.SelectMany(s => s.Downs).Where(d => d.Cause == DownCause.Damage && d.Id == mission.Id))
            text += $" It damages the site, which is down {context.Until(damage.ToDays)}{ReplayContext.Span(damage.FromDays, damage.ToDays)}.";
        return text;
    }

    private static string Flies(ReplayContext context, SuspensionRecord suspension) =>
        $"{context.Until(suspension.ToDays)}{ReplayContext.Span(suspension.FromDays, suspension.ToDays)}{(suspension.IsEndKnown ? ", as is known" : "")}";

    private static string Waited(Waits waits, MissionRecord mission)
    {
        var reasons = waits.Of(mission);
        return reasons.IsEmpty ? "" : $" It waited {string.Join("; ", reasons)}.";
    }
}
