using System.Globalization;
using System.Text.RegularExpressions;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Briefings opened by programs of others.</summary>
public sealed class WordTests
{
    /// <summary>Tag and text of each content control, alternative text of each picture, style of each paragraph, as another program reads them.</summary>
    private const string Reader = """
        import sys, docx
        from docx.oxml.ns import qn
        d = docx.Document(sys.argv[1])
        p = d.core_properties
        print('title', p.title, 'created', p.created.date(), sep='\t')
        for s in d.element.body.iter(qn('w:sdt')):
            print('field', s.find(qn('w:sdtPr')).find(qn('w:tag')).get(qn('w:val')), ''.join(t.text for t in s.iter(qn('w:t'))), sep='\t')
        for e in d.element.body.iter(qn('wp:docPr')): print('picture', e.get('descr'), sep='\t')
        for e in d.paragraphs: print('style', e.style.name, e.text, sep='\t')
        for t in d.tables: print('table', t.style.name, len(t.rows), sep='\t')
        """;

    [Fact]
    public void Report_Docx_IsReadByOtherPrograms()
    {
        Office.Need("docx");
        using var place = Workplace.WithScenario(out var scenario);
        using (var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "20000", "--charts", "none", "--report", "docx", "--out", "out")) Assert.True(run.ExitCode == 0, run.All);
        var document = place.PathOf("out", "report.docx");
        var metrics = File.ReadLines(place.PathOf("out", "metrics.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(c => (c[0], c[1]), c => (Value: c[2], Date: c[4]));

        var lines = Office.RunPython(place, Reader, document).Split('\n').Select(l => l.Split('\t')).ToList();
        Assert.Contains(lines, l => l is ["title", "A pad after an accident", "created", "2026-02-01"]);
        // What the run is and says stands in fields too.
        Assert.Contains(lines, l => l is ["field", "risksim:run.as_of", "2026-02-01"]);
        Assert.Contains(lines, l => l[0] == "field" && l[1] == "risksim:run.answer" && l[2].Length > 100);
        var fields = lines.Where(l => l[0] == "field" && !l[1].StartsWith("risksim:run.", StringComparison.Ordinal)).ToList();
        Assert.True(fields.Count >= 20);
        foreach (var field in fields)
        {
            var (metric, assumption, format) = Regex.Match(field[1], @"^risksim:([^@|]+)(?:@([^|]+))?\|(.+)$") is { Success: true } m
                ? (m.Groups[1].Value, m.Groups[2].Success ? m.Groups[2].Value : "blend", m.Groups[3].Value) : throw new InvalidOperationException(field[1]);
            var (value, date) = metrics[(assumption, metric)];
            if (value == "beyond-horizon") Assert.Equal("beyond 2027-12-31", field[2]);
            else if (format == "date±") Assert.StartsWith(date.Length > 0 ? date : new DateOnly(2026, 2, 1).AddDays((int)double.Parse(value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), field[2], StringComparison.Ordinal);
            else if (field[2].EndsWith('%') && field[2][0] is not ('<' or '>')) Assert.Equal(100 * double.Parse(value, CultureInfo.InvariantCulture), double.Parse(field[2][..^2], CultureInfo.InvariantCulture), 1.0);
            else Assert.Matches(@"^([<>]\d+ %|-?\d+( ± \d+)? d)$", field[2]);
        }

        Assert.True(lines.Count(l => l[0] == "picture" && l[1].StartsWith("risksim:chart:", StringComparison.Ordinal)) >= 3);
        foreach (var style in new[] { "Title", "Subtitle", "Heading 1", "Body Text", "Caption", "List Bullet" }) Assert.Contains(lines, l => l[0] == "style" && l[1] == style);
        Assert.All(lines.Where(l => l[0] == "table"), l => Assert.Equal("RiskSim Table", l[1]));

        var pdf = Office.ToPdf(place, document);
        var text = Office.Text(place, pdf);
        Assert.InRange(Office.Pages(place, pdf), 3, 6);
        // Where columns are narrow the blanks of a layout are not those of the text.
        var dense = text.Replace(" ", "", StringComparison.Ordinal);
        foreach (var field in fields) Assert.Contains(field[2].Replace(" ", "", StringComparison.Ordinal), dense, StringComparison.Ordinal);
        Assert.Contains("Figure 1.", text, StringComparison.Ordinal);
        Assert.Matches(@"Page 2 of \d", text);
        Assert.Contains("Data date 2026-02-01", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_DocxAndMd_AreTheSameFromOneRunToTheNext()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using (var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "2000", "--charts", "none", "--out", "out")) Assert.True(run.ExitCode == 0, run.All);
        foreach (var folder in new[] { "a", "b" })
            using (var report = ProgramRun.Run(place.Root, "report", "out", "--format", "docx,md", "--title", "For the board", "--out", folder)) Assert.True(report.ExitCode == 0, report.All);
        Assert.Equal(File.ReadAllBytes(place.PathOf("a", "report.docx")), File.ReadAllBytes(place.PathOf("b", "report.docx")));
        Assert.StartsWith("# For the board\n", File.ReadAllText(place.PathOf("a", "report.md")), StringComparison.Ordinal);

        // A briefing is a template itself.
        using var again = ProgramRun.Run(place.Root, "report", "out", "--format", "docx", "--title", "For the board", "--template", place.PathOf("a", "report.docx"), "--out", "c");
        Assert.True(again.ExitCode == 0, again.All);
        Assert.True(new FileInfo(place.PathOf("c", "report.docx")).Length > 10_000);
    }

    [Fact]
    public void Report_TemplateThatIsNone_IsRefusedAndNothingWritten()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using (var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none", "--out", "out")) Assert.True(run.ExitCode == 0, run.All);
        using (var none = ProgramRun.Run(place.Root, "report", "out", "--format", "docx", "--template", scenario, "--out", "b"))
        {
            Assert.Equal(2, none.ExitCode);
            Assert.Contains("pad.yaml: error: it is no document of Word. Give a .docx or .dotx file.", none.Error, StringComparison.Ordinal);
        }

        using (var missing = ProgramRun.Run(place.Root, "report", "out", "--format", "docx", "--template", "no.dotx", "--out", "b")) Assert.Equal(3, missing.ExitCode);
        using (var unused = ProgramRun.Run(place.Root, "report", "out", "--format", "md", "--template", scenario, "--out", "b")) Assert.Equal(1, unused.ExitCode);
        Assert.False(Directory.Exists(place.PathOf("b")));
    }
}
