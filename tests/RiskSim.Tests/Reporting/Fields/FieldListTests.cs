using RiskSim.Reporting.Fields;

namespace RiskSim.Tests.Reporting.Fields;

public sealed class FieldListTests
{
    private static FieldList List(params string[] patterns) => new(FieldSample.Run("=Two | pads"), [.. patterns]);

    [Fact]
    public void Text_AFewFields_HasASnippetForEachKindOfDocument() => Assert.StartsWith(
        """
        missions.soyuz-ms-29.prob_failed  2.00 %
          Word      risksim:missions.soyuz-ms-29.prob_failed
          Excel     risksim_missions.soyuz__ms__29.prob_failed
          Markdown  <!-- risksim: missions.soyuz-ms-29.prob_failed -->2.00 %<!-- /risksim -->

        missions.soyuz-ms-29.prob_failed@official  2.00 %
          Word      risksim:missions.soyuz-ms-29.prob_failed@official
          Excel     risksim_missions.soyuz__ms__29.prob_failed..official
          Markdown  <!-- risksim: missions.soyuz-ms-29.prob_failed@official -->2.00 %<!-- /risksim -->


        """, List("missions.soyuz-ms-29.prob_failed", "nothing").Text(), StringComparison.Ordinal);

    [Fact]
    public void Text_ManyFields_IsATableWithTheKey()
    {
        var text = List().Text();
        Assert.Contains("\nmissions.soyuz-ms-29.launch.p90@analyst ", text, StringComparison.Ordinal);
        Assert.Contains("\nchart:delays ", text, StringComparison.Ordinal);
        Assert.Contains("\nMarkdown  <!-- risksim: FIELD -->value<!-- /risksim -->", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.SEED", 1)]
    [InlineData("*.p90@analyst", 14)]
    [InlineData("chart:delay*", 2)]
    [InlineData("(", 0)]
    public void New_Patterns_ChooseTheNames(string pattern, int count) => Assert.Equal(count, List(pattern).Csv().Split('\n').Length - 2);

    [Theory]
    [InlineData("missions.soyuz-ms-29.launch.p81", ". Did you mean 'missions.soyuz-ms-29.launch.p80'")]
    [InlineData("run.sed", ". Did you mean 'run.seed' or 'run.id'?")]
    [InlineData("nothing.like.it", "")]
    public void Nearest_ASlip_IsGuessed(string pattern, string guess)
    {
        Assert.True(List(pattern).IsEmpty);
        Assert.StartsWith(guess, List(pattern).Nearest, StringComparison.Ordinal);
        Assert.Equal(guess.Length == 0, List(pattern).Nearest.Length == 0);
        Assert.DoesNotContain('@', List(pattern).Nearest);
    }

    [Fact]
    public void Csv_Rows_AreSafeInASpreadsheet()
    {
        var csv = List("run.scenario").Csv();
        Assert.Equal("field,value,word_tag,word_title,excel,markdown\nrun.scenario,'=Two | pads,risksim:run.scenario,,risksim_run.scenario,<!-- risksim: run.scenario -->=Two \\| pads<!-- /risksim -->\n", csv);
    }

    [Fact]
    public void Snippets_EveryOne_UpdatesToNothing()
    {
        using var sample = new FieldSample();
        var rows = List().Csv().Split('\n')[1..^1].Select(r => r[r.IndexOf("<!--", StringComparison.Ordinal)..].TrimEnd('"').Replace("\"\"", "\"", StringComparison.Ordinal));
        File.WriteAllText(sample.PathOf("a.md"), string.Join('\n', rows) + "\n");
        var plan = sample.Update("a.md", FieldSample.Run("=Two | pads"));
        Assert.Empty(plan.Problems);
        Assert.All(plan.Fields, f => Assert.True(f.IsCurrent || f.Field.StartsWith("chart:", StringComparison.Ordinal), $"{f}"));
    }
}
