using System.Collections.Immutable;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Text;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Charts;

/// <summary>One trial as a Gantt chart: the work at each site, the missions and what they waited for, lost capability, crews.</summary>
internal sealed class ReplayChart
{
    public const string Name = "replay";

    private static readonly SeriesStyle PlannedStyle = SeriesStyle.Plain("#222222", 1.6f);
    private static readonly SeriesStyle LaunchStyle = SeriesStyle.Plain("#222222");
    private static readonly SeriesStyle FailedStyle = new("#CC3311", [], Sign.Diamond, 1);

    private readonly ReplayContext _context;
    private readonly GanttRows _rows;
    private readonly GanttKey _key = new();
    private readonly DateAxis _axis;

    private ReplayChart(ReplayContext context)
    {
        _context = context;
        _axis = Axis(context);
        _rows = new GanttRows(_axis);
    }

    public static Chart Of(ReplayContext context)
    {
        var chart = new ReplayChart(context);
        foreach (var site in context.Trial.Sites) chart.Site(site);
        chart.Missions();
        chart.Strips();
        chart.Crews();
        return chart.Compose();
    }

    /// <summary>From a little before the data date (further back only for what began since the last launch or outage) to the last event.</summary>
    private static DateAxis Axis(ReplayContext context)
    {
        var trial = context.Trial;
        var times = ReplayEvents.Of(context).Where(e => e.What is not ("horizon" or "data date") && double.IsFinite(e.Days)).Select(e => e.Days).ToList();
        var goesOn = trial.Missions.Any(m => !m.IsLaunched) || trial.Losses.Any(l => !double.IsFinite(l.ToDays));
        var last = goesOn ? context.HorizonDays : Math.Min(context.HorizonDays, Math.Max(14, times.Append(0).Max() * 1.03));
        // What began long ago is cut.
        var first = times.Where(t => t >= -0.15 * last).Append(0).Min();
        return new DateAxis(context.Replay.Scenario.AsOf, first - 0.012 * (last - first), last);
    }

    private void Site(SiteRecord site)
    {
        _rows.Heading(_context.SiteName(site.Id), site.Works.Any(IsDrawn) ? "finish" : "", site.Works.Any(IsDrawn) ? "days" : "");
        foreach (var down in site.Downs.Where(d => d.Cause != DownCause.Closure)) Down(down);
        foreach (var closure in site.Downs.Where(d => d.Cause == DownCause.Closure)) Down(closure);
        foreach (var launch in _context.Trial.Missions.Where(m => m.SiteId == site.Id && m.IsLaunched))
            _rows.Dot(launch.HasFailed ? FailedStyle : LaunchStyle, launch.LaunchDays, 5.5f);
        foreach (var work in site.Works) Work(work);
    }

    private void Down(DownRecord down)
    {
        if (down.ReadyDays > down.ToDays) _rows.Block(_key.Of(GanttKey.Campaign), down.ToDays, down.ReadyDays);
        _rows.Block(_key.Of(down.Cause switch
        {
            DownCause.Outage => GanttKey.Outage,
            DownCause.Damage => GanttKey.Damage,
            DownCause.Hazard => GanttKey.Hazard,
            _ => GanttKey.Closure,
        }), down.FromDays, down.ToDays);
    }

    private bool IsDrawn(WorkRecord work) => work.Activities.Any(IsDrawn);

    private bool IsDrawn(ActivityRecord activity) => activity.StartDays < _axis.To && activity.FinishDays > _axis.From;

    private void Work(WorkRecord work)
    {
        foreach (var activity in work.Activities.Where(IsDrawn))
        {
            var option = activity.OptionId.Length > 0 ? $": {ReplayContext.Plain(activity.OptionId)}" : "";
            var name = activity.Id.Length == 0 ? $"repair ({ReplayContext.Plain(work.Id)})"
                : (work.IsUpgrade ? $"{Names.Kind(work.Id)}, " : "") + ReplayContext.Activity(activity) + option;
            _rows.Row(name, activity.IsNeverFinished ? "never" : End(activity.FinishDays), Days(activity.FinishDays - activity.StartDays));
            if (!activity.IsNeverFinished) _rows.Block(_key.Of(activity.IsFinishKnown || activity.CountsAsFinished ? GanttKey.KnownActivity : GanttKey.Activity), activity.StartDays, activity.FinishDays);
        }
    }

    private void Missions()
    {
        if (_context.Trial.Missions.IsEmpty) return;
        _rows.Heading("Missions", "launch", "late");
        foreach (var mission in _context.Trial.Missions.OrderBy(_context.Planned))
        {
            _rows.Row(Names.Of(mission.Id), End(mission.LaunchDays), double.IsFinite(mission.DelayDays) ? Days(mission.DelayDays) : "");
            foreach (var step in new Waits(_context).Steps(mission)) _rows.Block(_key.OfPart(step.Part, step.Name), step.FromDays, step.ToDays);
            _rows.Planned(PlannedStyle, _context.Planned(mission));
            if (mission.IsLaunched) _rows.Dot(mission.HasFailed ? FailedStyle : LaunchStyle, mission.LaunchDays, 8);
            else _rows.Arrow(LaunchStyle);
        }
    }

    private void Strips()
    {
        var suspensions = _context.Trial.Suspensions.Where(s => s.ToDays > _axis.From && s.FromDays < _axis.To).ToList();
        var losses = _context.Trial.Losses.Where(l => l.ToDays > _axis.From).ToList();
        if (suspensions.Count + losses.Count == 0) return;
        _rows.Heading(suspensions.Count == 0 ? "Capability" : losses.Count == 0 ? "Suspensions" : "Capability, suspensions", "until", "lost");
        foreach (var kind in losses.GroupBy(l => l.Kind))
        {
            _rows.Row($"no {Names.Kind(kind.Key)} launch", End(kind.Max(l => l.ToDays)), Days(kind.Sum(l => l.ToDays - l.FromDays)));
            foreach (var loss in kind) _rows.Block(_key.Of(GanttKey.Loss), loss.FromDays, loss.ToDays);
        }

        foreach (var family in suspensions.GroupBy(s => s.FamilyId))
        {
            _rows.Row($"{family.Key} suspended", End(family.Max(s => s.ToDays)), Days(family.Sum(s => s.ToDays - s.FromDays)));
            foreach (var suspension in family) _rows.Block(_key.OfPart(2, "stand_down"), suspension.FromDays, suspension.ToDays);
        }
    }

    private void Crews()
    {
        var crafts = _context.Trial.Crafts.Where(c => c.ReturnDays > _axis.From && c.LaunchedDays < _axis.To).ToList();
        if (crafts.Count == 0) return;
        _rows.Heading("Crews", "return", "over");
        foreach (var craft in crafts)
        {
            _rows.Row(Names.Of(craft.Id), End(craft.ReturnDays), Days(craft.OverstayDays));
            _rows.Block(_key.Of(GanttKey.Stay), craft.LaunchedDays, craft.PlannedReturnDays);
            if (craft.OverstayDays >= Waits.LeastDays) _rows.Block(_key.Of(craft.IsLimitReached ? GanttKey.ToLimit : GanttKey.Overstay), craft.PlannedReturnDays, craft.ReturnDays);
        }
    }

    private string End(double days) => !double.IsFinite(days) ? "beyond" : Labels.Date(_context.Replay.Scenario.AsOf.AddDays((int)Math.Floor(days + 1e-6)));

    private static string Days(double days) => double.IsFinite(days) ? Labels.Number(days) : "";

    private Chart Compose()
    {
        var hasFailed = _context.Trial.Missions.Any(m => m.HasFailed);
        var scenario = _context.Replay.Scenario;
        return new Chart
        {
            Name = Name,
            Title = ReplayTitle.Of(_context, days => Labels.Date(_context.Replay.Scenario.AsOf.AddDays((int)Math.Floor(days + 1e-6))).Replace(' ', '\u00a0')),
            AlternativeText = $"Gantt chart of {_context.Identity}. " + string.Join("; ", ReplayEvents.Of(_context).Where(e => e.What is "launch" or "launch failed" or "outage over" && double.IsFinite(e.Days))
                .Select(e => $"{_context.Date(e.Days)} {e.What} {e.Where}")) + ".",
            Caption = "Each site's own row shows when it is down, with its launches; below it the activities. Missions: the coloured bars from the planned date on are the parts of the delay, in their order.",
            Key =
            [
                .. _key.Entries,
                .. _context.Trial.Missions.IsEmpty ? Enumerable.Empty<KeyEntry>() : [new(KeyShape.Planned, PlannedStyle, "planned"), new(KeyShape.Dot, LaunchStyle, "launch")],
                .. hasFailed ? [new KeyEntry(KeyShape.Dot, FailedStyle, "failed launch")] : Enumerable.Empty<KeyEntry>(),
            ],
            Panels =
            [
                new Panel("", _axis, _rows.Axis(["", ""]), [.. _rows.Marks, new Drop(Palette.Quiet, 0, "data date: " + Labels.Date(scenario.AsOf))]),
            ],
            PanelHeight = Math.Max(_rows.Count * Math.Clamp(1000f / _rows.Count, 15, 19) + 80, 200),
            XLabel = "Date (UTC)",
            YLabel = "",
            Footer = string.Join("  ·  ", scenario.Name, _context.Identity, "data date " + Labels.Date(scenario.AsOf), "horizon " + Labels.Date(scenario.Horizon),
                "seed " + _context.Replay.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}
