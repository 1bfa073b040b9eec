using System.Globalization;
using RiskSim.Reporting;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Text;

public sealed class JointSentencesTests
{
    [Fact]
    public void Both_DatesWithinTheHorizon_SaysTheThreeThingsAPlannerAsks()
    {
        var joint = JointSample.Result.Blend.Joint!;
        var (single, plan) = (joint.SinglePercentiles[^1].Point!, joint.Plans[2].Point!);
        string Date(int day) => JointSample.Result.Scenario.AsOf.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Whole(double p) => Math.Round(p * 100).ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"Both Crew 1 and Crew 2 on time: {Whole(joint.OnTime.Probability)} %; by their single P80 dates ({Date(single.DayA)} and {Date(single.DayB)}): {Whole(single.Probability)} %; "
            + $"to have both with 80 % plan for {Date(plan.DayA)} and {Date(plan.DayB)}", JointSentences.Both(JointSample.Result, joint));
        // Their own P80 dates are those of the figures, and do not give 80 % together.
        Assert.Equal(Date(single.DayA), FigureText.Date(JointSample.Result.Figure("missions.crew-1.launch.p80", AssumptionForecast.BlendId).Date!.Value));
        Assert.InRange(single.Probability, 0.5, 0.795);
    }

    [Fact]
    public void Both_DatesBeyondTheHorizon_SaysSo() =>
        Assert.Matches(@"^Both Crew 1 and Crew 2 on time: \d+ %; at least one of their single P80 dates lies beyond 2026-08-15; no dates by 2026-08-15 have both with 80 %$",
            JointSentences.Both(JointSample.Short, JointSample.Short.Blend.Joint!));
}
