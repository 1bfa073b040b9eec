using System.Collections.Immutable;

namespace RiskSim.Simulation;

/// <summary>
/// One trial of an assumption: what happened in one sampled future, known facts included. Times are days from the data
/// date; nothing is computed beyond the horizon, so what lies there (or never comes) is +∞.
/// </summary>
public sealed record TrialRecord
{
    /// <summary>Its number, from 0.</summary>
    public required long Trial { get; init; }

    /// <summary>Its weight among the trials of the run, near 1; 0: what is known on the data date rules it out.</summary>
    public required double Weight { get; init; }

    /// <summary>The risk drivers that occur, in file order.</summary>
    public required ImmutableArray<RiskRecord> Risks { get; init; }

    /// <summary>In file order.</summary>
    public required ImmutableArray<SiteRecord> Sites { get; init; }

    /// <summary>In order of time.</summary>
    public required ImmutableArray<SuspensionRecord> Suspensions { get; init; }

    /// <summary>In file order.</summary>
    public required ImmutableArray<MissionRecord> Missions { get; init; }

    /// <summary>By kind, then in order of time; those that were over before the data date are left out.</summary>
    public required ImmutableArray<LossRecord> Losses { get; init; }

    /// <summary>Spacecraft that wait for a relief, in the order of the reported figures.</summary>
    public required ImmutableArray<CraftRecord> Crafts { get; init; }
}

/// <param name="Effect">A factor of the work, or days that are added to it.</param>
public sealed record RiskRecord(string Id, bool Multiplies, double Effect);

/// <param name="RestoredDays">All outages that are going on on the data date are over; 0 where there are none.</param>
/// <param name="Works">Repairs, then upgrades, in file order.</param>
/// <param name="Downs">All times in which it is down, in order of time; they may overlap.</param>
public sealed record SiteRecord(string Id, double RestoredDays, ImmutableArray<WorkRecord> Works, ImmutableArray<DownRecord> Downs);

/// <summary>The repair that ends an outage, or the work of an upgrade.</summary>
/// <param name="Id">Of the outage; the kind that the upgrade adds.</param>
/// <param name="StartDays">Start of its first activity; NaN where nobody has said when.</param>
/// <param name="IsEndKnown">It was over on the data date.</param>
/// <param name="Activities">In an order in which they can be done; empty where no more is known than the end of the whole.</param>
public sealed record WorkRecord(
    string Id, string Path, bool IsUpgrade, double StartDays, double EndDays, bool IsEndKnown, ImmutableArray<ActivityRecord> Activities);

/// <param name="Id">Empty for a repair that is one distribution.</param>
/// <param name="OptionId">The way that it goes; empty where there is only one.</param>
/// <param name="StartDays">NaN where nobody has said when it started.</param>
/// <param name="WorkDays">Its work with the effects of risks, before the calendar; NaN where its end is a fact.</param>
/// <param name="IsFinishKnown">Its finish is a fact.</param>
/// <param name="CountsAsFinished">Nobody has reported its finish, but an activity that comes after it has started then.</param>
/// <param name="RiskIds">Risks that change its work.</param>
public sealed record ActivityRecord(
    string Id, string Path, string OptionId, double StartDays, double FinishDays, double WorkDays, bool IsStartKnown, bool IsFinishKnown,
    bool CountsAsFinished, ImmutableArray<string> RiskIds)
{
    /// <summary>Its work has no end, whatever the horizon.</summary>
    public bool IsNeverFinished => double.IsPositiveInfinity(WorkDays);
}

/// <summary>Why a site is down.</summary>
public enum DownCause
{
    /// <summary>An outage that the scenario names.</summary>
    Outage,

    /// <summary>Damage by a launch.</summary>
    Damage,

    /// <summary>A random outage.</summary>
    Hazard,

    /// <summary>A planned closure.</summary>
    Closure,
}

/// <summary>A time [from, to) in which a site is down.</summary>
/// <param name="Id">Of the outage, hazard or closure; of the mission that did the damage.</param>
/// <param name="ReadyDays">End of the launch campaign that follows; <paramref name="ToDays"/> where none does.</param>
public sealed record DownRecord(DownCause Cause, string Id, double FromDays, double ToDays, double ReadyDays);

/// <summary>A time [from, to) in which a family does not fly.</summary>
/// <param name="MissionId">Whose failure it follows, where that is one of the manifest.</param>
/// <param name="IsEndKnown">The family flew again by the data date.</param>
public sealed record SuspensionRecord(string FamilyId, string? MissionId, double FromDays, double ToDays, bool IsEndKnown);

/// <param name="SiteId">Where it launches, or the site whose steps explain why it does not.</param>
/// <param name="ScrubCount">Launch attempts called off.</param>
/// <param name="TurnaroundDays">From its launch until its site is free again; NaN where it is not launched.</param>
/// <param name="DelayDays">Launch − planned.</param>
/// <param name="DelayParts">The eight steps that add up to the delay (to the horizon, where it is not launched), in their order.</param>
/// <param name="IsKnown">It has launched by the data date.</param>
public sealed record MissionRecord(
    string Id, string SiteId, double ReadinessDelayDays, int ScrubCount, double LaunchDays, bool HasFailed, double TurnaroundDays,
    double DelayDays, ImmutableArray<DelayPartRecord> DelayParts, bool IsKnown)
{
    public bool IsLaunched => double.IsFinite(LaunchDays);

    /// <summary>The first opportunity, before any scrub.</summary>
    public double SlotDays => LaunchDays - DelayParts[^1].Days;
}

/// <param name="Name">As in <c>missions.ID.delay_part.NAME</c>.</param>
public readonly record struct DelayPartRecord(string Name, double Days);

/// <summary>A time [from, to) in which no site that supports the kind is up.</summary>
/// <param name="FromDays">−∞ where there never was support.</param>
public sealed record LossRecord(string Kind, double FromDays, double ToDays);

/// <summary>A spacecraft in orbit and the relief of its crew.</summary>
/// <param name="ReliefId">The mission that relieves it, or null: none by the horizon.</param>
/// <param name="ReturnDays">Planned return and overstay.</param>
/// <param name="OverstayDays">Cut at the horizon.</param>
/// <param name="GapDays">Without the relief, from the return on; cut at the horizon.</param>
public sealed record CraftRecord(
    string Id, double LaunchedDays, double PlannedReturnDays, double ReturnDays, double OverstayDays, double GapDays, bool IsLimitReached, string? ReliefId);
