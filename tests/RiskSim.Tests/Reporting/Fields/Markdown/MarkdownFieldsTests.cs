using System.Text;
using RiskSim.Reporting.Fields;

namespace RiskSim.Tests.Reporting.Fields.Markdown;

public sealed class MarkdownFieldsTests : IDisposable
{
    private readonly FieldSample _sample = new();

    public void Dispose() => _sample.Dispose();

    private string Update(string text, RunFields? run = null)
    {
        var plan = _sample.Update("a.md", Encoding.UTF8.GetBytes(text), run);
        Assert.Empty(plan.Problems);
        return Encoding.UTF8.GetString(_sample.Bytes("a.md"));
    }

    private string Problems(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var plan = _sample.Update("a.md", bytes);
        Assert.True(plan.HasErrors);
        Assert.Equal(bytes, _sample.Bytes("a.md"));
        Assert.Equal(["a.md"], _sample.Names());
        return string.Join('\n', plan.Problems).Replace(_sample.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    private static string WithoutRun(string text) => text[..text.LastIndexOf("<!-- risksim-run:", StringComparison.Ordinal)];

    [Fact]
    public void Update_FieldsAnywhere_ReplacesTheValuesAndNothingElse()
    {
        const string Before = "\ufeff# Note\r\n\tP80\u00a0is <!-- risksim: missions.soyuz-ms-29.launch.p90 -->soon<!-- /risksim -->, trailing blanks  \r\n"
            + "| a | <!--risksim:run.seed--><!--/risksim--> | <!-- risksim: weight.updated@analyst|0% --> ? <!-- /risksim --> |\n\n\n<!-- a comment -->&nbsp;Ж";
        var after = Update(Before);
        Assert.Equal(Before.Replace(">soon<", ">2026-09-03<", StringComparison.Ordinal).Replace("--><!--/", "-->1<!--/", StringComparison.Ordinal)
            .Replace("> ? <", "> 75% <", StringComparison.Ordinal) + "\r\n\r\n", WithoutRun(after));
        Assert.EndsWith("<!-- risksim-run: Two pads · data date 2025-11-28 · text aaaaaaaaaaaa · seed 1 · 200,000 trials per assumption · sobol · RiskSim 0.1.0 · run "
            + after[^18..^6] + " -->\r\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_Again_WritesNothing()
    {
        var once = Update("<!-- risksim: run.seed -->?<!-- /risksim -->\n<!-- risksim:chart:delays|text --> ![x](p/a.png) <!-- /risksim -->\n");
        var plan = DocumentFields.Update(_sample.PathOf("a.md"), FieldSample.Run());
        Assert.Empty(plan.Files);
        Assert.All(plan.Fields, f => Assert.True(f.IsCurrent));
        Assert.Equal(FieldSample.Run().Identity, plan.RecordedRun);
        Assert.Equal(once, Update(once));
    }

    [Fact]
    public void Update_AnotherRunWithTheSameFigures_RecordsIt()
    {
        var once = Update("<!-- risksim: run.seed -->1<!-- /risksim -->\n\n<!-- risksim-run: an older one -->\nThe end.");
        Assert.Contains("-->\nThe end.", once, StringComparison.Ordinal);
        Assert.DoesNotContain("an older one", once, StringComparison.Ordinal);
        Assert.Contains("RiskSim 9.9", Update(once, FieldSample.Run(version: "9.9")), StringComparison.Ordinal);
    }

    [Fact]
    public void Update_NoField_LeavesTheFile()
    {
        const string Text = "Nothing here.\n";
        Assert.Equal(Text, Update(Text));
    }

    [Theory]
    [InlineData("```\n{0}\n```\n")]
    [InlineData("~~~~ md\n{0}\n```\n{0}\n~~~~~\n")]
    [InlineData("- item\n  ```md\n  {0}\n  ```\n")]
    [InlineData("> ```\n> {0}\n> ```\n")]
    [InlineData("1. ```\n   {0}\n   ```\n")]
    [InlineData("Write `{0}` or `` ` {0} `` there.\n")]
    [InlineData("```\n{0}\n")]
    public void Update_Code_IsLeftAlone(string template)
    {
        var text = template.Replace("{0}", "<!-- risksim: no.such.figure -->x<!-- /risksim -->", StringComparison.Ordinal);
        Assert.Equal(text, Update(text));
    }

    [Theory]
    [InlineData("` {0}")]
    [InlineData("```not a `fence` {0}")]
    [InlineData("```\ncode\n```\n{0}")]
    public void Update_WhatOnlyLooksLikeCode_IsUpdated(string template) =>
        Assert.Contains(">1<", Update(template.Replace("{0}", "<!-- risksim: run.seed -->x<!-- /risksim -->", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Update_NamesOfAScenario_AreEscaped()
    {
        var run = FieldSample.Run("<script>alert(1)</script> | *x* --> Жук שלום -- ---->");
        var after = Update("| <!-- risksim: run.scenario -->?<!-- /risksim --> |\n", run);
        Assert.StartsWith("| <!-- risksim: run.scenario -->&lt;script&gt;alert(1)&lt;/script&gt; \\| \\*x\\* --&gt; Жук שלום -- ----&gt;<!-- /risksim --> |\n", after, StringComparison.Ordinal);
        // In the comment nothing may end it.
        Assert.Equal(after.TrimEnd().Length - 3, after.IndexOf("-->", after.IndexOf("risksim-run", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(after, Update(after, run));
    }

    [Fact]
    public void Update_Charts_AreWrittenBesideTheText()
    {
        var after = Update("<!-- risksim:chart:delays -->\n![my words](my%20charts/a.png \"title\")\n<!-- /risksim --> <!-- risksim:chart:delay-parts|text -->![old](<b c.png>)<!-- /risksim -->\n");
        Assert.Equal(["a.md", "b c.png", "my charts", "my charts/a.png"], _sample.Names());
        Assert.True(FieldSample.Run().Charts.IsCurrent("delays", _sample.Bytes("my charts/a.png")));
        Assert.Contains("![my words](my%20charts/a.png \"title\")", after, StringComparison.Ordinal);
        Assert.Matches(@"!\[[A-Z][^\]]{30,}\]\(<b c\.png>\)", after);
        File.WriteAllBytes(_sample.PathOf("b c.png"), [1, 2, 3]);
        var plan = DocumentFields.Check(_sample.PathOf("a.md"), FieldSample.Run());
        Assert.Equal([true, false], plan.Fields.Select(f => f.IsCurrent));
        Assert.Empty(plan.Files);
    }

    [Theory]
    [InlineData("../a.png", "in the folder of the text")]
    [InlineData("x/../../a.png", "in the folder of the text")]
    [InlineData("%2e%2e/a.png", "in the folder of the text")]
    [InlineData("/tmp/a.png", "in the folder of the text")]
    [InlineData("file:///tmp/a.png", "in the folder of the text")]
    [InlineData("https://example.org/a.png", "in the folder of the text")]
    [InlineData("a.md", "written as a .png")]
    [InlineData("link/a.png", "symbolic link")]
    public void Update_APictureElsewhere_IsRefused(string path, string rule)
    {
        var outside = Directory.CreateTempSubdirectory("risksim-outside-").FullName;
        try
        {
            Directory.CreateSymbolicLink(_sample.PathOf("link"), outside);
            File.WriteAllText(_sample.PathOf("a.md"), $"<!-- risksim:chart:delays -->![x]({path})<!-- /risksim -->");
            var plan = _sample.Update("a.md");
            Assert.Contains(rule, Assert.Single(plan.Problems).Rule, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(outside));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void Update_PictureIsALink_IsRefused()
    {
        File.WriteAllText(_sample.PathOf("mine.txt"), "mine");
        File.CreateSymbolicLink(_sample.PathOf("a.png"), _sample.PathOf("mine.txt"));
        File.WriteAllText(_sample.PathOf("a.md"), "<!-- risksim:chart:delays -->![x](a.png)<!-- /risksim -->");
        Assert.True(_sample.Update("a.md").HasErrors);
        Assert.Equal("mine", File.ReadAllText(_sample.PathOf("mine.txt")));
    }

    [Fact]
    public void Update_Slips_AreToldAllAtOnceWithLineAndColumn() => Assert.Equal(
        """
        a.md:3:3: error: 'missions.soyuz-ms-29.delay.p91': the run has no figure 'missions.soyuz-ms-29.delay.p91'. Did you mean 'missions.soyuz-ms-29.delay.p90' or 'missions.soyuz-ms-29.delay.p95' or 'missions.soyuz-ms-29.delay.p10'?
        a.md:3:72: error: 'run.seed|hole': 'hole' is no format. Did you mean 'whole'?
        a.md:4:1: error: 'run.seed': the field does not end. Write <!-- /risksim --> after the value.
        a.md:6:1: error: here a field ends that does not begin. Write <!-- risksim: FIGURE --> before the value.
        a.md:7:1: error: 'run.seed': the value goes over several lines. Is its <!-- /risksim --> missing? Write the value on one line.
        a.md:10:1: error: 'chart:delais': the run has no chart 'delais'. Did you mean 'delays'?
        a.md:11:1: error: 'chart:delays': between the marks of a chart stands one picture. Write ![words](folder/name.png).
        a.md:12:1: error: 'run.seed': the field does not end. Write <!-- /risksim --> after the value.
        """,
        Problems("\ufeffA\n\n| <!-- risksim: missions.soyuz-ms-29.delay.p91 -->x<!-- /risksim --> | <!-- risksim: run.seed|hole -->x<!-- /risksim -->\n"
            + "<!-- risksim: run.seed -->\n<!-- risksim: run.seed -->1<!-- /risksim -->\n<!-- /risksim -->\n<!-- risksim: run.seed -->1\n\nb<!-- /risksim -->\n"
            + "<!-- risksim:chart:delais -->![x](x.png)<!-- /risksim -->\n<!-- risksim:chart:delays -->x<!-- /risksim -->\n<!-- risksim: run.seed -->"));

    [Fact]
    public void Update_TwoChartsInOneFile_IsRefused() => Assert.Contains("the same file is to show the chart 'delays' too",
        Problems("<!-- risksim:chart:delays -->![x](x.png)<!-- /risksim --><!-- risksim:chart:delay-parts -->![x](x.png)<!-- /risksim -->"), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe, 0x41, 0x00 }, "no text in UTF-8")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 }, "it is no text")]
    [InlineData(new byte[] { 0x41, 0xe4, 0x42 }, "no text in UTF-8")]
    public void Update_NoText_IsRefused(byte[] content, string rule) => Assert.Contains(rule, Assert.Single(_sample.Update("a.md", content).Problems).Rule, StringComparison.Ordinal);
}
