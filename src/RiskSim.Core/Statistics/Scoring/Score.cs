using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Scoring;

/// <summary>One score of one forecast.</summary>
/// <param name="AssumptionId">Or <c>blend</c>.</param>
/// <param name="Quantity">e.g. <c>sites.pad-a.restored</c>.</param>
/// <param name="Name">One of <see cref="ScoreNames"/>.</param>
/// <param name="Value">+∞ where what happened had no probability, or a percentile lies beyond the horizon; null where the assumption was
/// impossible on the data date.</param>
/// <param name="StandardError">Monte Carlo standard error in the unit of the value; 0 where there is no finite value.</param>
/// <param name="Outcome">The UTC day on which it happened, or before which it is known not to have happened.</param>
/// <param name="IsKnown">Whether it happened by the last day of knowledge.</param>
public sealed record Score(
    DateOnly DataDate, string AssumptionId, string Quantity, string Name, double? Value, double StandardError, DateOnly Outcome, bool IsKnown);

/// <summary>Ids of scores.</summary>
public static class ScoreNames
{
    /// <summary>Over all days to the horizon, days; of what has happened.</summary>
    public const string Crps = "crps";

    /// <summary>Over the days before the last day of knowledge, days; of what has happened and of what has not.</summary>
    public const string CensoredCrps = "crps_to_known";

    /// <summary>−ln of the probability of the day, or of not happening before the last day of knowledge.</summary>
    public const string Log = "log";

    /// <summary>0..1; of what has happened.</summary>
    public const string Pit = "pit";

    /// <summary>1 or 0: whether it happened from the day of P10 to that of P90.</summary>
    public const string Coverage = "within_p10_p90";

    /// <summary>The day of P50 less that of the outcome, days: positive where the forecast was too late. It tells the direction and is no
    /// proper score.</summary>
    public const string MedianError = "p50_error";

    /// <summary>The beginning of the ids of Brier scores, which goes on with the threshold in days.</summary>
    public const string Brier = "brier_gt_";
}

/// <summary>A time that could not be compared with anything.</summary>
/// <param name="Reason">Goes on after "it".</param>
public sealed record NotScored(DateOnly DataDate, string Quantity, string Reason);

/// <summary>The scores of all forecasts of one data date.</summary>
/// <param name="Scores">By quantity, then assumption (the blend last), then score.</param>
/// <param name="Impossible">Assumptions under which what was known is impossible.</param>
/// <param name="Warnings">Of the forecast.</param>
public sealed record DateScores(
    DateOnly DataDate, ImmutableArray<Score> Scores, ImmutableArray<NotScored> NotScored, ImmutableArray<string> Impossible, ImmutableArray<Problem> Warnings);
