using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting;
using RiskSim.Reporting.Replays;
using RiskSim.Reporting.Scores;
using Xunit;

namespace RiskSim.Tests.Reporting.Scores;

public sealed class ScoreStoryTests
{
    private static readonly ScoreContext Context = new(SampleScorecard.Create());

    private static readonly string Report = MarkdownWriter.Write(ScoreStory.Compose(
        Context, [("charts/skill.png", "a chart")], new RunDetails("1.2.3", [new("known-until", "2026-04-01")], DateTimeOffset.UnixEpoch, () => TimeSpan.Zero)));

    [Fact]
    public void Compose_AScorecard_BeginsWithTheAnswer() => Assert.StartsWith(
        """
        # Who was right? A pad \| after &lt;an&gt; accident

        The forecasts of 3 data dates, 2026-01-01 to 2026-02-01, against what was known on 2026-04-01.

        - **Pad A restored 2026-03-02** over 3 data dates, 
        """.ReplaceLineEndings("\n"), Report, StringComparison.Ordinal);

    [Fact]
    public void Compose_ByDate_HasADashWhereAnAssumptionWasImpossible() => Assert.Contains(
        """
        | Data date        | official | outside-view | blend |
        | ---------------- | -------: | -----------: | ----: |
        | 2026-01-01       |     30.0 |         26.0 |  22.0 |
        | 2026-01-15       |     20.0 |         90.2 |  41.0 |
        | 2026-02-01       |      4.3 |            – |   4.3 |
        | mean             |     18.1 |         58.1 |  22.4 |
        | of so many dates |        3 |            2 |     3 |
        """.ReplaceLineEndings("\n"), Report, StringComparison.Ordinal);

    [Theory]
    [InlineData("standard errors are at most 0.04 days")]
    [InlineData("| 2026-01-15 |      +20 | beyond 2027-01-01 |   +60 |")]
    [InlineData("| log score                                         |     5.12 |            ∞ |   5.12 |")]
    [InlineData("| Brier score, more than 30 days from the data date |    0.123 |        0.123 |  0.123 |")]
    [InlineData("| PIT                                               |     0.46 |         0.46 |   0.46 |")]
    [InlineData("| dates with the outcome within P10 to P90          |   1 of 3 |       1 of 2 | 1 of 3 |")]
    [InlineData("![a chart](charts/skill.png)")]
    [InlineData("- **outside-view** was impossible on 2026-02-01")]
    [InlineData("- **missions.crew-9.launch** is not scored on 2026-01-15: it was later taken out of the scenario")]
    [InlineData("- **Warning** for 3 data dates, 2026-01-01 to 2026-02-01: pad.yaml:3:4: warning: 'official': something is odd. Look.")]
    [InlineData("### Crew 1 launched, not before 2026-04-01")]
    [InlineData("| Options                 | --known-until 2026-04-01")]
    public void Compose_AScorecard_Tells(string text) => Assert.Contains(text, Report, StringComparison.Ordinal);

    [Fact]
    public void Brief_ForATerminal_HasTheMeans()
    {
        var brief = PlainWriter.Write(ScoreStory.Brief(Context), 100);
        Assert.Matches("(?m)^Pad A restored +18\\.1 +58\\.1 +22\\.4$", brief);
        Assert.Matches("(?m)^Crew 1 launched +1\\.5 +1\\.0 +1\\.5$", brief);
        Assert.DoesNotContain("P50", brief, StringComparison.Ordinal);
        Assert.All(brief.Split('\n'), l => Assert.True(l.Length <= 100, l));
    }
}
