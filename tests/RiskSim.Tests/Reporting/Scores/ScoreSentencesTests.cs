using RiskSim.Reporting.Scores;
using Xunit;

namespace RiskSim.Tests.Reporting.Scores;

public sealed class ScoreSentencesTests
{
    private static readonly ScoreContext Context = new(SampleScorecard.Create());

    [Fact]
    public void Verdict_SeveralDates_RanksAndTellsWhoWasNearestWhen() => Assert.Equal(
        "over 3 data dates, 2026-01-01 to 2026-02-01, on average off by: 'official' 18 days, the blend 22, 'outside view' 58 (on 2 of them; impossible on the others). "
        + "Nearest was: 'outside view' on 2026-01-01, then 'official' on 2026-01-15.",
        ScoreSentences.Verdict(Context, SampleScorecard.Pad));

    [Fact]
    public void Verdict_OneDate_SpeaksOfIt() => Assert.Equal(
        "over the data date 2026-01-01, off by: the blend 22 days, 'outside view' 26, 'official' 30. 'outside view' was nearest.",
        ScoreSentences.Verdict(new ScoreContext(SampleScorecard.Create(1)), SampleScorecard.Pad));

    [Fact]
    public void Verdict_TheSameScores_AreLevel() => Assert.EndsWith(" The best two are level.", ScoreSentences.Verdict(Context, SampleScorecard.Crew), StringComparison.Ordinal);

    [Fact]
    public void Direction_SeveralDates_GoesFromTheFirstToTheLast() => Assert.Equal(
        "The middle of the forecasts (P50) was, from the first data date to the last: 'official' 38 days too late → 3 days too early; "
        + "'outside view' 20 days too early → beyond the horizon; the blend 1 day too late → 3 days too early.",
        ScoreSentences.Direction(Context, SampleScorecard.Pad));

    [Fact]
    public void Direction_WhatHasNotHappened_HasNone() => Assert.Empty(ScoreSentences.Direction(Context, SampleScorecard.Crew));

    [Fact]
    public void ChartTitle_NamesThoseThatWereScoredOnAllDates()
    {
        Assert.Equal("Pad A restored: the forecasts of 'official' were off by 18\u00a0days on average", ScoreSentences.ChartTitle(Context, SampleScorecard.Pad));
        Assert.Equal(
            "Pad A restored: 'official' came nearest, off by 25\u00a0days on average; 'outside view' was off by 58",
            ScoreSentences.ChartTitle(new ScoreContext(SampleScorecard.Create(2)), SampleScorecard.Pad));
    }
}
