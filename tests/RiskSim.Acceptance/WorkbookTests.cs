using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Workbooks and calendars of a run, opened by other programs.</summary>
public sealed class WorkbookTests
{
    // Each figure of metrics.csv must be in the table, to the last bit, dates as dates; tables, names and headers as a spreadsheet needs them.
    private const string Reader = """
        import csv, datetime, zipfile, openpyxl
        book = openpyxl.load_workbook('out/report.xlsx')
        assert not [c.coordinate for s in book for r in s.iter_rows() for c in r if c.data_type == 'f'], 'formulas'
        sheet = book['All figures']
        low, high = sheet.tables['AllFigures'].ref.split(':')
        rows = [[c.value for c in r] for r in sheet[low:high]]
        assert rows[0] == ['Assumption', 'Figure', 'Value', 'Standard error', 'Date', 'Unit'], rows[0]
        wanted = list(csv.DictReader(open('out/metrics.csv', encoding='utf-8')))
        assert len(rows) - 1 == len(wanted), (len(rows), len(wanted))
        for row, figure in zip(rows[1:], wanted):
            value = figure['value'] if figure['value'] == 'beyond-horizon' else float(figure['value'])
            date = datetime.datetime.fromisoformat(figure['date']) if figure['date'] else None
            assert row[:5] == [figure['assumption'], figure['metric'], value, float(figure['standard_error']), date], (row, figure)
        names = {n.name: n.attr_text for n in book.defined_names.definedName if n.name.startswith('risksim_')}
        assert len(names) > 10, names
        for target in names.values():
            place, cell = target.rsplit('!', 1)
            assert book[place.strip("'")][cell.replace('$', '')].value is not None, target
        assert sum(len(s.tables) for s in book) >= 11
        assert all(s.freeze_panes for s in book if s.title not in ('Summary', 'Evidence', 'Charts')), 'headers are not frozen'
        assert sum(n.endswith('.png') for n in zipfile.ZipFile('out/report.xlsx').namelist()) >= 3, 'no charts'
        print(len(wanted), book['Summary']['A1'].value)
        """;

    // Debian's own, which has Debian's packages; another may come first in the path.
    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    [Fact]
    public void Report_Workbook_IsReadByOthersWithTheFiguresOfTheRun()
    {
        Needs("soffice", "pdftotext");
        using var place = Workplace.WithScenario(out _);
        using var python = ProgramRun.RunFile(Python, place.Root, "-c", "import openpyxl");
        if (Environment.GetEnvironmentVariable("RISKSIM_NEEDS_OFFICE") is null) Assert.SkipWhen(python.ExitCode != 0, "there is no openpyxl (Debian: python3-openpyxl)");
        using var run = ProgramRun.Run(place.Root, "run", "pad.yaml", "--trials", "6000", "--set", "name==1+1 площадка <b>", "--charts", "none", "--quiet", "--out", "out");
        Assert.True(run.ExitCode == 0, run.All);
        using var report = ProgramRun.Run(place.Root, "report", "out", "--format", "xlsx,ics");
        Assert.True(report.ExitCode == 0, report.All);
        Assert.Equal(["out/report.xlsx", "out/report.ics"], report.Output.TrimEnd().Split('\n').Select(l => l.Trim().Replace('\\', '/')));

        using var read = ProgramRun.RunFile(Python, place.Root, "-c", Reader);
        Assert.True(read.ExitCode == 0, read.All);
        Assert.Equal($"{File.ReadAllLines(place.PathOf("out", "metrics.csv")).Length - 1} =1+1 площадка <b>", read.Output.Trim());

        using var office = ProgramRun.RunFile("soffice", place.Root, $"-env:UserInstallation=file://{place.PathOf("profile")}", "--headless", "--convert-to", "pdf", "--outdir", "pdf", "out/report.xlsx");
        Assert.True(office.ExitCode == 0 && File.Exists(place.PathOf("pdf", "report.pdf")), office.All);
        using var text = ProgramRun.RunFile("pdftotext", place.Root, "-layout", "pdf/report.pdf", "-");
        var summary = text.Output.Split('\f')[0];
        Assert.Contains("=1+1 площадка <b>", summary, StringComparison.Ordinal);
        foreach (var sheet in new[] { "Missions", "Capability", "Sites", "All figures", "Charts" })
            Assert.Contains(text.Output.Split('\f'), page => page.TrimStart().StartsWith(sheet, StringComparison.Ordinal));
        // The figures as they are shown.
        var figures = File.ReadAllLines(place.PathOf("out", "report.md")).Where(l => l.StartsWith("| Crewed: a loss lasts", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            var cells = figure.Split('|', StringSplitOptions.TrimEntries);
            var shown = cells[2].Split(" ± ")[0].TrimEnd('%', ' ');
            Assert.Contains(summary.Split('\n'), l => l.Contains(cells[1], StringComparison.Ordinal) && l.Contains(shown, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Report_OfTheSameRun_GivesTheSameBytes()
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.Run(place.Root, "run", "pad.yaml", "--trials", "2000", "--charts", "none", "--quiet", "--out", "out", "--report", "xlsx,ics");
        Assert.True(run.ExitCode == 0, run.All);
        using var report = ProgramRun.Run(place.Root, "report", "out", "--format", "xlsx,ics", "--out", "again", "--quiet");
        Assert.True(report.ExitCode == 0, report.All);
        foreach (var file in new[] { "report.xlsx", "report.ics" })
            Assert.Equal(File.ReadAllBytes(place.PathOf("out", file)), File.ReadAllBytes(place.PathOf("again", file)));
    }

    /// <summary>Skips where a program is missing, unless the environment says that it has to be there.</summary>
    private static void Needs(params ReadOnlySpan<string> programs)
    {
        var lacks = new List<string>();
        foreach (var program in programs)
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, program)))) lacks.Add(program);
        if (Environment.GetEnvironmentVariable("RISKSIM_NEEDS_OFFICE") is null)
            Assert.SkipWhen(lacks.Count > 0, $"there is no {string.Join(", ", lacks)} (Debian: libreoffice-calc-nogui, poppler-utils)");
        Assert.True(lacks.Count == 0, $"no {string.Join(", ", lacks)}");
    }
}
