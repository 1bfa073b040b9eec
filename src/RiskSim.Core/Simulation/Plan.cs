using RiskSim.Distributions;

namespace RiskSim.Simulation;

/// <summary>
/// One assumption's inputs compiled for the kernel: ids are indices, dates are days from the data date, expressions are
/// quantile tables. Immutable; shared by all threads.
/// </summary>
internal sealed class Plan
{
    public required string AssumptionId { get; init; }

    public required double Horizon { get; init; }

    /// <summary>Repairs and upgrades whose end is not known, each after those that it waits for.</summary>
    public required WorkPlan[] Works { get; init; }

    public required RiskPlan[] Risks { get; init; }

    public required CopulaGroup[] Groups { get; init; }

    public required SitePlan[] Sites { get; init; }

    public required string[] Kinds { get; init; }

    /// <summary>By kind: blackouts, as closed-open intervals.</summary>
    public required Interval[][] Blackouts { get; init; }

    /// <summary>Blackouts of all kinds that are still to be launched.</summary>
    public IEnumerable<Interval> CommonBlackouts => KindsToLaunch.Select(k => Blackouts[k].AsEnumerable()).DefaultIfEmpty([]).Aggregate((a, b) => a.Intersect(b));

    /// <summary>Indices of the kinds that are still to be launched.</summary>
    public IEnumerable<int> KindsToLaunch => Missions.Where(m => !m.IsLaunched).Select(m => m.Kind).Distinct();

    public required string[] Families { get; init; }

    public int FamilyCount => Families.Length;

    public required SuspensionPlan[] Suspensions { get; init; }

    public required MissionPlan[] Missions { get; init; }

    /// <summary>Launched missions in order of date.</summary>
    public required int[] Launched { get; init; }

    public required CraftPlan[] Crafts { get; init; }

    /// <summary>Keys of the quantities that get coordinates, the most important first.</summary>
    public required ulong[] CoordinateOrder { get; init; }

    /// <summary>Whether the probability of what is known differs from trial to trial, so that trials carry weights.</summary>
    public required bool IsWeighted { get; init; }
}

internal readonly record struct Interval(double From, double To);

/// <summary>A time after <paramref name="After"/> and, unless that is +∞, not after <paramref name="Before"/>; days.</summary>
internal readonly record struct Span(double After, double Before)
{
    /// <summary>So much earlier than the first instant of a day: the day is half-open, and sums of days round.</summary>
    private const double Instant = 1e-9;

    public static readonly Span Open = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool IsOpen => this == Open;

    public bool HasEnd => Before < double.PositiveInfinity;

    /// <param name="notOverBy">A day or NaN.</param>
    /// <param name="endedOn">A day or NaN.</param>
    public static Span Of(double notOverBy, double endedOn) => new(
        double.MaxNumber(double.MaxNumber(notOverBy, endedOn - Instant), double.NegativeInfinity), double.IsNaN(endedOn) ? double.PositiveInfinity : endedOn + 1 - Instant);
}

internal sealed class WorkPlan
{
    /// <summary>Of the outage or upgrade.</summary>
    public required string Path { get; init; }

    /// <summary>When the work starts, days; +∞: never. Not used with <see cref="WaitsFor"/>.</summary>
    public required double Start { get; init; }

    /// <summary>Index of the work whose outage must last, or −1.</summary>
    public required int WaitsFor { get; init; }

    /// <summary>The work starts then if the outage waited for is not over by then.</summary>
    public required double StartIfStillOut { get; init; }

    /// <summary>In topological order.</summary>
    public required ActivityPlan[] Activities { get; init; }

    /// <summary>The activity whose draw is conditioned so that the work ends in <see cref="End"/>; −1: none.</summary>
    public required int Pivot { get; init; }

    /// <summary>The outage still went on then; NaN: nobody said so.</summary>
    public required double NotOverBy { get; init; }

    /// <summary>When the work ends, as far as that must be brought about by the pivot.</summary>
    public required Span End { get; init; }

    /// <summary>Whether anything is known of how it goes on.</summary>
    public bool IsConditioned => !End.IsOpen || Array.Exists(Activities, a => a.IsConditioned);
}

internal sealed class ActivityPlan
{
    public required string Path { get; init; }

    /// <summary>Index over all activities of the plan: its columns.</summary>
    public required int Column { get; init; }
    public required int[] Predecessors { get; init; }
    public required double[] Gaps { get; init; }

    /// <summary>−∞ where there is none.</summary>
    public required double NotBefore { get; init; }

    /// <summary>NaN where not known.</summary>
    public required double KnownStart { get; init; }
    public required double KnownFinish { get; init; }
    public required CompiledCalendar? Calendar { get; init; }
    public required OptionPlan[] Options { get; init; }
    public required ulong PercentileKey { get; init; }
    public required ulong OptionKey { get; init; }

    /// <summary>Indices of the risks that affect it, in file order.</summary>
    public required int[] Risks { get; init; }
    public int Group { get; set; } = -1;
    public int Member { get; set; } = -1;


    /// <summary>When it ends, as far as that is known of one that is not pinned; its start is known then.</summary>
    public required Span End { get; init; }

    /// <summary>Its only option is what it turned out to be; how likely that was counts.</summary>
    public required bool IsChoiceNews { get; init; }

    public bool IsPinned => !double.IsNaN(KnownFinish);

    public bool HasStarted => !double.IsNaN(KnownStart);

    /// <summary>Whether its draw is conditioned on what is known of it.</summary>
    public bool IsConditioned => !IsPinned && (!End.IsOpen || IsChoiceNews);

    public double Elapse(double start, double work) => Calendar is null ? start + work : Calendar.Finish(start, work);
}

internal sealed record OptionPlan(double Probability, QuantileTable Table);

internal sealed record RiskPlan(Occurrence Effect, bool Multiplies);

/// <summary>Percentiles joined by a Gaussian copula. Members that are conditioned on being in progress come first, pivots last.</summary>
/// <param name="Cholesky">Lower triangle, row by row.</param>
/// <param name="Keys">By member.</param>
internal sealed record CopulaGroup(double[][] Cholesky, ulong[] Keys, GroupMember[] Members);

/// <summary>An activity (of a work) or the readiness delay of a mission; the other indices are −1.</summary>
internal readonly record struct GroupMember(int Work, int Activity, int Mission);

internal sealed class SitePlan
{
    public required string Id { get; init; }
    public required QuantileTable Turnaround { get; init; }
    public required QuantileTable Campaign { get; init; }
    public required OutagePlan[] Outages { get; init; }
    public required Interval[] Closures { get; init; }
    public required HazardPlan[] Hazards { get; init; }

    /// <summary>By kind: −∞ supported, +∞ never; else see <see cref="SupportWork"/>.</summary>
    public required double[] SupportFrom { get; init; }

    /// <summary>By kind: index of the work that adds it, or −1.</summary>
    public required int[] SupportWork { get; init; }

    /// <summary>Indices into <see cref="Outages"/> of those that go on on the data date.</summary>
    public required int[] GoingOn { get; init; }

    public bool EverSupports(int kind) => SupportWork[kind] >= 0 || !double.IsPositiveInfinity(SupportFrom[kind]);
}

/// <param name="From">Days from the data date.</param>
/// <param name="KnownEnd">NaN where not known; then <paramref name="Work"/> tells.</param>
internal sealed record OutagePlan(double From, double KnownEnd, int Work, Draw Campaign);

internal sealed record HazardPlan(Draw Every, Draw Outage);

/// <param name="To">NaN: drawn, given that it is not over on the data date.</param>
/// <param name="OverByNow">P(drawn stand-down is over by the data date), for the conditional draw.</param>
internal sealed record SuspensionPlan(int Family, double From, double To, Draw? StandDown, double OverByNow);

internal sealed class MissionPlan
{
    public required string Id { get; init; }
    public required int Kind { get; init; }
    public required double Planned { get; init; }
    public required double NotBefore { get; init; }
    public required int[] Sites { get; init; }
    public required int Family { get; init; }
    public required int[] Predecessors { get; init; }
    public required double[] Gaps { get; init; }
    public required int[] Successors { get; init; }

    /// <summary>Its place among equal slots: higher priority, earlier planned, file order.</summary>
    public required int Rank { get; init; }
    public required Draw Readiness { get; init; }
    public required int Group { get; init; }
    public required int Member { get; init; }
    public required ulong TurnaroundKey { get; init; }
    public required ScrubPlan? Scrub { get; init; }

    /// <summary>A failed launch; its impact is the stand-down.</summary>
    public required Occurrence? Failure { get; init; }
    public required DamagePlan? FailureDamage { get; init; }
    public required DamagePlan? Damage { get; init; }

    /// <summary>NaN where it has not launched.</summary>
    public required double KnownLaunch { get; init; }
    public required int KnownSite { get; init; }
    public required bool HasFailed { get; init; }

    /// <summary>The site whose steps explain a mission that is never placed.</summary>
    public required int ExplainingSite { get; init; }
    public bool IsLaunched => !double.IsNaN(KnownLaunch);
}

internal sealed record ScrubPlan(double Probability, ulong Key, QuantileTable Recycle, ulong RecycleKey);

internal sealed record DamagePlan(Occurrence Outage, ulong CampaignKey);

/// <summary>A spacecraft that waits for its relief.</summary>
/// <param name="Mission">−1: already in orbit.</param>
/// <param name="StayDays">From its launch to the planned return.</param>
internal sealed record CraftPlan(string Id, int Mission, double Launched, double StayDays, double LimitDays, int[] RelievedBy, double HandoverDays);
