using System.Collections.Immutable;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class SentencesTests
{
    private static readonly ForecastResult Result = SampleForecast.Create();

    [Fact]
    public void Mission_ToCome_SaysOnTimePercentileAndTail()
    {
        var forecast = With(("delay.prob_on_time", 0.712, Unit.Probability), ("delay.p80", 27.2, Unit.Days), ("delay.prob_gt_30", 0.19, Unit.Probability),
            ("delay.prob_gt_90", 0.12, Unit.Probability), ("delay.prob_gt_180", 0.03, Unit.Probability), ("prob_not_launched", 0.01, Unit.Probability));
        Assert.Equal("Soyuz MS-29: 71 % on time; P80 27 days late; 12 % chance of more than 90 days", Sentence(forecast));
    }

    [Fact]
    public void Mission_NoTailWorthSaying_GivesTheSmallestThreshold()
    {
        var forecast = With(("delay.prob_on_time", 0.95, Unit.Probability), ("delay.p80", 0, Unit.Days), ("delay.prob_gt_30", 0.02, Unit.Probability),
            ("delay.prob_gt_90", 0.001, Unit.Probability));
        Assert.Equal("Soyuz MS-29: 95 % on time; P80 on time; 2 % chance of more than 30 days", Sentence(forecast));
    }

    [Fact]
    public void Mission_PercentileBeyondTheHorizon_SaysSo()
    {
        var forecast = With(("delay.prob_on_time", 0.2, Unit.Probability), ("delay.p80", double.PositiveInfinity, Unit.Days), ("prob_not_launched", 0.31, Unit.Probability));
        Assert.Equal("Soyuz MS-29: 20 % on time; P80 beyond 2027-12-31; 31 % chance of no launch by 2027-12-31", Sentence(forecast));
    }

    [Fact]
    public void Mission_Launched_IsAFact()
    {
        var mission = SampleForecast.Mission("progress-ms-33", "cargo", new(2025, 12, 21), new(2026, 3, 22));
        Assert.Equal("Progress MS-33: launched 2026-03-22, 91 days late", Sentences.Mission(Result, Result.Blend, mission));
    }

    [Theory]
    [InlineData(0.9, "on time")]
    [InlineData(-0.9, "on time")]
    [InlineData(1, "1 day late")]
    [InlineData(-3, "3 days early")]
    [InlineData(382.5, "382 days late")]
    [InlineData(382.96875, "382 days late")]
    [InlineData(383, "383 days late")]
    [InlineData(-2.5, "3 days early")]
    public void Lateness_CountsWholeDays(double days, string expected) => Assert.Equal(expected, Sentences.Lateness(days));

    [Fact]
    public void Capability_LostOnTheDataDate_SaysWhenItIsBack() =>
        Assert.Equal("No crewed launch is possible on 2025-11-28; the capability is back by 2026-05-16 with 50 % probability and by 2026-08-26 with 80 %; "
            + "22 % chance that it takes more than 365 days from now", Sentences.Capability(Result, Result.Blend, "crewed"));

    [Fact]
    public void Capability_BackBeyondTheHorizon_SaysAfterIt()
    {
        var forecast = Forecast(("capability.crewed.lost_after_0", 1, Unit.Probability), ("capability.crewed.remaining.p50", 30, Unit.Days),
            ("capability.crewed.remaining.p80", double.PositiveInfinity, Unit.Days));
        Assert.Equal("No crewed launch is possible on 2025-11-28; the capability is back by 2025-12-28 with 50 % probability and only after 2027-12-31 with 80 %",
            Sentences.Capability(Result, forecast, "crewed"));
    }

    [Fact]
    public void Capability_NotLost_SaysTheRiskOfALoss()
    {
        var forecast = Forecast(("capability.crewed.lost_after_0", 0, Unit.Probability), ("capability.crewed.longest.prob_gt_30", 0.11, Unit.Probability));
        Assert.Equal("Crewed launches are possible on 2025-11-28; 11 % chance of a loss of more than 30 days by 2027-12-31",
            Sentences.Capability(Result, forecast, "crewed"));
    }

    [Fact]
    public void Capability_ImpossibleAssumption_HasNoFigures() =>
        Assert.Contains("contradicts what is known", Sentences.Capability(Result, Forecast() with { IsPossible = false }, "crewed"), StringComparison.Ordinal);

    [Fact]
    public void Crew_Overstay_SaysDaysAndLimit() =>
        Assert.Equal("Soyuz MS-28: at P80 the crew stays 34 days longer than planned; 6 % chance that the limit is reached", Sentences.Crew(Result, Result.Blend, "soyuz-ms-28"));

    [Fact]
    public void Crew_AtTheLimit_SaysSo()
    {
        // Planned for 242 days with a limit of 300: 58 days are the most.
        var forecast = Forecast(("spacecraft.soyuz-ms-28.overstay.p80", 58, Unit.Days));
        Assert.Equal("Soyuz MS-28: at P80 the crew stays until its limit, 58 days longer than planned", Sentences.Crew(Result, forecast, "soyuz-ms-28"));
    }

    [Theory]
    [InlineData(0.267, 0.001, "Soyuz MS-29: unlikely to be on time (27 %); P80 383 days late; 22 % chance of more than 365 days")]
    [InlineData(0.712, 0.001, "Soyuz MS-29: likely to be on time (71 %); P80 383 days late; 22 % chance of more than 365 days")]
    [InlineData(0.331, 0.001, "Soyuz MS-29: 33 % on time; P80 383 days late; 22 % chance of more than 365 days")]
    [InlineData(0, 0, "Soyuz MS-29: exceptionally unlikely to be on time (<1 %); P80 383 days late; 22 % chance of more than 365 days")]
    [InlineData(1, 0, "Soyuz MS-29: virtually certain to be on time (>99 %); P80 383 days late; 22 % chance of more than 365 days")]
    public void Mission_InWords_HasTheWordAndTheNumber(double onTime, double error, string expected)
    {
        var forecast = With(("delay.p80", 383, Unit.Days), ("delay.prob_gt_365", 0.22, Unit.Probability));
        forecast = forecast with { Figures = forecast.Figures.Add(new Figure("blend", "missions.soyuz-ms-29.delay.prob_on_time", onTime, error, Unit.Probability, null)) };
        Assert.Equal(expected, Sentence(forecast, inWords: true));
    }

    [Fact]
    public void Mission_InWordsBeyondTheHorizon_SaysSo() => Assert.Equal(
        "Soyuz MS-29: very unlikely to be on time (5 %); P80 beyond 2027-12-31; 40 % chance of no launch by 2027-12-31",
        Sentence(With(("delay.prob_on_time", 0.05, Unit.Probability), ("delay.p80", double.PositiveInfinity, Unit.Days), ("prob_not_launched", 0.4, Unit.Probability)), inWords: true));

    [Fact]
    public void Capability_InWords_HasTheWordAndTheNumber()
    {
        Assert.EndsWith("with 80 %; it is unlikely (22 %) to take more than 365 days from now", Sentences.Capability(Result, Result.Blend, "crewed", inWords: true), StringComparison.Ordinal);
        var forecast = Forecast(("capability.crewed.lost_after_0", 0, Unit.Probability), ("capability.crewed.longest.prob_gt_30", 0.05, Unit.Probability));
        Assert.Equal("Crewed launches are possible on 2025-11-28; a loss of more than 30 days by 2027-12-31 is very unlikely (5 %)", Sentences.Capability(Result, forecast, "crewed", inWords: true));
    }

    [Fact]
    public void Crew_InWords_HasTheWordAndTheNumber() =>
        Assert.Equal("Soyuz MS-28: at P80 the crew stays 34 days longer than planned; it is very unlikely (6 %) to reach its limit", Sentences.Crew(Result, Result.Blend, "soyuz-ms-28", inWords: true));

    [Fact]
    public void Answer_Paragraph_HasAFullStopAfterEachSentenceAndItsScale()
    {
        var paragraph = AnswerText.Paragraph(Result);
        Assert.StartsWith("No crewed launch is possible on 2025-11-28", paragraph, StringComparison.Ordinal);
        Assert.EndsWith(".", paragraph, StringComparison.Ordinal);
        Assert.DoesNotContain("..", paragraph, StringComparison.Ordinal);
        Assert.True(AnswerText.HasWords(Result));
        Assert.Contains(Likelihood.Source, AnswerText.ScaleRule, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_TwoKindsAlike_AreToldOnce()
    {
        static ForecastResult With(string kind, double later) => SampleForecast.Create(withSecondAssumption: false) is var result ? result with
        {
            Assumptions = [result.Assumptions[0] with { Figures = [.. result.Assumptions[0].Figures, .. result.Assumptions[0].Figures.Where(f => f.Metric.StartsWith("capability.crewed.", StringComparison.Ordinal))
                .Select(f => f with { Metric = f.Metric.Replace("crewed", kind, StringComparison.Ordinal), Value = f.Metric.EndsWith("remaining.p80", StringComparison.Ordinal) ? f.Value + later : f.Value })] }],
        } : throw new InvalidOperationException();
        Assert.Contains("The same holds for cargo launches", AnswerText.Sentences(With("cargo", 0)));
        Assert.Contains(AnswerText.Sentences(With("cargo", 5)), s => s.StartsWith("No cargo launch is possible", StringComparison.Ordinal));
    }

    private static string Sentence(AssumptionForecast forecast, bool inWords = false) =>
        Sentences.Mission(Result, forecast, SampleForecast.Mission("soyuz-ms-29", "crewed", new(2026, 7, 14)), inWords);

    private static AssumptionForecast With(params (string Metric, double Value, Unit Unit)[] figures) =>
        Forecast([.. figures.Select(f => ($"missions.soyuz-ms-29.{f.Metric}", f.Value, f.Unit))]);

    private static AssumptionForecast Forecast(params (string Metric, double Value, Unit Unit)[] figures) => new()
    {
        Id = "blend", StatedWeight = 1, UpdatedWeight = 1, IsPossible = true, EffectiveTrials = SampleForecast.Trials,
        Figures = [.. figures.Select(f => new Figure("blend", f.Metric, f.Value, 0.001, f.Unit, null))],
        Distributions = ImmutableDictionary<string, EmpiricalDistribution>.Empty, LossByDay = ImmutableDictionary<string, DailyProbability>.Empty,
        Convergence = ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Empty,
    };
}
