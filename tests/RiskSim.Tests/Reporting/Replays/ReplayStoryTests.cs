using RiskSim.Reporting;
using RiskSim.Reporting.Documents.Passages;
using RiskSim.Reporting.Replays;
using RiskSim.Tests.Simulation;
using Xunit;

namespace RiskSim.Tests.Reporting.Replays;

/// <summary>The words in which a trial is told. Day 0 is 1 January 2026.</summary>
public sealed class ReplayStoryTests
{
    private const int Wide = 1000;

    private static readonly string Year = ReplayWriter.Tell(ReplayedYear.Replay(), Wide);

    private static string Tell(string yaml) => ReplayWriter.Tell(ReplayedYear.Replay(Counted.Head + yaml), Wide);

    [Theory]
    [InlineData("Of 2 risks 1 occurs: slow welding (work × 1.5).")]
    [InlineData("Out (fire) since 2025-12-22. The repair ends on 2026-03-07, 76 days after the outage began. The launch campaign then takes 5 days: the first launch is possible on 2026-03-12.")]
    [InlineData("build     new; slow welding, work × 1.5  2026-01-11  2026-03-07        45.0           55.5")]
    [InlineData("2026-05-01: Closure (range): down until 2026-05-11 (10 days).")]
    [InlineData("2026-04-18: Damaged at the launch of M2: down until 2026-05-28 (40 days).")]
    [InlineData("The upgrade for crewed launches starts on 2026-02-01 and is finished on 2026-08-20 (200 days).")]
    [InlineData("No site can launch crewed missions from 2025-12-22 until 2026-03-07 (76 days), from 2026-05-01 until 2026-05-11 (10 days).")]
    [InlineData("M3: launched 2026-05-11, return planned for 2026-06-10; its relief M4 launches on 2026-06-20; the crew returns on 2026-06-25, 15 days longer than planned.")]
    [InlineData("2026-05-11: M3 launches from Pad A, 15 days after its planned date 2026-04-26. It waited 5.5 days for M1, which it follows by 50 days at least; 9.5 days for the end of a closure of Pad A (range).")]
    [InlineData("2026-06-20: M4 launches from Pad A, 35 days after its planned date 2026-05-16. It waited 15 days for the turnaround after M3; 20 days for 20 scrubs.")]
    [InlineData("not launched: M5, planned for 2026-12-20. It waited 12 days until it was ready itself.")]
    public void Tell_AYearOfConstants_SaysIt(string sentence) => Assert.Contains(sentence + "\n", Year, StringComparison.Ordinal);

    [Fact]
    public void Tell_AFailedLaunch_SaysWhatFollows() => Assert.Contains(
        "It waited 56 days for the repair of Pad A (fire); 5 days for the launch campaign after the repair. The launch fails: f does not fly until 2026-04-11 (30 days).\n",
        Year, StringComparison.Ordinal);

    [Fact]
    public void Tell_AStandDown_NamesTheFailure() => Assert.Contains(
        "for the stand-down of f after the failure of M1; 6.5 days for the end of an outage of B (storm). It damages the site, which is down until 2026-05-28 (40 days).\n",
        Year, StringComparison.Ordinal);

    [Fact]
    public void Tell_Facts_AreToldAsFacts()
    {
        var story = Tell("""
            sites:
              pad:
                supports: [cargo]
                turnaround: 10
                outages:
                  old: { began: 2025-10-01, restored: 2025-11-20, repair: lognormal(p10=10 p90=90) }
                  fire: { began: 2025-12-01, repair: { look: { duration: pert(1 9 30), started: 2025-12-10, finished: 2025-12-20 }, build: { duration: 60, after: [look] } } }
            missions:
              done: { kind: cargo, planned: 2025-11-22, sites: [pad], launched: 2025-11-24 }
            """);
        Assert.Contains("Out (old) from 2025-10-01 to 2025-11-20; it is known that this is over.\n", story, StringComparison.Ordinal);
        Assert.Contains("look      known  2025-12-10  2025-12-20           –           10.0\n", story, StringComparison.Ordinal);
        Assert.Contains("2025-11-24: Done launched from Pad, 2 days after its planned date 2025-11-22, as is known. It waited 2 days for other reasons.\n", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_ReplanBeforeTheOutage_IsToldFirst()
    {
        var story = Tell("""
            sites: { pad: { supports: [cargo], turnaround: 1, outages: { overhaul: { begins: 2026-02-01, repair: 40 } } } }
            missions: { m: { kind: cargo, planned: 2026-01-20, not_before: 2026-02-10, sites: [pad] } }
            """);
        Assert.Contains("M launches from Pad, 52 days after its planned date 2026-01-20. It waited 21 days for its new date 2026-02-10; 31 days for the repair of Pad (overhaul).\n", story, StringComparison.Ordinal);
        Assert.Contains("Goes out (overhaul) on 2026-02-01, as planned. The repair ends on 2026-03-13, 40 days after the outage began.", story, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "40 days for its turn after A and B")]
    [InlineData(5, "100 days for its turn after 5 launches, the last of E")]
    public void Tell_AQueue_NamesThoseBefore(int before, string reason)
    {
        var missions = string.Concat(Enumerable.Range(0, before).Select(k => $"{(char)('a' + k)}: {{ kind: cargo, planned: 2026-02-01, sites: [pad], priority: 1 }}, "));
        Assert.Contains(reason, Tell($"sites: {{ pad: {{ supports: [cargo], turnaround: 20 }} }}\n"
            + $"missions: {{ {missions}last: {{ kind: cargo, planned: 2026-02-01, sites: [pad] }} }}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_BeyondTheHorizon_SaysSo()
    {
        var story = Tell("""
            sites: { pad: { supports: [cargo], turnaround: 1, outages: { fire: { began: 2025-12-01, repair: { decision: { duration: never }, work: { after: [decision], duration: 5 } } } } } }
            missions: { m: { kind: cargo, planned: 2026-01-20, sites: [pad] } }
            """);
        Assert.Contains("Out (fire) since 2025-12-01. The repair starts on 2025-12-01 and is never finished.", story, StringComparison.Ordinal);
        Assert.Contains("not launched: M, planned for 2026-01-20. It waited 346 days for the repair of Pad (fire).", story, StringComparison.Ordinal);
        Assert.Contains("No site can launch cargo missions from 2025-12-01 until after 2027-01-01.", story, StringComparison.Ordinal);
        Assert.Contains("Pad is not back by 2027-01-01, M is not launched by 2027-01-01.", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_WorkThatNeverStarts_SaysWhenItWould() => Assert.Contains(
        "The upgrade for cargo launches does not start; it would if the outage of A (fire) lasted 90 days.", Tell("""
            sites:
              a: { supports: [cargo], turnaround: 1, outages: { fire: { began: 2025-12-30, repair: 20 } } }
              b: { supports: [], turnaround: 1, upgrades: { cargo: { starts_when: { outage: a.fire, lasts: 90 }, work: { tower: { duration: 5 } } } } }
            """), StringComparison.Ordinal);

    [Fact]
    public void Tell_ChosenByAFigure_SaysWhich()
    {
        var replay = Replayer.Run(TestScenario.Load(ReplayedYear.Yaml), new ForecastOptions(10, 1), new TrialChoice.AtFigure("missions.m3.launch.p80"), null, null, CancellationToken.None).Replays.Single();
        Assert.Contains("nearest to the P80 of the launch of M3: 2026-05-11 (missions.m3.launch.p80).", ReplayWriter.Tell(replay, Wide), StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_ANarrowTerminal_WrapsSentences() =>
        Assert.All(ReplayWriter.Tell(ReplayedYear.Replay(), 80).Split('\n').Where(l => l.Contains(". ", StringComparison.Ordinal)), l => Assert.InRange(l.Length, 0, 80));

    [Fact]
    public void ToMarkdown_HostileNames_AreText()
    {
        var yaml = ReplayedYear.Yaml.Replace("name: Pad A", "name: \"<b>|Pad*\"", StringComparison.Ordinal);
        var markdown = MarkdownWriter.Write(ReplayStory.Compose(ReplayedYear.Replay(yaml), "replay.png"));
        Assert.DoesNotContain("<b>", markdown, StringComparison.Ordinal);
        Assert.Contains("### &lt;b&gt;\\|Pad\\*\n", markdown, StringComparison.Ordinal);
        Assert.Contains("](replay.png)\n", markdown, StringComparison.Ordinal);
        Assert.Contains("- **2026-06-20** M4 launches from", markdown, StringComparison.Ordinal);
        Assert.Contains("| build    | new; slow welding, work × 1.5 | 2026-01-11 | 2026-03-07 |       45.0 |          55.5 |\n", markdown, StringComparison.Ordinal);
    }
}
