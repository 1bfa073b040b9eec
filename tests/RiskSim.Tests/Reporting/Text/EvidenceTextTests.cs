using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Text;

public sealed class EvidenceTextTests
{
    private static readonly EvidenceText Text = new(TestScenario.Load("""
        risksim: 1
        as_of: 2026-01-01
        horizon: 2029-01-01
        sites: { pad-a: { name: Pad A, supports: [x], turnaround: 5 } }
        """));

    private static string News(params Learned[] news) => Text.News(new EvidenceStep(default, [.. news], []));

    [Fact]
    public void News_OfEveryKind_ReadsAsASentencePart() => Assert.Equal(
        "source is spare part; mounting over on 2026-02-15; upgrade to crewed (Pad A) over on 2026-02-16; still going on: service cabin (Pad A), check out",
        News(
            new Learned("sites.pad-a.outages.service-cabin", LearnedKind.StillGoingOn),
            new Learned("sites.pad-a.outages.service-cabin.repair.source", LearnedKind.Chosen, null, "spare part"),
            new Learned("sites.pad-a.outages.service-cabin.repair.mounting", LearnedKind.Ended, new DateOnly(2026, 2, 15)),
            new Learned("sites.pad-a.upgrades.crewed", LearnedKind.Ended, new DateOnly(2026, 2, 16)),
            new Learned("sites.pad-a.outages.service-cabin.repair.check-out", LearnedKind.StillGoingOn)));

    [Fact]
    public void News_None_SaysSo() => Assert.Equal("nothing", News());

    [Theory]
    [InlineData(0, "× 0")]
    [InlineData(1, "× 1")]
    [InlineData(0.95, "× 0.95")]
    [InlineData(0.0666, "× 0.067")]
    [InlineData(0.00094, "× 9.4e-4")]
    [InlineData(1.2, "× 1.2")]
    public void Factor_AnySize_HasTwoDigits(double factor, string text) => Assert.Equal(text, EvidenceText.Factor(new AssumptionEvidence("a", factor, 0, 0, 0, [])));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.925, "93 %")]
    [InlineData(0.0004, "0.04 %")]
    public void Weight_OfNobodyAndOfTheOnlyOneLeft_IsPlain(double weight, string text) => Assert.Equal(text, EvidenceText.Weight(weight, 0, double.PositiveInfinity));
}
