using System.Collections.Immutable;
using RiskSim.Distributions;

namespace RiskSim.Scenarios;

/// <summary>
/// The inputs in force for one assumption on the data date: the file, the assumption's own set, the ledger up to the
/// date and the command line, in that order. Facts later than the data date have been left out; file order is kept.
/// </summary>
public sealed record Inputs
{
    /// <summary>The same ids under every assumption; at least one.</summary>
    public required ImmutableArray<Site> Sites { get; init; }

    /// <summary>May be empty.</summary>
    public required ImmutableArray<WorkCalendar> Calendars { get; init; }

    /// <summary>May be empty.</summary>
    public required ImmutableArray<Risk> Risks { get; init; }

    /// <summary>Together they form positive definite matrices.</summary>
    public required ImmutableArray<Correlation> Correlations { get; init; }

    /// <summary>May be empty.</summary>
    public required ImmutableArray<Blackout> Blackouts { get; init; }

    /// <summary>The same ids under every assumption; planned and launched ones, free of cycles.</summary>
    public required ImmutableArray<Mission> Missions { get; init; }

    /// <summary>Those that began on or before the data date.</summary>
    public required ImmutableArray<Suspension> Suspensions { get; init; }

    /// <summary>The same ids under every assumption.</summary>
    public required ImmutableArray<Spacecraft> Spacecraft { get; init; }

    /// <summary>The works on all outages and upgrades: site by site, outages first.</summary>
    public IEnumerable<Work> Works => Sites.SelectMany(s => s.Outages.Select(o => new Work(o.Path, o.DownFrom, o.Start, o.Restored, o.Repair))
        .Concat(s.Upgrades.Select(u => new Work(u.Path, null, u.Start, u.Finished, u.Work))));
}

/// <summary>The repair of an outage or the work of an upgrade.</summary>
/// <param name="Path">Of the outage or upgrade.</param>
/// <param name="DownFrom">The first day of the outage; null: an upgrade.</param>
/// <param name="Start">When the work starts, where that is not when the outage began.</param>
/// <param name="OverOn">The fact that the whole was over; null where there is none.</param>
public sealed record Work(string Path, DateOnly? DownFrom, WorkStart? Start, DateOnly? OverOn, WorkNetwork Network)
{
    public bool IsOutage => DownFrom is not null;

    /// <summary>What is known of it, without what follows from the data date.</summary>
    public KnownWork Known => KnownWork.Of(Network, OverOn);
}

/// <summary>A launch pad with its complex.</summary>
/// <param name="Name">For people; the id where the file gives none.</param>
/// <param name="Supports">Kinds of launch, without those that an upgrade adds.</param>
/// <param name="TurnaroundDays">From a launch until the same site can launch again.</param>
/// <param name="CampaignDays">From the end of an outage to the first possible launch.</param>
public sealed record Site(
    string Id, string Name, ImmutableArray<string> Supports, Distribution TurnaroundDays, Distribution CampaignDays,
    ImmutableArray<Outage> Outages, ImmutableArray<Closure> Closures, ImmutableArray<Hazard> Hazards,
    ImmutableArray<Upgrade> Upgrades);

/// <summary>A time in which a site is down, from <see cref="DownFrom"/> until the repair is finished.</summary>
/// <param name="Path">Dotted path in the scenario, e.g. <c>sites.pad-a.outages.cabin</c>.</param>
/// <param name="Began">The fact; null where only planned.</param>
/// <param name="Begins">The plan; once it has passed it counts as begun.</param>
/// <param name="Start">When the repair work starts, where that is not when the outage began.</param>
/// <param name="Restored">The fact: 00:00 of this date it was over.</param>
public sealed record Outage(
    string Id, string Path, DateOnly? Began, DateOnly? Begins, WorkStart? Start, DateOnly? Restored, WorkNetwork Repair)
{
    /// <summary>The first day of the outage: what began is a fact, what begins a plan.</summary>
    public DateOnly DownFrom => Began ?? Begins ?? throw new InvalidOperationException($"{Path} has neither began nor begins");
}

/// <summary>Work that adds a kind to a site.</summary>
/// <param name="Path">e.g. <c>sites.pad-b.upgrades.crewed</c>.</param>
public sealed record Upgrade(string Kind, string Path, WorkStart Start, DateOnly? Finished, WorkNetwork Work);

/// <summary>When work starts: on a date, or some days after an outage began if that is not over by then (else never).</summary>
public abstract record WorkStart
{
    private WorkStart() { }

    /// <summary>At 00:00 of a date.</summary>
    public sealed record OnDate(DateOnly Date) : WorkStart;

    /// <summary>Some days after an outage began, if it is not over by then.</summary>
    /// <param name="OutagePath">Full path, e.g. <c>sites.pad-a.outages.cabin</c>; it may name an outage that these
    /// inputs do not have (then the work never starts).</param>
    public sealed record WhenOutageLasts(string OutagePath, double LastsDays) : WorkStart;
}

/// <summary>Activities with their predecessors, free of cycles.</summary>
/// <param name="Path">e.g. <c>sites.pad-a.outages.cabin.repair</c> or <c>sites.pad-b.upgrades.crewed.work</c>.</param>
public sealed record WorkNetwork(string Path, ImmutableArray<Activity> Activities);

/// <summary>A piece of work inside a network.</summary>
/// <param name="Id">Empty for a repair that is one distribution; then <paramref name="Path"/> is the network's.</param>
/// <param name="Options">One with probability 1 and no id for a plain <c>duration</c>; else those of <c>one_of</c>,
/// whose probabilities add up to 1.</param>
/// <param name="CalendarId">Null: work gets done at full rate.</param>
/// <param name="Chosen">The fact which option it is.</param>
public sealed record Activity(
    string Id, string Path, ImmutableArray<Predecessor> After, DateOnly? NotBefore, ImmutableArray<WorkOption> Options,
    string? CalendarId, DateOnly? Started, DateOnly? Finished, string? Chosen);

/// <summary>What must be finished, or launched, before.</summary>
/// <param name="Id">Id of an activity of the same network, or of a mission.</param>
/// <param name="GapDays">Least time from its finish (or launch), ≥ 0.</param>
public sealed record Predecessor(string Id, double GapDays);

/// <summary>One way in which an activity may go.</summary>
/// <param name="Probability">0..1.</param>
/// <param name="WorkDays">Before risks and calendar.</param>
public sealed record WorkOption(string Id, double Probability, Distribution WorkDays);

/// <summary>[<paramref name="From"/>, <paramref name="To"/>): the second date is the first free day.</summary>
public sealed record Closure(string Id, DateOnly From, DateOnly To);

/// <summary>An independent alternation of up-times and outages from the data date on.</summary>
public sealed record Hazard(string Id, string Path, Distribution EveryDays, Distribution OutageDays);

/// <summary>How much work gets done in each month of the year.</summary>
/// <param name="MonthRates">Share of a day's work that gets done, 12 values in 0..1, January first, not all 0.</param>
public sealed record WorkCalendar(string Id, ImmutableArray<double> MonthRates);

/// <summary>A risk driver: one draw of existence and one of impact per trial, shared by all that it affects.</summary>
/// <param name="Multiplies">Whether the impact scales the work; else it adds days to it.</param>
/// <param name="Affects">Paths of activities (of the network, where a repair is one distribution).</param>
public sealed record Risk(string Id, double Probability, bool Multiplies, Distribution Impact, ImmutableArray<string> Affects);

/// <summary>Durations that are long or short together.</summary>
/// <param name="Between">Two or more paths of activities or <c>missions.ID.readiness_delay</c>.</param>
/// <param name="Spearman">Rank correlation of each pair, −1..1.</param>
public sealed record Correlation(ImmutableArray<string> Between, double Spearman);

/// <summary>[<paramref name="From"/>, <paramref name="To"/>): no launch of these kinds from any site.</summary>
/// <param name="Kinds">Empty: all.</param>
public sealed record Blackout(string Id, DateOnly From, DateOnly To, ImmutableArray<string> Kinds);

/// <summary>A suspension of a family's flights, known on the data date.</summary>
public sealed record Suspension(string FamilyId, DateOnly Suspended, Distribution StandDownDays, DateOnly? Resumed);

/// <summary>A launch with a planned date and a kind.</summary>
/// <param name="Sites">Ids of the sites allowed, in order of preference.</param>
/// <param name="ReadinessDelayDays">0 where the file gives none.</param>
/// <param name="StayDays">Planned days in orbit, for a spacecraft that needs relief.</param>
/// <param name="LimitDays">+∞ without a limit.</param>
/// <param name="LaunchedFrom">The site, where <paramref name="Launched"/> is known (the first listed if the file is silent).</param>
/// <param name="HasFailed">The known outcome.</param>
public sealed record Mission(
    string Id, string Kind, DateOnly Planned, ImmutableArray<string> Sites, string? Family, DateOnly? NotBefore,
    ImmutableArray<Predecessor> After, double Priority, Distribution ReadinessDelayDays, Scrub? Scrub, Failure? Failure,
    Damage? Damage, double? StayDays, double LimitDays, ImmutableArray<string> RelievedBy, double HandoverDays,
    DateOnly? Launched, string? LaunchedFrom, bool HasFailed);

/// <summary>A launch attempt that is called off.</summary>
/// <param name="Probability">Of each attempt, 0..1.</param>
/// <param name="RecycleDays">To the next attempt.</param>
public sealed record Scrub(double Probability, Distribution RecycleDays);

/// <summary>A launch that fails.</summary>
/// <param name="Probability">0..1.</param>
/// <param name="StandDownDays">From the failure until the family flies again.</param>
/// <param name="Damage">To the site, given the failure; null: none.</param>
public sealed record Failure(double Probability, Distribution StandDownDays, Damage? Damage);

/// <summary>A launch that puts its site out of order.</summary>
/// <param name="Probability">0..1.</param>
/// <param name="OutageDays">From the launch.</param>
public sealed record Damage(double Probability, Distribution OutageDays);

/// <summary>A spacecraft already in orbit on the data date.</summary>
/// <param name="LimitDays">+∞ without a limit.</param>
public sealed record Spacecraft(
    string Id, DateOnly Launched, DateOnly PlannedReturn, double LimitDays, ImmutableArray<string> RelievedBy, double HandoverDays);
