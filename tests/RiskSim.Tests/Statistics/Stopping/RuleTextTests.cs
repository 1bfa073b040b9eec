using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Statistics.Stopping;

public sealed class RuleTextTests
{
    [Theory]
    [InlineData("0.005", null, null, 0.005)]
    [InlineData("1e-3", null, null, 1e-3)]
    [InlineData("missions.m1.delay.prob_gt_90=0.002", "missions.m1.delay.prob_gt_90", "blend", 0.002)]
    [InlineData("missions.m1.delay.p99.5@official = 2", "missions.m1.delay.p99.5", "official", 2.0)]
    public void Precision_Sound_IsReadAndWrittenBack(string text, string? metric, string? assumption, double tolerance)
    {
        var goal = RuleText.Precision(text)!;
        Assert.Equal(tolerance, goal.Tolerance);
        Assert.Equal(metric is null ? null : new FigureName(metric, assumption!), goal.Figure);
        Assert.Equal(goal, RuleText.Precision(goal.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-0.1")]
    [InlineData("0.5")]
    [InlineData("0.3%")]
    [InlineData("0,005")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("a.b=")]
    [InlineData("=0.1")]
    [InlineData("a.b=0")]
    [InlineData("a.b@=0.1")]
    [InlineData("a@b@c=0.1")]
    [InlineData("a b=0.1")]
    public void Precision_Unsound_IsNone(string text) => Assert.Null(RuleText.Precision(text));

    [Theory]
    [InlineData("a.b.prob_gt_180<0.1", "a.b.prob_gt_180", "blend", Relation.Below, "0.1")]
    [InlineData("a.b.prob_gt_180 <= 0.1", "a.b.prob_gt_180", "blend", Relation.AtMost, "0.1")]
    [InlineData("a.b.p80@official>30", "a.b.p80", "official", Relation.Above, "30")]
    [InlineData("a.b.p80>=-2.5", "a.b.p80", "blend", Relation.AtLeast, "-2.5")]
    [InlineData("sites.a.restored.p80<2026-07-01", "sites.a.restored.p80", "blend", Relation.Below, "2026-07-01")]
    public void Question_Sound_IsReadAndWrittenBack(string text, string metric, string assumption, Relation relation, string limit)
    {
        var question = RuleText.Question(text)!;
        Assert.Equal(new FigureName(metric, assumption), question.Figure);
        Assert.Equal(relation, question.Relation);
        Assert.Equal(limit, question.Limit.ToString());
        Assert.Equal(question, RuleText.Question(question.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b=0.1")]
    [InlineData("a.b<")]
    [InlineData("<0.1")]
    [InlineData("a.b<10%")]
    [InlineData("a.b<2026-02-30")]
    [InlineData("a.b<<0.1")]
    [InlineData("0.1<a.b<0.2")]
    [InlineData("a.b@<0.1")]
    public void Question_Unsound_IsNone(string text) => Assert.Null(RuleText.Question(text));
}
