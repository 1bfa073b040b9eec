using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Reporting.Text;

public sealed class StopSentencesTests
{
    private static readonly FigureName Probability = new("missions.soyuz-ms-29.delay.prob_gt_90", "analyst");

    private static ForecastResult With(params Reached[] precision) => SampleForecast.Create() with
    {
        Stopping = new StopReport(new StopRule([], [], 1_000_000), 4, 131_072, [.. precision], []),
    };

    private static Reached General(bool isOfDates, FigureName? worst, double error) => new(new PrecisionGoal(null, 0.005), isOfDates ? 1 : 0.005, isOfDates, worst, error);

    [Fact]
    public void Course_Rounds_SaysWhetherAllIsKnown()
    {
        Assert.Equal("All that was asked for is known after 131,072 trials per assumption (4 rounds; at most 1,000,000 allowed).",
            StopSentences.Course(With(General(false, Probability, 0.004)).Stopping!));
        Assert.StartsWith("Not all that was asked for is known after", StopSentences.Course(With(General(false, Probability, 0.006)).Stopping!), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_Precision_NamesTheWorst()
    {
        Assert.Equal(
            [
                "Standard errors of probabilities: at most 0.005 asked, 0.0044 found, the largest that of missions.soyuz-ms-29.delay.prob_gt_90@analyst.",
                "Standard errors of P50 and P80 dates: at most 1 d asked, not reached, 2.8 d found, the largest that of sites.pad-a.restored.p80.",
            ],
            StopSentences.Findings(With(General(false, Probability, 0.00437), General(true, new("sites.pad-a.restored.p80", "blend"), 2.81))));
        Assert.Equal(["Standard errors of P50 and P80 dates: at most 1 d asked, there are no such figures."], StopSentences.Findings(With(General(true, null, 0))));
        Assert.Equal(["Standard error of missions.soyuz-ms-29.delay.prob_gt_90@analyst: at most 0.00001 asked, not reached, no trial has the figure."],
            StopSentences.Findings(With(new Reached(new PrecisionGoal(Probability, 1e-5), 1e-5, false, Probability, double.PositiveInfinity))));
    }

    [Fact]
    public void Findings_Answers_SayYesNoOrNotSettled()
    {
        var figure = new Figure("blend", "missions.soyuz-ms-29.delay.prob_gt_90", 0.3391, 0.0011, Unit.Probability, null);
        Answer Of(bool? verdict) => new(new Question(new(figure.Metric, "blend"), Relation.Below, new Limit(0.3)), verdict, 16_384, figure, 0);
        string Sentence(bool? verdict) => Assert.Single(StopSentences.Findings(SampleForecast.Create() with { Stopping = new StopReport(new StopRule([], []), 1, 16_384, [], [Of(verdict)]) }));
        Assert.Equal("missions.soyuz-ms-29.delay.prob_gt_90 < 0.3 in the blend: no, 33.9 ± 0.2 % (settled with 99 % confidence after 16,384 trials).", Sentence(false));
        Assert.Contains(": yes, ", Sentence(true), StringComparison.Ordinal);
        Assert.Equal("missions.soyuz-ms-29.delay.prob_gt_90 < 0.3 in the blend: not settled, 33.9 ± 0.2 %.", Sentence(null));
    }

    [Fact]
    public void Findings_DateAgainstALimitInDays_HasBoth()
    {
        var figure = new Figure("blend", "missions.soyuz-ms-29.launch.p80", 100.4, 0.5, Unit.PointInTime, new DateOnly(2026, 3, 8));
        string Sentence(Limit limit) => Assert.Single(StopSentences.Findings(SampleForecast.Create() with
        {
            Stopping = new StopReport(new StopRule([], []), 1, 16_384, [], [new Answer(new Question(new(figure.Metric, "blend"), Relation.Below, limit), null, 16_384, figure, 0)]),
        }));
        Assert.EndsWith("< 90 in the blend: not settled, 100 days, 2026-03-08 ± 0.5 d.", Sentence(new Limit(90)), StringComparison.Ordinal);
        Assert.DoesNotContain(" days, ", Sentence(new Limit(0, new DateOnly(2026, 3, 1))), StringComparison.Ordinal);
    }
}
