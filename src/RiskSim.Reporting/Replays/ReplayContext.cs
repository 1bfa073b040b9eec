using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>A trial with the names and dates in which people speak of it.</summary>
internal sealed class ReplayContext(Replay replay)
{
    public Replay Replay { get; } = replay;

    public TrialRecord Trial => Replay.Trial;

    public Inputs Inputs => Replay.Assumption.Inputs;

    public double HorizonDays => Replay.Scenario.HorizonDays;

    public string Horizon => FigureText.Date(Replay.Scenario.Horizon);

    public Mission Mission(string id) => Inputs.Missions.First(m => m.Id == id);

    public Site Site(string id) => Inputs.Sites.First(s => s.Id == id);

    public string SiteName(string id) => Names.Site(Site(id));

    /// <summary>An id of an activity, a risk, an outage: <c>new-build</c> → <c>new build</c>.</summary>
    public static string Plain(string id) => id.Replace('-', ' ');

    public static string Activity(ActivityRecord activity) => activity.Id.Length == 0 ? "repair" : Plain(activity.Id);

    public double Days(DateOnly date) => date.DayNumber - Replay.Scenario.AsOf.DayNumber;

    public double Planned(MissionRecord mission) => Days(Mission(mission.Id).Planned);

    /// <summary>The UTC day; <c>after 2028-12-31</c> beyond the horizon.</summary>
    public string Date(double days) => double.IsFinite(days) ? FigureText.Date(FigureText.Day(Replay.Scenario.AsOf, days)) : $"after {Horizon}";

    /// <summary><c>until 2026-03-05</c>, <c>until after 2028-12-31</c>.</summary>
    public string Until(double days) => $"until {Date(days)}";

    /// <summary><c>27 days</c>, one decimal below 10.</summary>
    public static string Length(double days) => FigureText.DaysInWords(Labels.Number(days));

    /// <summary><c> (27 days)</c>; nothing where an end lies beyond the horizon.</summary>
    public static string Span(double from, double to) => double.IsFinite(to - from) ? $" ({Length(to - from)})" : "";

    /// <summary><c>the repair of Baikonur 31/6 (cabin)</c>, for what a site is down for.</summary>
    public string Work(DownRecord down, string siteId) => down.Cause switch
    {
        DownCause.Outage => $"the repair of {SiteName(siteId)} ({Plain(down.Id)})",
        DownCause.Damage => $"the repair of {SiteName(siteId)} after the launch of {Names.Of(down.Id)}",
        DownCause.Hazard => $"the end of an outage of {SiteName(siteId)} ({Plain(down.Id)})",
        _ => $"the end of a closure of {SiteName(siteId)} ({Plain(down.Id)})",
    };

    public static string StandDown(SuspensionRecord suspension) => $"the stand-down of {suspension.FamilyId}"
        + (suspension.MissionId is { } id ? $" after the failure of {Names.Of(id)}" : "");

    /// <summary>What the trial stands for: <c>trial 4711 of 200,000 · assumption analyst</c>.</summary>
    public string Identity => $"trial {Trial.Trial.ToString(CultureInfo.InvariantCulture)} of {FigureText.Count(Replay.Trials)}"
        + (Replay.Scenario.Assumptions.Length > 1 ? $" · assumption {Replay.Assumption.Id}" : "");
}
