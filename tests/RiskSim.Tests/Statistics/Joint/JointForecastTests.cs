using CsCheck;
using RiskSim.Statistics;
using RiskSim.Statistics.Joint;

namespace RiskSim.Tests.Statistics.Joint;

public sealed class JointForecastTests
{
    private static readonly double[] DelaysA = [0, 3.5, 40, double.PositiveInfinity];
    private static readonly double[] DelaysB = [0.5, 0.99, 12, 100, double.PositiveInfinity];

    [Fact]
    public void At_IndependentMissions_IsTheProductOfTheirOwn()
    {
        // Each pair of delays equally often in each of the 16 randomisations.
        var joint = JointTrials.Forecast(16 * 20 * 7, t => DelaysA[t / 16 % 4], t => DelaysB[t / 16 % 5]).Joint!;
        foreach (var (i, dayA) in joint.A.Days.Index())
            foreach (var (j, dayB) in joint.B.Days.Index())
            {
                var product = joint.A.ByEndOf[dayA] * joint.B.ByEndOf[dayB];
                Assert.Equal(product, joint.Probability[i * joint.B.Days.Length + j], 1e-12);
                Assert.Equal(product, joint.At(dayA, dayB), 1e-12);
            }

        Assert.Equal(0.25 * 0.4, joint.OnTime.Probability, 1e-12);
        Assert.Equal(0, joint.OnTime.StandardError, 1e-12);
        Assert.Equal(0.5 * 0.6, joint.At(3, JointTrials.PlannedB + 12), 1e-12);
        Assert.Equal(0.25 * 0.6, joint.At(2, JointTrials.PlannedB + 12), 1e-12);
        Assert.Equal(0.75 * 0.8, joint.At(365, 365), 1e-12);
        Assert.Equal(0, joint.At(300, JointTrials.PlannedB - 1));
        Assert.Equal(0, joint.At(-1, 300));
    }

    [Fact]
    public void At_MissionsThatAlwaysWaitForTheSame_IsTheSmallerOfTheirOwn()
    {
        var joint = JointTrials.Forecast(20_000, Delay, Delay).Joint!;
        for (var dayA = 0; dayA <= 365; dayA += 3)
            for (var dayB = 0; dayB <= 365; dayB += 7)
            {
                var smaller = Math.Min(joint.A.ByEndOf[dayA], joint.B.ByEndOf[dayB]);
                // Within a cell what they have in common is not known; at the days it is.
                var isCounted = joint.A.Days.Contains(dayA) && joint.B.Days.Contains(dayB);
                Assert.InRange(joint.At(dayA, dayB), smaller - (isCounted ? 1e-12 : 0.03), smaller + 1e-12);
            }

        // One date for both would be met by both together: no level is lost.
        var single = joint.SinglePercentiles[^1];
        Assert.Equal(0.8, single.Level);
        Assert.InRange(single.Point!.Probability, 0.78, 0.82);

        static double Delay(long trial) => trial % 10 == 0 ? double.PositiveInfinity : trial * 7919 % 20_011 / 20_011.0 * 120;
    }

    /// <summary>Of independent exponential delays P(both by a, b) = (1 − e^−a/μ)(1 − e^−b/ν); the error of n independent trials is √(p(1 − p)/n).</summary>
    [Fact]
    public void At_IndependentExponentials_IsWithinItsErrorOfTheClosedForm()
    {
        const int Trials = 200_000;
        var source = new SampledTrials(5, (_, _) => 0);
        var joint = JointTrials.Forecast(Trials, t => -40 * Math.Log(source.Percentile(t, 11)), t => -90 * Math.Log(source.Percentile(t, 12))).Joint!;
        double Both(int dayA, int dayB) => (1 - Math.Exp(-(dayA + 1) / 40.0)) * (1 - Math.Exp(-(dayB - JointTrials.PlannedB + 1) / 90.0));
        foreach (var point in joint.Table)
        {
            var p = Both(point.DayA, point.DayB);
            Assert.InRange(point.Probability, p - TestScenario.StandardErrors * point.StandardError, p + TestScenario.StandardErrors * point.StandardError);
            // With 15 degrees of freedom, 99.99 % of the time.
            Assert.InRange(point.StandardError / Math.Sqrt(p * (1 - p) / Trials), 0.35, 1.8);
        }

        // Between the counted days too.
        foreach (var level in joint.SinglePercentiles.Concat(joint.Plans))
            Assert.InRange(level.Point!.Probability, Both(level.Point.DayA, level.Point.DayB) - 0.006, Both(level.Point.DayA, level.Point.DayB) + 0.006);
        Assert.InRange(joint.SinglePercentiles[^1].Point!.Probability, 0.64 - 0.01, 0.64 + 0.02);
    }

    [Fact]
    public void Plans_AreTheFirstDatesAtWhichBothAreLikelyEnough()
    {
        var source = new SampledTrials(5, (_, _) => 0);
        var joint = JointTrials.Forecast(40_000, t => -20 * Math.Log(source.Percentile(t, 11)), t => -60 * Math.Log(source.Percentile(t, 12))).Joint!;
        Assert.Equal([0.5, 0.7, 0.8, 0.9], joint.Plans.Select(p => p.Level));
        foreach (var (level, point) in joint.Plans.Select(p => (p.Level, p.Point!)))
        {
            Assert.InRange(point.Probability, level, level + 0.03);
            Assert.Equal(joint.At(point.DayA, point.DayB), point.Probability, 1e-12);
            Assert.True(joint.At(point.DayA - 1, point.DayB - 1) < level);
            // As likely for one as for the other, to a day.
            Assert.InRange(joint.A.ByEndOf[point.DayA] - joint.B.ByEndOf[point.DayB], -0.05, 0.05);
        }
    }

    [Fact]
    public void Plans_OneMissionThatOftenDoesNotLaunch_HaveNoDate()
    {
        var joint = JointTrials.Forecast(16_000, t => t / 16 % 4 == 0 ? double.PositiveInfinity : 5, t => t / 16 % 5).Joint!;
        Assert.NotNull(joint.Plans[0].Point);
        Assert.Null(joint.Plans[2].Point);
        Assert.Null(joint.SinglePercentiles[^1].Point);
    }

    [Fact]
    public void Probability_AnyTrials_LiesBetweenTheBoundsAndAgreesWithTheMissionsFigures()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Double[1, 300], Gen.Int[1, 97]).Sample((together, scale, step) =>
        {
            double A(long t) => t * step % 101 > 95 ? double.PositiveInfinity : Math.Min(365, t * step % 101 / 101.0 * scale);
            double B(long t) => t % 10 < 10 * together ? Math.Min(A(t) is var a && double.IsFinite(a) ? a : 0, 365 - JointTrials.PlannedB) : t * 31 % 57;
            var forecast = JointTrials.Forecast(3000, A, B, t => 0.5 + t % 3);
            var joint = forecast.Joint!;
            var last = -1.0;
            for (var day = 0; day <= 365; day += 5)
            {
                var (a, b, both) = (joint.A.ByEndOf[day], joint.B.ByEndOf[day], joint.At(day, day));
                Assert.InRange(both, Math.Max(Math.Max(0, a + b - 1), last) - 1e-12, Math.Min(a, b) + 1e-12);
                last = both;
            }

            // The histogram ends a day a bin early, or with its end.
            var launch = forecast.Distributions["missions.m.launch"];
            foreach (var day in joint.A.Days) Assert.InRange(joint.A.ByEndOf[day], launch.Cdf(day + 1 - launch.StepDays) - 1e-12, launch.Cdf(day + 1) + 1e-12);

            double Figure(string id) => forecast.Find(id)!.Value;
            Assert.Equal(Figure("missions.m.delay.prob_on_time"), joint.A.ByEndOf[0], 1e-12);
            Assert.Equal(Figure("missions.n.delay.prob_on_time"), joint.B.ByEndOf[JointTrials.PlannedB], 1e-12);
            Assert.Equal(1 - Figure("missions.m.prob_not_launched"), joint.A.ByEndOf[^1], 1e-12);
            Assert.True(joint.OnTime.Probability <= Math.Min(Figure("missions.m.delay.prob_on_time"), Figure("missions.n.delay.prob_on_time")) + 1e-12);
        }, iter: 40, threads: 1);
    }
}
