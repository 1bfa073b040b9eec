using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Scenarios.TestScenario;

namespace RiskSim.Tests.Scenarios;

public class DataDatesTests
{
    // The data date is 2026-01-01, the horizon 2028-01-01.
    private const string Text = Top + Network + Missions + """
        ledger:
          - { date: 2026-03-31, says: third }
          - { date: 2025-12-10, says: first }
          - { date: 2026-02-01, says: second }
          - { date: 2026-02-01, says: the same day }
          - { date: 2028-06-01, says: after the horizon }

        """;

    private static string Of(string? from = null, string? to = null, string? every = null, string text = Text)
    {
        var dates = DataDates.Of(Valid(text), new DataDateChoice(from is null ? null : D(from), to is null ? null : D(to), every is null ? null : DateStep.Parse(every)));
        return dates.Problems.IsEmpty ? string.Join(' ', dates.Dates.Select(d => $"{d:yyyy-MM-dd}")) : string.Join('\n', dates.Problems);
    }

    [Fact]
    public void Of_NothingAsked_TheDataDateAndEachLaterLedgerDateBeforeTheHorizon() =>
        Assert.Equal("2026-01-01 2026-02-01 2026-03-31", Of());

    [Theory]
    [InlineData("2025-12-01", null, "2025-12-01 2025-12-10 2026-02-01 2026-03-31")]
    [InlineData("2025-12-10", "2026-02-01", "2025-12-10 2026-02-01")]
    [InlineData(null, "2026-03-01", "2026-01-01 2026-02-01 2026-03-01")]
    [InlineData("2026-05-01", null, "2026-05-01")]
    [InlineData("2026-05-01", "2026-05-01", "2026-05-01")]
    [InlineData(null, "2027-12-31", "2026-01-01 2026-02-01 2026-03-31 2027-12-31")]
    public void Of_FromAndTo_AreAlwaysIncluded(string? from, string? to, string expected) => Assert.Equal(expected, Of(from, to));

    [Theory]
    [InlineData("2026-01-01", "2026-01-20", "7d", "2026-01-01 2026-01-08 2026-01-15 2026-01-20")]
    [InlineData("2026-01-01", "2026-01-29", "2w", "2026-01-01 2026-01-15 2026-01-29")]
    [InlineData("2026-01-31", "2026-05-01", "1mo", "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-01")]
    [InlineData(null, null, "2 mo", "2026-01-01 2026-03-01 2026-03-31")]
    [InlineData("2026-01-01", "2026-01-05", "10000mo", "2026-01-01 2026-01-05")]
    public void Of_Every_StepsFromTheFirst(string? from, string? to, string every, string expected) => Assert.Equal(expected, Of(from, to, every));

    [Fact]
    public void Of_NoLedger_TheDataDate() => Assert.Equal("2026-01-01", Of(text: Top + Network + Missions));

    [Theory]
    [InlineData("2026-02-01", "2026-01-31", "--to: error: '2026-01-31': the last data date is before the first, 2026-02-01. Exchange --from and --to.")]
    [InlineData(null, "2025-12-31", "--to: error: '2025-12-31': the last data date is before the first, 2026-01-01, the data date of the scenario. Give an earlier --from, or a later --to.")]
    [InlineData(null, "2028-01-01", "--to: error: '2028-01-01': a data date must be earlier than the horizon 2028-01-01. Give an earlier date.")]
    [InlineData("2028-01-01", null, "--from: error: '2028-01-01': a data date must be earlier than the horizon 2028-01-01. Give an earlier date.")]
    public void Of_ImpossibleChoice_SaysWhatIsWrong(string? from, string? to, string expected) => Assert.Equal(expected, Of(from, to));

    [Theory]
    [InlineData("7")]
    [InlineData("0d")]
    [InlineData("-7d")]
    [InlineData("1.5d")]
    [InlineData("7 days")]
    [InlineData("d")]
    [InlineData("")]
    [InlineData("99999999999d")]
    public void Parse_NoStep_IsNull(string text) => Assert.Null(DateStep.Parse(text));
}
