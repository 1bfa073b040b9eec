using RiskSim.Changes;
using RiskSim.Statistics;

namespace RiskSim.Decisions;

/// <summary>What a plan does to a figure, beyond what chance makes of nothing.</summary>
public enum Verdict
{
    /// <summary>Better than as planned by more than two standard errors.</summary>
    Helps,

    /// <summary>Worse than as planned by more than two standard errors.</summary>
    Hurts,

    /// <summary>Within two standard errors.</summary>
    NoDifference,

    /// <summary>Both lie beyond the horizon.</summary>
    BeyondHorizon,
}

/// <summary>One figure under another plan, against the same figure as planned.</summary>
/// <param name="PlanId">The other plan.</param>
/// <param name="AsPlanned">The figure as planned.</param>
/// <param name="Level">The figure under the other plan.</param>
/// <param name="Difference">The other plan minus as planned: days, or 0..1.</param>
public sealed record Effect(string PlanId, FigureId Figure, Unit Unit, FigureLevel AsPlanned, FigureLevel Level, Difference Difference)
{
    /// <summary>Whether the difference is only a lower limit, as one of the two lies beyond the horizon.</summary>
    public bool IsBound => AsPlanned.IsBeyondHorizon != Level.IsBeyondHorizon;

    public Verdict Verdict =>
        AsPlanned.IsBeyondHorizon && Level.IsBeyondHorizon ? Verdict.BeyondHorizon
        : Math.Abs(Difference.Value) <= 2 * Difference.StandardError || Difference.Value == 0 ? Verdict.NoDifference
        : Gain > 0 ? Verdict.Helps : Verdict.Hurts;

    /// <summary>The difference with the sign that is positive where the plan is better.</summary>
    public double Gain => IsMoreBetter(Figure.Metric) ? Difference.Value : -Difference.Value;

    /// <summary>Days of delay, dates and probabilities of trouble are better if they are less; availability and being on time if they are more.</summary>
    public static bool IsMoreBetter(string metric) =>
        metric.EndsWith(".prob_on_time", StringComparison.Ordinal) || metric.Contains(".availability.", StringComparison.Ordinal);
}
