using RiskSim.Reporting.Text;

namespace RiskSim.Tests.Reporting.Text;

public sealed class InputNamesTests
{
    private static readonly InputNames Names = new(TestScenario.Load("""
        risksim: 1
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites: { site-31-6: { name: Baikonur 31/6, supports: [crewed], turnaround: 10 } }
        """));

    [Theory]
    [InlineData("missions.soyuz-ms-29.planned", "Soyuz MS-29: planned date", "the planned date of Soyuz MS-29")]
    [InlineData("missions.soyuz-ms-29.scrub.probability", "Soyuz MS-29: scrub probability", "the scrub probability of Soyuz MS-29")]
    [InlineData("missions.soyuz-ms-29.after.progress-ms-33", "Soyuz MS-29: least gap after Progress MS-33", "the least gap after Progress MS-33 of Soyuz MS-29")]
    [InlineData("mission_defaults.failure.probability", "All missions: failure probability", "the failure probability of all missions")]
    [InlineData("spacecraft.soyuz-ms-28.limit", "Soyuz MS-28: longest stay", "the longest stay of Soyuz MS-28")]
    [InlineData("sites.site-31-6.turnaround", "Baikonur 31/6: turnaround", "the turnaround at Baikonur 31/6")]
    [InlineData("sites.site-31-6.outages.cabin.repair", "Baikonur 31/6: repair 'cabin'", "the repair 'cabin' at Baikonur 31/6")]
    [InlineData("sites.site-31-6.outages.cabin.repair.new-mounting.duration", "Baikonur 31/6: duration of new mounting", "the duration of new mounting at Baikonur 31/6")]
    [InlineData("sites.site-31-6.outages.cabin.repair.source.one_of.spare.probability", "Baikonur 31/6: probability of spare as source", "the probability of spare as source at Baikonur 31/6")]
    [InlineData("sites.site-31-6.upgrades.crewed.starts", "Baikonur 31/6: start of the upgrade to crewed launches", "the start of the upgrade to crewed launches at Baikonur 31/6")]
    [InlineData("sites.site-31-6.hazards.ground-failure.every", "Baikonur 31/6: time up until the hazard 'ground failure'", "the time up until the hazard 'ground failure' at Baikonur 31/6")]
    [InlineData("assumptions.outside-view.weight", "Weight of outside view", "the weight of outside view")]
    [InlineData("risks.acceptance-fails.probability", "Probability of the risk 'acceptance fails'", "the probability of the risk 'acceptance fails'")]
    [InlineData("as_of", "Data date", "the data date")]
    [InlineData("sites.site-31-6.outages.cabin.repair.source", "sites.site-31-6.outages.cabin.repair.source", "sites.site-31-6.outages.cabin.repair.source")]
    [InlineData("report.quantiles", "report.quantiles", "report.quantiles")]
    public void Of_APath_IsWhatPeopleCallIt(string path, string label, string phrase) => Assert.Equal((label, phrase), (Names.Of(path).Label, Names.Of(path).Phrase));

    [Fact]
    public void Settings_OfOneOwner_NameItOnce() => Assert.Equal(
        "Soyuz MS-29: planned date = 2026-07-14, scrub probability = 0.1; Baikonur 31/6: turnaround = 7; data date = 2026-01-01",
        Names.Settings([("missions.soyuz-ms-29.planned", "2026-07-14"), ("missions.soyuz-ms-29.scrub.probability", "0.1"), ("sites.site-31-6.turnaround", "7"), ("as_of", "2026-01-01")]));
}
