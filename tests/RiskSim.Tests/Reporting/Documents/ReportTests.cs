using System.Collections.Immutable;
using RiskSim.Reporting;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Documents;
using RiskSim.Reporting.Text;
using Xunit;

namespace RiskSim.Tests.Reporting.Documents;

public sealed class ReportTests
{
    private static readonly RunDetails Run = new("0.1.0", [new("trials", "200000")], DateTimeOffset.UnixEpoch, () => TimeSpan.FromSeconds(1));
    private static readonly ImmutableArray<ChartFile> Charts =
    [
        new("restoration", "restoration.png", "t", "Pad A | curve", "How to *read* it"),
        new("convergence", "convergence.png", "t", "", ""),
        new("a-new-chart", "a new chart.png", "Title", "", ""),
    ];

    private readonly string _text = Report.Compose(SampleForecast.Create(), Charts, "charts", Run);

    [Fact]
    public void Compose_AnyFigure_NeverClaimsCertainty()
    {
        Assert.DoesNotContain("100 %", _text.Replace(Likelihood.InWords, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("100.0", _text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", _text, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", _text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_Sections_AreAllThere()
    {
        var headings = _text.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]);
        Assert.Equal(["Key figures", "Launch capability", "Missions", "Crew", "Where the delay comes from", "Assumptions", "What is known", "Inputs", "Method and limits", "Run"], headings);
    }

    [Fact]
    public void Compose_RareEvents_AreSaidToBeOversampled()
    {
        const string Figure = "capability.crewed.longest.prob_gt_90";
        var text = Report.Compose(SampleForecast.Create() with { Rare = new RareEvents([Figure]) }, Charts, "charts", Run);
        Assert.Contains("## Rare events", text, StringComparison.Ordinal);
        Assert.Contains("with a probability below 20 % were oversampled: in 62.5 % of the trials", text, StringComparison.Ordinal);
        Assert.Matches($@"\| `{Figure}` +\| +1 in \d.*\(± .* %\)", text);
        Assert.Contains("in 50 % of the trials", Report.Compose(SampleForecast.Create() with { Rare = new RareEvents([]) }, Charts, "charts", Run), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_Tables_HaveAsManyCellsAsTheirHeader()
    {
        var width = 0;
        foreach (var line in _text.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                width = 0;
                continue;
            }
            var cells = line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
            if (width == 0) width = cells;
            Assert.Equal(width, cells);
        }
    }

    [Fact]
    public void Compose_ScenarioTexts_CannotBringInMarkup()
    {
        Assert.Contains("# Two pads \\| after &lt;an&gt; accident", _text, StringComparison.Ordinal);
        Assert.Contains("a spare was found \\| \"complete\" and &lt;b&gt;ready&lt;/b&gt;", _text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_EachChart_IsLinkedOnce()
    {
        Assert.Contains("![Pad A \\| curve](charts/restoration.png)\n\n*How to \\*read\\* it*\n", _text, StringComparison.Ordinal);
        foreach (var chart in Charts)
            Assert.Equal(2, _text.Split($"(charts/{Uri.EscapeDataString(chart.FileName)})").Length);
    }

    [Fact]
    public void Compose_LedgerEntries_OnlyThoseInForceAreShown()
    {
        Assert.Contains("chosen = spare", _text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-03-02", _text, StringComparison.Ordinal);
        Assert.Contains("1 later entry is not yet known", _text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_Inputs_SayWhoSetThem()
    {
        Assert.Matches(@"\| \\#1 +\| 2025-11-28 \| =cmd\(\) .*\| all +\| sites\.pad-a\.outages\.cabin\.repair\.source\.chosen = spare \| in force \|", _text);
        Assert.Matches(@"\| sites\.pad-a\.outages\.cabin\.repair\.source\.chosen +\| all +\| spare +\| \\#1 +\|", _text);
        Assert.Matches(@"\| sites\.pad-a\.campaign +\| official +\| =1\+1 +\| --set +\|", _text);
        Assert.Contains("1 other input is as in the file for all of them", _text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_OneAssumption_HasNoBlendColumn() =>
        Assert.DoesNotContain("| blend", Report.Compose(SampleForecast.Create(withSecondAssumption: false), [], "charts", Run).Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
