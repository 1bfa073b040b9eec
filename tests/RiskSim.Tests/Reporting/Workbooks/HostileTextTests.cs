using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using RiskSim.Reporting.Workbooks.Model;
using RiskSim.Statistics;

namespace RiskSim.Tests.Reporting.Workbooks;

/// <summary>Whatever a scenario says is shown as it is and is never run.</summary>
public sealed class HostileTextTests
{
    private static ForecastResult Saying(string text)
    {
        var sample = SampleForecast.Create(text, text);
        var site = sample.Scenario.Assumptions[0].Inputs.Sites[0] with { Name = text };
        return sample with
        {
            Scenario = sample.Scenario with
            {
                Assumptions = [.. sample.Scenario.Assumptions.Select(a => a with { Inputs = a.Inputs with { Sites = [site] } })],
            },
        };
    }

    [Theory]
    [InlineData("=cmd()")]
    [InlineData("=HYPERLINK(\"http://example.org\";\"x\")")]
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("<script>alert('x')</script> & \"more\"")]
    [InlineData("Байконур, площадка 31/6")]
    [InlineData("موقع الإطلاق \u202e31/6")]
    [InlineData("_x0041_ and _x000D_")]
    [InlineData("发射场 🚀")]
    public void Text_OfAScenario_IsShownAsItIs(string text)
    {
        using var file = new WorkbookFile(Saying(text));
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file.Document, TestContext.Current.CancellationToken).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(e => e.Description)));
        Assert.DoesNotContain(file.AllCells, c => c.CellFormula is not null);
        // As a reader of the format sees it.
        string Read(DocumentFormat.OpenXml.Spreadsheet.Cell? cell) => file.Text(cell).Replace("_x005F_", "_", StringComparison.Ordinal);
        // A name stands in sentences too, which it must not turn round.
        Assert.Equal(text + (text.Contains('\u202e', StringComparison.Ordinal) ? "\u202c" : ""), Read(file.Rows("Sites")[0]["Site"]));
        Assert.Equal(text, Read(file.Rows("Ledger")[0]["Says"]));
        Assert.Equal(text, Read(file.Cells("Summary").First()));
        Assert.Equal(CellValues.SharedString, file.Rows("Sites")[0]["Site"]!.DataType!.Value);
        Assert.Equal(text, file.Document.PackageProperties.Title);
    }

    [Fact]
    public void Text_ThatNoCellCanHold_IsCutOrLeftOut()
    {
        var text = "a\u0001b\u001bc\ud800d" + new string('é', 40_000);
        using var file = new WorkbookFile(Saying(text));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file.Document, TestContext.Current.CancellationToken));
        var shown = file.Text(file.Rows("Ledger")[0]["Says"]);
        Assert.Equal(32_767, shown.Length);
        Assert.StartsWith("abcdééé", shown, StringComparison.Ordinal);
        Assert.EndsWith("é…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_CutInsideACharacter_LeavesItOut() => Assert.Equal("ab…", CellText.Clean("ab🚀cd", 4));

    [Fact]
    public void Unique_NamesThatDifferInCaseOnly_GetNumbers() => Assert.Equal(
        ImmutableArray.Create("Figure", "figure (2)", "a b", "FIGURE (3)", "Column"), CellText.Unique(["Figure", "figure", "a\nb", "FIGURE", ""]));
}
