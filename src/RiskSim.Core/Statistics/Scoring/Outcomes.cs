using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Scoring;

/// <summary>Finds what became of everything that was open on a data date.</summary>
public static class Outcomes
{
    /// <param name="scenario">As it was known on the data date.</param>
    /// <param name="later">The inputs of its assumptions as known on the last day of knowledge.</param>
    /// <returns>Sites with an outage that was going on, in file order, then missions that had not been launched.</returns>
    public static ImmutableArray<ScoredTime> Of(Scenario scenario, ImmutableArray<Inputs> later)
    {
        var (asOf, now) = (scenario.AsOf, scenario.Assumptions.Select(a => a.Inputs).ToImmutableArray());
        var sites = now[0].Sites.Select(s => s.Id)
            .Select(id => (Id: id, Outages: now.SelectMany(i => Outages(i, id)).Where(o => IsGoingOn(o, asOf)).Select(o => o.Id).Distinct().ToList()))
            .Where(s => s.Outages.Count > 0)
            .Select(s => new ScoredTime($"sites.{s.Id}.restored", asOf, Restored(s.Outages.ConvertAll(o => Over(later, s.Id, o)), asOf)));
        // Assumptions may plan differently; all are asked the same question.
        var missions = now[0].Missions.Where(m => m.Launched is null)
            .Select(m => new ScoredTime($"missions.{m.Id}.launch", m.Planned, Launched(later[0].Missions.FirstOrDefault(l => l.Id == m.Id), asOf)));
        return [.. sites, .. missions];
    }

    private static ImmutableArray<Outage> Outages(Inputs inputs, string site) => inputs.Sites.FirstOrDefault(s => s.Id == site)?.Outages ?? [];

    private static bool IsGoingOn(Outage outage, DateOnly asOf) => outage.DownFrom <= asOf && KnownWork.Of(outage.Repair, outage.Restored).OverOn is null;

    /// <summary>When an outage was over, and whether there still is such an outage at all.</summary>
    private static (bool Exists, DateOnly? On) Over(ImmutableArray<Inputs> later, string site, string outage)
    {
        var found = later.SelectMany(i => Outages(i, site)).Where(o => o.Id == outage).ToList();
        // An assumption that is silent on the activities knows of no end that only they tell.
        return (found.Count > 0, found.Select(o => KnownWork.Of(o.Repair, o.Restored).OverOn).FirstOrDefault(d => d is not null));
    }

    private static Outcome Restored(List<(bool Exists, DateOnly? On)> outages, DateOnly asOf)
    {
        if (outages.Exists(o => !o.Exists)) return new Outcome.None("was later taken out of the scenario");
        return outages.Exists(o => o.On is null) ? new Outcome.Open() : Happened(outages.Max(o => o.On!.Value), asOf);
    }

    private static Outcome Launched(Mission? mission, DateOnly asOf) => mission switch
    {
        null => new Outcome.None("was later taken out of the scenario"),
        { Launched: { } date } => Happened(date, asOf),
        _ => new Outcome.Open(),
    };

    private static Outcome Happened(DateOnly date, DateOnly asOf) =>
        date < asOf ? new Outcome.None("had already happened, which was reported only after the data date") : new Outcome.Known(date);
}
