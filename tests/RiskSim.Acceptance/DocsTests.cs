using System.Globalization;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

public sealed class DocsTests
{
    private const string Delay = "missions.crew-1.delay.prob_on_time";
    private static readonly string[] Documents = ["a.docx", "a.xlsx", "a.md"];

    /// <summary>Two runs of the starter, and a document of each kind with fields.</summary>
    private static Workplace WithDocuments()
    {
        var place = Workplace.WithScenario(out var scenario);
        Run(place, scenario, "run");
        Run(place, scenario, "later", "--as-of", "2026-03-01");
        OfficeFiles.WriteWord(place.PathOf("a.docx"), Delay, "run.as_of|long-date", "missions.crew-1.launch.p80@analyst");
        OfficeFiles.WriteExcel(place.PathOf("a.xlsx"), "risksim_missions.crew__1.delay.prob_on_time...raw", "risksim_run.scenario");
        File.WriteAllText(place.PathOf("a.md"), $"On time: **<!-- risksim: {Delay} -->?<!-- /risksim -->**\r\n\r\n<!-- risksim:chart:launch-dates -->![dates](pictures/dates.png)<!-- /risksim -->\r\n");
        return place;
    }

    private static void Run(Workplace place, string scenario, string directory, params string[] options)
    {
        using var run = ProgramRun.Run(place.Root, ["run", scenario, "--out", directory, "--trials", "2000", "--charts", "none", "--quiet", .. options]);
        Assert.True(run.ExitCode == 0, run.All);
    }

    private static string Docs(Workplace place, int exitCode, params ReadOnlySpan<string> arguments)
    {
        using var run = ProgramRun.Run(place.Root, ["docs", .. arguments]);
        Assert.True(run.ExitCode == exitCode, run.All);
        return exitCode is 0 or 4 ? run.Output : run.Error;
    }

    private static Dictionary<string, byte[]> Contents(Workplace place) =>
        place.Files().Where(f => File.Exists(place.PathOf(f))).ToDictionary(f => f, f => File.ReadAllBytes(place.PathOf(f)));

    [Fact]
    public void Docs_UpdateAndCheck_FollowTheRun()
    {
        using var place = WithDocuments();
        var before = Contents(place);
        Assert.Contains("a.docx: 3 of 3 fields do not show the run\n", Docs(place, 4, ["check", .. Documents, "--run", "run"]), StringComparison.Ordinal);
        Assert.Equal(before.Keys, Contents(place).Keys);

        var told = Docs(place, 0, ["update", .. Documents, "--run", "run"]);
        Assert.Contains("a.xlsx: 2 of 2 fields changed (before: a.xlsx.bak)\n", told, StringComparison.Ordinal);
        Assert.Contains($"  a.md:1:12: {Delay}: '?' → '", told, StringComparison.Ordinal);
        foreach (var file in Documents) Assert.Equal(before[file], File.ReadAllBytes(place.PathOf(file + ".bak")));
        Assert.True(File.Exists(place.PathOf("pictures", "dates.png")));

        // The figure is that of metrics.csv.
        var figure = File.ReadAllLines(place.PathOf("run", "metrics.csv")).Single(l => l.StartsWith($"blend,{Delay},", StringComparison.Ordinal)).Split(',')[2];
        Assert.Contains($"<c r=\"B1\"><v>{figure}</v></c>", OfficeFiles.ReadPart(place.PathOf("a.xlsx"), "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
        var shown = OfficeFiles.ReadPart(place.PathOf("a.docx"), "word/document.xml").Split("preserve\">")[2].Split(" %")[0];
        Assert.Equal(double.Parse(figure, CultureInfo.InvariantCulture) * 100, double.Parse(shown, CultureInfo.InvariantCulture), 1.0);

        // Again: nothing is written, not even a backup.
        var after = Contents(place);
        Assert.Equal("a.docx: up to date (3 fields)\na.xlsx: up to date (2 fields)\na.md: up to date (2 fields)\n", Docs(place, 0, ["update", .. Documents, "--run", "run"]));
        Assert.Equal("a.docx: up to date (3 fields)\na.xlsx: up to date (2 fields)\na.md: up to date (2 fields)\n", Docs(place, 0, ["check", .. Documents, "--run", "run"]));
        Assert.Equal(after, Contents(place));

        Assert.Empty(Docs(place, 0, ["check", .. Documents, "--run", "run", "--quiet"]));
        Assert.Empty(Docs(place, 4, ["check", .. Documents, "--run", "later", "--quiet"]));
        var other = Docs(place, 4, ["check", .. Documents, "--run", "later"]);
        Assert.Contains("a.docx, body, paragraph 2: run.as_of|long-date: '1 February 2026' → '1 March 2026'", other, StringComparison.Ordinal);
        Assert.Contains("a.md:3:1: chart:launch-dates: 'the chart of other figures' → 'the chart'", other, StringComparison.Ordinal);
        Assert.Contains("  note: it was updated from another run: ", other, StringComparison.Ordinal);
        Assert.Empty(Docs(place, 0, ["update", .. Documents, "--run", "later", "--quiet", "--no-backup"]));
        Assert.Equal(after.Keys, Contents(place).Keys);
        Docs(place, 0, ["check", .. Documents, "--run", "later"]);
    }

    [Fact]
    public void Check_EqualValuesOfAnotherRun_IsANoteOnly()
    {
        using var place = WithDocuments();
        File.WriteAllText(place.PathOf("b.md"), "<!-- risksim: run.scenario -->?<!-- /risksim -->\n");
        Docs(place, 0, "update", "b.md", "--run", "run");
        var told = Docs(place, 0, "check", "b.md", "--run", "later");
        Assert.StartsWith("b.md: up to date (1 field)\n  note: it was updated from another run: ", told, StringComparison.Ordinal);
        Assert.Contains("b.md: 1 field up to date, the run recorded", Docs(place, 0, "update", "b.md", "--run", "later"), StringComparison.Ordinal);
    }

    [Fact]
    public void CheckAndUpdate_AReportOfAnotherRun_IsStale()
    {
        using var place = WithDocuments();
        Docs(place, 0, "update", "a.docx", "--run", "run");
        OfficeFiles.AddProperty(place.PathOf("a.docx"), "RiskSim report", Docs(place, 0, "fields", "run", "--figure", "run.id", "--format", "csv").Split('\n')[1].Split(',')[1]);
        Assert.Equal("a.docx: up to date (3 fields)\n", Docs(place, 0, "check", "a.docx", "--run", "run"));

        const string Stale = "make it anew with 'risksim report', or take the property 'RiskSim report' out if you have rewritten it\n";
        using var update = ProgramRun.Run(place.Root, "docs", "update", "a.docx", "--run", "later", "--quiet");
        Assert.True(update.ExitCode == 0, update.All);
        Assert.StartsWith("a.docx: warning: its text beside the fields is of run ", update.Error, StringComparison.Ordinal);
        Assert.EndsWith(Stale, update.Error, StringComparison.Ordinal);
        // The fields are those of the later run now, but not the rest.
        var told = Docs(place, 4, "check", "a.docx", "--run", "later");
        Assert.StartsWith("a.docx: up to date (3 fields)\n  stale: its text beside the fields is of run ", told, StringComparison.Ordinal);
        Assert.EndsWith(Stale, told, StringComparison.Ordinal);
    }

    [Fact]
    public void UpdateAndCheck_ALinkByItsBareName_IsTheDocument()
    {
        using var place = WithDocuments();
        Directory.CreateDirectory(place.PathOf("shared"));
        File.Move(place.PathOf("a.docx"), place.PathOf("shared", "target.docx"));
        File.CreateSymbolicLink(place.PathOf("link.docx"), Path.Combine("shared", "target.docx"));
        File.CreateSymbolicLink(place.PathOf("chain.docx"), "link.docx");
        Assert.Contains("link.docx: 3 of 3 fields do not show the run\n", Docs(place, 4, "check", "link.docx", "--run", "run"), StringComparison.Ordinal);
        Assert.Contains("chain.docx: 3 of 3 fields changed (before: target.docx.bak)\n", Docs(place, 0, "update", "chain.docx", "--run", "run"), StringComparison.Ordinal);
        Assert.Equal("link.docx: up to date (3 fields)\n", Docs(place, 0, "check", "link.docx", "--run", "run"));
        Assert.NotNull(new FileInfo(place.PathOf("link.docx")).LinkTarget);
        Assert.True(File.Exists(place.PathOf("shared", "target.docx.bak")));
    }

    [Fact]
    public void Update_OneDocumentHasErrors_NoneIsTouched()
    {
        using var place = WithDocuments();
        File.WriteAllText(place.PathOf("b.md"), "<!-- risksim: missions.crew-1.dely.p80 -->?<!-- /risksim --> <!-- risksim: run.seed@nobody -->?<!-- /risksim -->");
        File.WriteAllText(place.PathOf("c.docx"), "no document");
        var before = Contents(place);
        foreach (var command in new[] { "update", "check" })
        {
            var told = Docs(place, 2, [command, .. Documents, "b.md", "c.docx", "--run", "run"]);
            Assert.Contains("b.md:1:1: error: 'missions.crew-1.dely.p80': the run has no figure 'missions.crew-1.dely.p80'. Did you mean 'missions.crew-1.delay.p80'", told, StringComparison.Ordinal);
            Assert.Contains("b.md:1:62: error: 'run.seed@nobody': the run has no assumption 'nobody'.", told, StringComparison.Ordinal);
            Assert.Contains("c.docx: error: it is no Office document", told, StringComparison.Ordinal);
        }
        Assert.Equal(before, Contents(place));
    }

    [Theory]
    [InlineData("update none.docx --run run", 3, "cannot read 'none.docx': there is no such file")]
    [InlineData("check nowhere/none.docx --run run", 3, "cannot read 'nowhere/none.docx': there is no such file")]
    [InlineData("check a.docx --run run --bogus", 1, "Unrecognized option '--bogus'")]
    [InlineData("update a.docx --run run --no-backups", 1, "Unrecognized option '--no-backups'")]
    [InlineData("fields --bogus", 1, "Unrecognized option '--bogus'")]
    [InlineData("fields run --figure missions.crew-1.launch.p81", 2, "in its name. Did you mean 'missions.crew-1.launch.p80'")]
    [InlineData("update run --run run", 3, "cannot read 'run': it is a folder")]
    [InlineData("update a.docx --run nowhere", 2, "there is no such folder")]
    [InlineData("update a.docx --run .", 2, "no run is kept in this folder")]
    [InlineData("update a.docx", 1, "Try 'risksim docs update --help'.")]
    [InlineData("check --run run", 1, "Try 'risksim docs check --help'.")]
    [InlineData("fields run --format xml", 1, "'xml'")]
    [InlineData("fields run --figure nothing.like.it", 2, "no field of the run has 'nothing.like.it' in its name")]
    [InlineData("", 1, "Try 'risksim docs --help'.")]
    public void Docs_WhatCannotBe_IsTold(string arguments, int exitCode, string message)
    {
        using var place = WithDocuments();
        var before = Contents(place);
        Assert.Contains(message, Docs(place, exitCode, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(before, Contents(place));
    }

    [Fact]
    public void Update_ReadOnlyDocument_CannotBeWritten()
    {
        using var place = WithDocuments();
        File.SetAttributes(place.PathOf("a.docx"), FileAttributes.ReadOnly);
        var before = Contents(place);
        Assert.Contains("cannot write to 'a.docx'", Docs(place, 3, "update", "a.docx", "--run", "run"), StringComparison.Ordinal);
        Assert.Equal(before, Contents(place));
    }

    [Theory]
    [InlineData("~$a.docx", "a.docx", "Word or Excel")]
    [InlineData("~$iefing.docx", "briefing.docx", "Word or Excel")]
    [InlineData(".~lock.a.docx#", "a.docx", "LibreOffice")]
    public void Update_OpenElsewhere_Warns(string beside, string document, string program)
    {
        using var place = WithDocuments();
        if (document != "a.docx") File.Move(place.PathOf("a.docx"), place.PathOf(document));
        File.WriteAllText(place.PathOf(beside), "me");
        using var run = ProgramRun.Run(place.Root, "docs", "update", document, "--run", "run", "--quiet");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains($"{document}: warning: it seems to be open in {program}", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Fields_OfARun_CanBeUsedAsTheyArePrinted()
    {
        using var place = WithDocuments();
        Assert.Contains("chart:launch-dates", Docs(place, 0, "fields", "run"), StringComparison.Ordinal);
        var few = Docs(place, 0, "fields", "run", "--figure", Delay);
        File.WriteAllLines(place.PathOf("b.md"), few.Split('\n').Where(l => l.StartsWith("  Markdown", StringComparison.Ordinal)).Select(l => l[12..]));
        Assert.StartsWith("b.md: up to date (3 fields)", Docs(place, 0, "check", "b.md", "--run", "run"), StringComparison.Ordinal);
        OfficeFiles.WriteExcel(place.PathOf("b.xlsx"), [.. few.Split('\n').Where(l => l.StartsWith("  Excel", StringComparison.Ordinal)).Select(l => l[12..])]);
        OfficeFiles.WriteWord(place.PathOf("b.docx"), few.Split('\n').Where(l => l.StartsWith("  Word  ", StringComparison.Ordinal)).Select(l => l[12..]["risksim:".Length..]));
        Assert.Contains("b.docx: 3 of 3 fields changed", Docs(place, 0, "update", "b.xlsx", "b.docx", "--run", "run"), StringComparison.Ordinal);
        Assert.StartsWith("field,value,word_tag,word_title,excel,markdown\n", Docs(place, 0, "fields", "run", "--format", "csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_Docs_HasExamplesAndExitCodes()
    {
        using var place = new Workplace();
        foreach (var command in new[] { "", "update", "check", "fields" })
        {
            using var run = ProgramRun.Run(place.Root, [.. $"docs {command} --help".Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.True(run.ExitCode == 0, run.All);
            Assert.Contains($"  risksim docs {command}", run.Output, StringComparison.Ordinal);
            Assert.Contains("4 a document is out of date", run.Output, StringComparison.Ordinal);
        }
    }
}
