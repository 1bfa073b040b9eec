using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RiskSim.Simulation;

/// <summary>Launches in order of time: sends the manifest of eight trials at once through the sites.</summary>
/// <remarks>
/// In each step every trial places its next mission, or finds out that it is another's turn. The missions differ from lane
/// to lane, so all that depends on the mission is looked up or masked; what would be a branch that goes one way in one
/// trial and the other way in the next is done for all and masked, since a wrong guess of the processor costs more.
/// </remarks>
internal sealed partial class Dispatcher
{
    private readonly Plan _plan;
    private readonly Block _block;
    private readonly SiteState[] _sites;
    private readonly IntervalRows[] _families;          // suspensions
    private readonly DelayExplainer _explainer;
    private readonly int[] _byRank;                     // missions to be placed, the one that wins a tie first; from here on "rank"
    private readonly int[] _rankOf;                     // by mission; −1 if it is not to be placed
    private readonly Link[] _links;
    private readonly LaneTable[] _preference;           // by site: its place in the mission's list; +∞ where it is not there, or never supports the kind
    private readonly (Interval[] Intervals, LaneMask Mask)[] _kindBlackouts;    // of the kinds that have any but those of all kinds
    private readonly (int Kind, LaneMask Mask)[] _upgrades;                 // of the kinds that a site supports from some time on

    // Families whose suspensions can hold up a mission. What begins at a launch that was not scrubbed goes on at every slot
    // found later, so it is no more than a floor; what begins after the slot of its launch is an interval.
    private readonly (int Family, LaneMask Mask)[] _suspended;
    private readonly IntervalRows[] _suspensionsAhead;  // by family
    private readonly Vector512<double>[] _familyFloor;  // by family: it launches nothing more before
    private bool _hasSuspensionsAhead;

    /// <summary>The slot of a mission that waits for another: later than any other that is finite.</summary>
    private const double Waits = double.MaxValue;

    private readonly LaneArray<MissionState> _missions; // by rank
    private readonly int[] _groupOf;                    // by rank
    private readonly LaneArray<Found> _before = new(1);
    private readonly Group[] _groups;
    private readonly LaneArray<Vector512<double>> _floor;        // by group: none of its missions launches before
    private readonly double[] _turnaround;              // by site, rank and lane
    private readonly int[] _open;                       // ranks of missions that some trial has not launched yet
    private int _openCount;


    public Dispatcher(Plan plan, Block block, SiteState[] sites)
    {
        _plan = plan;
        _block = block;
        _sites = sites;
        _families = [.. plan.Families.Select(_ => new IntervalRows())];
        _explainer = new DelayExplainer(plan, sites, _families);
        var all = plan.Missions;
        _byRank = [.. Enumerable.Range(0, all.Length).Where(m => !all[m].IsLaunched).OrderBy(m => all[m].Rank)];
        _rankOf = [.. all.Select((_, m) => Array.IndexOf(_byRank, m))];
        MissionPlan[] missions = [.. _byRank.Select(m => all[m])];
        _links = [.. missions.SelectMany((mission, to) => mission.Predecessors.Zip(mission.Gaps, (p, gap) => new Link(_rankOf[p], to, gap)))
            .Where(link => link.From >= 0)];
        _preference = [.. plan.Sites.Select((site, s) => new LaneTable(missions.Select(m => Preference(m, site, s))))];
        _suspended = [.. Enumerable.Range(0, _families.Length).Where(f => CanHoldUp(plan, missions, f))
            .Select(f => (f, new LaneMask(missions.Select(m => m.Family == f))))];
        _suspensionsAhead = [.. plan.Families.Select(_ => new IntervalRows())];
        _familyFloor = new Vector512<double>[_families.Length];
        var common = plan.CommonBlackouts.ToArray();
        _kindBlackouts = [.. plan.KindsToLaunch.Select(k => (plan.Blackouts[k].Except(common).ToArray(), new LaneMask(missions.Select(m => m.Kind == k))))
            .Where(b => b.Item1.Length > 0)];
        _upgrades = [.. plan.KindsToLaunch.Where(k => plan.Sites.Any(s => s.SupportWork[k] >= 0 || double.IsFinite(s.SupportFrom[k])))
            .Select(k => (k, new LaneMask(missions.Select(m => m.Kind == k))))];
        _missions = new LaneArray<MissionState>(missions.Length);
        var groups = missions.Select(m => new Group(
            [.. m.Sites.Where(s => plan.Sites[s].EverSupports(m.Kind)).Order()], Array.Exists(_suspended, s => s.Family == m.Family) ? m.Family : -1)).ToArray();
        _groups = [.. groups.DistinctBy(g => g.Name)];
        _floor = new LaneArray<Vector512<double>>(_groups.Length);
        _groupOf = [.. groups.Select(group => Array.FindIndex(_groups, g => g.Name == group.Name))];
        _turnaround = new double[sites.Length * TurnaroundsOfSite];
        _open = new int[missions.Length];
    }

    /// <summary>A row for each mission, and one for none.</summary>
    private int TurnaroundsOfSite => (_missions.Length + 1) * Lanes.Count;

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
        StartSuspensions(first);
        foreach (var m in _plan.Launched) PlaceKnown(first, m);
        foreach (var site in _sites) site.Floor = Lanes.Max(site.Floor, site.FreeFrom);
        for (var r = 0; r < _missions.Length; r++) Prepare(first, r);
        _openCount = _open.Length;
        _before[0].Rank = _before[0].Placed = Vector512.Create((long)_missions.Length);
        while (Step(first)) { }
        for (var m = 0; m < _plan.Missions.Length; m++) Conclude(first, m);
        for (var r = 0; r < _byRank.Length; r++) _explainer.Explain(_block, first, _byRank[r], in _missions[r].Placement);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StartSuspensions(int first)
    {
        for (var f = 0; f < _families.Length; f++)
        {
            _families[f].Clear();
            _suspensionsAhead[f].Clear();
            _familyFloor[f] = Vector512<double>.Zero;
        }

        _hasSuspensionsAhead = false;
        for (var s = 0; s < _plan.Suspensions.Length; s++)
        {
            var suspension = _plan.Suspensions[s];
            // All are facts, so they began by the data date.
            var end = Lanes.Load(_block.SuspensionEnd[s], first);
            _families[suspension.Family].Add(Vector512.Create(suspension.From), end);
            _familyFloor[suspension.Family] = Lanes.Max(_familyFloor[suspension.Family], end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Prepare(int first, int rank)
    {
        var m = _byRank[rank];
        var mission = _plan.Missions[m];
        ref var state = ref _missions[rank];
        _open[rank] = rank;
        state.Placement.Launch = state.Placement.Slot = Lanes.Infinity;
        state.Placement.Site = Vector512.Create((double)mission.ExplainingSite);
        state.Scrub = Lanes.Load(_block.ScrubDays[m], first);
        state.Accident = Lanes.Load(_block.Accident[m], first);
        foreach (var s in mission.Sites) Lanes.Store(Lanes.Load(_block.Turnaround[m][s], first), _turnaround, s * TurnaroundsOfSite + rank * Lanes.Count);
        var ready = Lanes.Max(Lanes.Max(Vector512.Create(mission.Planned) + Lanes.Load(_block.Readiness[m], first), mission.NotBefore), 0);
        var waitingFor = 0;
        for (var p = 0; p < mission.Predecessors.Length; p++)
        {
            var known = _plan.Missions[mission.Predecessors[p]].KnownLaunch;
            if (double.IsNaN(known)) waitingFor++;
            else ready = Lanes.Max(ready, known + mission.Gaps[p]);
        }

        state.Ready = ready;
        state.Slot = waitingFor == 0 ? ready : Vector512.Create(Waits);
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
        var rank = _rankOf[m];
        var launch = Vector512.Create(mission.KnownLaunch);
        if (rank >= 0)
        {
            ref var placement = ref _missions[rank].Placement;
            launch = placement.Launch;
            Lanes.Store(launch, _block.Launch[m], first);
            Lanes.Store(placement.Site, _block.LaunchSite[m], first);
        }

        var isLaunched = Vector512.LessThanOrEqual(launch, Vector512.Create(_plan.Horizon));
        Lanes.Store(Lanes.Where(isLaunched, launch - Vector512.Create(mission.Planned), Lanes.Infinity), _block.Delay[m], first);
        var fails = mission.IsLaunched ? Vector512.Create(mission.HasFailed ? -1L : 0).AsDouble()
            : isLaunched & Vector512.GreaterThanOrEqual(Lanes.Load(_block.StandDown[m], first), Vector512<double>.Zero);
        Lanes.Store(fails & Vector512<double>.One, _block.Failed[m], first);
    }

    /// <summary>One mission in eight trials.</summary>
    private struct MissionState
    {
        /// <summary>A lower bound; +∞ for what is placed or never launches, and <see cref="Waits"/>.</summary>
        public Vector512<double> Slot;
        public Vector512<double> Ready;

        /// <summary>Predecessors not yet placed.</summary>
        public Vector512<double> WaitingFor;
        public Vector512<double> Scrub, Accident;
        public Placement Placement;
    }

    /// <summary>Where and when one mission was placed in eight trials.</summary>
    public struct Placement
    {
        /// <summary>+∞: never.</summary>
        public Vector512<double> Launch;

        /// <summary>+∞ where it was never placed.</summary>
        public Vector512<double> Slot;

        /// <summary>Index of the site that it was sent to, or that explains its delay.</summary>
        public Vector512<double> Site;

        /// <summary>From when on that site was free of earlier launches; where it was placed.</summary>
        public Vector512<double> FreeFrom;
    }

    /// <summary>What a step found in each trial.</summary>
    private struct Found
    {
        public Vector512<long> Rank;

        /// <summary>The same where it was placed, else none.</summary>
        public Vector512<long> Placed;

        /// <summary>Of its slot, for the next steps; +∞ where it was placed.</summary>
        public Vector512<double> Bound;

        /// <summary>Where it was placed; <c>Free</c>: from when on the site was free of earlier launches.</summary>
        public Vector512<double> Slot, Launch, Site, Free;
    }

    /// <summary>The missions that share a floor.</summary>
    /// <param name="Sites">That can launch them.</param>
    /// <param name="Family">−1: none that can hold them up.</param>
    private sealed record Group(int[] Sites, int Family)
    {
        public string Name { get; } = $"{string.Join(' ', Sites)} of {Family}";
    }

    /// <summary>A mission that must wait for another, both by rank.</summary>
    private readonly record struct Link(int From, int To, double GapDays);
}
