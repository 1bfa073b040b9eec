using RiskSim.Reporting.Charts.Drawing;
using Xunit;

namespace RiskSim.Tests.Reporting.Charts.Drawing;

public sealed class ChartFontTests
{
    [Fact]
    public void Choose_SerifFirst_TakesTheSans() =>
        Assert.Equal("Liberation Sans", ChartFont.Choose("Site", ["DejaVu Serif", "Times New Roman", "Liberation Sans"], HasAll)!.Family);

    [Fact]
    public void Choose_OnlySerifMonoAndSymbols_IsNull() =>
        Assert.Null(ChartFont.Choose("Site", ["DejaVu Serif", "Noto Sans Mono", "Noto Sans Symbols", "Noto Color Emoji"], HasAll));

    [Fact]
    public void Choose_Nothing_IsNull() => Assert.Null(ChartFont.Choose("Site", [], HasAll));

    [Fact]
    public void Choose_FirstLacksCharacters_TakesOneThatHasThem()
    {
        var font = ChartFont.Choose("Площадка", ["DejaVu Sans", "Noto Sans"], (family, text) => family == "DejaVu Sans" && text == "Площадка" ? "Пло" : "");
        Assert.Equal(new ChartFont("Noto Sans", ""), font);
    }

    [Fact]
    public void Choose_AllLackCharacters_TakesTheOneThatLacksFewest()
    {
        var font = ChartFont.Choose("長い", ["DejaVu Sans", "Noto Sans"], (family, text) => text != "長い" ? "" : family == "DejaVu Sans" ? "長い" : "長");
        Assert.Equal(new ChartFont("Noto Sans", "長"), font);
    }

    [Fact]
    public void Choose_UnknownSansThatCannotSetDigits_IsNotTaken() =>
        Assert.Null(ChartFont.Choose("Site", ["Strange Sans"], (_, _) => "0"));

    private static string HasAll(string family, string text) => "";
}
