using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Simulation;

namespace RiskSim.Reporting.Replays;

/// <summary>What happens at a site: outages with their repairs, upgrades, damage, hazards, closures.</summary>
internal static class SiteStory
{
    public static IEnumerable<Passage> Of(ReplayContext context, SiteRecord site)
    {
        yield return new Passage.Heading(3, context.SiteName(site.Id));
        var isQuiet = true;
        foreach (var work in site.Works)
        {
            isQuiet = false;
            yield return new Passage.Paragraph(work.IsUpgrade ? Upgrade(context, work) : Outage(context, site, work));
            // A repair that is one distribution has been told already.
            if (work.Activities is not [{ Id: "", RiskIds.IsEmpty: true }] && Table(context, work) is { Rows.IsEmpty: false } table) yield return table;
        }

        foreach (var down in site.Downs.Where(d => d.Cause != DownCause.Outage && d.ToDays > 0))
        {
            isQuiet = false;
            yield return new Passage.Item(context.Date(down.FromDays), $"{What(down)}: down {context.Until(down.ToDays)}{ReplayContext.Span(down.FromDays, down.ToDays)}."
                + (down.ReadyDays > down.ToDays ? $" With the launch campaign that follows the site is ready on {context.Date(down.ReadyDays)}." : ""));
        }

        if (isQuiet) yield return new Passage.Paragraph("In order all the time.");
    }

    private static string What(DownRecord down) => down.Cause switch
    {
        DownCause.Damage => $"Damaged at the launch of {Names.Of(down.Id)}",
        DownCause.Hazard => $"Outage ({ReplayContext.Plain(down.Id)})",
        _ => $"Closure ({ReplayContext.Plain(down.Id)})",
    };

    private static string Outage(ReplayContext context, SiteRecord site, WorkRecord work)
    {
        var outage = context.Site(site.Id).Outages.First(o => o.Path == work.Path);
        var name = $"({ReplayContext.Plain(work.Id)})";
        var from = context.Days(outage.DownFrom);
        var began = context.Date(from);
        if (work.EndDays <= from) return $"The outage {name} of {began} takes no time.";
        var ready = site.Downs.First(d => d.Cause == DownCause.Outage && d.Id == work.Id).ReadyDays;
        var campaign = ready > work.EndDays && double.IsFinite(work.EndDays)
            ? $" The launch campaign then takes {(double.IsFinite(ready) ? $"{ReplayContext.Length(ready - work.EndDays)}: the first launch is possible on {context.Date(ready)}" : $"until after {context.Horizon}")}." : "";
        if (work.IsEndKnown) return $"Out {name} from {began} to {context.Date(work.EndDays)}; it is known that this is over.{campaign}";
        var opening = from <= 0 ? $"Out {name} since {began}." : $"Goes out {name} on {began}, as planned.";
        if (!double.IsFinite(work.EndDays)) return $"{opening} The repair {NotFinished(context, work, outage.Start)}.";
        return $"{opening} The repair ends on {context.Date(work.EndDays)}, {ReplayContext.Length(work.EndDays - from)} after the outage began.{Percentile(context, site, work)}{campaign}";
    }

    private static string Upgrade(ReplayContext context, WorkRecord work)
    {
        var upgrade = context.Inputs.Sites.SelectMany(s => s.Upgrades).First(u => u.Path == work.Path);
        var kind = Names.Kind(work.Id);
        return work.IsEndKnown ? $"Upgraded for {kind} launches on {context.Date(work.EndDays)}; that is known."
            : double.IsFinite(work.EndDays) ? $"The upgrade for {kind} launches starts on {context.Date(work.StartDays)} and is finished on {context.Date(work.EndDays)}{ReplayContext.Span(work.StartDays, work.EndDays)}."
            : $"The upgrade for {kind} launches {NotFinished(context, work, upgrade.Start)}.";
    }

    private static string NotFinished(ReplayContext context, WorkRecord work, WorkStart? start) =>
        double.IsFinite(work.StartDays) && work.Activities.Any(a => a.IsNeverFinished) ? $"starts on {context.Date(work.StartDays)} and is never finished"
        : double.IsFinite(work.StartDays) ? $"starts on {context.Date(work.StartDays)} and is not finished by {context.Horizon}"
        : double.IsNaN(work.StartDays) ? $"is not finished by {context.Horizon}"
        : start is WorkStart.WhenOutageLasts waits ? $"does not start; it would if the outage of {OutageName(context, waits.OutagePath)} lasted {ReplayContext.Length(waits.LastsDays)}"
        : $"does not start by {context.Horizon}";

    /// <param name="path">As in <c>sites.ID.outages.ID</c>; these inputs may not have the outage, but they have the site.</param>
    private static string OutageName(ReplayContext context, string path)
    {
        var ids = path.Split('.');
        return $"{context.SiteName(ids[1])} ({ReplayContext.Plain(ids[^1])})";
    }

    /// <summary>How the repair compares with the others; where it is the only outage that goes on.</summary>
    private static string Percentile(ReplayContext context, SiteRecord site, WorkRecord work) =>
        work.EndDays == site.RestoredDays && context.Replay.Forecast.Distributions.TryGetValue($"sites.{site.Id}.restored", out var restored)
            && restored.Cdf(site.RestoredDays) is > 0 and < 1 - 1e-9 and var share ? $" In {Labels.Percent(share)} of the trials the site is back by then." : "";

    private static Passage.Table Table(ReplayContext context, WorkRecord work) =>
        new Passage.Table(4, ["Activity", "How", "Start", "Finish", "Work, days", "Elapsed, days"],
            [.. work.Activities.Where(a => !double.IsPositiveInfinity(a.StartDays)).Select(a => ImmutableArray.Create<Prose>(ReplayContext.Activity(a), How(context, a), Date(context, a.StartDays), a.IsNeverFinished ? "never" : Date(context, a.FinishDays),
                Number(a.WorkDays), Number(a.FinishDays - a.StartDays)))]);

    private static string How(ReplayContext context, ActivityRecord activity)
    {
        var words = new List<string>();
        if (activity.OptionId.Length > 0) words.Add(ReplayContext.Plain(activity.OptionId));
        if (activity.IsFinishKnown) words.Add("known");
        else if (activity.CountsAsFinished) words.Add("not reported, over by then");
        else if (activity.IsStartKnown) words.Add("start known");
        words.AddRange(activity.RiskIds.Select(id => $"{ReplayContext.Plain(id)}, {ReplayStory.Effect(context.Trial.Risks.First(r => r.Id == id))}"));
        return string.Join("; ", words);
    }

    private static string Date(ReplayContext context, double days) =>
        double.IsNaN(days) ? FigureText.Absent : double.IsFinite(days) ? context.Date(days) : $"after {context.Replay.Scenario.Horizon.Year.ToString(CultureInfo.InvariantCulture)}";

    private static string Number(double days) => double.IsFinite(days) ? days.ToString("0.0", CultureInfo.InvariantCulture) : FigureText.Absent;
}
