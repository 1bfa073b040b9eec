using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Fields;
using static RiskSim.Tests.Reporting.Fields.Office.OfficeSample;

namespace RiskSim.Tests.Reporting.Fields.Office;

public sealed class WordFieldsTests : IDisposable
{
    private readonly FieldSample _sample = new();

    public void Dispose() => _sample.Dispose();

    private byte[] Update(byte[] docx, RunFields? run = null)
    {
        var plan = _sample.Update("a.docx", docx, run);
        Assert.Empty(plan.Problems);
        return _sample.Bytes("a.docx");
    }

    private static string Body(byte[] docx) => PartText(docx, "word/document.xml");

    private string Refused(string body)
    {
        var docx = Docx(body);
        var plan = _sample.Update("a.docx", docx);
        Assert.True(plan.HasErrors);
        Assert.Equal(docx, _sample.Bytes("a.docx"));
        return string.Join('\n', plan.Problems).Replace(_sample.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    [Fact]
    public void Update_WithinAParagraph_KeepsTheFormatOfTheFirstRun()
    {
        var before = Docx(Paragraph("<w:r><w:t>Launch: </w:t></w:r>" + Control("missions.soyuz-ms-29.launch.p90",
            content: "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/><w:sz w:val=\"40\"/></w:rPr><w:t>so</w:t><w:tab/></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:rPr><w:i/></w:rPr><w:t>on</w:t></w:r>")
            + "<w:r><w:t xml:space=\"preserve\"> or not</w:t></w:r>"));
        var after = Update(before);
        Assert.Contains("<w:sdtContent><w:bookmarkStart w:id=\"1\" w:name=\"b\" /><w:r><w:rPr><w:b /><w:sz w:val=\"40\" /></w:rPr><w:t xml:space=\"preserve\">2026-09-03</w:t></w:r><w:bookmarkEnd w:id=\"1\" /></w:sdtContent>", Body(after), StringComparison.Ordinal);
        Assert.Contains("<w:t>Launch: </w:t>", Body(after), StringComparison.Ordinal);
        AssertValidWord(after);
    }

    [Fact]
    public void Update_EveryOtherPart_StaysAsItIs()
    {
        var before = Docx(Paragraph(Control("run.seed")));
        var after = Update(before);
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/custom.xml"], ChangedParts(before, after));
        // In the part itself nothing but the value differs.
        Assert.Equal(System.Xml.Linq.XDocument.Parse(Body(before)).ToString(System.Xml.Linq.SaveOptions.DisableFormatting).Replace("<w:t>?<", "<w:t xml:space=\"preserve\">1<", StringComparison.Ordinal),
            System.Xml.Linq.XDocument.Parse(Body(after)).ToString(System.Xml.Linq.SaveOptions.DisableFormatting));
        AssertValidWord(after);
    }

    [Fact]
    public void Update_Again_WritesNothing()
    {
        var once = Update(Docx(Paragraph(Control("run.seed") + Control("missions.soyuz-ms-29.delay.prob_on_time|±")) + Picture("risksim:chart:delays|text")));
        var plan = DocumentFields.Update(_sample.PathOf("a.docx"), FieldSample.Run());
        Assert.Empty(plan.Files);
        Assert.All(plan.Fields, f => Assert.True(f.IsCurrent));
        Assert.Equal(FieldSample.Run().Identity, plan.RecordedRun);
        Assert.Equal(once, Update(once));
    }

    [Fact]
    public void Update_AnotherRunWithTheSameFigures_ChangesTheRecordAlone()
    {
        var once = Update(Docx(Paragraph(Control("run.seed"))));
        var again = Update(once, FieldSample.Run(version: "9.9"));
        Assert.Equal(["docProps/custom.xml"], ChangedParts(once, again));
        Assert.Contains("RiskSim 9.9", DocumentFields.Check(_sample.PathOf("a.docx"), FieldSample.Run()).RecordedRun, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_OwnPropertiesOfTheDocument_Stay()
    {
        var parts = WordParts(Paragraph(Control("run.seed")));
        parts["[Content_Types].xml"] = Xml(System.Text.Encoding.UTF8.GetString(parts["[Content_Types].xml"])[57..].Replace("</Types>", "<Override PartName=\"/docProps/my.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/></Types>", StringComparison.Ordinal));
        parts["_rels/.rels"] = Xml(System.Text.Encoding.UTF8.GetString(parts["_rels/.rels"])[57..].Replace("</Relationships>", "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties\" Target=\"docProps/my.xml\"/></Relationships>", StringComparison.Ordinal));
        parts["docProps/my.xml"] = Xml("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"7\" name=\"Client\"><vt:lpwstr>me</vt:lpwstr></property></Properties>");
        var before = Zip(parts);
        var after = Update(before);
        Assert.Equal(["word/document.xml", "docProps/my.xml"], ChangedParts(before, after));
        Assert.Contains("name=\"Client\"><vt:lpwstr>me</vt:lpwstr>", PartText(after, "docProps/my.xml"), StringComparison.Ordinal);
        Assert.Contains("pid=\"8\" name=\"RiskSim run\"", PartText(after, "docProps/my.xml"), StringComparison.Ordinal);
        AssertValidWord(after);
    }

    [Fact]
    public void Update_Anywhere_FindsTheControls()
    {
        var box = $"<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"5\" name=\"b\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{Paragraph(Control("run.seed", "box"))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{Paragraph(Control("run.seed", "box"))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        var cell = $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{Control("run.seed", content: "<w:tc><w:tcPr/><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>cell</w:t></w:r></w:p></w:tc>")}</w:tr></w:tbl>";
        var block = Control("run.seed", content: "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>block</w:t></w:r><w:bookmarkEnd w:id=\"3\"/><w:r><w:t>more</w:t></w:r></w:p>");
        var before = Docx(Paragraph(box) + cell + Paragraph("<w:bookmarkStart w:id=\"3\" w:name=\"x\"/>") + block + Paragraph($"<w:hyperlink w:anchor=\"x\">{Control("run.seed", "link")}</w:hyperlink>"), Control("run.as_of|long-date"), Control("run.trials"));
        var plan = _sample.Update("a.docx", before);
        Assert.Empty(plan.Problems);
        var after = _sample.Bytes("a.docx");
        Assert.Equal(7, plan.Fields.Length);
        Assert.Equal(["body, paragraph 2", "body, paragraph 3", "body, paragraph 4", "body, paragraph 6", "body, paragraph 7", "header1, paragraph 1", "footnotes, paragraph 1"],
            plan.Fields.Select(f => f.Place.File[(f.Place.File.IndexOf(',', StringComparison.Ordinal) + 2)..]));
        Assert.Contains("28 November 2025", PartText(after, "word/header1.xml"), StringComparison.Ordinal);
        Assert.Contains("200,000", PartText(after, "word/footnotes.xml"), StringComparison.Ordinal);
        Assert.Contains("<w:p><w:pPr><w:jc w:val=\"center\" /></w:pPr><w:r><w:rPr><w:i /></w:rPr><w:t xml:space=\"preserve\">1</w:t></w:r><w:bookmarkEnd w:id=\"3\" /></w:p></w:sdtContent>", Body(after), StringComparison.Ordinal);
        Assert.Contains("<w:tc><w:tcPr /><w:p><w:pPr><w:jc w:val=\"right\" /></w:pPr><w:r><w:t xml:space=\"preserve\">1</w:t></w:r></w:p></w:tc>", Body(after), StringComparison.Ordinal);
        Assert.DoesNotContain("box<", Body(after), StringComparison.Ordinal);
        Assert.DoesNotContain("more", Body(after), StringComparison.Ordinal);
    }

    [Fact]
    public void Update_InvitationToType_IsReplacedWithoutItsStyle()
    {
        var after = Update(Docx(
            Paragraph(Control("run.seed", properties: "<w:showingPlcHdr/>", content: "<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>1</w:t></w:r>"))
            + Control("run.trials", properties: "", content: "<w:p/>") + Paragraph("<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:tag w:val=\"risksim:run.as_of\"/><w:date w:fullDate=\"2020-01-01T00:00:00Z\"/></w:sdtPr><w:sdtContent/></w:sdt>")));
        Assert.DoesNotContain("showingPlcHdr", Body(after), StringComparison.Ordinal);
        Assert.DoesNotContain("PlaceholderText", Body(after), StringComparison.Ordinal);
        Assert.Contains("<w:p><w:r><w:t xml:space=\"preserve\">200,000</w:t></w:r></w:p>", Body(after), StringComparison.Ordinal);
        Assert.Contains("w:fullDate=\"2025-11-28T00:00:00Z\"", Body(after), StringComparison.Ordinal);
        Assert.Contains("<w:r><w:rPr><w:b /></w:rPr><w:t xml:space=\"preserve\">2025-11-28</w:t></w:r>", Body(after), StringComparison.Ordinal);
    }

    [Fact]
    public void Update_TagTooLongForWord_GoesOnInTheTitle()
    {
        const string Field = "missions.soyuz-ms-29.delay_part.stand_down.mean@official|#,##0.0";
        var (tag, title) = RiskSim.Reporting.Fields.Office.WordControl.TagAndTitle(Field);
        Assert.Equal(("risksim:missions.soyuz-ms-29.delay_part.stand_down.mean@officia+", "l|#,##0.0"), (tag, title));
        var after = Update(Docx(Paragraph(Control("x", "?").Replace("\"figure\"", $"\"{title}\"", StringComparison.Ordinal).Replace("risksim:x", tag, StringComparison.Ordinal))));
        Assert.Contains(">0.0<", Body(after), StringComparison.Ordinal);
        AssertValidWord(after);
    }

    [Fact]
    public void Update_NamesOfAScenario_AreText()
    {
        const string Name = "<script>alert('&')</script> \"Жук\" שלום مرحبا\u0001 =1+1";
        var after = Update(Docx(Paragraph(Control("run.scenario"))), FieldSample.Run(Name));
        Assert.Contains("<w:t xml:space=\"preserve\">&lt;script&gt;alert('&amp;')&lt;/script&gt; \"Жук\" שלום مرحبا =1+1</w:t>", Body(after), StringComparison.Ordinal);
        AssertValidWord(after);
        Assert.Equal(after, Update(after, FieldSample.Run(Name)));
    }

    [Theory]
    [InlineData("<w:lock w:val=\"contentLocked\"/>", "", "is locked")]
    [InlineData("<w:lock w:val=\"sdtContentLocked\"/>", "", "is locked")]
    [InlineData("<w:dataBinding w:xpath=\"/a\" w:storeItemID=\"{1}\"/>", "", "bound to data")]
    [InlineData("<w15:dataBinding w:xpath=\"/a\" w:storeItemID=\"{1}\"/>", "", "bound to data")]
    [InlineData("<w:dropDownList/>", "", "of the kind 'dropDownList'")]
    [InlineData("<w14:checkbox/>", "", "of the kind 'checkbox'")]
    [InlineData("", "<w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>1</w:t></w:r></w:ins>", "tracked changes")]
    [InlineData("", "<w:r><w:t>1</w:t></w:r><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>2</w:delText></w:r></w:del>", "tracked changes")]
    [InlineData("", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", "more than text")]
    [InlineData("", "<w:fldSimple w:instr=\"DATE\"><w:r><w:t>1</w:t></w:r></w:fldSimple>", "more than text")]
    [InlineData("", "<w:r><w:t>1</w:t></w:r><m:oMath xmlns:m=\"m\"/>", "more than text")]
    [InlineData("", "<w:r><w:footnoteReference w:id=\"1\"/></w:r>", "more than text")]
    [InlineData("", "<w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>and a sentence of mine</w:t></w:r></w:p>", "around several paragraphs")]
    [InlineData("", "<w:p/><w:p/>", "around several paragraphs")]
    [InlineData("", "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>1</w:t></w:r></w:sdtContent></w:sdt>", "another content control")]
    public void Update_WhatCannotBeWritten_IsTold(string properties, string content, string rule)
    {
        var problems = Refused(Paragraph("") + Paragraph(Control("run.seed", properties: properties, content: content)));
        Assert.StartsWith("a.docx, body, paragraph 2: error: 'run.seed': ", problems, StringComparison.Ordinal);
        Assert.Contains(rule, problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_Slips_AreToldAllAtOnce() => Assert.Equal(
        """
        a.docx, body, paragraph 1: error: 'run.seeds': the run has no figure 'run.seeds'. Did you mean 'run.seed'?
        a.docx, body, paragraph 1: error: 'run.seed|±': the format '±' does not fit this value. It shows as '1' without a format. Formats are ±, whole, whole±, date, date±, long-date, raw, and numbers like 0.0, #,##0 or 0.0 %; without one a value is as in the report.
        a.docx, body, paragraph 2: error: 'chart:delays': a chart is a picture and no text. Write it at the start of the alternative text of a picture.
        a.docx, body, paragraph 3: error: 'chart:delais': the run has no chart 'delais'. Did you mean 'delays'?
        a.docx, body, paragraph 4: error: 'chart:delays': the picture is not kept in the document, it is only linked or missing. Insert it as a picture of the document.
        """,
        Refused(Paragraph(Control("run.seeds") + Control("run.seed|±")) + Paragraph(Control("chart:delays")) + Picture("risksim:chart:delais") + Picture("risksim:chart:delays", relationship: "rIdNone")));

    [Fact]
    public void Update_APicture_ReplacesItsBytesAndItsProportions()
    {
        var before = Docx(Picture("risksim:chart:delays|text"));
        var after = Update(before);
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/media/image1.png", "docProps/custom.xml"], ChangedParts(before, after));
        var png = Unzip(after).Single(p => p.Name == "word/media/image1.png").Content;
        Assert.True(FieldSample.Run().Charts.IsCurrent("delays", png));
        var (width, height) = PngStamp.SizeOf(png)!.Value;
        var across = Number(Math.Round(4_000_000.0 * height / width));
        Assert.Contains($"<wp:extent cx=\"4000000\" cy=\"{across}\" />", Body(after), StringComparison.Ordinal);
        Assert.Contains($"<a:ext cx=\"4000000\" cy=\"{across}\" />", Body(after), StringComparison.Ordinal);
        Assert.Matches("descr=\"risksim:chart:delays\\|text For each [^\"]{20,}\"", Body(after));
        AssertValidWord(after);
    }

    [Fact]
    public void Update_ASharedPicture_GetsItsOwn()
    {
        var before = Docx(Picture("risksim:chart:delays mine") + Picture("a logo", 2));
        var after = Update(before);
        var parts = Unzip(after);
        Assert.Equal(Png(), parts.Single(p => p.Name == "word/media/image1.png").Content);
        Assert.True(FieldSample.Run().Charts.IsCurrent("delays", parts.Single(p => p.Name == "word/media/risksim1.png").Content));
        Assert.Contains("descr=\"risksim:chart:delays mine\"", Body(after), StringComparison.Ordinal);
        AssertValidWord(after);
        Assert.Empty(DocumentFields.Update(_sample.PathOf("a.docx"), FieldSample.Run()).Files);
    }

    [Fact]
    public void Update_TwoChartsInOneImage_EachGetsItsOwn()
    {
        Update(Docx(Picture("risksim:chart:delays") + Picture("risksim:chart:delay-parts", 2)));
        var plan = DocumentFields.Check(_sample.PathOf("a.docx"), FieldSample.Run());
        Assert.Equal([true, true], plan.Fields.Select(f => f.IsCurrent));
    }

    [Fact]
    public void Check_OtherFigures_AreListedWithBoth()
    {
        Update(Docx(Paragraph(Control("run.seed") + Control("missions.soyuz-ms-29.delay.p90@official", "27 d")) + Picture("risksim:chart:delays")));
        var plan = DocumentFields.Check(_sample.PathOf("a.docx"), FieldSample.Run());
        Assert.All(plan.Fields, f => Assert.True(f.IsCurrent));
        File.WriteAllBytes(_sample.PathOf("a.docx"), Docx(Paragraph(Control("run.seed", "2") + Control("run.trials", "200,000")) + Picture("risksim:chart:delays")));
        plan = DocumentFields.Check(_sample.PathOf("a.docx"), FieldSample.Run());
        Assert.Equal([("run.seed", "2", "1", false), ("run.trials", "200,000", "200,000", true), ("chart:delays", "a picture that was not drawn from a run", "the chart", false)],
            plan.Fields.Select(f => (f.Field, f.InDocument, f.InRun, f.IsCurrent)));
        Assert.Null(plan.RecordedRun);
        Assert.Empty(plan.Files);
    }
}
