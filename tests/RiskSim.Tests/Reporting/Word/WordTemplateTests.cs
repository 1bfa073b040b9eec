using System.Text;
using System.Xml.Linq;
using RiskSim.Reporting.Word;
using RiskSim.Scenarios;
using Xunit;
using static RiskSim.Tests.Reporting.Word.WordSample;

namespace RiskSim.Tests.Reporting.Word;

public sealed class WordTemplateTests : IDisposable
{
    private const string Main = "word/document.xml";

    private readonly string _folder = Directory.CreateTempSubdirectory("risksim-template-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WordTemplate? Read(byte[] bytes, out List<Problem> problems)
    {
        var path = Path.Combine(_folder, "house.dotx");
        File.WriteAllBytes(path, bytes);
        problems = [];
        return WordTemplate.Read(path, problems);
    }

    private byte[] Filled(byte[] template)
    {
        var read = Read(template, out var problems);
        Assert.Empty(problems);
        var document = Briefing(template: read);
        Assert.Empty(Mistakes(document));
        return document;
    }

    [Fact]
    public void Read_ABriefing_IsATemplateThatGivesTheSameBriefing() => Assert.Equal(Paragraphs(Body(Briefing())), Paragraphs(Body(Filled(Briefing(Run("Another"))))));

    [Fact]
    public void Read_Template_KeepsPageHeadersAndStyles()
    {
        var house = With(Briefing(), Main, x => x.Replace("w:w=\"11906\" w:h=\"16838\"", "w:w=\"12240\" w:h=\"15840\"", StringComparison.Ordinal));
        house = With(house, "word/styles.xml", x => x.Replace("w:val=\"1F3A5F\"", "w:val=\"AA0000\"", StringComparison.Ordinal));
        var document = Filled(house);
        Assert.Equal("12240", (string?)Body(document).Element(W + "sectPr")!.Element(W + "pgSz")!.Attribute(W + "w"));
        Assert.All(Body(document).Descendants(W + "tblW"), w => Assert.Equal(12240 - 2 * 1134, (int)w.Attribute(W + "w")!));
        Assert.Contains("AA0000", Part(document, "word/styles.xml").ToString(), StringComparison.Ordinal);
        Assert.Contains("Two pads | after <an> accidentData date 2025-11-28", Headers(document));
    }

    [Fact]
    public void Read_DotxType_BecomesADocument()
    {
        var dotx = With(Briefing(), "[Content_Types].xml", x => x.Replace("document.main+xml", "template.main+xml", StringComparison.Ordinal));
        Assert.Contains("document.main+xml", Part(Filled(dotx), "[Content_Types].xml").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_StylesOfAnotherLanguage_AreFoundByTheirNames()
    {
        var german = With(Briefing(), "word/styles.xml", x => x.Replace("\"Heading1\"", "\"berschrift1\"", StringComparison.Ordinal));
        german = With(german, Main, x => x.Replace("\"Heading1\"", "\"berschrift1\"", StringComparison.Ordinal));
        var document = Filled(german);
        Assert.Contains(("berschrift1", "Answer"), Paragraphs(Body(document)));
        Assert.DoesNotContain("\"Heading1\"", Part(document, "word/styles.xml").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TemplateWithoutStyles_GetsThem()
    {
        var bare = Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            (Main, $"<w:document xmlns:w=\"{W}\"><w:body><w:p/></w:body></w:document>"));
        var document = Filled(bare);
        var numbers = Body(document).Descendants(W + "pStyle").Select(s => (string)s.Attribute(W + "val")!).Distinct().ToList();
        Assert.Contains("ListBullet", numbers);
        Assert.Contains("bullet", Part(document, "word/numbering.xml").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TakenStyleId_IsNotOverwritten()
    {
        var house = With(Briefing(), "word/styles.xml", x => x.Replace("<w:name w:val=\"Figure\"", "<w:name w:val=\"Our figures\"", StringComparison.Ordinal));
        Assert.Contains("RiskSimFigure", Paragraphs(Body(Filled(house))).Select(p => p.Style));
    }

    [Theory]
    [InlineData("<w:sdt><w:sdtPr><w:tag w:val=\"risksim:body\"/><w:id w:val=\"77\"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>OLD</w:t></w:r></w:p></w:sdtContent></w:sdt>")]
    [InlineData("<w:p><w:bookmarkStart w:id=\"3\" w:name=\"risksim_body\"/><w:r><w:t>OLD</w:t></w:r></w:p><w:p><w:r><w:t>OLD</w:t></w:r><w:bookmarkEnd w:id=\"3\"/></w:p>")]
    [InlineData("<w:p><w:bookmarkStart w:id=\"3\" w:name=\"risksim_body\"/><w:bookmarkEnd w:id=\"3\"/><w:r><w:t>OLD</w:t></w:r></w:p>")]
    public void Read_TemplateWithASlot_KeepsWhatIsAroundIt(string slot)
    {
        var house = With(Briefing(), Main, x =>
        {
            var (from, to) = (x.IndexOf("<w:body>", StringComparison.Ordinal) + 8, x.LastIndexOf("<w:sectPr", StringComparison.Ordinal));
            return x[..from] + "<w:p><w:r><w:t>Cover</w:t></w:r></w:p>" + slot + "<w:p><w:r><w:t>Distribution list</w:t></w:r></w:p>" + x[to..];
        });
        var paragraphs = Paragraphs(Body(Filled(house))).Select(p => p.Text).ToList();
        Assert.Equal(["Cover", "Two pads | after <an> accident"], paragraphs[..2]);
        Assert.Equal("Distribution list", paragraphs[^1]);
        Assert.DoesNotContain("OLD", paragraphs);
    }

    [Fact]
    public void Read_LongFormOfFieldsInAHeader_IsFilled()
    {
        const string Field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TITLE  \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + "<w:r><w:t>old </w:t></w:r><w:r><w:t>title</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>!</w:t></w:r>";
        var header = XDocument.Parse($"<w:hdr xmlns:w=\"{W}\"><w:p>{Field}</w:p></w:hdr>");
        WordField.Refresh(header, new Dictionary<string, string> { ["TITLE"] = "new" });
        Assert.Equal("new!", TextOf(header.Root!));
    }

    public static TheoryData<string, byte[], string> Refused() => new()
    {
        { "text", Encoding.UTF8.GetBytes("# no document"), "it is no document of Word" },
        { "nothing", [], "it is no document of Word" },
        { "encrypted", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "it is protected with a password, or a document of Word 97-2003" },
        { "cut", Briefing()[..20_000], "it is damaged, or no document of Word" },
        { "zip", Zip(("a.txt", "text")), "it is no document of Word" },
        { "macros", Zip(("word/vbaProject.bin", "x")), "it has macros" },
        { "broken", With(Briefing(), Main, x => x[..^30]), "it is damaged, or no document of Word" },
        { "entities", With(Briefing(), Main, x => "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + x[(x.IndexOf("?>", StringComparison.Ordinal) + 2)..]), "it declares entities of its own, which no document of Word does" },
        { "macro kind", With(Briefing(), "[Content_Types].xml", x => x.Replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal)), "it is of a kind that has macros" },
        { "bomb", Zip(("word/document.xml", new string(' ', 300 << 20))), "it is far too large when unpacked" },
        { "sheet", With(Briefing(), "[Content_Types].xml", x => x.Replace("wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml", StringComparison.Ordinal)), "it is no document of Word" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_NoTemplate_IsRefusedWithTheReason(string what, byte[] bytes, string rule)
    {
        Assert.NotEmpty(what);
        Assert.Null(Read(bytes, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal(rule, problem.Rule);
        Assert.EndsWith("house.dotx", problem.Place.File, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Mend);
    }
}
