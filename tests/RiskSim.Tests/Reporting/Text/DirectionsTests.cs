using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Text;
using Xunit;

namespace RiskSim.Tests.Reporting.Text;

public sealed class DirectionsTests
{
    [Theory]
    [InlineData("Pad A", "Pad A")]
    [InlineData("Pad \u202EA", "Pad \u202EA\u202C")]
    [InlineData("Pad \u202EA\u202C", "Pad \u202EA\u202C")]
    [InlineData("\u2067a\u202Eb", "\u2067a\u202Eb\u202C\u2069")]
    // The end of an isolate ends what is open in it; a stray end does nothing.
    [InlineData("\u2067a\u202Eb\u2069c", "\u2067a\u202Eb\u2069c")]
    [InlineData("\u2067a\u202Cb", "\u2067a\u202Cb\u2069")]
    [InlineData("\u202Ea\u2069b", "\u202Ea\u2069b\u202C")]
    public void Closed_WhatIsOpen_EndsWithTheText(string text, string closed) => Assert.Equal(closed, Directions.Closed(text));

    [Fact]
    public void Prose_NameThatTurnsRound_LeavesTheSentenceAlone()
    {
        Prose prose = $"At {"Pad \u202EA"} nothing **{"\u2067is\u202A"}** known.";
        Assert.Equal("At Pad \u202EA\u202C nothing \u2067is\u202A\u202C\u2069 known.", prose.Text);
    }

    [Fact]
    public void Site_NameThatTurnsRound_IsClosed() =>
        Assert.Equal("Pad \u202EA\u202C", Names.Site(SampleForecast.Create().Scenario.Assumptions[0].Inputs.Sites[0] with { Name = "Pad \u202EA" }));
}
