using RiskSim.Distributions;
using RiskSim.Reporting;
using RiskSim.Scenarios;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class LabelsTests
{
    [Theory]
    [InlineData("soyuz-ms-29", "Soyuz MS-29")]
    [InlineData("progress-ms-33", "Progress MS-33")]
    [InlineData("progress-m-27m", "Progress M-27M")]
    [InlineData("cargo-1", "Cargo 1")]
    [InlineData("crs-31", "CRS-31")]
    [InlineData("crew-dragon-demo-2", "Crew Dragon Demo 2")]
    [InlineData("nauka", "Nauka")]
    public void Mission_Id_ReadsAsPeopleWriteIt(string id, string expected) => Assert.Equal(expected, Labels.Mission(id));

    [Theory]
    [InlineData("site-31-6", "site-31-6", "Site 31-6")]
    [InlineData("pad-a", "pad-a", "Pad a")]
    [InlineData("pad-a", "Площадка 1", "Площадка 1")]
    public void Site_WithoutName_IsReadFromTheId(string id, string name, string expected) =>
        Assert.Equal(expected, Labels.Site(new Site(id, name, [], Constant.Zero, Constant.Zero, [], [], [], [])));

    [Fact]
    public void Assumption_Hyphens_BecomeSpaces() => Assert.Equal("outside view", Labels.Assumption("outside-view"));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0002, "< 0.1 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.0096, "1 %")]
    [InlineData(0.123, "12 %")]
    [InlineData(0.9904, "99 %")]
    [InlineData(0.994, "99.4 %")]
    [InlineData(0.9998, "> 99.9 %")]
    [InlineData(1, "100 %")]
    public void Percent_NearTheEnds_IsNotRoundedToThem(double share, string expected) =>
        Assert.Equal(expected, Labels.Percent(share).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.0245, "2.5 %")]
    [InlineData(0.0999, "10 %")]
    [InlineData(0.123, "12 %")]
    public void FinePercent_BelowTen_HasADecimal(double share, string expected) =>
        Assert.Equal(expected, Labels.FinePercent(share).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(0.04, "0 days")]
    [InlineData(-0.01, "0 days")]
    [InlineData(4.56, "4.6 days")]
    [InlineData(217.3, "217 days")]
    public void Days_Unit_Agrees(double days, string expected) => Assert.Equal(expected, Labels.Days(days).Replace('\u00a0', ' '));

    [Fact]
    public void Date_IsHuman() => Assert.Equal("8 Mar 2026", Labels.Date(new DateOnly(2026, 3, 8)));

    [Theory]
    [InlineData("from 2026-03-08 to 2026-11-30 ± 2 days", "from 8 Mar 2026 to 30 Nov 2026 ± 2 days")]
    [InlineData("part 1-2026-03-08, 2026-13-40, 12026-03-08 and 2026-03-081", "part 1-2026-03-08, 2026-13-40, 12026-03-08 and 2026-03-081")]
    public void DatesInWords_OnlyDates_AreWrittenAnew(string text, string expected) => Assert.Equal(expected, Labels.DatesInWords(text));
}
