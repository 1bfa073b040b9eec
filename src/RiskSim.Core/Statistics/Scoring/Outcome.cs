namespace RiskSim.Statistics.Scoring;

/// <summary>What became of something that a forecast gives a date to.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <param name="Date">The UTC day on which it happened, not before the data date.</param>
    public sealed record Known(DateOnly Date) : Outcome;

    /// <summary>As far as is known it had not happened before the last day of knowledge.</summary>
    public sealed record Open : Outcome;

    /// <summary>There is nothing to compare the forecast with.</summary>
    /// <param name="Reason">Goes on after "it".</param>
    public sealed record None(string Reason) : Outcome;
}

/// <summary>A time that was forecast, and its outcome.</summary>
/// <param name="Quantity">e.g. <c>sites.pad-a.restored</c>, <c>missions.m1.launch</c>.</param>
/// <param name="From">The date from which thresholds count: the data date, or the planned date of a mission.</param>
public sealed record ScoredTime(string Quantity, DateOnly From, Outcome Outcome);
