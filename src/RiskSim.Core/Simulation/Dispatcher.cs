using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Launches in order of time: sends the manifest of eight trials at once through the sites.</summary>
/// <remarks>
/// In each step every trial places its next mission, or finds out that it is another's turn, or sends a scrubbed mission
/// off again. The missions differ from lane to lane, so all that depends on the mission is looked up or masked; what
/// would be a branch that goes one way in one trial and the other way in the next is done for all and masked, since a
/// wrong guess of the processor costs more.
/// </remarks>
internal sealed partial class Dispatcher
{
    private readonly Plan _plan;
    private readonly Block _block;
    private readonly SiteState[] _sites;
    private readonly IntervalRows[] _families;          // suspensions
    private readonly DelayExplainer _explainer;
    private readonly int[] _byRank;                     // missions to be placed, the one that wins a tie first; from here on "rank"
    private readonly Link[] _links;
    private readonly LaneTable[] _preference;           // by site: its place in the mission's list; +∞ where it is not there, or never supports the kind
    private readonly (IntervalRows Suspensions, LaneMask Mask)[] _suspended;    // of the families whose suspensions can hold up a mission
    private readonly Interval[] _blackouts;             // of all kinds that are to be launched
    private readonly (Interval[] Intervals, LaneMask Mask)[] _kindBlackouts;    // the others, of the kinds that have any
    private readonly (int Kind, LaneMask Mask)[] _upgrades;                 // of the kinds that a site supports from some time on

    private readonly MissionState[] _missions;          // by rank
    private readonly int[][] _siteGroups;               // the sets of sites that missions have
    private readonly Vector512<double>[] _floor;        // by set: before then none of its sites launches
    private readonly Vector512<double>[] _turnaround;   // by rank and site
    private readonly int[] _open;                       // ranks of missions that some trial has not launched yet
    private int _openCount;

    // A mission that was scrubbed in the step before, its site, its slot and its next attempt.
    private Vector512<double> _scrubbed, _scrubbedSite, _scrubbedSlot, _nextAttempt;
    private Vector512<long> _scrubbedRank;

    private readonly long[] _rankOfLane = new long[Lanes.Count];
    private readonly double[] _siteOfLane = new double[Lanes.Count];
    private readonly double[] _launchOfLane = new double[Lanes.Count];

    public Dispatcher(Plan plan, Block block, SiteState[] sites)
    {
        _plan = plan;
        _block = block;
        _sites = sites;
        _families = new IntervalRows[plan.FamilyCount];
        for (var f = 0; f < _families.Length; f++) _families[f] = new IntervalRows();
        _explainer = new DelayExplainer(plan, sites, _families);
        var all = plan.Missions;
        _byRank = [.. Enumerable.Range(0, all.Length).Where(m => !all[m].IsLaunched).OrderBy(m => all[m].Rank)];
        MissionPlan[] missions = [.. _byRank.Select(m => all[m])];
        _links = [.. missions.SelectMany((mission, to) => mission.Predecessors.Zip(mission.Gaps, (p, gap) => new Link(Array.IndexOf(_byRank, p), to, gap)))
            .Where(link => link.From >= 0)];
        _preference = [.. plan.Sites.Select((site, s) => new LaneTable(missions.Select(m => Preference(m, site, s))))];
        _suspended = [.. Enumerable.Range(0, _families.Length).Where(f => CanHoldUp(plan, missions, f))
            .Select(f => (_families[f], new LaneMask(missions.Select(m => m.Family == f))))];
        var kinds = Enumerable.Range(0, plan.Kinds.Length).Where(k => missions.Any(m => m.Kind == k)).ToArray();
        _blackouts = [.. kinds.SelectMany(k => plan.Blackouts[k]).Distinct().Where(b => kinds.All(k => plan.Blackouts[k].Contains(b)))];
        _kindBlackouts = [.. kinds.Select(k => (plan.Blackouts[k].Except(_blackouts).ToArray(), new LaneMask(missions.Select(m => m.Kind == k))))
            .Where(b => b.Item1.Length > 0)];
        _upgrades = [.. kinds.Where(k => plan.Sites.Any(s => s.SupportWork[k] >= 0 || double.IsFinite(s.SupportFrom[k])))
            .Select(k => (k, new LaneMask(missions.Select(m => m.Kind == k))))];
        _missions = new MissionState[missions.Length];
        int[][] siteSets = [.. missions.Select(m => m.Sites.Where(s => plan.Sites[s].EverSupports(m.Kind)).Order().ToArray())];
        _siteGroups = [.. siteSets.DistinctBy(set => string.Join(' ', set))];
        _floor = new Vector512<double>[_siteGroups.Length];
        for (var r = 0; r < missions.Length; r++) _missions[r].SiteGroup = Array.FindIndex(_siteGroups, g => g.SequenceEqual(siteSets[r]));
        _turnaround = new Vector512<double>[missions.Length * sites.Length];
        _open = new int[missions.Length];
    }

    /// <summary>Whether a suspension is in force, or a failure of one mission may hold up another.</summary>
    private static bool CanHoldUp(Plan plan, MissionPlan[] missions, int family) =>
        plan.Suspensions.Any(s => s.Family == family)
        || (missions.Count(m => m.Family == family) > 1 && missions.Any(m => m.Family == family && m.Failure is not null));

    private static double Preference(MissionPlan mission, SitePlan site, int index)
    {
        var place = Array.IndexOf(mission.Sites, index);
        return place < 0 || !site.EverSupports(mission.Kind) ? double.PositiveInfinity : place;
    }

    /// <summary>Fills launch, delay, failure and delay parts of the eight trials of the block from <paramref name="first"/> on;
    /// damage is left in the sites.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int first)
    {
        foreach (var family in _families) family.Clear();
        for (var s = 0; s < _plan.Suspensions.Length; s++)
            _families[_plan.Suspensions[s].Family].Add(Vector512.Create(_plan.Suspensions[s].From), Lanes.Load(_block.SuspensionEnd[s], first));
        foreach (var m in _plan.Launched) PlaceKnown(first, m);
        for (var r = 0; r < _missions.Length; r++) Prepare(first, r);
        _openCount = _open.Length;
        _scrubbed = default;
        while (Step(first)) { }
        for (var m = 0; m < _plan.Missions.Length; m++) Conclude(first, m);
        foreach (var m in _byRank) _explainer.Explain(_block, first, m);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Prepare(int first, int rank)
    {
        var m = _byRank[rank];
        var mission = _plan.Missions[m];
        ref var state = ref _missions[rank];
        _open[rank] = rank;
        state.IsOpen = Vector512<double>.AllBitsSet;
        state.Launch = state.LaunchSlot = Lanes.Infinity;
        state.LaunchSite = Vector512.Create((double)mission.ExplainingSite);
        state.Scrub = Lanes.Load(_block.ScrubDays[m], first);
        state.Accident = Lanes.Load(_block.Accident[m], first);
        foreach (var s in mission.Sites) _turnaround[rank * _sites.Length + s] = Lanes.Load(_block.Turnaround[m][s], first);
        var ready = Lanes.Max(Lanes.Max(Vector512.Create(mission.Planned) + Lanes.Load(_block.Readiness[m], first), mission.NotBefore), 0);
        var waitingFor = 0;
        for (var p = 0; p < mission.Predecessors.Length; p++)
        {
            var known = _plan.Missions[mission.Predecessors[p]].KnownLaunch;
            if (double.IsNaN(known)) waitingFor++;
            else ready = Lanes.Max(ready, known + mission.Gaps[p]);
        }

        state.Ready = ready;
        state.Slot = waitingFor == 0 ? ready : Lanes.Infinity;
        state.WaitingFor = Vector512.Create((double)waitingFor);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlaceKnown(int first, int m)
    {
        var mission = _plan.Missions[m];
        var launch = Vector512.Create(mission.KnownLaunch);
        Lanes.Store(launch, _block.Launch[m], first);
        Lanes.Store(Vector512.Create((double)mission.KnownSite), _block.LaunchSite[m], first);
        _explainer.ExplainKnown(_block, first, m);
        _sites[mission.KnownSite].FreeFrom = launch + Lanes.Load(_block.Turnaround[m][mission.KnownSite], first);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Conclude(int first, int m)
    {
        var mission = _plan.Missions[m];
        if (!mission.IsLaunched)
        {
            ref readonly var state = ref _missions[Array.IndexOf(_byRank, m)];
            Lanes.Store(state.Launch, _block.Launch[m], first);
            Lanes.Store(state.LaunchSlot, _block.Slot[m], first);
            Lanes.Store(state.FreeFrom, _block.FreeFrom[m], first);
            var isPlaced = Vector512.LessThan(state.LaunchSlot, Lanes.Infinity);
            Lanes.Store(Lanes.Where(isPlaced, state.LaunchSite, Vector512.Create((double)mission.ExplainingSite)), _block.LaunchSite[m], first);
        }

        var launch = Lanes.Load(_block.Launch[m], first);
        var isLaunched = Vector512.LessThanOrEqual(launch, Vector512.Create(_plan.Horizon));
        Lanes.Store(Lanes.Where(isLaunched, launch - Vector512.Create(mission.Planned), Lanes.Infinity), _block.Delay[m], first);
        var fails = mission.IsLaunched ? Vector512.Create(mission.HasFailed ? -1L : 0).AsDouble()
            : isLaunched & Vector512.GreaterThanOrEqual(Lanes.Load(_block.StandDown[m], first), Vector512<double>.Zero);
        Lanes.Store(fails & Vector512<double>.One, _block.Failed[m], first);
    }

    /// <summary>One mission in eight trials.</summary>
    private struct MissionState
    {
        public int SiteGroup;

        /// <summary>A lower bound; +∞ for what is placed, waits, or never launches.</summary>
        public Vector512<double> Slot;
        public Vector512<double> Ready;

        /// <summary>Predecessors not yet placed.</summary>
        public Vector512<double> WaitingFor;

        /// <summary>Mask of the trials in which it may still launch.</summary>
        public Vector512<double> IsOpen;
        public Vector512<double> Scrub, Accident;
        public Vector512<double> Launch, LaunchSlot, LaunchSite, FreeFrom;
    }

    /// <summary>A mission that must wait for another, both by rank.</summary>
    private readonly record struct Link(int From, int To, double GapDays);
}
