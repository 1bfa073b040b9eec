using System.Collections.Immutable;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Simulation;

/// <summary>Compiles the works (repairs and upgrades) whose end is not known, with their risks and correlations.</summary>
internal sealed class WorkCompiler
{
    private readonly Inputs _inputs;
    private readonly Scenario _scenario;
    private readonly string _assumptionId;
    private readonly TableShelf _tables;
    private readonly Func<Work, KnownWork?> _knownOf;
    private readonly Dictionary<string, CompiledCalendar> _calendars = [];
    private readonly Dictionary<string, int> _indexByPath = [];
    private readonly Dictionary<string, (int Group, int Member)> _memberByPath = [];
    private readonly Dictionary<string, GroupMember> _activityByPath = [];
    private int _columns;

    /// <param name="knownOf">What is known of each work, by path; null where it is not needed.</param>
    public WorkCompiler(Inputs inputs, Scenario scenario, string assumptionId, TableShelf tables, Func<Work, KnownWork?> knownOf)
    {
        _inputs = inputs;
        _knownOf = knownOf;
        _scenario = scenario;
        _assumptionId = assumptionId;
        _tables = tables;
        var from = EarliestWork(inputs, scenario.AsOf);
        foreach (var calendar in inputs.Calendars)
            _calendars[calendar.Id] = new CompiledCalendar(calendar, scenario.AsOf, from, scenario.Horizon.AddYears(YearsBeyondHorizon));
        Risks = [.. inputs.Risks.Select(CompileRisk)];
        Works = CompileWorks();
        Groups = new CorrelationCompiler(inputs.Correlations, MemberAt, MemberKey, IsConditioned, IsPivot, _memberByPath).Groups;
        foreach (var (path, place) in _memberByPath)
        {
            if (!_activityByPath.TryGetValue(path, out var where)) continue;
            var activity = Works[where.Work].Activities[where.Activity];
            activity.Group = place.Group;
            activity.Member = place.Member;
        }

        IsWeighted = Works.Any(ConditionVaries);
    }

    /// <summary>Work that passes the horizon is followed no further than this in a calendar.</summary>
    private const int YearsBeyondHorizon = 3;

    public WorkPlan[] Works { get; }

    public RiskPlan[] Risks { get; }

    public CopulaGroup[] Groups { get; }

    public bool IsWeighted { get; }

    /// <summary>Keys of the durations and options of all activities in file order, of works that are over too: outages, then upgrades.</summary>
    public IEnumerable<ulong> ActivityKeys => _inputs.Works.OrderBy(w => !w.IsOutage).SelectMany(w => w.Network.Activities)
        .SelectMany(a => a.Options.Length > 1 ? new[] { Key(a.Path), OptionKey(a) } : [Key(a.Path)]);

    /// <summary>Index of the work of an outage or upgrade that is not over.</summary>
    public int IndexOf(string path) => _indexByPath[path];

    /// <summary>Place of a path in the copula, or (−1, −1).</summary>
    public (int Group, int Member) MemberOf(string path) => _memberByPath.TryGetValue(path, out var place) ? place : (-1, -1);

    /// <summary>No work is done before this date.</summary>
    private static DateOnly EarliestWork(Inputs inputs, DateOnly asOf)
    {
        var begins = inputs.Works.Select(w => w.DownFrom ?? (w.Start as WorkStart.OnDate)?.Date ?? asOf);
        var started = inputs.Works.SelectMany(w => w.Network.Activities).Select(a => a.Started ?? asOf);
        return begins.Concat(started).Append(asOf).Min();
    }

    private double Day(DateOnly date) => date.DayNumber - _scenario.AsOf.DayNumber;

    private ulong Key(string path) => PercentileSource.Key(_assumptionId, path);

    private ulong OptionKey(Activity activity) => Key($"{activity.Path}.one_of");

    private RiskPlan CompileRisk(Risk risk) => new(new Occurrence(risk.Probability, Key($"risks.{risk.Id}"), _tables.Of(risk.Impact)), risk.Multiplies);

    private sealed record Pending(Work Work, KnownWork Known);

    private WorkPlan[] CompileWorks()
    {
        var pending = new List<Pending>();
        var over = new Dictionary<string, (double From, double End)>();
        foreach (var work in _inputs.Works)
        {
            if (_knownOf(work) is not { } known) continue;
            if (known.OverOn is null) pending.Add(new Pending(work, known));
            else if (work.IsOutage) over[work.Path] = (Day(work.DownFrom!.Value), Day(known.OverOn.Value));
        }

        var works = new List<WorkPlan>();
        while (pending.Count > 0)
        {
            // Those that wait for an outage follow it; the gate has excluded cycles.
            var next = pending.FindIndex(p => p.Work.Start is not WorkStart.WhenOutageLasts waits || pending.TrueForAll(q => q.Work.Path != waits.OutagePath));
            var work = pending[next];
            pending.RemoveAt(next);
            _indexByPath[work.Work.Path] = works.Count;
            works.Add(Compile(work, works, over));
        }

        return [.. works];
    }

    private WorkPlan Compile(Pending pending, List<WorkPlan> before, Dictionary<string, (double From, double End)> ended)
    {
        var (work, known) = pending;
        var from = work.DownFrom is { } date ? Day(date) : double.NegativeInfinity;
        var start = from;
        var waitsFor = -1;
        var startIfStillOut = double.NaN;
        if (work.Start is WorkStart.OnDate on) start = Day(on.Date);
        else if (work.Start is WorkStart.WhenOutageLasts waits)
        {
            if (ended.TryGetValue(waits.OutagePath, out var past))
                start = past.End > past.From + waits.LastsDays ? past.From + waits.LastsDays : double.PositiveInfinity;
            else if (_indexByPath.TryGetValue(waits.OutagePath, out waitsFor))
            {
                startIfStillOut = FromOf(waits.OutagePath) + waits.LastsDays;
                // It still went on then.
                if (startIfStillOut <= before[waitsFor].NotOverBy) (start, waitsFor) = (startIfStillOut, -1);
            }
            else (start, waitsFor) = (double.PositiveInfinity, -1);
        }

        var activities = CompileActivities(pending, before.Count);
        var end = Span.Of(Day(known.NotOverBy), Day(known.EndedOn));
        var isUnderWay = waitsFor < 0 && start <= end.After && from <= end.After;
        var mustBeHeld = isUnderWay && !activities.Any(a => a.IsConditioned && a.End.After >= end.After) && EarliestEnd(activities, start) <= end.After;
        if (!mustBeHeld && !end.HasEnd) end = Span.Open;
        return new WorkPlan
        {
            Path = work.Path, Start = start, WaitsFor = waitsFor, StartIfStillOut = startIfStillOut, Activities = activities,
            NotOverBy = Day(known.NotOverBy), Pivot = end.IsOpen ? -1 : ChoosePivot(activities), End = end,
        };
    }

    private double Day(DateOnly? date) => date is { } known ? Day(known) : double.NaN;

    private double FromOf(string outagePath) => Day(_inputs.Works.First(w => w.Path == outagePath).DownFrom!.Value);

    private ActivityPlan[] CompileActivities(Pending work, int workIndex)
    {
        var source = work.Work.Network.Activities;
        var order = TopologicalOrder(source);
        var place = new int[source.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        var result = new ActivityPlan[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var activity = source[order[i]];
            var known = work.Known.Activities[order[i]];
            var options = known.TurnedOutToBe is { } news ? activity.Options.Where(o => o.Id == news)
                : activity.Chosen is { } chosen ? activity.Options.Where(o => o.Id == chosen).Select(o => o with { Probability = 1 }) : activity.Options;
            result[i] = new ActivityPlan
            {
                Path = activity.Path,
                Column = _columns++,
                Predecessors = [.. activity.After.Select(p => place[IndexOf(source, p.Id)])],
                Gaps = [.. activity.After.Select(p => p.GapDays)],
                NotBefore = activity.NotBefore is { } date ? Day(date) : double.NegativeInfinity,
                KnownStart = Day(known.Started),
                KnownFinish = Day(known.Finished),
                End = Span.Of(Day(known.NotOverBy), Day(known.EndedOn)),
                IsChoiceNews = known.TurnedOutToBe is not null,
                Calendar = activity.CalendarId is { } id ? _calendars[id] : null,
                Options = [.. options.Select(o => new OptionPlan(o.Probability, _tables.Of(o.WorkDays)))],
                PercentileKey = Key(activity.Path),
                OptionKey = OptionKey(activity),
                Risks = [.. Enumerable.Range(0, _inputs.Risks.Length).Where(r => _inputs.Risks[r].Affects.Contains(activity.Path))],
            };
            _activityByPath[activity.Path] = new GroupMember(workIndex, i, -1);
        }

        return result;
    }

    private static int[] TopologicalOrder(ImmutableArray<Activity> activities)
    {
        var order = new List<int>();
        var done = new bool[activities.Length];
        while (order.Count < activities.Length)
        {
            var before = order.Count;
            for (var i = 0; i < activities.Length; i++)
            {
                if (done[i] || !activities[i].After.All(p => done[IndexOf(activities, p.Id)])) continue;
                done[i] = true;
                order.Add(i);
            }

            if (order.Count == before) throw new InvalidOperationException("a cycle among activities passed the gate");
        }

        return [.. order];
    }

    private static int IndexOf(ImmutableArray<Activity> activities, string id)
    {
        for (var i = 0; i < activities.Length; i++)
            if (activities[i].Id == id) return i;
        throw new InvalidOperationException($"no activity {id}");
    }

    /// <summary>The earliest possible end: every work at its least.</summary>
    private double EarliestEnd(ActivityPlan[] activities, double start)
    {
        var finish = new double[activities.Length];
        for (var a = 0; a < activities.Length; a++)
        {
            var activity = activities[a];
            if (activity.IsPinned)
            {
                finish[a] = activity.KnownFinish;
                continue;
            }

            var begin = Math.Max(start, activity.NotBefore);
            for (var p = 0; p < activity.Predecessors.Length; p++) begin = Math.Max(begin, finish[activity.Predecessors[p]] + activity.Gaps[p]);
            var least = activity.Options.Where(o => o.Probability > 0).Min(o => o.Table.Distribution.Minimum);
            foreach (var r in activity.Risks)
                if (Risks[r].Multiplies) least *= Math.Min(1, Risks[r].Effect.Impact.Distribution.Minimum);
            finish[a] = activity.Elapse(begin, least);
        }

        return finish.Max();
    }

    /// <summary>The activity through which the work is conditioned: the one whose duration varies most. Any is right;
    /// a good one keeps the trials' weights even.</summary>
    private static int ChoosePivot(ActivityPlan[] activities)
    {
        var best = -1;
        var widest = double.NegativeInfinity;
        for (var a = 0; a < activities.Length; a++)
        {
            if (activities[a].IsPinned) continue;
            var options = activities[a].Options.Where(o => o.Probability >= RareOption).Select(o => o.Table.Distribution).ToArray();
            var spread = options.Max(d => Math.Min(d.Quantile(HighPercentile), LongestSpreadDays)) - options.Min(d => Math.Min(d.Quantile(0.5), LongestSpreadDays));
            if (spread <= widest) continue;
            (best, widest) = (a, spread);
        }

        return best;
    }

    private const double RareOption = 0.005;
    private const double HighPercentile = 0.99;
    private const double LongestSpreadDays = 1e5;

    /// <summary>Whether the probability of what is known depends on other draws, so that trials differ in weight.</summary>
    private static bool ConditionVaries(WorkPlan work)
    {
        var others = work.Activities.Count(a => !a.IsPinned) > 1;
        return work.Activities.Where((a, i) => i == work.Pivot || a.IsConditioned)
            .Any(a => a.Risks.Length > 0 || a.Group >= 0 || (!a.IsConditioned && others));
    }

    private GroupMember? MemberAt(string path)
    {
        if (_activityByPath.TryGetValue(path, out var member))
            return Works[member.Work].Activities[member.Activity].IsPinned ? null : member;
        for (var m = 0; m < _inputs.Missions.Length; m++)
            if (path == $"missions.{_inputs.Missions[m].Id}.readiness_delay") return new GroupMember(-1, -1, m);
        return null;
    }

    private ulong MemberKey(string path) => Key(path);

    private bool IsConditioned(GroupMember m) => m.Mission < 0 && Works[m.Work].Activities[m.Activity].IsConditioned;

    private bool IsPivot(GroupMember m) => m.Mission < 0 && Works[m.Work].Pivot == m.Activity;
}
