namespace RiskSim.Scenarios.Format;

/// <summary>The description of scenario format 1.</summary>
internal static partial class ScenarioFormat
{
    private static ListFormat Kinds => new(Scalars.Id, "a list of kinds of launch, e.g. [crewed, cargo]");

    private static ListFormat Ids(string noun, int fewest = 0) => new(Scalars.Id, $"a list of the ids of {noun}", fewest);

    // The only field: fields of a class in several files have no defined order of initialisation.
    public static readonly RecordFormat Root = new(
        "scenario",
        new("risksim", Scalars.Version, "Version of the format.", "1", IsRequired: true),
        new("name", Scalars.AnyText, "Title of the scenario.", "Two pads after an accident"),
        new("as_of", Scalars.Date, "The data date: nothing learned later is used.", "2025-11-28", IsRequired: true),
        new("weights_as_of", Scalars.Date, "The weights of the assumptions are beliefs of this date; as_of where absent.", "2025-11-28"),
        new("update_weights", Scalars.Switch, "Whether evidence changes the weights of the assumptions (true where absent).", "true"),
        new("horizon", Scalars.Date, "Nothing is computed beyond this date.", "2027-12-31", IsRequired: true),
        new("run", new RecordFormat(
            "run",
            new("trials", Scalars.Trials, "Trials per assumption (100000 where absent).", "100000"),
            new("seed", Scalars.Seed, "Seed of the random numbers (1 where absent).", "1")), "How to run it; the command line overrides this."),
        new("report", new RecordFormat(
            "report",
            new("thresholds", new ListFormat(Scalars.PositiveDays, "a list of days above 0"), "Days T of the reported probabilities to exceed T.", "[30, 90, 180, 365]"),
            new("quantiles", new ListFormat(Scalars.Quantile, "a list of probabilities between 0 and 1"), "Percentiles that are reported.", "[0.1, 0.5, 0.8, 0.9, 0.95]")), "What is reported."),
        new("sites", new IdMapFormat("site", Site, isShared: true), "Launch pads, each with its complex.", "{ pad-a: … }", IsRequired: true),
        new("calendars", new IdMapFormat("calendar", Calendar), "Shares of a day's work that get done, per month."),
        new("risks", new IdMapFormat("risk", Risk), "Risk drivers: each may hit several activities in the same trial."),
        new("correlations", new ListFormat(Correlation, "a list of correlations", 0), "Groups of durations that tend to be long together."),
        new("blackouts", new IdMapFormat("blackout", Blackout, takesNewIds: true), "Times in which no site may launch."),
        new("mission_defaults", MissionDefaults, "Merged into each mission, key by key, after everything was set; a key that is null in a mission is not filled."),
        new("missions", new IdMapFormat("mission", Mission, takesNewIds: true, mayBeFile: true, isShared: true), "The manifest, or { file: NAME.csv }."),
        new("families", new IdMapFormat("family", Family, takesNewIds: true), "Launch vehicle families whose flights are suspended."),
        new("spacecraft", new IdMapFormat("spacecraft", Spacecraft, takesNewIds: true, isShared: true), "Spacecraft already in orbit on the data date."),
        new("assumptions", new IdMapFormat("assumption", Assumption), "Named sets of beliefs about the inputs; without any there is one, called base."),
        new("ledger", new ListFormat(LedgerEntry, "a list of dated entries", 0), "What was said, by whom, and what happened."),
        new("options", new IdMapFormat("option", Decision), "Decisions that could be taken; 'risksim compare' tells what each would do."));

    private static RecordFormat Calendar => new(
        "calendar",
        [.. Months.Select(m => new FormatKey(m, Scalars.Rate, $"Share of a day's work that gets done in {m} (1 where absent).", "0.7"))]);

    public static IReadOnlyList<string> Months => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static RecordFormat Risk => new(
        "risk",
        new("probability", Scalars.Probability, "Probability that it occurs.", "0.15", IsRequired: true),
        new("adds", Scalars.Duration, "Days of work that it adds.", "pert(10 20 45)"),
        new("multiplies", Scalars.Factor, "Factor by which it scales the work.", "uniform(1.1 1.6)"),
        new("affects", new ListFormat(Scalars.Path, "a list of paths of activities"), "Paths of the activities that it hits.", "[sites.pad-a.outages.cabin.repair.acceptance]", IsRequired: true));

    private static RecordFormat Correlation => new(
        "correlation",
        new("between", new ListFormat(Scalars.Path, "a list of paths", 2), "Paths of activities, or missions.ID.readiness_delay.", "[PATH, PATH]", IsRequired: true),
        new("spearman", Scalars.Spearman, "Rank correlation of each pair, -1 to 1.", "0.5", IsRequired: true));

    private static RecordFormat Blackout => new(
        "blackout",
        new("from", Scalars.Date, "First day without launches.", "2026-05-20", IsRequired: true),
        new("to", Scalars.Date, "First free day after it.", "2026-06-02", IsRequired: true),
        new("kinds", Kinds, "Kinds of launch that it stops; all where absent.", "[crewed]"));

    private static RecordFormat Family => new(
        "family",
        new("suspended", Scalars.Date, "Date from which its flights are suspended.", "2025-11-20", IsRequired: true, IsFact: true),
        new("stand_down", Scalars.Duration, "Days from then until its flights resume.", "pert(5 20 90)"),
        new("resumed", Scalars.Date, "Date on which its flights were free again.", "2025-12-19", IsFact: true));

    private static RecordFormat Assumption => new(
        "assumption",
        new("weight", Scalars.Weight, "How much it is believed, relative to the other assumptions.", "0.5"),
        new("set", new SetFormat(), "Dotted paths and the values that this assumption gives them."));

    private static RecordFormat Decision => new(
        "option",
        new("says", Scalars.AnyText, "What would be done.", "restore the second pad at once"),
        new("set", new SetFormat(), "Dotted paths and the values that they get, under every assumption."));

    private static RecordFormat LedgerEntry => new(
        "ledger entry",
        new("date", Scalars.Date, "When it became known.", "2025-12-08", IsRequired: true),
        new("by", Scalars.AnyText, "Who said it.", "the agency"),
        new("says", Scalars.AnyText, "What was said.", "the pad is restored"),
        new("source", Scalars.AnyText, "Where that can be read.", "\"https://…\""),
        new("assumption", Scalars.Id, "The assumption that it is about; all where absent.", "official"),
        new("set", new SetFormat(), "Dotted paths and the values that they get."));
}
