using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Simulation;

/// <summary>Reads one trial out of the kernel that runs all of them: its block is run up to the trial, whose row is then told.</summary>
/// <param name="inputs">Those that the plan was made of.</param>
internal sealed class TrialReader(Scenario scenario, Inputs inputs, Plan plan, Kernel kernel)
{
    private readonly Block _block = kernel.Block;
    private int _row;

    public TrialRecord Read(long trial)
    {
        _row = (int)(trial % Block.Capacity);
        kernel.Run(trial - _row, _row + 1);
        var missions = Enumerable.Range(0, plan.Missions.Length).Select(Mission).ToImmutableArray();
        return new TrialRecord
        {
            Trial = trial,
            Weight = _block.Weight[_row],
            Risks = [.. Enumerable.Range(0, plan.Risks.Length).Where(Occurs)
                .Select(r => new RiskRecord(inputs.Risks[r].Id, plan.Risks[r].Multiplies, _block.RiskEffect[r][_row]))],
            Sites = [.. Enumerable.Range(0, plan.Sites.Length).Select(Site)],
            Suspensions = [.. Suspensions().Where(s => double.IsFinite(s.FromDays)).OrderBy(s => s.FromDays)],
            Missions = missions,
            Losses = [.. plan.Kinds.SelectMany((kind, k) => _block.Losses[k].Where(l => l.Trial == _row).Select(l => new LossRecord(kind, l.From, Cut(l.To))))],
            Crafts = [.. Enumerable.Range(0, plan.Crafts.Length).Where(c => _block.HasCraft[c][_row] != 0).Select(c => Craft(c, missions))],
        };
    }

    private double Cut(double days) => days <= plan.Horizon ? days : double.PositiveInfinity;

    private double Day(DateOnly date) => date.DayNumber - scenario.AsOf.DayNumber;

    private bool Occurs(int r) => _block.RiskEffect[r][_row] != (plan.Risks[r].Multiplies ? 1 : 0);

    private SiteRecord Site(int s)
    {
        var site = inputs.Sites[s];
        return new SiteRecord(site.Id, _block.Restored[s][_row],
            [.. site.Outages.Select(o => Work(o.Id, o.Path, false, o.Repair, o.Restored)), .. site.Upgrades.Select(u => Work(u.Kind, u.Path, true, u.Work, u.Finished))],
            [.. Outages(s).Concat(Damages(s)).Concat(Hazards(s)).Concat(site.Closures.Select(c => Down(DownCause.Closure, c.Id, Day(c.From), Day(c.To))))
                .Where(d => double.IsFinite(d.FromDays)).OrderBy(d => d.FromDays)]);
    }

    private WorkRecord Work(string id, string path, bool isUpgrade, WorkNetwork network, DateOnly? ownEnd)
    {
        var known = KnownWork.Of(network, ownEnd);
        if (known.OverOn is { } over)
        {
            var done = network.Activities.Zip(known.Activities).Where(a => a.Second is { Finished: not null, CountsAsFinished: false })
                .Select(a => new ActivityRecord(a.First.Id, a.First.Path, a.First.Chosen ?? "", a.Second.Started is { } started ? Day(started) : double.NaN,
                    Day(a.Second.Finished!.Value), double.NaN, a.Second.Started is not null, true, false, [])).ToImmutableArray();
            return new WorkRecord(id, path, isUpgrade, Earliest(done), Day(over), true, done);
        }

        var w = Array.FindIndex(plan.Works, x => x.Path == path);
        var activities = plan.Works[w].Activities.Select(a => Activity(a, network, known)).ToImmutableArray();
        return new WorkRecord(id, path, isUpgrade, Earliest(activities), Cut(_block.WorkEnd[w][_row]), false, activities);
    }

    private static double Earliest(ImmutableArray<ActivityRecord> activities) =>
        activities.Select(a => a.StartDays).Where(days => !double.IsNaN(days)).DefaultIfEmpty(double.NaN).Min();

    private ActivityRecord Activity(ActivityPlan compiled, WorkNetwork network, KnownWork known)
    {
        var place = network.Activities.Select(a => a.Path).TakeWhile(path => path != compiled.Path).Count();
        var (activity, counts) = (network.Activities[place], known.Activities[place].CountsAsFinished);
        var c = compiled.Column;
        var option = activity.Chosen ?? (activity.Options.Length > 1 && !compiled.IsPinned ? activity.Options[_block.Option[c][_row]].Id : "");
        return new ActivityRecord(activity.Id, activity.Path, option,
            compiled.IsPinned ? compiled.KnownStart : Cut(_block.ActivityStart[c][_row]), Cut(_block.ActivityFinish[c][_row]),
            compiled.IsPinned ? double.NaN : _block.ActivityWork[c][_row], !double.IsNaN(compiled.KnownStart), compiled.IsPinned && !counts, counts,
            compiled.IsPinned ? [] : [.. compiled.Risks.Where(Occurs).Select(r => inputs.Risks[r].Id)]);
    }

    private DownRecord Down(DownCause cause, string id, double from, double to, double campaignDays = 0) =>
        new(cause, id, Cut(from), Cut(to), Cut(to + campaignDays));

    private IEnumerable<DownRecord> Outages(int s)
    {
        for (var o = 0; o < plan.Sites[s].Outages.Length; o++)
        {
            var outage = plan.Sites[s].Outages[o];
            var end = outage.Work >= 0 ? _block.WorkEnd[outage.Work][_row] : outage.KnownEnd;
            if (end > outage.From) yield return Down(DownCause.Outage, inputs.Sites[s].Outages[o].Id, outage.From, end, _block.Campaign[s][o][_row]);
        }
    }

    private IEnumerable<DownRecord> Damages(int s)
    {
        for (var m = 0; m < plan.Missions.Length; m++)
        {
            var launch = _block.Launch[m][_row];
            if (_block.LaunchSite[m][_row] != s || !double.IsFinite(launch)) continue;
            foreach (var (days, campaign) in new[] { (_block.DamageDays[m][_row], _block.DamageCampaignU[m][_row]), (_block.FireDays[m][_row], _block.FireCampaignU[m][_row]) })
                if (days >= 0) yield return Down(DownCause.Damage, plan.Missions[m].Id, launch, launch + days, plan.Sites[s].Campaign.At(campaign));
        }
    }

    private IEnumerable<DownRecord> Hazards(int s)
    {
        var columns = _block.Hazards[s];
        for (int h = 0, k = 0; h < columns.RowsUpTo.Length; h++)
            for (; k < columns.RowsUpTo[h]; k++)
                yield return Down(DownCause.Hazard, inputs.Sites[s].Hazards[h].Id, columns.From[k][_row], columns.To[k][_row]);
    }

    private IEnumerable<SuspensionRecord> Suspensions()
    {
        for (var s = 0; s < plan.Suspensions.Length; s++)
        {
            var suspension = plan.Suspensions[s];
            var family = plan.Families[suspension.Family];
            yield return new SuspensionRecord(family, inputs.Missions.FirstOrDefault(m => m.Family == family && m.HasFailed && Day(m.Launched!.Value) == suspension.From)?.Id,
                suspension.From, Cut(_block.SuspensionEnd[s][_row]), suspension.StandDown is null);
        }

        for (var m = 0; m < plan.Missions.Length; m++)
            if (_block.StandDown[m][_row] >= 0)
                yield return new SuspensionRecord(plan.Families[plan.Missions[m].Family], plan.Missions[m].Id,
                    Cut(_block.Launch[m][_row]), Cut(_block.Launch[m][_row] + _block.StandDown[m][_row]), false);
    }

    private MissionRecord Mission(int m)
    {
        var mission = plan.Missions[m];
        var site = (int)_block.LaunchSite[m][_row];
        var launch = Cut(_block.Launch[m][_row]);
        return new MissionRecord(mission.Id, plan.Sites[site].Id, _block.Readiness[m][_row], (int)_block.Scrubs[m][_row], launch, _block.Failed[m][_row] != 0,
            double.IsFinite(launch) ? _block.Turnaround[m][site][_row] : double.NaN, _block.Delay[m][_row],
            [.. DelayParts.Names.Select((name, part) => new DelayPartRecord(name, _block.Parts[m * DelayParts.Count + part][_row]))], mission.IsLaunched);
    }

    private CraftRecord Craft(int c, ImmutableArray<MissionRecord> missions)
    {
        var craft = plan.Crafts[c];
        var launched = craft.Mission < 0 ? craft.Launched : missions[craft.Mission].LaunchDays;
        var relief = craft.RelievedBy.Select(m => missions[m]).Where(m => m.IsLaunched && m.LaunchDays > launched && !m.HasFailed).MinBy(m => m.LaunchDays);
        var overstay = _block.Overstay[c][_row];
        var planned = launched + craft.StayDays;
        var landing = planned + overstay;
        return new CraftRecord(craft.Id, launched, Cut(planned), landing < plan.Horizon ? landing : double.PositiveInfinity, overstay,
            _block.ReliefGap[c][_row], _block.LimitReached[c][_row] != 0, relief?.Id);
    }
}
