namespace RiskSim.Scenarios.Format;

/// <summary>Sites with their outages and upgrades.</summary>
internal static partial class ScenarioFormat
{
    private static RecordFormat Option => new(
        "option",
        new("probability", Scalars.Probability, "Probability that it is this option; one option may leave it out and gets the rest.", "0.6"),
        new("duration", Scalars.Work, "Days of work.", "pert(14 25 60)", IsRequired: true));

    private static RecordFormat Activity => new(
        "activity",
        new("after", new AfterFormat("activity"), "Activities that must be finished before, or a mapping from them to the least gap.", "[survey]"),
        new("not_before", Scalars.Date, "It does not start earlier.", "2026-02-01"),
        new("duration", Scalars.Work, "Days of work.", "pert(5 10 21)"),
        new("one_of", new IdMapFormat("option", Option), "Alternatives of which exactly one happens.", "{ spare: { probability: 0.6, duration: … }, build: { duration: … } }"),
        new("calendar", Scalars.Id, "Calendar of the months' rates of work.", "outdoor"),
        new("started", Scalars.Date, "Fact: date on which it started.", "2026-01-08", IsFact: true),
        new("finished", Scalars.Date, "Fact: date on which it was finished (with started).", "2026-01-20", IsFact: true),
        new("chosen", Scalars.Id, "Fact: the option of one_of that it is.", "spare", IsFact: true));

    private static WorkFormat Work => new(new IdMapFormat("activity", Activity), Scalars.Work);

    private static RecordFormat StartsWhen => new(
        "starts_when",
        new("outage", Scalars.OutageRef, "SITE.OUTAGE.", "pad-a.cabin", IsRequired: true),
        new("lasts", Scalars.Days, "Days after that outage began, if it is not over by then.", "180 d", IsRequired: true));

    private static RecordFormat Outage => new(
        "outage",
        new("began", Scalars.Date, "Fact: date from which the site was down.", "2025-11-27", IsFact: true),
        new("begins", Scalars.Date, "Plan: date from which the site will be down.", "2027-09-01"),
        new("starts", Scalars.Date, "Date on which the repair starts, where that is later.", "2026-01-15"),
        new("starts_when", StartsWhen, "The repair starts only when another outage lasts.", "{ outage: pad-a.cabin, lasts: 180 d }"),
        new("restored", Scalars.Date, "Fact: date on which it was over.", "2026-03-02", IsFact: true),
        new("repair", Work, "One distribution, or a network of activities.", "lognormal(p10=60 p90=240)", IsRequired: true));

    private static RecordFormat Upgrade => new(
        "upgrade",
        new("starts", Scalars.Date, "Date on which the work starts.", "2026-02-01"),
        new("starts_when", StartsWhen, "The work starts only when an outage lasts.", "{ outage: pad-a.cabin, lasts: 180 d }"),
        new("finished", Scalars.Date, "Fact: date from which the site supports the kind.", "2027-05-01", IsFact: true),
        new("work", Work, "One distribution, or a network of activities.", "{ access-tower: { duration: pert(400 600 1100) } }", IsRequired: true));

    private static RecordFormat Closure => new(
        "closure",
        new("from", Scalars.Date, "First day of the closure.", "2026-08-01", IsRequired: true),
        new("to", Scalars.Date, "First free day after it.", "2026-08-11", IsRequired: true));

    private static RecordFormat Hazard => new(
        "hazard",
        new("every", Scalars.Duration, "Days up until the next outage.", "exponential(mean=900)", IsRequired: true),
        new("outage", Scalars.Duration, "Days down.", "pert(2 7 40)", IsRequired: true));

    private static RecordFormat Site => new(
        "site",
        new("name", Scalars.AnyText, "Name for people.", "Pad A"),
        new("supports", new ListFormat(Scalars.Id, "a list of kinds of launch, e.g. [crewed, cargo]", 0), "Kinds of launch that it supports; [] where only an upgrade will add one.", "[crewed, cargo]", IsRequired: true),
        new("turnaround", Scalars.Duration, "Days from a launch until the site can launch again.", "pert(8 18 45)", IsRequired: true),
        new("campaign", Scalars.Duration, "Days from the end of an outage to the first possible launch (0 where absent).", "pert(12 18 30)"),
        new("outages", new IdMapFormat("outage", Outage, takesNewIds: true), "Times in which the site is down until a repair is finished."),
        new("closures", new IdMapFormat("closure", Closure, takesNewIds: true), "Planned times without launches."),
        new("hazards", new IdMapFormat("hazard", Hazard), "Independent random outages."),
        new("upgrades", new IdMapFormat("upgrade", Upgrade), "Work that adds the kind by which it is named."));
}
