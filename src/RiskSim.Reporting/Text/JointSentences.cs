using RiskSim.Statistics;
using RiskSim.Statistics.Joint;

namespace RiskSim.Reporting.Text;

/// <summary>How likely two missions have both flown by their dates, in words.</summary>
public static class JointSentences
{
    /// <summary>The probability of both for which dates are named.</summary>
    public const double PlanningLevel = 0.8;

    /// <summary>Why the probability of both is another.</summary>
    public const string Reason = "Two dates that are each met with a probability are met together less often, unless both missions wait for the same thing.";

    /// <summary><c>Both Soyuz MS-29 and Soyuz MS-30 on time: 21 %; by their single P80 dates (2027-07-31 and 2027-11-16): 74 %; to have both with 80 %
    /// plan for 2027-08-20 and 2027-12-10</c>.</summary>
    public static string Both(ForecastResult result, JointForecast joint)
    {
        var single = joint.SinglePercentiles.MinBy(l => Math.Abs(l.Level - PlanningLevel))!;
        var percentile = FigureText.PercentileName(single.Level);
        var plan = joint.Plans.First(p => p.Level == PlanningLevel);
        var horizon = FigureText.Date(result.Scenario.Horizon);
        return $"Both {Names.Of(joint.A.Id)} and {Names.Of(joint.B.Id)} on time: {Percent(joint.OnTime)}"
            + (single.Point is { } point ? $"; by their single {percentile} dates ({Dates(result, point)}): {Percent(point)}"
                : $"; at least one of their single {percentile} dates lies beyond {horizon}")
            + (plan.Point is { } dates ? $"; to have both with 80 % plan for {Dates(result, dates)}" : $"; no dates by {horizon} have both with 80 %");
    }

    /// <summary>In whole percent: <c>21 %</c>.</summary>
    public static string Percent(JointPoint point) => Rounding.CompactPercent(point.Probability, point.StandardError) + " %";

    private static string Dates(ForecastResult result, JointPoint point) =>
        $"{FigureText.Date(result.Scenario.AsOf.AddDays(point.DayA))} and {FigureText.Date(result.Scenario.AsOf.AddDays(point.DayB))}";
}
