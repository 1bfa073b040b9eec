using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Stopping;

/// <summary>What a run goes on for, until all of it is known or the cap is reached.</summary>
/// <param name="Precision">Standard errors that are to be reached.</param>
/// <param name="Settle">Questions that are to be answered.</param>
/// <param name="MaxTrials">The most trials per assumption, ≥ 1.</param>
public sealed record StopRule(ImmutableArray<PrecisionGoal> Precision, ImmutableArray<Question> Settle, long MaxTrials = StopRule.UsualMaxTrials)
{
    /// <summary>Where the caller names no cap: 2²⁴, ten doublings of the first round.</summary>
    public const long UsualMaxTrials = 1L << 24;

    /// <summary>Trials of the first round. Each later round doubles what there is.</summary>
    public const long FirstRound = 1L << 14;

    /// <summary>Of each answer: the probability that it is wrong, over all looks together, is at most 1 less this.</summary>
    public const double Confidence = 0.99;

    /// <summary>What every P50 and P80 of a date is to be known to, where a precision names no figure.</summary>
    public const double DateToleranceDays = 1;

    /// <summary>The totals of trials after which a run is looked at: all whole blocks but the cap, which may be any number.</summary>
    public ImmutableArray<long> Rounds
    {
        get
        {
            var rounds = ImmutableArray.CreateBuilder<long>();
            for (var trials = FirstRound; trials < MaxTrials; trials *= 2) rounds.Add(trials);
            rounds.Add(MaxTrials);
            return rounds.ToImmutable();
        }
    }
}

/// <summary>A figure of one assumption or of the blend.</summary>
/// <param name="Metric">The id, e.g. <c>missions.soyuz-ms-29.delay.p80</c>.</param>
public readonly record struct FigureName(string Metric, string Assumption)
{
    /// <summary><c>METRIC</c> of the blend, <c>METRIC@ASSUMPTION</c>.</summary>
    public override string ToString() => Assumption == AssumptionForecast.BlendId ? Metric : $"{Metric}@{Assumption}";
}

/// <summary>A standard error that is to be reached.</summary>
/// <param name="Figure">Null: every probability of every assumption and of the blend, and with it every P50 and P80 of a date to
/// <see cref="StopRule.DateToleranceDays"/>.</param>
/// <param name="Tolerance">In the unit of the figure, above 0.</param>
public sealed record PrecisionGoal(FigureName? Figure, double Tolerance)
{
    /// <summary>As on the command line.</summary>
    public override string ToString()
    {
        var tolerance = Tolerance.ToString("R", CultureInfo.InvariantCulture);
        return Figure is { } figure ? $"{figure}={tolerance}" : tolerance;
    }
}

/// <summary>How a figure is held against a limit.</summary>
public enum Relation
{
    /// <summary>&lt;</summary>
    Below,

    /// <summary>&lt;=</summary>
    AtMost,

    /// <summary>&gt;</summary>
    Above,

    /// <summary>&gt;=</summary>
    AtLeast,
}

/// <summary>What a figure is held against: a number in its unit, or a date.</summary>
public readonly record struct Limit(double Number, DateOnly? Date = null)
{
    /// <summary>In the unit of a figure; a date as days from the data date.</summary>
    public double In(Scenario scenario) => Date is { } date ? date.DayNumber - scenario.AsOf.DayNumber : Number;

    public override string ToString() =>
        Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A question with the answer yes or no, such as whether a probability is below a limit.</summary>
public sealed record Question(FigureName Figure, Relation Relation, Limit Limit)
{
    /// <summary><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</summary>
    public string Sign => Relation switch { Relation.Below => "<", Relation.AtMost => "<=", Relation.Above => ">", _ => ">=" };

    /// <summary>As on the command line.</summary>
    public override string ToString() => $"{Figure}{Sign}{Limit}";
}
