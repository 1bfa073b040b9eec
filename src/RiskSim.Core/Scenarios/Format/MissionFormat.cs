namespace RiskSim.Scenarios.Format;

/// <summary>Missions and spacecraft.</summary>
internal static partial class ScenarioFormat
{
    private static RecordFormat Damage => new(
        "damage",
        new("probability", Scalars.Probability, "Probability that the launch damages its site.", "0.003", IsRequired: true),
        new("outage", Scalars.Duration, "Days for which the site is then down.", "lognormal(p10=100 p90=900)", IsRequired: true));

    private static RecordFormat Mission => new(
        "mission",
        new("kind", Scalars.Id, "Kind of launch; a site must support it.", "cargo", IsRequired: true),
        new("planned", Scalars.Date, "Planned launch date; delay counts from it.", "2026-07-14", IsRequired: true),
        new("sites", Ids("sites", 1), "Sites that it may use, in order of preference.", "[pad-a]", IsRequired: true),
        new("family", Scalars.Id, "Launch vehicle family; a failure suspends the whole family.", "soyuz-2"),
        new("not_before", Scalars.Date, "A later re-plan; delay still counts from planned.", "2026-07-01"),
        new("after", new AfterFormat("mission"), "Missions that must be launched before, or a mapping from them to the least gap.", "{ cargo-1: 14 d }"),
        new("priority", Scalars.AnyNumber, "Larger goes first where two could launch at the same time (0 where absent).", "10"),
        new("readiness_delay", Scalars.Duration, "Days by which the vehicle or the payload is late (0 where absent).", "mixture(0.9 of 0 0.1 of lognormal(p50=10 p90=40))"),
        new("scrub", new RecordFormat(
            "scrub",
            new("probability", Scalars.Probability, "Probability that an attempt is called off.", "0.07", IsRequired: true),
            new("recycle", Scalars.Duration, "Days that each scrub costs.", "pert(1 2 10)", IsRequired: true)), "Launch attempts that are called off.", "{ probability: 0.07, recycle: pert(1 2 10) }"),
        new("failure", new RecordFormat(
            "failure",
            new("probability", Scalars.Probability, "Probability that the launch fails.", "0.025", IsRequired: true),
            new("stand_down", Scalars.Duration, "Days for which the family is then suspended.", "lognormal(p10=40 p90=140)", IsRequired: true),
            new("damage", Damage, "Damage to the site by a launch that failed.", "{ probability: 0.1, outage: pert(60 200 700) }")), "A failed launch.", "{ probability: 0.025, stand_down: lognormal(p10=40 p90=140) }"),
        new("damage", Damage, "Damage to the site by any launch.", "{ probability: 0.003, outage: lognormal(p10=100 p90=900) }"),
        new("stay", Scalars.PositiveDays, "Planned days in orbit, for a spacecraft that is relieved.", "240"),
        new("limit", Scalars.PositiveDays, "Most days in orbit.", "270"),
        new("relieved_by", Ids("missions"), "Missions that can relieve it.", "[crew-2]"),
        new("handover", Scalars.Days, "Days from the relief launch to the return (0 where absent).", "8"),
        new("launched", Scalars.Date, "Fact: date on which it launched.", "2026-03-22", IsFact: true),
        new("launched_from", Scalars.Id, "Fact: the site that it launched from; the first of its sites where absent.", "pad-a", IsFact: true),
        new("outcome", Scalars.Outcome, "Fact: success or failure.", "failure", IsFact: true));

    private static RecordFormat MissionDefaults => Mission.WithoutRequired("mission_defaults");

    private static RecordFormat Spacecraft => new(
        "spacecraft",
        new("launched", Scalars.Date, "Date on which it launched.", "2025-11-27", IsRequired: true),
        new("planned_return", Scalars.Date, "Planned date of return.", "2026-07-27", IsRequired: true),
        new("limit", Scalars.PositiveDays, "Most days in orbit.", "270"),
        new("relieved_by", Ids("missions"), "Missions that can relieve it.", "[crew-1]"),
        new("handover", Scalars.Days, "Days from the relief launch to the return (0 where absent).", "8"));
}
