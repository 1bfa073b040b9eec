using RiskSim.Distributions;
using RiskSim.Scenarios;

namespace RiskSim.Sensitivities;

/// <summary>What can be switched off in a scenario, and the inputs without it. Nothing is taken out of a list, so that all else keeps its draws.</summary>
internal static class Exclusions
{
    /// <summary>So long before the data date nothing that follows from an outage is left.</summary>
    private const int LongAgoYears = 10;

    public static IEnumerable<(ExclusionId Id, Func<Inputs, Inputs> Apply)> Of(Scenario scenario)
    {
        var all = scenario.Assumptions.Select(a => a.Inputs).ToList();
        var outages = all.SelectMany(i => i.Sites).SelectMany(s => s.Outages).Where(o => KnownWork.Of(o.Repair, o.Restored).OverOn is null).Select(o => o.Path).Distinct();
        foreach (var path in outages)
            yield return (new ExclusionId(path, ExclusionKind.Outage), i => WithOutages(i, o => o.Path == path ? LongOver(o, scenario.AsOf) : o));
        var risks = all.SelectMany(i => i.Risks).Where(r => r.Probability > 0).Select(r => r.Id).Distinct().ToList();
        foreach (var id in risks)
            yield return (new ExclusionId($"risks.{id}", ExclusionKind.Risk), i => WithRisks(i, r => r.Id == id ? r with { Probability = 0 } : r));
        if (risks.Count > 1) yield return (new ExclusionId("risks", ExclusionKind.AllRisks), i => WithRisks(i, r => r with { Probability = 0 }));
        foreach (var path in all.SelectMany(i => i.Sites).SelectMany(s => s.Hazards).Select(h => h.Path).Distinct())
            yield return (new ExclusionId(path, ExclusionKind.Hazard), i => WithHazards(i, h => h.Path == path ? h with { EveryDays = Constant.Never } : h));
        var missions = all.SelectMany(i => i.Missions).Where(m => m.Launched is null).ToList();
        if (missions.Exists(m => m.Scrub is { Probability: > 0 }))
            yield return (new ExclusionId("scrubs", ExclusionKind.Scrubs), i => WithMissions(i, m => m with { Scrub = null }));
        if (missions.Exists(m => m.Failure is { Probability: > 0 } || m.Damage is { Probability: > 0 }))
            yield return (new ExclusionId("failures", ExclusionKind.Failures), i => WithMissions(i, m => m.Launched is null ? m with { Failure = null, Damage = null } : m));
        if (missions.Count > 1)
            yield return (new ExclusionId("queue", ExclusionKind.Queue),
                i => WithMissions(WithSites(i, s => s with { TurnaroundDays = Constant.Zero }), m => m with { After = [] }));
    }

    private static Outage LongOver(Outage outage, DateOnly asOf)
    {
        var date = asOf.AddYears(-LongAgoYears);
        return outage with { Began = date, Restored = date };
    }

    private static Inputs WithSites(Inputs inputs, Func<Site, Site> change) => inputs with { Sites = [.. inputs.Sites.Select(change)] };

    private static Inputs WithOutages(Inputs inputs, Func<Outage, Outage> change) => WithSites(inputs, s => s with { Outages = [.. s.Outages.Select(change)] });

    private static Inputs WithHazards(Inputs inputs, Func<Hazard, Hazard> change) => WithSites(inputs, s => s with { Hazards = [.. s.Hazards.Select(change)] });

    private static Inputs WithRisks(Inputs inputs, Func<Risk, Risk> change) => inputs with { Risks = [.. inputs.Risks.Select(change)] };

    private static Inputs WithMissions(Inputs inputs, Func<Mission, Mission> change) => inputs with { Missions = [.. inputs.Missions.Select(change)] };
}
