using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>A part of a mission's delay, in time.</summary>
/// <param name="Part">Its place among the eight.</param>
internal readonly record struct WaitStep(int Part, string Name, double FromDays, double ToDays);

/// <summary>Why a mission waited: each part of its delay with what stood behind it.</summary>
internal sealed class Waits(ReplayContext context)
{
    /// <summary>A shorter wait is not worth a word.</summary>
    public const double LeastDays = 0.05;

    private const double Tolerance = 1e-6;

    private const int MostNamed = 3;

    // Places among the parts of a delay.
    private const int Readiness = 0, Outage = 1, Replan = 5;

    /// <summary><c>143 days for the repair of Baikonur 31/6 (cabin)</c>; in order of time.</summary>
    public ImmutableArray<string> Of(MissionRecord mission) =>
        [.. Steps(mission).Select(s => $"{ReplayContext.Length(s.ToDays - s.FromDays)} {Reason(mission, s.Name, s.FromDays, s.ToDays)}")];

    /// <summary>The parts of the delay that are worth a word, one after the other from the planned date on.</summary>
    public IEnumerable<WaitStep> Steps(MissionRecord mission)
    {
        var order = Enumerable.Range(0, mission.DelayParts.Length).ToList();
        var from = context.Planned(mission);
        var ready = from + mission.DelayParts[Readiness].Days;
        // The model looks at the site twice. Where it was up the first time, the outage came after the other steps.
        if (!Blockers(mission, ready, ready + 2 * Tolerance).Any())
        {
            order.Remove(Outage);
            order.Insert(order.IndexOf(Replan) + 1, Outage);
        }

        foreach (var part in order)
        {
            var to = from + mission.DelayParts[part].Days;
            if (to - from >= LeastDays) yield return new WaitStep(part, mission.DelayParts[part].Name, from, to);
            from = to;
        }
    }

    private string Reason(MissionRecord mission, string part, double from, double to) => part switch
    {
        "readiness" => "until it was ready itself",
        "outage" => "for " + OutageReason(mission, from, to),
        "stand_down" => "for " + Any(Suspensions(mission, from, to).Select(ReplayContext.StandDown), $"the stand-down of {context.Mission(mission.Id).Family}"),
        "turnaround" => "for " + Turnaround(mission, from, to),
        "predecessor" => "for " + Predecessor(mission),
        "replan" => ReplanReason(mission),
        "closure" => "for " + Closure(mission, from, to),
        "scrub" => "for " + (mission.ScrubCount == 1 ? "a scrub" : $"{mission.ScrubCount} scrubs"),
        _ => "for " + Labels.DelayPart(part),
    };

    private string OutageReason(MissionRecord mission, double from, double to) =>
        Any(Blockers(mission, from, to), $"an outage of {context.SiteName(mission.SiteId)}");

    /// <summary>What the site is down for, or the upgrade that it needs, at some time between.</summary>
    private IEnumerable<string> Blockers(MissionRecord mission, double from, double to)
    {
        var site = Site(mission);
        var kind = context.Mission(mission.Id).Kind;
        var upgrades = site.Works.Where(w => w.IsUpgrade && w.Id == kind && w.EndDays > from + Tolerance && !context.Site(site.Id).Supports.Contains(kind))
            .Select(w => $"the upgrade of {context.SiteName(site.Id)} for {Names.Kind(w.Id)} launches");
        return upgrades.Concat(Within(site.Downs.Where(d => d.Cause != DownCause.Closure), from, to).Select(d => context.Work(d, site.Id)));
    }

    private string Turnaround(MissionRecord mission, double from, double to)
    {
        var site = Site(mission);
        var reasons = site.Downs.Where(d => d.Cause is DownCause.Outage or DownCause.Damage && d.FromDays < to - Tolerance && d.ReadyDays > from + Tolerance)
            .Select(d => $"{(d.ToDays <= from + Tolerance ? "" : $"{context.Work(d, site.Id)} and ")}the launch campaign after the repair").ToList();
        // Those that launched meanwhile, or the last before, whose turnaround was not over yet.
        var before = context.Trial.Missions.Where(m => m.SiteId == site.Id && m.Id != mission.Id && m.LaunchDays + m.TurnaroundDays > from + Tolerance
            && m.LaunchDays < to - Tolerance).OrderBy(m => m.LaunchDays).ToList();
        if (before is [{ } last] && last.LaunchDays <= from + Tolerance) reasons.Add($"the turnaround after {Names.Of(last.Id)}");
        else if (before.Count > MostNamed) reasons.Add($"its turn after {before.Count} launches, the last of {Names.Of(before[^1].Id)}");
        else if (before.Count > 0) reasons.Add($"its turn after {And(before.Select(m => Names.Of(m.Id)))}");
        return Any(reasons, $"the turnaround of {context.SiteName(site.Id)}");
    }

    private string Predecessor(MissionRecord mission)
    {
        var latest = context.Mission(mission.Id).After.Select(p => (Gap: p.GapDays, Before: context.Trial.Missions.First(m => m.Id == p.Id)))
            .MaxBy(p => p.Before.LaunchDays + p.Gap);
        var name = latest.Before is null ? "an earlier mission" : Names.Of(latest.Before.Id);
        return latest.Gap > 0 ? $"{name}, which it follows by {ReplayContext.Length(latest.Gap)} at least" : name;
    }

    private string ReplanReason(MissionRecord mission)
    {
        if (mission.IsKnown) return "for other reasons";
        return context.Mission(mission.Id).NotBefore is { } date && context.Days(date) >= 0
            ? $"for its new date {FigureText.Date(date)}"
            : $"until the data date, {FigureText.Date(context.Replay.Scenario.AsOf)}";
    }

    private string Closure(MissionRecord mission, double from, double to)
    {
        var site = Site(mission);
        var downs = Within(site.Downs, from, to).Select(d => context.Work(d, site.Id));
        var blackouts = context.Inputs.Blackouts.Where(b => b.Kinds.IsEmpty || b.Kinds.Contains(context.Mission(mission.Id).Kind))
            .Where(b => Meets(context.Days(b.From), context.Days(b.To), from, to)).Select(b => $"the end of a blackout ({ReplayContext.Plain(b.Id)})");
        return Any(downs.Concat(blackouts).Concat(Suspensions(mission, from, to).Select(ReplayContext.StandDown)), "a closure or blackout");
    }

    private SiteRecord Site(MissionRecord mission) => context.Trial.Sites.First(s => s.Id == mission.SiteId);

    private IEnumerable<SuspensionRecord> Suspensions(MissionRecord mission, double from, double to) =>
        context.Trial.Suspensions.Where(s => s.FamilyId == context.Mission(mission.Id).Family && Meets(s.FromDays, s.ToDays, from, to));

    private static List<DownRecord> Within(IEnumerable<DownRecord> downs, double from, double to) =>
        [.. downs.Where(d => Meets(d.FromDays, d.ToDays, from, to))];

    private static bool Meets(double from, double to, double first, double last) => from < last - Tolerance && to > first + Tolerance;

    private static string Any(IEnumerable<string> reasons, string otherwise)
    {
        var all = reasons.Distinct().ToList();
        return all.Count == 0 ? otherwise : string.Join(" and ", all);
    }

    /// <summary><c>a, b and c</c>.</summary>
    private static string And(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
