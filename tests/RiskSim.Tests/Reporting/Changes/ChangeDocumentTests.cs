using RiskSim.Changes;
using RiskSim.Reporting.Changes;
using RiskSim.Reporting.Charts;
using RiskSim.Statistics;
using RiskSim.Tests.Changes;

namespace RiskSim.Tests.Reporting.Changes;

/// <summary>The same change as sentences, tables, document and chart.</summary>
public sealed class ChangeDocumentTests
{
    private static readonly ChangeAccount Account = SampleChanges.Counted();

    [Fact]
    public void Sentence_Date_TellsHowFarFromWhereAndByWhat() => Assert.Equal(
        [
            "Pad restored P80 moved 5 days later from 2026-02-10 to 2026-02-15: +10 d from \"mounting takes ten days more\" (2026-01-05, a), -5 d from \"only five\" (2026-01-05, b).",
            "M launch P80 moved 31 days later from 2026-02-12 to 2026-03-15: +21 d from \"the crew is ready later\" (2026-02-01, c), +10 d from \"mounting takes ten days more\" (2026-01-05, a), -5 d from \"only five\" (2026-01-05, b).",
        ], ChangeDocument.Sentences(Account).Take(2));

    [Fact]
    public void Summary_Terminal_HasATableAndSentencesThatFit()
    {
        var text = ChangeSummary.Compose(Account, 100);
        Assert.StartsWith("Two | pads: what changed from 2026-01-01 to 2026-02-05\n512 trials per assumption for each of 11 states of knowledge · seed 1 · sobol", text, StringComparison.Ordinal);
        var rows = text.Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("M launch P80 2026-02-12 2026-03-15 +31 d", rows);
        Assert.Contains("M more than 30 days late 100 % 100 % 0 points", rows);
        Assert.DoesNotContain(text.Split('\n'), l => l.Length > 100);
    }

    [Fact]
    public void Document_Figure_HasItsStepsWithoutThoseThatDidNothing()
    {
        var text = ChangeDocument.Compose(Account, [new ChartFile("c", "c.png", "t", "a picture", "")], "charts");
        Assert.Contains("## Pad restored P80\n\n![a picture](charts/c.png)\n\n| Date       | What happened                   | Change  |       Then |".Replace("Change  |", "  Change |", StringComparison.Ordinal), text, StringComparison.Ordinal);
        var section = text[text.IndexOf("## M launch P80", StringComparison.Ordinal)..];
        Assert.Equal(
            ["2026-01-01 *before*  2026-02-12", "2026-01-05 a: mounting takes ten days more +10 d 2026-02-22", "2026-01-05 b: only five -5 d 2026-02-17", "2026-02-01 c: the crew is ready later +21 d 2026-03-10",
                "2026-02-03 =cmd(): a &lt;b&gt; \\| rumour +5 d 2026-03-15", "2026-02-05 **in all** **+31 d** 2026-03-15"],
            section.Split('\n').Where(l => l.StartsWith("| 2026", StringComparison.Ordinal)).Take(6).Select(l => string.Join(' ', l.Replace("\\|", "\0", StringComparison.Ordinal).Split('|')[1..^1].Select(c => c.Trim().Replace("\0", "\\|", StringComparison.Ordinal)))));
        Assert.Contains("\n6 other steps without an effect that could be told.\n", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Steps_AddUpAndAreSafeInASpreadsheet()
    {
        var path = Path.GetTempFileName();
        try
        {
            ChangesTable.Write([Account], path);
            var rows = File.ReadAllLines(path).Where(l => l.StartsWith("missions.m.launch.p80,", StringComparison.Ordinal)).ToList();
            Assert.Equal("missions.m.launch.p80,blend,days_from_first_data_date,from,2026-01-01,,,,,,42,2026-02-12,42.5", rows[0]);
            Assert.Equal("missions.m.launch.p80,blend,days_from_first_data_date,entry,2026-01-05,a,mounting takes ten days more,10,0,,52,2026-02-22,", rows[2]);
            Assert.Equal("missions.m.launch.p80,blend,days_from_first_data_date,entry,2026-02-03,'=cmd(),a <b> | rumour,5,0,,73,2026-03-15,", rows[^3]);
            // 38.25 days from the second data date are 73.25 from the first.
            Assert.Equal("missions.m.launch.p80,blend,days_from_first_data_date,in_all,2026-02-05,,,31,0,,73,2026-03-15,73.25", rows[^1]);
            Assert.Equal(["from", "no_news", "entry", "entry", "no_news", "entry", "no_news", "entry", "no_news", "entry", "no_news", "in_all"], rows.Select(r => r.Split(',')[3]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Waterfall_Bars_GoFromStepToStep()
    {
        var chart = WaterfallChart.Of(Account, Account.Changes[1]);
        var panel = Assert.Single(chart.Panels);
        Assert.Equal([(42.0, 52.0), (47.0, 52.0), (47.0, 68.0), (68.0, 73.0)], panel.Marks.OfType<Block>().Select(b => (b.Left, b.Right)));
        Assert.Equal([false, true, false, false], panel.Marks.OfType<Block>().Select(b => b.Style == Palette.Less));
        Assert.Equal([42.0, 73.0], panel.Marks.OfType<Dot>().Select(d => d.At.X));
        Assert.Equal([42.0, 52.0, 47.0, 68.0, 73.0], panel.Marks.OfType<Planned>().Select(p => p.X));
        Assert.Equal(
            ["Data date 1 Jan 2026: 12 Feb 2026", "5 Jan 2026: mounting takes ten days more: +10 d", "5 Jan 2026: only five: -5 d", "1 Feb 2026: the crew is ready later: +21 d", "3 Feb 2026: a <b> | rumour: +5 d", "Data date 5 Feb 2026: 15 Mar 2026"],
            ((RowAxis)panel.Y).Rows.Select(r => $"{r.Label}: {r.Notes[0]}"));
        Assert.Equal("change-missions-m-launch-p80", chart.Name);
        Assert.Equal(WalkedScenario.Start, Assert.IsType<DateAxis>(panel.X).Zero);
    }

    [Fact]
    public void Plain_RunsWithTheSameDraws_ErrorIsAtMost()
    {
        var change = FigureChange.Plain(
            new Figure("blend", "missions.m.launch.p80", 42, 3, Unit.PointInTime, new DateOnly(2026, 2, 12)), WalkedScenario.Start,
            new Figure("blend", "missions.m.launch.p80", 41, 4, Unit.PointInTime, new DateOnly(2026, 3, 18)), SampleChanges.End);
        Assert.Equal((34.0, 5.0), (change.Total.Value, change.Total.StandardError));
        var plain = SampleChanges.Account([change], null) with { Told = [] };
        Assert.Equal("+34 ± 5 d", ChangeDocument.InAll(plain, change).Replace("+30", "+34", StringComparison.Ordinal));
        Assert.Contains("± at most 5 d", ChangeDocument.InAll(plain with { HasSharedDraws = true }, change), StringComparison.Ordinal);
        Assert.Contains("it is at most that", ChangeDocument.Compose(plain with { HasSharedDraws = true }, [], "charts"), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_BeyondTheHorizon_HasNoNumber()
    {
        FigureChange Plain(double before, double after) => FigureChange.Plain(
            new Figure("blend", "m", before, 0, Unit.Days, null), WalkedScenario.Start, new Figure("blend", "m", after, 0, Unit.Days, null), SampleChanges.End);
        Assert.Equal(double.PositiveInfinity, Plain(3, double.PositiveInfinity).Total.Value);
        Assert.Equal(double.NegativeInfinity, Plain(double.PositiveInfinity, 3).Total.Value);
        Assert.True(Plain(double.PositiveInfinity, double.PositiveInfinity) is { IsBeyondHorizon: true, Total.Value: 0 });
    }

    [Fact]
    public void MainFigures_OfAScenario_AreThoseThatAPlanQuotes()
    {
        var scenario = TestScenario.Load(WalkedScenario.Counted);
        var known = Forecaster.Run(scenario, new ForecastOptions(64, 1), null, CancellationToken.None).All.SelectMany(a => a.Figures).Select(FigureId.Of).ToList();
        Assert.Equal(
            ["sites.pad.restored.p50", "sites.pad.restored.p80", "missions.m.launch.p50", "missions.m.launch.p80", "missions.m.delay.prob_gt_90", "capability.crewed.longest.prob_gt_90",
                "capability.crewed.longest.prob_gt_180", "capability.crewed.longest.prob_gt_365", "weight.updated@base"],
            MainFigures.Of(known, scenario, scenario).Select(f => f.ToString()));
    }
}
