using System.Collections.Immutable;

namespace RiskSim.Scenarios;

/// <summary>How it ended, as far as the whole ledger tells, whatever the data date.</summary>
/// <param name="OutagesOver">By the path of an outage: the date on which it was over.</param>
/// <param name="Launched">By the id of a mission: the date of its launch.</param>
public sealed record LaterFacts(ImmutableDictionary<string, DateOnly> OutagesOver, ImmutableDictionary<string, DateOnly> Launched)
{
    public static readonly LaterFacts None = new(ImmutableDictionary<string, DateOnly>.Empty, ImmutableDictionary<string, DateOnly>.Empty);

    public static LaterFacts Of(ScenarioSource source)
    {
        var over = ImmutableDictionary.CreateBuilder<string, DateOnly>();
        var launched = ImmutableDictionary.CreateBuilder<string, DateOnly>();
        // A fact names no assumption, but one that is silent on an activity does not know that all of them are finished.
        foreach (var inputs in source.InForce(DateOnly.MaxValue))
        {
            foreach (var outage in inputs.Sites.SelectMany(s => s.Outages))
                if (KnownWork.Of(outage.Repair, outage.Restored).OverOn is { } date) over[outage.Path] = date;
            foreach (var mission in inputs.Missions)
                if (mission.Launched is { } date) launched[mission.Id] = date;
        }

        return new LaterFacts(over.ToImmutable(), launched.ToImmutable());
    }

    /// <summary>When all outages of a site that are going on on the data date were over, which is what <c>sites.ID.restored</c>
    /// forecasts; null where none is, or one of them is not over yet.</summary>
    /// <param name="scenario">As seen from the data date.</param>
    public DateOnly? Restored(Scenario scenario, string siteId)
    {
        var goingOn = scenario.Assumptions.SelectMany(a => a.Inputs.Sites).Where(s => s.Id == siteId).SelectMany(s => s.Outages)
            .Where(o => o.DownFrom <= scenario.AsOf && KnownWork.Of(o.Repair, o.Restored).OverOn is null).Select(o => o.Path).ToHashSet();
        return goingOn.Count == 0 || goingOn.Any(p => !OutagesOver.ContainsKey(p)) ? null : goingOn.Max(p => OutagesOver[p]);
    }
}
