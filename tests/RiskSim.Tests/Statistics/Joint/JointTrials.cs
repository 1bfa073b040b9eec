using RiskSim.Statistics;
using RiskSim.Statistics.Joint;

namespace RiskSim.Tests.Statistics.Joint;

/// <summary>Two missions, planned for days 0 and 31 of 365, whose delays a test chooses.</summary>
internal static class JointTrials
{
    public const int PlannedB = 31;

    public static AssumptionForecast Forecast(long trials, Func<long, double> a, Func<long, double> b, Func<long, double>? weight = null) =>
        SampledTrials.Forecast(new SampledTrials(1, (trial, _) => a(trial)) { SecondDelayDays = b, Weight = weight }.Count(trials));

    /// <summary>The same numbers with the same bits.</summary>
    public static void AssertSame(JointForecast expected, JointForecast actual)
    {
        foreach (var (one, other) in new[] { (expected.A, actual.A), (expected.B, actual.B) })
        {
            Assert.Equal((one.Id, one.PlannedDay), (other.Id, other.PlannedDay));
            Assert.Equal(one.Days.AsEnumerable(), other.Days);
            Assert.Equal(one.ByEndOf.AsEnumerable(), other.ByEndOf);
        }

        Assert.Equal(expected.Probability.AsEnumerable(), actual.Probability);
        Assert.Equal(expected.OnTime, actual.OnTime);
        Assert.Equal(expected.SinglePercentiles.AsEnumerable(), actual.SinglePercentiles);
        Assert.Equal(expected.Plans.AsEnumerable(), actual.Plans);
        Assert.Equal(expected.Table.AsEnumerable(), actual.Table);
    }
}
