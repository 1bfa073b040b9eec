using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Scenarios;

namespace RiskSim.Simulation;

/// <summary>Compiles one assumption's inputs for the kernel.</summary>
internal sealed class PlanBuilder
{
    private readonly Scenario _scenario;
    private readonly string _assumptionId;
    private readonly Inputs _inputs;
    private readonly TableShelf _tables;
    private readonly string[] _kinds;
    private readonly string[] _families;
    private readonly WorkCompiler _works;

    private PlanBuilder(Scenario scenario, Assumption assumption, TableShelf tables)
    {
        _scenario = scenario;
        _assumptionId = assumption.Id;
        _inputs = assumption.Inputs;
        _tables = tables;
        _kinds = [.. _inputs.Sites.SelectMany(s => s.Supports.Concat(s.Upgrades.Select(u => u.Kind))).Distinct()];
        _families = [.. _inputs.Suspensions.Select(s => s.FamilyId).Concat(_inputs.Missions.Select(m => m.Family).OfType<string>()).Distinct()];
        _works = new WorkCompiler(_inputs, scenario, _assumptionId, tables, w => w.Known.GoingOn(scenario.AsOf));
    }

    /// <param name="tables">Shared by the assumptions of a scenario: equal distributions have one table.</param>
    public static Plan Build(Scenario scenario, Assumption assumption, TableShelf tables) => new PlanBuilder(scenario, assumption, tables).Build();

    private Plan Build()
    {
        var missions = _inputs.Missions;
        var sites = _inputs.Sites.Select(CompileSite).ToArray();
        var launches = missions.Select(CompileMission).ToArray();
        return new Plan
        {
            AssumptionId = _assumptionId,
            Horizon = _scenario.HorizonDays,
            Works = _works.Works,
            Risks = _works.Risks,
            Groups = _works.Groups,
            IsWeighted = _works.IsWeighted,
            CoordinateOrder = CoordinateOrder.Of(_works.ActivityKeys, _works.Risks, _inputs.Suspensions.Select(s => Key($"families.{s.FamilyId}.stand_down")), sites, launches),
            Sites = sites,
            Kinds = _kinds,
            Blackouts = [.. _kinds.Select(kind => _inputs.Blackouts.Where(b => b.Kinds.IsEmpty || b.Kinds.Contains(kind))
                .Select(b => new Interval(Day(b.From), Day(b.To))).ToArray())],
            Families = _families,
            Suspensions = [.. CompileSuspensions()],
            Missions = launches,
            Launched = [.. Enumerable.Range(0, missions.Length).Where(m => missions[m].Launched is not null).OrderBy(m => missions[m].Launched)],
            Crafts = [.. _inputs.Spacecraft.Select(CompileCraft).Concat(missions.Select(CompileCraft)).OfType<CraftPlan>()],
        };
    }

    private double Day(DateOnly date) => date.DayNumber - _scenario.AsOf.DayNumber;

    private ulong Key(string path) => PercentileSource.Key(_assumptionId, path);

    private Draw Draw(string path, Distribution distribution) => new(Key(path), _tables.Of(distribution));

    private SitePlan CompileSite(Site site)
    {
        var path = $"sites.{site.Id}";
        var outages = site.Outages.Select(o =>
        {
            var over = KnownWork.Of(o.Repair, o.Restored).OverOn;
            return new OutagePlan(Day(o.DownFrom), over is null ? double.NaN : Day(over.Value),
                over is null ? _works.IndexOf(o.Path) : -1, Draw($"{o.Path}.campaign", site.CampaignDays));
        }).ToArray();
        var supportFrom = new double[_kinds.Length];
        var supportWork = new int[_kinds.Length];
        for (var k = 0; k < _kinds.Length; k++)
        {
            supportWork[k] = -1;
            supportFrom[k] = site.Supports.Contains(_kinds[k]) ? double.NegativeInfinity : double.PositiveInfinity;
            if (site.Supports.Contains(_kinds[k]) || site.Upgrades.FirstOrDefault(u => u.Kind == _kinds[k]) is not { } upgrade) continue;
            if (KnownWork.Of(upgrade.Work, upgrade.Finished).OverOn is { } finished) supportFrom[k] = Day(finished);
            else supportWork[k] = _works.IndexOf(upgrade.Path);
        }

        return new SitePlan
        {
            Id = site.Id,
            Turnaround = _tables.Of(site.TurnaroundDays),
            Campaign = _tables.Of(site.CampaignDays),
            Outages = outages,
            Closures = [.. site.Closures.Select(c => new Interval(Day(c.From), Day(c.To)))],
            Hazards = [.. site.Hazards.Select(h => new HazardPlan(Draw($"{path}.hazards.{h.Id}.every", h.EveryDays), Draw($"{path}.hazards.{h.Id}.outage", h.OutageDays)))],
            SupportFrom = supportFrom,
            SupportWork = supportWork,
            GoingOn = [.. Enumerable.Range(0, outages.Length).Where(o => outages[o].Work >= 0 && outages[o].From <= 0)],
        };
    }

    /// <summary>What the file says of families, then known failures that it says nothing about.</summary>
    private IEnumerable<SuspensionPlan> CompileSuspensions()
    {
        foreach (var s in _inputs.Suspensions)
            yield return CompileSuspension(s.FamilyId, s.Suspended, s.Resumed, s.StandDownDays, $"families.{s.FamilyId}.stand_down");
        foreach (var m in _inputs.Missions)
        {
            if (m is not { HasFailed: true, Launched: { } launched, Failure: { } failure, Family: { } family }) continue;
            if (_inputs.Suspensions.Any(s => s.FamilyId == family && s.Suspended >= launched)) continue;
            yield return CompileSuspension(family, launched, null, failure.StandDownDays, $"missions.{m.Id}.failure.stand_down");
        }
    }

    private SuspensionPlan CompileSuspension(string familyId, DateOnly suspended, DateOnly? resumed, Distribution standDown, string path)
    {
        var family = Array.IndexOf(_families, familyId);
        var end = resumed ?? _inputs.Missions.Where(m => m.Family == familyId && m.Launched > suspended).Min(m => m.Launched);
        var from = Day(suspended);
        return end is not null
            ? new SuspensionPlan(family, from, Day(end.Value), null, 0)
            : new SuspensionPlan(family, from, double.NaN, Draw(path, standDown), standDown.Cdf(-from));
    }

    private MissionPlan CompileMission(Mission mission, int index)
    {
        var missions = _inputs.Missions;
        var path = $"missions.{mission.Id}";
        var sites = mission.Sites.Select(IndexOfSite).ToArray();
        var order = missions.OrderByDescending(m => m.Priority).ThenBy(m => m.Planned).ToList();
        var (group, member) = _works.MemberOf($"{path}.readiness_delay");
        var kind = Array.IndexOf(_kinds, mission.Kind);
        var explaining = Array.FindIndex(sites, s =>
            _inputs.Sites[s].Supports.Contains(mission.Kind) || _inputs.Sites[s].Upgrades.Any(u => u.Kind == mission.Kind));
        return new MissionPlan
        {
            Id = mission.Id,
            Kind = kind,
            Planned = Day(mission.Planned),
            NotBefore = mission.NotBefore is { } date ? Day(date) : double.NegativeInfinity,
            Sites = sites,
            Family = mission.Family is null ? -1 : Array.IndexOf(_families, mission.Family),
            Predecessors = [.. mission.After.Select(p => IndexOfMission(p.Id))],
            Gaps = [.. mission.After.Select(p => p.GapDays)],
            Successors = [.. Enumerable.Range(0, missions.Length).Where(m => missions[m].After.Any(p => p.Id == mission.Id))],
            Rank = order.IndexOf(mission),
            Readiness = Draw($"{path}.readiness_delay", mission.ReadinessDelayDays),
            Group = group,
            Member = member,
            TurnaroundKey = Key($"{path}.turnaround"),
            Scrub = mission.Scrub is { Probability: > 0 } scrub
                ? new ScrubPlan(scrub.Probability, Key($"{path}.scrub"), _tables.Of(scrub.RecycleDays), Key($"{path}.scrub.recycle")) : null,
            Failure = mission.Failure is { Probability: > 0 } failure
                ? new Occurrence(failure.Probability, Key($"{path}.failure"), _tables.Of(failure.StandDownDays)) : null,
            FailureDamage = CompileDamage(mission.Failure is { Probability: > 0 } ? mission.Failure.Damage : null, $"{path}.failure.damage"),
            Damage = CompileDamage(mission.Damage, $"{path}.damage"),
            KnownLaunch = mission.Launched is { } launched ? Day(launched) : double.NaN,
            KnownSite = mission.Launched is null ? -1 : IndexOfSite(mission.LaunchedFrom ?? mission.Sites[0]),
            HasFailed = mission.HasFailed,
            ExplainingSite = sites[Math.Max(0, explaining)],
        };
    }

    private DamagePlan? CompileDamage(Damage? damage, string path) => damage is null || damage.Probability <= 0 ? null
        : new DamagePlan(new Occurrence(damage.Probability, Key(path), _tables.Of(damage.OutageDays)), Key($"{path}.campaign"));

    private CraftPlan? CompileCraft(Spacecraft craft) => craft.RelievedBy.IsEmpty ? null
        : new CraftPlan(craft.Id, -1, Day(craft.Launched), craft.PlannedReturn.DayNumber - craft.Launched.DayNumber, craft.LimitDays,
            [.. craft.RelievedBy.Select(IndexOfMission)], craft.HandoverDays);

    private CraftPlan? CompileCraft(Mission mission, int index) => mission.StayDays is not { } stay || mission.RelievedBy.IsEmpty ? null
        : new CraftPlan(mission.Id, index, double.NaN, stay, mission.LimitDays, [.. mission.RelievedBy.Select(IndexOfMission)], mission.HandoverDays);

    private int IndexOfSite(string id) => IndexOf(_inputs.Sites.Select(s => s.Id), id);

    private int IndexOfMission(string id) => IndexOf(_inputs.Missions.Select(m => m.Id), id);

    private static int IndexOf(IEnumerable<string> ids, string id)
    {
        var index = ids.TakeWhile(x => x != id).Count();
        return index < ids.Count() ? index : throw new InvalidOperationException($"no {id}");
    }
}
