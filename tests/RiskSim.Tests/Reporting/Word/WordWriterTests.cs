using System.Xml.Linq;
using RiskSim.Reporting.Charts.Drawing;
using RiskSim.Reporting;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Fields;
using RiskSim.Reporting.Fields.Office;
using RiskSim.Reporting.Text;
using RiskSim.Reporting.Workbooks.Subjects;
using RiskSim.Statistics;
using Xunit;
using static RiskSim.Tests.Reporting.Word.WordSample;

namespace RiskSim.Tests.Reporting.Word;

public sealed class WordWriterTests
{
    private static readonly byte[] Document = Briefing();
    private static readonly XElement Content = Body(Document);

    [Fact]
    public void Bytes_Sample_IsValid() => Assert.Empty(Mistakes(Document));

    [Fact]
    public void Bytes_EqualRuns_AreEqual() => Assert.Equal(Document, Briefing());

    [Theory]
    [InlineData("<script>alert(\"1\")</script> & 'quoted' ]]>")]
    [InlineData("bell \u0007, null \0, escape \u001b[31m, not a character \uffff")]
    [InlineData("Площадка 31/6 после «Союза МС-28» 🚀")]
    [InlineData("המשגר الإصلاح يستغرق أربعة أشهر 120")]
    [InlineData("%s {0} ${jndi} **bold** `code` [link](x)")]
    [InlineData("")]
    public void Bytes_HostileTexts_AreShownAsTheyAre(string text)
    {
        var document = Briefing(Run(text.Length == 0 ? "-" : text, text + new string('x', 300)));
        Assert.Empty(Mistakes(document));
        var shown = Paragraphs(Body(document)).Select(p => p.Text).ToList();
        var expected = string.Concat(text.Select(c => c is '\0' or '\u0007' or '\u001b' or '\uffff' ? '\uFFFD' : c));
        Assert.Equal(text.Length == 0 ? "-" : expected, shown[0]);
        Assert.Contains(shown, t => t == expected + new string('x', 300));
    }

    [Fact]
    public void Bytes_Sections_HaveHeadingsAndTheAnswer()
    {
        var paragraphs = Paragraphs(Content);
        Assert.Equal(("Title", "Two pads | after <an> accident"), paragraphs[0]);
        Assert.Equal(("Subtitle", "Forecast of launch-site availability · data date 2025-11-28 · horizon 2027-12-31"), paragraphs[1]);
        Assert.Equal(["Answer", "Key figures", "Assumptions", "Launch capability", "Missions", "Crew", "What is known", "Method and limits", "Run"],
            paragraphs.Where(p => p.Style == "Heading1").Select(p => p.Text));
        Assert.Contains(("BodyText", AnswerText.Paragraph(Run().Forecast)), paragraphs);
        Assert.Contains(paragraphs, p => p.Text.Contains(Likelihood.Source, StringComparison.Ordinal));
        Assert.All(Likelihood.Scale, w => Assert.Contains(("TableText", w.Range), paragraphs));
    }

    [Fact]
    public void Bytes_Title_IsThatOfTheReader() => Assert.Equal(("Title", "For the board"), Paragraphs(Body(Briefing(title: "For the board")))[0]);

    [Fact]
    public void Bytes_Formatting_IsOfStylesAlone()
    {
        // keepNext says where pages end, not how text looks.
        Assert.DoesNotContain(Content.Descendants(W + "pPr").Elements(), e => e.Name != W + "pStyle" && e.Name != W + "keepNext");
        Assert.DoesNotContain(Content.Descendants(W + "rPr").Elements(), e => e.Name != W + "rStyle");
        Assert.DoesNotContain(Content.Descendants(W + "tcPr").Elements(), e => e.Name != W + "tcW");
        var styles = Part(Document, "word/styles.xml").Descendants(W + "style").Select(s => (string)s.Attribute(W + "styleId")!).ToHashSet();
        Assert.All(Content.Descendants().Where(e => e.Name == W + "pStyle" || e.Name == W + "rStyle" || e.Name == W + "tblStyle"), e => Assert.Contains((string)e.Attribute(W + "val")!, styles));
    }

    [Fact]
    public void Bytes_Tables_RepeatTheirHeaderAndBreakNoRow()
    {
        var tables = Content.Descendants(W + "tbl").ToList();
        Assert.True(tables.Count >= 6);
        Assert.All(tables, t =>
        {
            Assert.Equal("RiskSimTable", (string?)t.Element(W + "tblPr")!.Element(W + "tblStyle")!.Attribute(W + "val"));
            Assert.NotNull(t.Elements(W + "tr").First().Element(W + "trPr")!.Element(W + "tblHeader"));
            Assert.All(t.Elements(W + "tr"), r => Assert.NotNull(r.Element(W + "trPr")!.Element(W + "cantSplit")));
            Assert.Equal(9638, t.Element(W + "tblGrid")!.Elements().Sum(c => (int)c.Attribute(W + "w")!));
        });
    }

    [Fact]
    public void Bytes_KeyFigures_AreFieldsWithTheFiguresOfTheRun()
    {
        // A figure may be shown twice, but alike.
        var controls = Content.Descendants(W + "sdt").Select(s => (Tag: (string)s.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!, Text: TextOf(s))).Distinct().ToDictionary(c => c.Tag, c => c.Text);
        var forecast = Run().Forecast;
        foreach (var assumption in new[] { forecast.Blend, forecast.Assumptions[1] })
        {
            var at = assumption == forecast.Blend ? "" : "@analyst";
            var figure = assumption.Find("missions.soyuz-ms-29.delay.prob_on_time");
            Assert.Equal(FigureText.Value(figure, SampleForecast.Horizon, SampleForecast.Trials, whole: true), controls[$"risksim:missions.soyuz-ms-29.delay.prob_on_time{at}|whole±"]);
            Assert.Matches($"^{FigureText.Date(assumption.Find("missions.soyuz-ms-29.launch.p80")!.Date!.Value)}( ± \\d+ d)?$", controls[$"risksim:missions.soyuz-ms-29.launch.p80{at}|date±"]);
        }

        Assert.StartsWith(FigureText.Date(SampleForecast.AsOf.AddDays((int)forecast.Blend.Find("capability.crewed.remaining.p80")!.Value)), controls["risksim:capability.crewed.remaining.p80|date±"], StringComparison.Ordinal);
        Assert.Equal(AnswerText.Paragraph(forecast), controls["risksim:run.answer"]);
        Assert.Equal(Run().Id, controls["risksim:run.id"]);
        Assert.Equal("2025-11-28", controls["risksim:run.as_of"]);
        Assert.Equal(FigureText.Value(forecast.Assumptions[1].Find("weight.updated"), SampleForecast.Horizon, SampleForecast.Trials, whole: true), controls["risksim:weight.updated@analyst|whole"]);
        Assert.All(controls.Keys, tag => Assert.True(tag.Length <= 64, tag));
        var ids = Content.Descendants(W + "sdt").Select(s => (string)s.Element(W + "sdtPr")!.Element(W + "id")!.Attribute(W + "val")!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Bytes_EveryField_AgreesWithItsRun()
    {
        var plan = OfficeDocument.Plan("report.docx", "report.docx", Document, new RunFields(Run()), isUpdate: false);
        Assert.Empty(plan.Problems);
        // The one of the header too.
        Assert.Contains(plan.Fields, f => f.Field == "run.as_of" && f.Place.File.Contains("header", StringComparison.Ordinal));
        Assert.All(plan.Fields, f => Assert.True(f.IsCurrent, $"{f.Field}: {f.InDocument}, {f.InRun}"));
    }

    [Fact]
    public void Bytes_DateWithAnErrorOfDays_StandsWithIt()
    {
        var run = Run();
        Figure Wide(Figure f) => f.Metric == "missions.soyuz-ms-29.launch.p80" ? f with { StandardError = 20 } : f;
        var result = run.Forecast with { Blend = run.Forecast.Blend with { Figures = [.. run.Forecast.Blend.Figures.Select(Wide)] } };
        var date = FigureText.Date(result.Blend.Find("missions.soyuz-ms-29.launch.p80")!.Date!.Value);
        Assert.Contains(Paragraphs(Body(Briefing(run with { Forecast = result }))), p => p == ("TableNumber", $"{date} ± 20 d"));
    }

    [Fact]
    public void Bytes_Charts_HaveAlternativeTextsAndNumberedCaptions()
    {
        Assert.SkipWhen(ChartFont.Installed("a") is null, "this machine has no sans-serif font");
        var pictures = Content.Descendants().Where(e => e.Name.LocalName == "docPr").ToList();
        Assert.True(pictures.Count >= 2);
        Assert.All(pictures, p => Assert.Matches(@"^risksim:chart:[a-z0-9-]+\|text [A-Z].{40,}", (string)p.Attribute("descr")!));
        var captions = Paragraphs(Content).Where(p => p.Style == "Caption").Select(p => p.Text).ToList();
        Assert.Equal(Enumerable.Range(1, pictures.Count).Select(i => $"Figure {i}."), captions.Select(c => c[..9]));
        Assert.Equal(pictures.Count, Content.Descendants(W + "fldSimple").Count(f => ((string)f.Attribute(W + "instr")!).Contains("SEQ Figure", StringComparison.Ordinal)));
        // As wide as the text, 17 cm, at 300 dots per inch.
        Assert.All(Content.Descendants().Where(e => e.Name.LocalName == "extent"), e => Assert.Equal(9638 * 635, (int)e.Attribute("cx")!));
    }

    [Fact]
    public void Bytes_Properties_NameTheRunAndHaveTheDataDate()
    {
        var core = Part(Document, "docProps/core.xml").Root!;
        Assert.Equal("Two pads | after <an> accident", core.Elements().Single(e => e.Name.LocalName == "title").Value);
        Assert.Equal("2025-11-28T00:00:00Z", core.Elements().Single(e => e.Name.LocalName == "created").Value);
        var properties = Part(Document, "docProps/custom.xml").Root!.Elements().Select(p => ((string)p.Attribute("name")!, p.Value));
        Assert.Equal([("RiskSim run", new RunFields(Run()).Identity), ("RiskSim report", Run().Id)], properties);
        Assert.Contains("Two pads | after <an> accidentData date 2025-11-28", Headers(Document));
        Assert.Contains($"Run {Run().Id}Page 1 of 1", Headers(Document));
    }

    [Fact]
    public void Bytes_OneAssumption_HasOneColumnAndNoWeights()
    {
        var body = Body(Briefing(Run(withSecondAssumption: false)));
        Assert.Equal(["Figure", "Forecast"], body.Descendants(W + "tbl").First().Elements(W + "tr").First().Elements(W + "tc").Select(TextOf));
        Assert.DoesNotContain(("Heading1", "Assumptions"), Paragraphs(body));
        // Nor a word of a blend, which there is not.
        Assert.DoesNotContain(Paragraphs(body), p => p.Text.Contains("blend", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(body.Descendants().Attributes("descr"), d => d.Value.Contains("blend", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Bytes_HeadingBeforeAChart_StaysWithIt()
    {
        Assert.SkipWhen(ChartFont.Installed("a") is null, "this machine has no sans-serif font");
        var elements = Content.Elements().ToList();
        var heading = elements.FindIndex(e => e.Name == W + "p" && TextOf(e) == "Launch capability");
        Assert.NotNull(elements[heading + 1].Element(W + "pPr")!.Element(W + "keepNext"));
        Assert.NotEmpty(elements[heading + 2].Descendants(W + "drawing"));
    }

    [Fact]
    public void Bytes_Warnings_AreSaidWithoutPlacesInFiles()
    {
        Assert.Contains(("ListBullet", "The repair is very certain (uniform(1 2))."), Paragraphs(Content));
        Assert.DoesNotContain(Paragraphs(Content), p => p.Text.Contains(":12:9", StringComparison.Ordinal) || p.Text.Contains("warning:", StringComparison.Ordinal));
    }

    [Fact]
    public void KeyFigures_AreCalledTheSameInEveryDocument()
    {
        var inWord = Content.Descendants(W + "tbl").First().Elements(W + "tr").Skip(1).Select(r => TextOf(r.Elements(W + "tc").First())).ToList();
        Assert.Contains("Crewed launches possible again, P50", inWord);
        var inBook = KeyFigures.Of(Run().Forecast).Select(f => f.Label).ToList();
        Assert.All(inWord, n => Assert.Contains(n, inBook));
        var inReport = Report.Compose(Run().Forecast, [], "charts", new RunOrigin("0.1.0", []));
        Assert.All(inWord, n => Assert.Contains($"| {n} ", inReport, StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_LongId_HasNoFieldThatWordWouldNotTake()
    {
        var run = Run();
        var longId = "crew-" + new string('x', 60);
        var blend = run.Forecast.Blend with { Figures = [.. run.Forecast.Blend.Figures.Select(f => f with { Metric = f.Metric.Replace("soyuz-ms-28", longId, StringComparison.Ordinal) })] };
        var document = Briefing(run with { Forecast = run.Forecast with { Blend = blend } });
        Assert.Empty(Mistakes(document));
        Assert.Contains(Paragraphs(Body(document)), p => p.Style == "TableText" && p.Text.Contains(new string('x', 59), StringComparison.Ordinal));
    }
}
