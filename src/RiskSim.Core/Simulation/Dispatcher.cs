namespace RiskSim.Simulation;

/// <summary>Launches in order of time: sends the manifest of one trial through the sites.</summary>
internal sealed class Dispatcher
{
    private readonly Plan _plan;
    private readonly SiteState[] _sites;
    private readonly IntervalList[] _families;      // suspensions
    private readonly DelayExplainer _explainer;
    private readonly double[] _slot;
    private readonly int[] _slotSite;
    private readonly long[] _slotStamp;     // version of site and family for which the slot was found; 0: a lower bound
    private readonly double[] _opportunity; // by mission and site: its first opportunity there, as far as known
    private readonly long[] _opportunityStamp;
    private readonly long[] _siteVersion;   // counts what changed at a site, over all trials
    private readonly long[] _familyVersion;
    private readonly int _siteCount;
    private readonly int[] _waitingFor;     // predecessors not yet placed
    private readonly double[] _launch;
    private readonly double[] _ready;
    private readonly int[] _rank;
    private readonly int[] _candidates;
    private int _candidateCount;

    public Dispatcher(Plan plan, SiteState[] sites)
    {
        _plan = plan;
        _sites = sites;
        _families = new IntervalList[plan.FamilyCount];
        for (var f = 0; f < _families.Length; f++) _families[f] = new IntervalList();
        var missions = plan.Missions.Length;
        _slot = new double[missions];
        _slotSite = new int[missions];
        _slotStamp = new long[missions];
        _siteCount = sites.Length;
        _opportunity = new double[missions * sites.Length];
        _opportunityStamp = new long[missions * sites.Length];
        _siteVersion = new long[sites.Length];
        _familyVersion = new long[plan.FamilyCount + 1]; // the last stands for no family
        _waitingFor = new int[missions];
        _launch = new double[missions];
        _ready = new double[missions];
        _candidates = new int[missions];
        _rank = [.. plan.Missions.Select(m => m.Rank)];
        _explainer = new DelayExplainer(plan, sites, _families, _launch);
    }

    /// <summary>Fills launch, delay, failure and delay parts of trial <paramref name="i"/> of the block; damage is left in the sites.</summary>
    public void Run(Block block, int i)
    {
        var missions = _plan.Missions;
        foreach (var family in _families) family.Clear();
        for (var s = 0; s < _plan.Suspensions.Length; s++)
        {
            var suspension = _plan.Suspensions[s];
            _families[suspension.Family].Add(suspension.From, block.SuspensionEnd[s][i]);
        }

        _candidateCount = 0;
        for (var s = 0; s < _siteVersion.Length; s++) _siteVersion[s]++;
        for (var m = 0; m < missions.Length; m++)
        {
            _launch[m] = double.PositiveInfinity;
            _slot[m] = double.PositiveInfinity;
            _waitingFor[m] = missions[m].Predecessors.Length;
        }

        foreach (var m in _plan.Launched) PlaceKnown(block, i, m);
        for (var m = 0; m < missions.Length; m++)
            if (!missions[m].IsLaunched && _waitingFor[m] == 0) AddCandidate(block, i, m);

        while (_candidateCount > 0)
        {
            var best = NextMission();
            if (best < 0) break;
            var m = _candidates[best];
            _candidates[best] = _candidates[--_candidateCount];
            Place(block, i, m);
        }

        for (var m = 0; m < missions.Length; m++)
        {
            if (double.IsPositiveInfinity(_launch[m]))
            {
                block.Failed[m][i] = 0;
                if (double.IsPositiveInfinity(_slot[m])) _explainer.Explain(block, i, m, _sites[missions[m].ExplainingSite], double.PositiveInfinity, double.PositiveInfinity);
            }

            block.Launch[m][i] = _launch[m];
            block.LaunchSite[m][i] = missions[m].IsLaunched ? missions[m].KnownSite : double.IsPositiveInfinity(_slot[m]) ? missions[m].ExplainingSite : _slotSite[m];
            block.Delay[m][i] = _launch[m] <= _plan.Horizon ? _launch[m] - missions[m].Planned : double.PositiveInfinity;
        }
    }

    private void PlaceKnown(Block block, int i, int m)
    {
        var mission = _plan.Missions[m];
        _explainer.ExplainKnown(block, i, m);
        _launch[m] = mission.KnownLaunch;
        block.Failed[m][i] = mission.HasFailed ? 1 : 0;
        var site = _sites[mission.KnownSite];
        site.FreeFrom = mission.KnownLaunch + block.Turnaround[m][mission.KnownSite][i];
        foreach (var successor in mission.Successors) _waitingFor[successor]--;
    }

    private void AddCandidate(Block block, int i, int m)
    {
        var mission = _plan.Missions[m];
        var ready = double.MaxNative(double.MaxNative(0, mission.Planned + block.Readiness[m][i]), mission.NotBefore);
        _ready[m] = double.MaxNative(ready, _explainer.AfterPredecessors(mission));
        _slot[m] = _ready[m];
        _slotStamp[m] = 0;
        _candidates[_candidateCount++] = m;
    }

    /// <summary>Index into the candidates of the mission with the smallest slot, or −1 if none is finite.</summary>
    /// <remarks>Launches only ever push slots back, so a stale slot is a lower bound: it is found again only when it
    /// leads.</remarks>
    private int NextMission()
    {
        while (true)
        {
            var best = -1;
            var bestSlot = double.PositiveInfinity;
            for (var c = 0; c < _candidateCount; c++)
            {
                var slot = _slot[_candidates[c]];
                if (slot > bestSlot || (slot == bestSlot && (best < 0 || _rank[_candidates[c]] > _rank[_candidates[best]]))) continue;
                best = c;
                bestSlot = slot;
            }

            if (best < 0) return best;
            var leader = _candidates[best];
            if (_slotStamp[leader] == Stamp(_slotSite[leader], _plan.Missions[leader].Family)) return best;
            FindSlot(leader);
        }
    }

    /// <summary>A number that changes whenever something happens at the site or to the family; never 0.</summary>
    private long Stamp(int site, int family) => _siteVersion[site] + _familyVersion[family < 0 ? _familyVersion.Length - 1 : family];

    private void FindSlot(int m)
    {
        var mission = _plan.Missions[m];
        var slot = double.PositiveInfinity;
        var slotSite = mission.ExplainingSite;
        foreach (var s in mission.Sites)
        {
            var place = m * _siteCount + s;
            var stamp = Stamp(s, mission.Family);
            if (_opportunityStamp[place] != stamp)
            {
                _opportunityStamp[place] = stamp;
                _opportunity[place] = FirstOpportunity(mission, s, double.MaxNative(_ready[m], _sites[s].FreeFrom));
            }

            if (_opportunity[place] >= slot) continue;
            slot = _opportunity[place];
            slotSite = s;
        }

        _slot[m] = slot;
        _slotSite[m] = slotSite;
        _slotStamp[m] = Stamp(slotSite, mission.Family);
    }

    /// <summary>First time ≥ t at which the site can launch and supports the kind, no blackout holds and the family flies.</summary>
    private double FirstOpportunity(MissionPlan mission, int s, double t)
    {
        var site = _sites[s];
        t = double.MaxNative(t, site.SupportFrom[mission.Kind]);
        var blackouts = _plan.Blackouts[mission.Kind];
        for (var start = double.NaN; t != start;)
        {
            start = t;
            t = site.TowardsLaunchable(t);
            foreach (var blackout in blackouts)
                if (t >= blackout.From && t < blackout.To) t = blackout.To;
            if (mission.Family >= 0) t = _families[mission.Family].After(t);
        }

        return t;
    }

    private void Place(Block block, int i, int m)
    {
        var mission = _plan.Missions[m];
        var s = _slotSite[m];
        var site = _sites[s];
        var launch = _slot[m];
        if (block.Scrubs[m][i] > 0) launch = FirstOpportunity(mission, s, launch + block.ScrubDays[m][i]);

        _explainer.Explain(block, i, m, site, _slot[m], launch);
        _launch[m] = launch;
        if (double.IsPositiveInfinity(launch)) return;
        site.FreeFrom = launch + block.Turnaround[m][s][i];
        var standDown = block.StandDown[m][i];
        var failed = standDown >= 0;
        block.Failed[m][i] = failed && launch <= _plan.Horizon ? 1 : 0;
        if (failed) _families[mission.Family].Add(launch, launch + standDown);
        if (block.DamageDays[m][i] >= 0) Damage(site, launch, block.DamageDays[m][i], block.DamageCampaignU[m][i]);
        if (block.FireDays[m][i] >= 0) Damage(site, launch, block.FireDays[m][i], block.FireCampaignU[m][i]);

        _siteVersion[s]++;
        if (failed) _familyVersion[mission.Family]++;
        foreach (var successor in mission.Successors)
            if (--_waitingFor[successor] == 0) AddCandidate(block, i, successor);
    }

    private static void Damage(SiteState site, double launch, double days, double campaignU)
    {
        var up = launch + days;
        site.AddOutage(launch, up, up + site.Plan.Campaign.At(campaignU));
    }
}
