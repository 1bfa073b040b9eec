using System.Collections.Immutable;
using RiskSim.Changes;
using RiskSim.Reporting.Tipping;
using RiskSim.Statistics;
using RiskSim.Statistics.Stopping;
using RiskSim.Tipping;

namespace RiskSim.Tests.Reporting.Tipping;

public sealed class TippingTextTests
{
    private static readonly VariedInput Weight = new("assumptions.outside-view.weight", "", "", 0, 5, false);
    private static readonly VariedInput Date = new("sites.north.upgrades.crewed.starts", "", "", new DateOnly(2026, 3, 1).DayNumber, new DateOnly(2026, 9, 1).DayNumber, true);
    private static readonly VariedInput Mean = new("sites.pad.outages.fire.repair", "exponential(", ")", 20, 300, false);

    internal const string Yaml = """
        risksim: 1
        name: A pad
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { pad: { supports: [crewed], turnaround: 10, outages: { fire: { began: 2026-01-01, repair: exponential(100) } } } }
        missions: { crew-1: { kind: crewed, planned: 2026-03-01, sites: [pad] } }
        """;

    internal static TippingResult Result(ImmutableArray<VariedInput> inputs, Unit unit, double limit, params TippingRow[] rows)
    {
        var metric = unit == Unit.PointInTime ? "missions.crew-1.launch.p80" : unit == Unit.Days ? "missions.crew-1.delay.p80" : "capability.crewed.longest.prob_gt_180";
        return new TippingResult(new TippingQuestion(new FigureName(metric, AssumptionForecast.BlendId), new Limit(limit), inputs, 3), TestScenario.Load(Yaml), limit, unit, [.. rows], 4, 1024, new ForecastOptions(1024, 1));
    }

    internal static TippingRow Row(double? other, (double X, double Y)[] points, params Crossing[] crossings) => new(other, 0, new TippingCurve(
        [.. points.Select(p => new TippingPoint(p.X, new Figure("blend", "f", p.Y, 0.002, Unit.Probability, null), new FigureLevel(p.Y, 0.002, null, false, false)))], [.. points.Select(p => p.X)], [.. crossings]));

    private static string Tell(VariedInput input, Unit unit, double limit, (double X, double Y)[] points, params Crossing[] crossings) =>
        TippingText.Sentence(Result([input], unit, limit, Row(null, points, crossings)));

    [Fact]
    public void Sentence_Weight_TellsBothShares() => Assert.Equal(
        "The probability of \"no crewed launch for more than 180 days\" rises above 10 % at the weight of outside view = 1.20 ± 0.04 (21.8 % of all weights as stated, 35 % after the evidence).",
        Tell(Weight, Unit.Probability, 0.1, [(0, 0.05), (5, 0.3)], new Crossing(1.2, 0.04, true, 0.05, 0.001, true) { Share = new WeightShare(0.218, 0.35) }));

    [Fact]
    public void Sentence_Date_TellsTheFirstDay() => Assert.Equal(
        "The probability of \"no crewed launch for more than 180 days\" rises above 10 % from the start of the upgrade to crewed launches at north = 2026-05-03 ± 3 days on.",
        Tell(Date, Unit.Probability, 0.1, [(Date.From, 0.05), (Date.To, 0.3)], new Crossing(new DateOnly(2026, 5, 3).DayNumber, 2.2, true, 0.05, 0.001, true)));

    [Fact]
    public void Sentence_PartOfADistribution_ShowsTheWholeValue() => Assert.Equal(
        "Crew 1 launch P80 moves beyond 2026-06-30 at the repair 'fire' at Pad = exponential(78.2) ± 0.2.",
        Tell(Mean, Unit.PointInTime, new DateOnly(2026, 6, 30).DayNumber, [(20, 1), (300, 2)], new Crossing(78.17, 0.2, true, 1, 0.01, true)));

    [Fact]
    public void Sentence_TwoCrossingsOneOfThemByChance_TellsBoth() => Assert.Equal(
        "Crew 1 delay P80 rises above 30 d at the repair 'fire' at Pad = exponential(50) ± 1, and falls below 30 d at exponential(200) ± 20, but that may be chance: "
        + "on both sides it differs by no more than the error of the simulation.",
        Tell(Mean, Unit.Days, 30, [(20, 1), (300, 2)], new Crossing(50, 1, true, 1, 0.01, true), new Crossing(200, 20, false, -1, 0.9, false)));

    [Fact]
    public void Sentence_NoCrossing_TellsBothEnds() => Assert.Equal(
        "The probability of \"no crewed launch for more than 180 days\" stays above 10 % while the weight of outside view goes from 0 to 5: it is 20.0 % at one end and 40.0 % at the other.",
        Tell(Weight, Unit.Probability, 0.1, [(0, 0.2), (5, 0.4)]));

    [Fact]
    public void Sentence_NoEffect_SaysSo() => Assert.Equal(
        "The probability of \"no crewed launch for more than 180 days\" does not depend on it: it is 20.0 % all the while the weight of outside view goes from 0 to 5.",
        Tell(Weight, Unit.Probability, 0.1, [(0, 0.2), (5, 0.2)]));

    [Fact]
    public void Sentence_Map_TellsFromWhereToWhereAndWhereNot() => Assert.Equal(
        "The probability of \"no crewed launch for more than 180 days\" passes 10 % at the weight of outside view = 1.20 ± 0.04 with the start of the upgrade to crewed launches at north at 2026-06-01, "
        + "up to 3.10 ± 0.05 with the start of the upgrade to crewed launches at north at 2026-03-01; it does not with the start of the upgrade to crewed launches at north at 2026-09-01.",
        TippingText.Sentence(Map()));

    [Theory]
    [InlineData(0.15, 0.4, "stays above 10 % (from 15.0 % to 40.0 %)")]
    [InlineData(0.01, 0.05, "stays below 10 % (from 1.0 % to 5.0 %)")]
    [InlineData(0.01, 0.4, "passes 10 % only from one value of the start of the upgrade to crewed launches at north to the next (from 1.0 % to 40.0 %)")]
    public void Sentence_MapWithoutACrossing_TellsTheSide(double low, double high, string told) => Assert.Equal(
        $"The probability of \"no crewed launch for more than 180 days\" {told} while the weight of outside view is between 0 and 5 and the start of the upgrade to crewed launches at north between 2026-03-01 and 2026-09-01.",
        TippingText.Sentence(Result([Weight, Date], Unit.Probability, 0.1, Row(Date.From, [(0, low), (5, low)]), Row(Date.To, [(0, high), (5, high)]))));

    internal static TippingResult Map() => Result([Weight, Date], Unit.Probability, 0.1,
        Row(Date.From, [(0, 0.02), (2.5, 0.08), (5, 0.12)], new Crossing(3.1, 0.05, true, 0.02, 0.001, true)),
        Row(new DateOnly(2026, 6, 1).DayNumber, [(0, 0.05), (2.5, 0.15), (5, 0.2)], new Crossing(1.2, 0.04, true, 0.05, 0.001, true)),
        Row(Date.To, [(0, 0.15), (2.5, 0.2), (5, 0.25)]));
}
