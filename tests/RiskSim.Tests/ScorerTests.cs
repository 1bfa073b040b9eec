using RiskSim.Scenarios;
using RiskSim.Statistics.Scoring;

namespace RiskSim.Tests;

public sealed class ScorerTests
{
    /// <summary>Restored on day 30, launched on day 40, not yet launched on day 90. The last assumption is impossible from day 12 on.</summary>
    private const string Yaml = """
        risksim: 1
        name: scored
        as_of: 2026-01-01
        weights_as_of: 2026-02-01
        horizon: 2026-12-31
        report: { thresholds: [5, 30, 200], quantiles: [0.5] }
        sites:
          pad: { supports: [crewed], turnaround: 10, outages: { main: { began: 2026-01-01, repair: uniform(10 50) } } }
          free: { supports: [cargo], turnaround: 10 }
        mission_defaults: { sites: [free], kind: cargo }
        missions:
          a: { planned: 2026-02-05, readiness_delay: uniform(0 20) }
          b: { planned: 2026-03-02, readiness_delay: uniform(0 100) }
        assumptions:
          even: { weight: 1 }
          sure: { weight: 1, set: { sites.pad.outages.main.repair: 33.5, missions.a.readiness_delay: 0 } }
          early: { weight: 1, set: { sites.pad.outages.main.repair: uniform(5 12) } }
        ledger:
          - { date: 2026-01-13, by: nobody }
          - { date: 2026-02-01, set: { sites.pad.outages.main.restored: 2026-01-31 } }
          - { date: 2026-02-11, set: { missions.a.launched: 2026-02-10 } }
          - { date: 2026-04-01, by: nobody }
        """;

    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Known = new(2026, 4, 1);

    private static DateScores Run(DateOnly asOf) =>
        Scorer.Run(TestScenario.TryLoad(Yaml, asOf), Known, new ForecastOptions(1 << 15, 1, 1), null, CancellationToken.None);

    private static readonly DateScores First = Run(Start);

    private static Score Find(string quantity, string name, string assumption, DateScores? scores = null) =>
        Assert.Single((scores ?? First).Scores, s => s.Quantity == quantity && s.Name == name && s.AssumptionId == assumption);

    private static void AssertNear(double expected, Score score, double tolerance) =>
        Assert.InRange(score.Value!.Value, expected - tolerance - 8 * score.StandardError, expected + tolerance + 8 * score.StandardError);

    [Fact]
    public void Run_AnEvenForecast_HasTheScoresOfTheClosedForm()
    {
        // ∫ over 10..31 of F² and over 31..50 of (1 − F)², F = (x − 10)/40; day 30 ends at 31, and a bin is lost before each midnight.
        AssertNear(40.0 / 3 * (Math.Pow(20.5 / 40, 3) + Math.Pow(19.5 / 40, 3)), Find("sites.pad.restored", ScoreNames.Crps, "even"), 0.1);
        AssertNear(Math.Log(40), Find("sites.pad.restored", ScoreNames.Log, "even"), 0.001);
        AssertNear(20.5 / 40, Find("sites.pad.restored", ScoreNames.Pit, "even"), 0.002);
        AssertNear(-1, Find("sites.pad.restored", ScoreNames.MedianError, "even"), 1);
        Assert.Equal(1, Find("sites.pad.restored", ScoreNames.Coverage, "even").Value);
        // P(later than day 5) is 1, of day 30 it is 19/40; neither happened on the day itself.
        Assert.Equal(0, Find("sites.pad.restored", "brier_gt_5", "even").Value);
        AssertNear(Math.Pow(19.0 / 40, 2), Find("sites.pad.restored", "brier_gt_30", "even"), 0.002);
    }

    [Fact]
    public void Run_ACertainForecast_IsOffByDays()
    {
        Assert.Equal(3, Find("sites.pad.restored", ScoreNames.Crps, "sure").Value!.Value, 1e-9);
        Assert.Equal(3, Find("sites.pad.restored", ScoreNames.MedianError, "sure").Value);
        Assert.Equal(double.PositiveInfinity, Find("sites.pad.restored", ScoreNames.Log, "sure").Value);
        Assert.Equal(0, Find("sites.pad.restored", ScoreNames.Coverage, "sure").Value);
        Assert.Equal(5, Find("missions.a.launch", ScoreNames.Crps, "sure").Value!.Value, 1e-9);
        Assert.Equal(-5, Find("missions.a.launch", ScoreNames.MedianError, "sure").Value);
        // Five days late by day is not more than five.
        Assert.Equal(0, Find("missions.a.launch", "brier_gt_5", "sure").Value);
        Assert.All(First.Scores.Where(s => s.AssumptionId == "sure" && s.Quantity != "missions.b.launch"), s => Assert.Equal(0, s.StandardError));
    }

    [Fact]
    public void Run_NotYetLaunched_IsCensored()
    {
        // Planned on day 60, known until day 90: F(d) = (d + 1 − 60)/100 up to 0.3 at the end of day 89.
        var crps = Find("missions.b.launch", ScoreNames.CensoredCrps, "even");
        AssertNear(Enumerable.Range(1, 30).Sum(k => k * k / 1e4), crps, 0.03);
        Assert.Equal((false, Known), (crps.IsKnown, crps.Outcome));
        AssertNear(-Math.Log(0.7), Find("missions.b.launch", ScoreNames.Log, "even"), 0.002);
        // Six of the hundred days are within "five days late".
        AssertNear(Math.Pow(0.06, 2), Find("missions.b.launch", "brier_gt_5", "even"), 0.0002);
        Assert.DoesNotContain(First.Scores, s => s.Quantity == "missions.b.launch" && (s.Name is ScoreNames.Crps or ScoreNames.Pit or ScoreNames.Coverage or "brier_gt_30" or "brier_gt_200"));
    }

    [Fact]
    public void Run_KnownOutcomes_AreScoredUpToTheLastDayOfKnowledgeToo() => Assert.Equal(
        Find("sites.pad.restored", ScoreNames.Crps, "even").Value, Find("sites.pad.restored", ScoreNames.CensoredCrps, "even").Value);

    [Fact]
    public void Run_AnImpossibleAssumption_HasRowsWithoutValues()
    {
        var scores = Run(new(2026, 1, 13));
        Assert.Equal(["early"], scores.Impossible);
        Assert.All(scores.Scores.Where(s => s.AssumptionId == "early"), s => Assert.Null(s.Value));
        Assert.Equal(
            scores.Scores.Where(s => s.AssumptionId == "even").Select(s => (s.Quantity, s.Name)), scores.Scores.Where(s => s.AssumptionId == "early").Select(s => (s.Quantity, s.Name)));
        Assert.Equal(["even", "sure", "early", "blend"], scores.Scores.Select(s => s.AssumptionId).Distinct());
    }

    [Fact]
    public void Means_OverDates_CountEachOnce()
    {
        var loaded = TestScenario.Load(Yaml);
        DateScores[] dates = [First, Run(new(2026, 1, 13)), Run(new(2026, 2, 1))];
        var card = new Scorecard(loaded, Known, [.. dates], 1 << 15, 1, ForecastOptions.DefaultSampling);
        MeanScore Mean(string quantity, string assumption) => card.Means.Single(m => (m.Quantity, m.AssumptionId, m.Name) == (quantity, assumption, ScoreNames.Crps));

        Assert.Equal((2, 2), (Mean("sites.pad.restored", "even").Dates, Mean("sites.pad.restored", "even").AllDates));
        Assert.Equal((1, 2), (Mean("sites.pad.restored", "early").Dates, Mean("sites.pad.restored", "early").AllDates));
        Assert.Equal((3, 3), (Mean("missions.a.launch", "sure").Dates, Mean("missions.a.launch", "sure").AllDates));
        Assert.Equal(dates.Average(d => Find("missions.a.launch", ScoreNames.Crps, "even", d).Value), Mean("missions.a.launch", "even").Value);
        Assert.Equal(dates.Average(d => Find("missions.a.launch", ScoreNames.Crps, "even", d).StandardError), Mean("missions.a.launch", "even").StandardError);
        Assert.Equal(double.PositiveInfinity, card.Means.Single(m => m is { Quantity: "sites.pad.restored", AssumptionId: "sure", Name: ScoreNames.Log }).Value);
        // 3.0 and 3.3 days off: less than half a day apart.
        Assert.Equal([new Nearest("sites.pad.restored", null, Start, new(2026, 1, 13))], card.Nearest.Where(n => n.Quantity == "sites.pad.restored").ToList());
    }

    [Fact]
    public void Nearest_WithinTheNoise_IsNobody()
    {
        Score Of(string assumption, int day, double value, double error) => new(Start.AddDays(day), assumption, "q", ScoreNames.Crps, value, error, Known, true);
        Assert.Equal(
            [
                new Nearest("q", "a", Start, Start.AddDays(1)), new Nearest("q", null, Start.AddDays(2), Start.AddDays(2)), new Nearest("q", "b", Start.AddDays(3), Start.AddDays(3)),
                new Nearest("q", null, Start.AddDays(4), Start.AddDays(4)),
            ],
            Nearest.Of([
                Of("a", 0, 4, 0.3), Of("b", 0, 5, 0.3), Of("blend", 0, 1, 0), Of("a", 1, 1, 0), Of("b", 1, 2, 0), Of("a", 2, 4.2, 0.3), Of("b", 2, 5, 0.3),
                Of("a", 3, 7, 0.1), Of("b", 3, 5, 0.1), Of("a", 4, 5.4, 0), Of("b", 4, 5, 0)]));
    }

    [Fact]
    public void Dates_Defaults_AreThoseOfTheLedgerBeforeItsLast()
    {
        var (dates, known) = Scorer.Dates(TestScenario.Load(Yaml), new DataDateChoice(), null);
        Assert.Equal(Known, known);
        Assert.Equal([Start, new(2026, 1, 13), new(2026, 2, 1), new(2026, 2, 11)], dates.Dates);
    }

    [Theory]
    [InlineData("2026-04-01", null, "nothing that was learned after the data date 2026-04-01")]
    [InlineData("2026-01-13", "2026-01-13", "is known on the last day of knowledge")]
    public void Dates_NothingLearnedAfterThem_IsAMistake(string from, string? knownUntil, string message)
    {
        var (dates, _) = Scorer.Dates(TestScenario.Load(Yaml), new DataDateChoice(DateOnly.Parse(from, null)), knownUntil is null ? null : DateOnly.Parse(knownUntil, null));
        Assert.Empty(dates.Dates);
        Assert.Contains(message, Assert.Single(dates.Problems).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_NoLedger_IsAMistake()
    {
        var (dates, _) = Scorer.Dates(TestScenario.Load(Yaml[..Yaml.IndexOf("ledger:", StringComparison.Ordinal)]), new DataDateChoice(), null);
        Assert.Contains("the ledger is empty", Assert.Single(dates.Problems).Rule, StringComparison.Ordinal);
    }
}
