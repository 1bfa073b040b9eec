using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;
using RiskSim.Variations;

namespace RiskSim.Tipping;

/// <summary>At which value of an input does a figure cross a limit?</summary>
/// <param name="Inputs">One, or two for a map.</param>
/// <param name="Points">Values of each input that are looked at first, ≥ 2.</param>
public sealed record TippingQuestion(FigureName Figure, Limit Limit, ImmutableArray<VariedInput> Inputs, int Points)
{
    public const int UsualPoints = 9;

    /// <summary>What is wrong with the question itself, whatever the scenario.</summary>
    /// <param name="set">What else is overridden.</param>
    internal ImmutableArray<Problem> Problems(IEnumerable<KeyValuePair<string, string>> set) => VariationGrid.Problems([.. Inputs.Select(i => i.Path)], set);

    /// <summary>What does not fit the scenario: no such figure, or a limit that it cannot cross.</summary>
    internal IEnumerable<Problem> Problems(Scenario scenario)
    {
        if (FigureSelection.IsProbability(Figure.Metric) && Limit.Date is null && Limit.Number is not (> 0 and < 1))
            return [Wrong("--at", $"{Limit}", $"'{Figure.Metric}' is a probability and cannot cross that", "Give a limit between 0 and 1, e.g. 0.1 or 10%.")];
        return RuleCheck.Problems(scenario, new StopRule([], [new Question(Figure, Relation.Below, Limit)]))
            .Select(p => p with { Place = new Place("--figure", 0, 0), Value = $"{Figure} at {Limit}" });
    }

    private static Problem Wrong(string option, string value, string rule, string mend) => new(Severity.Error, new Place(option, 0, 0), value, rule, mend);
}

/// <summary>The answer.</summary>
/// <param name="Scenario">Without the varied inputs.</param>
/// <param name="Limit">In the scale of <see cref="TippingPoint.Level"/>.</param>
/// <param name="Rows">One curve over the searched input; for a map one for each value of the other, ascending.</param>
/// <param name="Simulations">How many times the trials were made.</param>
/// <param name="Trials">Per assumption, each time.</param>
public sealed record TippingResult(
    TippingQuestion Question, Scenario Scenario, double Limit, Unit Unit, ImmutableArray<TippingRow> Rows, int Simulations, long Trials, ForecastOptions Options)
{
    /// <summary>The input in which the crossing is found.</summary>
    public VariedInput Searched => Question.Inputs[Rows[0].Searched];

    /// <summary>The other one of a map; null where there is one input.</summary>
    public VariedInput? Other => Question.Inputs.Length == 2 ? Question.Inputs[1 - Rows[0].Searched] : null;
}

/// <param name="Other">The other input's value; null where there is one input.</param>
/// <param name="Searched">Which of the inputs the curve runs over, 0 or 1.</param>
public sealed record TippingRow(double? Other, int Searched, TippingCurve Curve);
