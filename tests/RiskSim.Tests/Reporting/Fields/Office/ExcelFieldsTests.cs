using RiskSim.Reporting.Fields;
using RiskSim.Scenarios;
using static RiskSim.Tests.Reporting.Fields.Office.OfficeSample;

namespace RiskSim.Tests.Reporting.Fields.Office;

public sealed class ExcelFieldsTests : IDisposable
{
    private const string Here = "'Key ''figures'''!";
    private const string Share = "risksim_missions.soyuz__ms__29.prob_failed";

    private readonly FieldSample _sample = new();

    public void Dispose() => _sample.Dispose();

    private static byte[] Book(params (string Name, string Reference, string Comment)[] names) => Zip(ExcelParts(names));

    private byte[] Update(byte[] book, RunFields? run = null)
    {
        var plan = _sample.Update("a.xlsx", book, run);
        Assert.DoesNotContain(plan.Problems, p => p.Severity == Severity.Error);
        return _sample.Bytes("a.xlsx");
    }

    private static string Cells(byte[] book) => PartText(book, "xl/worksheets/sheet1.xml");

    [Fact]
    public void Update_Cells_GetNumbersDatesAndTextInTheirStyle()
    {
        var before = Book((Share, Here + "$B$1", ""), ("risksim_missions.soyuz__ms__29.launch.p90", Here + "$B$2", ""), ("risksim_run.scenario", Here + "$A$2", ""), ("risksim_run.trials", Here + "$D$9", ""),
            ("risksim_any", Here + "$A$1", "risksim:missions.soyuz-ms-29.delay.p90@official|±"), ("risksim_run.seed", Here + "$C$5", ""));
        var after = Update(before);
        Assert.Contains("<c r=\"B1\" s=\"1\"><v>0.02</v></c><c r=\"C1\"><f>B1*2</f><v>1</v></c>", Cells(after), StringComparison.Ordinal);
        Assert.Contains("<c s=\"2\"><v>46268</v></c>", Cells(after), StringComparison.Ordinal);
        Assert.Contains("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">Two pads</t></is></c>", Cells(after), StringComparison.Ordinal);
        Assert.Contains("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">32 ± 0.4 d</t></is></c>", Cells(after), StringComparison.Ordinal);
        // Rows that were not there, in their order.
        Assert.EndsWith("</row><row r=\"5\"><c r=\"C5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">1</t></is></c></row><row r=\"9\"><c r=\"D9\"><v>200000</v></c></row></sheetData></worksheet>", Cells(after), StringComparison.Ordinal);
        Assert.Contains("</definedNames><calcPr fullCalcOnLoad=\"1\" /></workbook>", PartText(after, "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/custom.xml"], ChangedParts(before, after));
        AssertValidExcel(after);
    }

    [Fact]
    public void Update_Again_WritesNothing()
    {
        var once = Update(Book((Share, Here + "$B$1", ""), ("risksim_run.scenario", Here + "$A$1", ""), ("risksim_run.as_of", Here + "$B$2", "")));
        Assert.Empty(DocumentFields.Update(_sample.PathOf("a.xlsx"), FieldSample.Run()).Files);
        Assert.Equal(once, Update(once));
    }

    [Fact]
    public void Update_CellsInARowWithout_AreInTheirOrder()
    {
        var after = Update(Book(("risksim_run.trials", Here + "$D$2", ""), ("risksim_run.seed", Here + "$B$1:$B$1", "")));
        Assert.Contains("<c s=\"2\"><v>40000</v></c><c r=\"D2\"><v>200000</v></c></row>", Cells(after), StringComparison.Ordinal);
        Assert.Contains("</c><c r=\"B1\" s=\"1\" t=\"inlineStr\">", Cells(after), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A1")]
    [InlineData("+1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-1 <script>&\"Жук\" שלום")]
    public void Update_TextLikeAFormula_IsText(string name)
    {
        var after = Update(Book(("risksim_run.scenario", Here + "$A$2", "")), FieldSample.Run(name));
        Assert.Contains($"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(name).Replace("&apos;", "'", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal)}</t></is></c>", Cells(after), StringComparison.Ordinal);
        Assert.Single(System.Xml.Linq.XDocument.Parse(Cells(after)).Descendants(), e => e.Name.LocalName == "f");
        AssertValidExcel(after);
    }

    [Fact]
    public void Update_WorkbookThatCountsFrom1904_GetsItsOwnNumber()
    {
        var parts = ExcelParts([("risksim_run.as_of", Here + "$B$2", "")]);
        parts["xl/workbook.xml"] = Xml(System.Text.Encoding.UTF8.GetString(parts["xl/workbook.xml"])[57..].Replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>", StringComparison.Ordinal));
        Assert.Contains($"<v>{Number(new DateOnly(2025, 11, 28).DayNumber - new DateOnly(1904, 1, 1).DayNumber)}</v>", Cells(Update(Zip(parts))), StringComparison.Ordinal);
    }

    [Fact]
    public void Update_DateInACellOfNumbers_Warns()
    {
        var plan = _sample.Update("a.xlsx", Book(("risksim_run.as_of", Here + "$B$1", "")));
        var warning = Assert.Single(plan.Problems);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Contains("does not show numbers as dates", warning.Rule, StringComparison.Ordinal);
        Assert.NotEmpty(plan.Files);
    }

    [Theory]
    [InlineData(Share, Here + "$C$1", "there is a formula in the cell")]
    [InlineData(Share, Here + "$C$1:$C$2", "which is not one cell")]
    [InlineData(Share, "#REF!", "which is not one cell")]
    [InlineData(Share, "Sheet9!$A$1", "has no sheet of cells 'Sheet9'")]
    [InlineData("risksim_missions.soyuz__ms__29.prob_faild", Here + "$B$1", "Did you mean 'missions.soyuz-ms-29.prob_failed'")]
    [InlineData("RISKSIM_run.seed...date", Here + "$B$1", "does not fit this value")]
    public void Update_Slips_AreTold(string name, string reference, string rule)
    {
        var book = Book((name, reference, ""));
        var plan = _sample.Update("a.xlsx", book);
        Assert.Contains(rule, Assert.Single(plan.Problems).ToString(), StringComparison.Ordinal);
        Assert.Contains(", name " + name, plan.Problems[0].Place.File, StringComparison.Ordinal);
        Assert.Equal(book, _sample.Bytes("a.xlsx"));
    }

    [Theory]
    [InlineData("risksim_run.seed", "risksim_run.trials", "to show the number '200000' by this name and the text '1' by the name risksim_run.seed")]
    [InlineData("risksim_run.seed", "risksim_weight.stated..analyst...0", "to show the number '1' by this name and the text '1' by")]
    [InlineData("risksim_weight.stated..official...0", "risksim_missions.soyuz__ms__30.prob_failed...0", null)]
    [InlineData("risksim_run.trials", "risksim_run.trials...raw", null)]
    public void Update_TwoNamesForOneCell_HaveToAgree(string first, string second, string? rule)
    {
        var plan = _sample.Update("a.xlsx", Book((first, Here + "$B$1", ""), (second, Here + "$B$1:$B$1", "")));
        if (rule is null)
        {
            Assert.Empty(plan.Problems);
            Assert.Empty(_sample.Update("a.xlsx").Files);
            return;
        }
        var problem = Assert.Single(plan.Problems);
        Assert.Contains(rule, problem.Rule, StringComparison.Ordinal);
        Assert.EndsWith($"a.xlsx, Key 'figures'!B1, name {second}", problem.Place.File, StringComparison.Ordinal);
        Assert.Empty(plan.Files);
    }

    [Theory]
    [InlineData("$B$1", "risksim_run.trials", null)]
    [InlineData("$B$2", "risksim_run.trials", "covered by the merged cells B1:D2")]
    [InlineData("$D$1", "risksim_run.trials", "covered by the merged cells B1:D2")]
    [InlineData("$E$1", "risksim_run.trials", null)]
    [InlineData("$B$3", "risksim_run.trials", null)]
    public void Update_MergedCells_OnlyTheFirstIsShown(string cell, string name, string? rule)
    {
        var parts = ExcelParts([(name, Here + cell, "")]);
        parts["xl/worksheets/sheet1.xml"] = Xml(System.Text.Encoding.UTF8.GetString(parts["xl/worksheets/sheet1.xml"])[57..].Replace("</sheetData>", "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"X7:X9\"/><mergeCell ref=\"B1:D2\"/></mergeCells>", StringComparison.Ordinal));
        var plan = _sample.Update("a.xlsx", Zip(parts));
        Assert.Equal(rule is null, plan.Problems.IsEmpty);
        Assert.Equal(rule is null, plan.Files.Length == 1);
        if (rule is not null) Assert.Contains(rule, Assert.Single(plan.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Update_HeadingOfATable_IsRefused()
    {
        var parts = ExcelParts([("risksim_run.scenario", Here + "$A$1", ""), (Share, Here + "$B$2", "")]);
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = Xml("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/table\" Target=\"../tables/table1.xml\"/></Relationships>");
        parts["xl/tables/table1.xml"] = Xml("<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"t\" displayName=\"t\" ref=\"A1:B2\"/>");
        var plan = _sample.Update("a.xlsx", Zip(parts));
        Assert.Contains("!A1, name risksim_run.scenario: error: 'run.scenario': the cell is the heading", Assert.Single(plan.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Cells_AreReadHoweverTheyAreKept()
    {
        File.WriteAllBytes(_sample.PathOf("a.xlsx"), Book((Share, Here + "$A$1", ""), ("risksim_run.as_of", Here + "$B$2", ""), ("risksim_run.trials", Here + "$Z$99", ""), ("risksim_run.scenario", Here + "$A$2", "")));
        Assert.Equal([("P80 delay", "0.02"), ("2009-07-06", "2025-11-28"), ("", "200000"), ("old", "Two pads")],
            DocumentFields.Check(_sample.PathOf("a.xlsx"), FieldSample.Run()).Fields.Select(f => (f.InDocument, f.InRun)));
    }

    [Theory]
    [InlineData("0.02", true)]
    [InlineData("2.0000000000000001E-2", true)]
    [InlineData("0.0200001", false)]
    public void Check_Numbers_AreComparedAsNumbers(string kept, bool isCurrent)
    {
        var parts = ExcelParts([(Share, Here + "$B$1", "")]);
        parts["xl/worksheets/sheet1.xml"] = Xml(System.Text.Encoding.UTF8.GetString(parts["xl/worksheets/sheet1.xml"])[57..].Replace("<v>0.5</v>", $"<v>{kept}</v>", StringComparison.Ordinal));
        File.WriteAllBytes(_sample.PathOf("a.xlsx"), Zip(parts));
        Assert.Equal(isCurrent, Assert.Single(DocumentFields.Check(_sample.PathOf("a.xlsx"), FieldSample.Run()).Fields).IsCurrent);
    }
}
