using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Sensitivities;

/// <summary>What can be drawn anew independently of all else.</summary>
/// <param name="Keys">Of its quantities.</param>
/// <param name="Dials">One; of correlated inputs one for each.</param>
internal sealed record Factor(InputId Input, ulong[] Keys, (InputId Input, Dial Dial)[] Dials)
{
    public Factor(InputId input, ulong[] keys, Dial dial) : this(input, keys, [(input, dial)]) { }
}

/// <summary>Lists the uncertain inputs of a plan, by their paths in the scenario; what is certain is left out.</summary>
internal sealed class UncertainInputs(Inputs inputs, Plan plan)
{
    /// <summary>More outages of a hazard than this are not drawn anew in a trial.</summary>
    private const int MostCycles = 512;

    private const int MostScrubs = 20;

    public static Factor[] Of(Inputs inputs, Plan plan)
    {
        var all = new UncertainInputs(inputs, plan);
        return [.. all.Activities(), .. all.Groups(), .. all.Risks(), .. all.StandDowns(), .. all.Sites(), .. all.Missions()];
    }

    private IEnumerable<Factor> Activities()
    {
        foreach (var activity in plan.Works.SelectMany(w => w.Activities).Where(a => !a.IsPinned))
        {
            if (activity.Options.Length > 1)
                yield return new Factor(new InputId($"{activity.Path}.one_of", InputKind.Choice), [activity.OptionKey], new Dial.Option(activity.Column, [.. Options(activity)]));
            if (activity.Group < 0 && activity.Options.Any(o => !o.Table.Distribution.IsConstant))
                yield return new Factor(new InputId(activity.Path, InputKind.Duration), [activity.PercentileKey], new Dial.Percentile(activity.PercentileKey));
        }
    }

    private IEnumerable<string> Options(ActivityPlan activity) =>
        inputs.Works.SelectMany(w => w.Network.Activities).First(a => a.Path == activity.Path).Options.Select(o => o.Id);

    private IEnumerable<Factor> Groups() => plan.Groups.Select((group, index) =>
    {
        var members = group.Members.Select((m, place) => (Input: m.Mission >= 0 ? new InputId($"missions.{plan.Missions[m.Mission].Id}.readiness_delay", InputKind.Readiness)
            : new InputId(plan.Works[m.Work].Activities[m.Activity].Path, InputKind.Duration), Dial: (Dial)new Dial.Member(group, index, place))).ToArray();
        return new Factor(new InputId(string.Join(" + ", members.Select(m => m.Input.Id)), InputKind.Correlated), group.Keys, members);
    });

    private IEnumerable<Factor> Risks()
    {
        var probabilities = new OccurrenceIndex(plan).Probabilities();
        for (var r = 0; r < plan.Risks.Length; r++)
            if (probabilities[OccurrenceIndex.OfRisk(r)] > 0)
                yield return Happening(new InputId($"risks.{inputs.Risks[r].Id}", InputKind.Risk), plan.Risks[r].Effect, []);
    }

    private static Factor Happening(InputId input, Occurrence occurrence, ulong[] others) =>
        new(input, [occurrence.Key, .. others], occurrence.Probability < 1 ? new Dial.Event(occurrence.Key, occurrence.Probability) : new Dial.Percentile(occurrence.Key));

    private IEnumerable<Factor> StandDowns()
    {
        foreach (var suspension in plan.Suspensions)
            if (suspension.StandDown is { IsConstant: false } draw)
                yield return new Factor(new InputId($"families.{plan.Families[suspension.Family]}.stand_down", InputKind.StandDown), [draw.Key], new Dial.Percentile(draw.Key));
    }

    private IEnumerable<Factor> Sites()
    {
        for (var s = 0; s < plan.Sites.Length; s++)
        {
            var (site, known) = (plan.Sites[s], inputs.Sites[s]);
            for (var o = 0; o < site.Outages.Length; o++)
                if (site.Outages[o].Campaign is { IsConstant: false } campaign)
                    yield return new Factor(new InputId($"{known.Outages[o].Path}.campaign", InputKind.Campaign), [campaign.Key], new Dial.Percentile(campaign.Key));
            for (var h = 0; h < site.Hazards.Length; h++)
            {
                Draw[] draws = [.. new[] { site.Hazards[h].Every, site.Hazards[h].Outage }.Where(d => !d.IsConstant)];
                if (draws.Length == 0) continue;
                yield return new Factor(new InputId(known.Hazards[h].Path, InputKind.Hazard),
                    [.. draws.SelectMany(d => Enumerable.Range(0, MostCycles).Select(k => PercentileSource.Key(d.Key, k)))], new Dial.Percentile(PercentileSource.Key(draws[0].Key, 0)));
            }
        }
    }

    private IEnumerable<Factor> Missions()
    {
        foreach (var mission in plan.Missions)
        {
            InputId Input(string part, InputKind kind) => new($"missions.{mission.Id}.{part}", kind);
            var sites = mission.IsLaunched ? [mission.KnownSite] : mission.Sites;
            if (sites.Any(s => !plan.Sites[s].Turnaround.Distribution.IsConstant))
                yield return new Factor(Input("turnaround", InputKind.Turnaround), [mission.TurnaroundKey], new Dial.Percentile(mission.TurnaroundKey));
            if (mission.IsLaunched) continue;
            if (mission.Group < 0 && !mission.Readiness.IsConstant)
                yield return new Factor(Input("readiness_delay", InputKind.Readiness), [mission.Readiness.Key], new Dial.Percentile(mission.Readiness.Key));
            if (mission.Scrub is { } scrub)
                yield return new Factor(Input("scrub", InputKind.Scrub), [scrub.Key, .. Enumerable.Range(1, MostScrubs).Select(n => PercentileSource.Key(scrub.RecycleKey, n))],
                    new Dial.Event(scrub.Key, scrub.Probability));
            if (mission.Failure is { } failure)
                yield return Happening(Input("failure", InputKind.Failure), failure, mission.FailureDamage is { } fire ? [fire.Outage.Key, fire.CampaignKey] : []);
            if (mission.Damage is { } damage)
                yield return Happening(Input("damage", InputKind.Damage), damage.Outage, [damage.CampaignKey]);
        }
    }
}
