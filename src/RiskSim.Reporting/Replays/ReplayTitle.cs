using RiskSim.Reporting.Text;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>The message of a trial in one sentence: when the site is back, and what that does to the first mission with people.</summary>
internal static class ReplayTitle
{
    /// <param name="date">How a day is written.</param>
    public static string Of(ReplayContext context, Func<double, string> date)
    {
        var sentences = new List<string>();
        if (context.Trial.Sites.FirstOrDefault(s => IsOut(context, s)) is { } site)
            sentences.Add(double.IsFinite(site.RestoredDays) ? $"{context.SiteName(site.Id)} is back on {date(site.RestoredDays)}" : $"{context.SiteName(site.Id)} is not back by {date(context.HorizonDays)}");
        if (Main(context) is { } mission) sentences.Add(Launch(context, mission, date));
        return sentences.Count == 0 ? $"What happens until {date(context.HorizonDays)}" : string.Join(", ", sentences);
    }

    /// <summary>Whether an outage goes on on the data date.</summary>
    public static bool IsOut(ReplayContext context, SiteRecord site) => context.Replay.Forecast.Distributions.ContainsKey($"sites.{site.Id}.restored");

    private static MissionRecord? Main(ReplayContext context)
    {
        // What the trial was chosen for comes first.
        if (context.Replay.Choice is TrialChoice.AtFigure { Figure: var figure } && figure.StartsWith("missions.", StringComparison.Ordinal))
            return context.Trial.Missions.First(m => m.Id == figure.Split('.')[1]);
        var toCome = context.Trial.Missions.Where(m => !m.IsKnown).OrderBy(context.Planned).ToList();
        return toCome.FirstOrDefault(m => context.Mission(m.Id) is { Kind: "crewed" } or { StayDays: not null }) ?? toCome.FirstOrDefault();
    }

    private static string Launch(ReplayContext context, MissionRecord mission, Func<double, string> date) => mission.IsLaunched
        ? $"{Name(mission)} launches on {date(mission.LaunchDays)}, {Sentences.Lateness(mission.DelayDays)}"
        : $"{Name(mission)} is not launched by {date(context.HorizonDays)}";

    /// <summary>A title is broken elsewhere.</summary>
    private static string Name(MissionRecord mission) => Names.Of(mission.Id).Replace(' ', '\u00a0');
}
