using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Changes;

public sealed class ChangeTextTests
{
    [Theory]
    [InlineData(-21.04, 0.04, Unit.PointInTime, "-21.0 ± 0.1 d")]
    [InlineData(285.3, 0.36, Unit.Days, "+285.3 ± 0.4 d")]
    [InlineData(4, 0, Unit.Days, "+4 d")]
    [InlineData(0.01, 0.1, Unit.Days, "0 ± 0.1 d")]
    [InlineData(0, 0, Unit.PointInTime, "0 d")]
    [InlineData(1e-7, 1e-8, Unit.Weight, "0 points")]
    [InlineData(-0.2318, 0.0004, Unit.Probability, "-23.18 ± 0.04 points")]
    [InlineData(-0.08, 0.0002, Unit.Probability, "-8.00 ± 0.02 points")]
    [InlineData(0.1733, 0, Unit.Weight, "+17.33 points")]
    [InlineData(double.PositiveInfinity, 0, Unit.Days, "now beyond the horizon")]
    [InlineData(double.NegativeInfinity, 0, Unit.PointInTime, "no longer beyond the horizon")]
    public void Signed_Difference_HasItsSignErrorAndUnit(double value, double error, Unit unit, string expected) =>
        Assert.Equal(expected, ChangeText.Signed(new Difference(value, error), unit, false));

    [Theory]
    [InlineData(-558.7, "< -558 d")]
    [InlineData(30, "> +30 d")]
    public void Signed_HorizonHidesTheRest_IsALimit(double value, string expected) => Assert.Equal(expected, ChangeText.Signed(new Difference(value, 0.3), Unit.PointInTime, true));

    [Theory]
    [InlineData(-21.04, 0.04, Unit.PointInTime, "moved 21.0 days earlier (± 0.1)")]
    [InlineData(1, 0, Unit.PointInTime, "moved 1 day later")]
    [InlineData(-8.2, 0.4, Unit.Days, "fell by 8.2 days (± 0.4)")]
    [InlineData(0.123, 0.001, Unit.Probability, "rose by 12.3 points (± 0.1)")]
    [InlineData(0.6, 0.4, Unit.Days, "did not change beyond the error of the simulation (± 0.4)")]
    [InlineData(0, 0, Unit.Days, "did not change")]
    [InlineData(double.PositiveInfinity, 0, Unit.Days, "went beyond the horizon")]
    public void Verb_Change_IsASentenceOfPlainWords(double value, double error, Unit unit, string expected) =>
        Assert.Equal(expected, ChangeText.Verb(Change(new Difference(value, error), unit, false, false)));

    [Fact]
    public void Verb_BeyondTheHorizon_SaysWhatIsKnown()
    {
        Assert.Equal("moved at least 31 days later", ChangeText.Verb(Change(new Difference(31.9, 0.2), Unit.PointInTime, false, true)));
        Assert.Equal("lies beyond the horizon before and after", ChangeText.Verb(Change(Difference.None, Unit.PointInTime, true, true)));
    }

    private static FigureChange Change(Difference total, Unit unit, bool beyondBefore, bool beyondAfter) =>
        new("blend", "m", unit, new FigureLevel(1, 0, null, beyondBefore, false), new FigureLevel(2, 0, null, beyondAfter, false), total, []);

    [Theory]
    [InlineData("a short text", "a short text")]
    [InlineData("a complete spare cabin was found (a Soviet set made in 1977, in an arsenal)", "a complete spare cabin was found …")]
    [InlineData("cabin mounted, many connections left; Progress MS-33 prepared for launch", "cabin mounted, many connections left …")]
    [InlineData("words that go on and on without any stop for as long as one can read them", "words that go on and on without any stop for as …")]
    [InlineData("Onewordthatgoesonandonwithoutanyblankforaslongasonecanreaditatallinoneline", "Onewordthatgoesonandonwithoutanyblankforaslongas …")]
    public void Gist_LongText_EndsWhereItMakesSense(string text, string expected) => Assert.Equal(expected, ChangeText.Gist(text, 50));

    [Theory]
    [InlineData("sites.pad.restored.p80", "blend", "pad restored P80")]
    [InlineData("missions.crew-1.launch.p99.5", "official", "Crew 1 launch P99.5 (official)")]
    [InlineData("missions.crew-1.delay.prob_gt_90", "blend", "Crew 1 more than 90 days late")]
    [InlineData("missions.crew-1.delay.prob_on_time", "blend", "Crew 1 on time")]
    [InlineData("missions.crew-1.delay_part.stand_down.mean", "blend", "Crew 1 delay by stand-down, mean")]
    [InlineData("capability.crewed.longest.prob_gt_180", "blend", "no crewed launch for more than 180 days")]
    [InlineData("capability.crewed.remaining.p50", "blend", "days until crewed launches are back P50")]
    [InlineData("spacecraft.crew-0.prob_limit_reached", "blend", "crew of Crew 0 reaches its limit")]
    [InlineData("weight.updated", "outside-view", "weight of outside view")]
    [InlineData("something.new", "blend", "something.new")]
    public void Name_Figure_IsInWords(string metric, string assumption, string expected) => Assert.Equal(expected, FigureNames.Of(new FigureId(metric, assumption), []));
}
