using System.Globalization;
using RiskSim.Reporting.Charts;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts;

public sealed class PaletteTests
{
    [Fact]
    public void Style_ManyAssumptions_NoneShareAColourAndNoneIsTheBlends()
    {
        var colours = Enumerable.Range(0, 40).Select(i => Palette.Style(i).Colour).Append(Palette.Blend.Colour).ToList();
        Assert.Equal(colours.Count, colours.Distinct().Count());
    }

    [Fact]
    public void Style_FirstEight_DifferInDashAndSignToo()
    {
        var styles = Enumerable.Range(0, 8).Select(Palette.Style).ToList();
        Assert.Equal(8, styles.Select(s => string.Join(' ', s.Dash)).Distinct().Count());
        Assert.All(styles.Zip(styles.Skip(1)), pair => Assert.NotEqual(pair.First.Sign, pair.Second.Sign));
    }

    [Fact]
    public void Style_AnyAssumption_StandsOutFromWhite() =>
        Assert.All(Enumerable.Range(0, 40).Select(i => Palette.Style(i).Colour), c => Assert.True(1.05 / (Luminance(c) + 0.05) > 2, c));

    [Fact]
    public void For_OneImpossible_TheOthersKeepTheirColours()
    {
        var all = Palette.For(SampleCases.Result("usual"));
        var possible = Palette.For(SampleCases.Result("one impossible"));
        Assert.Equal(["official", "outside-view", "blend"], possible.Select(s => s.Forecast.Id));
        Assert.All(possible, s => Assert.Equal(all.Single(a => a.Forecast.Id == s.Forecast.Id).Style, s.Style));
    }

    [Fact]
    public void For_OnePossible_IsTheBlendThatNamesIt() =>
        Assert.Equal("blend (only outside view is possible)", Assert.Single(Palette.For(SampleCases.Result("one possible"))).Label);

    // WCAG 2.2, relative luminance.
    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
