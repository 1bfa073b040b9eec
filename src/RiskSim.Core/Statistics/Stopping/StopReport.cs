using System.Collections.Immutable;

namespace RiskSim.Statistics.Stopping;

/// <summary>How far a run came with what it was to go on for.</summary>
/// <param name="Rounds">Looks so far.</param>
/// <param name="Trials">Per assumption, so far.</param>
public sealed record StopReport(StopRule Rule, int Rounds, long Trials, ImmutableArray<Reached> Precision, ImmutableArray<Answer> Answers)
{
    /// <summary>Whether every precision is reached and every question answered.</summary>
    public bool IsMet => Precision.All(p => p.IsReached) && Answers.All(a => a.IsSettled);

    /// <summary>How many times larger the worst error is than it is to be; at most 1 when all is met, +∞ where there is no figure.</summary>
    public double Shortfall => Precision.Select(p => p.Error / p.Tolerance).Concat(Answers.Select(a => a.IsSettled ? 0 : a.Shortfall)).DefaultIfEmpty(0).Max();
}

/// <summary>The precision that was reached.</summary>
/// <param name="Goal">What was asked for. One that names no figure has two parts: the probabilities and the dates.</param>
/// <param name="Tolerance">Of this part, in the unit of its figures.</param>
/// <param name="IsOfDates">Whether this is the part of the dates.</param>
/// <param name="Worst">The figure with the largest error of those asked for; null: there is none.</param>
/// <param name="Error">Its error, in its unit; +∞ where the figure that was named does not exist in the trials.</param>
public sealed record Reached(PrecisionGoal Goal, double Tolerance, bool IsOfDates, FigureName? Worst, double Error)
{
    public bool IsReached => Error <= Tolerance;
}

/// <summary>What is known of a question.</summary>
/// <param name="Verdict">Null: not settled.</param>
/// <param name="SettledAfter">Trials per assumption after which it was; 0 if it is not.</param>
/// <param name="Figure">After all trials; null where it does not exist in them.</param>
/// <param name="Shortfall">How many times further the figure would have to be from the limit for an answer.</param>
public sealed record Answer(Question Question, bool? Verdict, long SettledAfter, Figure? Figure, double Shortfall)
{
    public bool IsSettled => Verdict is not null;
}
