using System.Text.RegularExpressions;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;

namespace RiskSim.Tests.Reporting.Fields.Office;

public sealed class ExcelNameTests
{
    [Theory]
    [InlineData("missions.soyuz-ms-29.delay.p80", "risksim_missions.soyuz__ms__29.delay.p80")]
    [InlineData("missions.soyuz-ms-29.delay.prob_gt_90@outside-view|whole", "risksim_missions.soyuz__ms__29.delay.prob_gt_90..outside__view...whole")]
    [InlineData("sentence:missions.crew-1", "risksim_sentence._missions.crew__1")]
    [InlineData("run.as_of|long-date", "risksim_run.as_of...long__date")]
    [InlineData("a.p80|±", "risksim_a.p80..._u00B1_")]
    public void Encode_ATag_CanBeReadBack(string tag, string name)
    {
        Assert.Equal(name, ExcelName.Encode(FieldTag.Parse(tag)));
        Assert.Equal(FieldTag.Parse(tag), ExcelName.Decode(name));
    }

    [Fact]
    public void Encode_EveryFieldWithEveryFormat_IsANameAndCanBeReadBack()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (tag, _) in FieldSample.Run().All())
            foreach (var format in (string[])["", .. FieldFormat.Names, "0.0 %", "#,##0.00"])
            {
                var name = ExcelName.Encode(tag with { Format = format });
                Assert.Matches(new Regex("^risksim_[A-Za-z0-9._]+$"), name);
                Assert.Equal(tag with { Format = format }, ExcelName.Decode(name));
                Assert.True(names.Add(name));
            }
    }

    [Theory]
    [InlineData("Sheet1!$B$3", "Sheet1", "B3")]
    [InlineData("'Key ''figures'''!B3:$B$3", "Key 'figures'", "B3")]
    [InlineData("Лист1!$XFD$1048576", "Лист1", "XFD1048576")]
    public void Parse_OneCell_IsSheetAndAddress(string reference, string sheet, string cell)
    {
        var parsed = CellAddress.Parse(reference)!.Value;
        Assert.Equal((sheet, cell), (parsed.Sheet, parsed.Cell.ToString()));
    }

    [Theory]
    [InlineData("Sheet1!$B$3:$B$4")]
    [InlineData("Sheet1!#REF!")]
    [InlineData("#REF!")]
    [InlineData("Sheet1!$B$3,Sheet1!$B$4")]
    [InlineData("Sheet1:Sheet3!$B$3")]
    [InlineData("[1]Sheet1!$B$3")]
    [InlineData("OFFSET(Sheet1!$B$3,1,1)")]
    [InlineData("Sheet1!$XFE$1")]
    [InlineData("Sheet1!$A$0")]
    [InlineData("42")]
    public void Parse_AnythingElse_IsNull(string reference) => Assert.Null(CellAddress.Parse(reference));
}
