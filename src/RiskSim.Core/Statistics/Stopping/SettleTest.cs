using MathNet.Numerics.Distributions;
using RiskSim.Scenarios;

namespace RiskSim.Statistics.Stopping;

/// <summary>
/// Whether a figure is so far from a limit that the answer is known. The probability of a wrong answer, over all looks of a run, is at
/// most 1 − <see cref="StopRule.Confidence"/>: each look has an equal share of it (Bonferroni's inequality, which asks nothing of how the looks
/// depend on each other). Half of a share is for noise: the distance must exceed the one-sided quantile of Student's t times the
/// standard error, with one degree of freedom less than there are randomisations. Half is for what no trial has shown yet: what
/// happens with more than ln(1/α)/n shows in n trials but for a probability of α (Hanley and Lippman-Hand, "If nothing goes wrong, is
/// everything all right?", JAMA 249, 1983), so it can move the figure by no more than that times its range.
/// </summary>
/// <param name="looks">How often a question may be looked at.</param>
internal sealed class SettleTest(Scenario scenario, int looks)
{
    /// <summary>The standard errors come from 16 randomisations.</summary>
    private const int DegreesOfFreedom = 15;

    private readonly double _alpha = (1 - StopRule.Confidence) / looks / 2;
    private readonly double _t = StudentT.InvCDF(0, 1, DegreesOfFreedom, 1 - (1 - StopRule.Confidence) / looks / 2);

    public Answer Judge(Question question, (AssumptionForecast Forecast, Figure? Figure) found, Estimates estimates, long trials)
    {
        var (forecast, figure) = found;
        if (figure is null) return new Answer(question, null, 0, null, double.PositiveInfinity);
        var (distance, error, range) = Distance(question, figure, forecast, estimates);
        var margin = Margin(error, range * Errors.WorthOfATrial(figure, forecast, estimates));
        // Whether it is above or below decides; on the limit itself nothing can.
        bool? verdict = Math.Abs(distance) > margin ? (distance > 0) == (question.Relation is Relation.Above or Relation.AtLeast) : null;
        return new Answer(question, verdict, verdict is null ? 0 : trials, figure, margin / Math.Abs(distance));
    }

    /// <summary>An estimate further than this from a limit is on the same side of it as the truth, at one look.</summary>
    /// <param name="trialRange">The range of the value, divided by the number of trials.</param>
    public double Margin(double standardError, double trialRange) => _t * standardError - Math.Log(_alpha) * trialRange;

    /// <summary>How far the figure is above the limit, its standard error and its range, in one unit.</summary>
    private (double Distance, double Error, double Range) Distance(Question question, Figure figure, AssumptionForecast forecast, Estimates estimates)
    {
        var limit = question.Limit.In(scenario);
        var (stem, _) = Errors.Split(figure.Metric);
        if (Errors.Percentile(figure, forecast) is not var (distribution, p))
            return (figure.Value - limit, figure.StandardError, figure.Unit == Unit.Days ? Range(stem, forecast) : 1);

        // A percentile is at most x where the probability of at most x is at least p. Asked in probability, no gap between values misleads.
        var days = question.Relation is Relation.Below or Relation.AtLeast ? limit - distribution.StepDays / 2 : limit;
        var atMost = estimates.AtMost(forecast, stem, days);
        return (p - atMost.Value, atMost.StandardError, 1);
    }

    /// <summary>The difference between the largest and the smallest value of a duration, days.</summary>
    private double Range(string stem, AssumptionForecast forecast)
    {
        var whole = stem.Split(".delay_part", 2) is [var mission, _] ? $"{mission}.delay" : stem;
        return forecast.Distributions.TryGetValue(whole, out var distribution) ? distribution.HighDays - distribution.LowDays : scenario.HorizonDays;
    }
}
