using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Forecasts held against what happened, by the program as a process.</summary>
public sealed class ScoreTests
{
    /// <summary>Restored on day 60, launched on day 80; the second crew has not flown.</summary>
    private const string Scenario = """
        risksim: 1
        name: A pad that came back
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad: { supports: [crewed], turnaround: 14, outages: { cabin: { began: 2026-01-01, repair: uniform(20 120) } } }
        missions:
          crew-1: { kind: crewed, planned: 2026-01-20, sites: [pad] }
          crew-2: { kind: crewed, planned: 2026-03-02, sites: [pad], after: [crew-1], readiness_delay: uniform(0 400) }
        assumptions:
          quick: { weight: 1, set: { sites.pad.outages.cabin.repair: uniform(50 70) } }
          slow: { weight: 1 }
        ledger:
          - { date: 2026-01-31, by: the agency, says: on its way }
          - { date: 2026-03-03, by: the agency, says: restored, set: { sites.pad.outages.cabin.restored: 2026-03-02 } }
          - { date: 2026-03-23, by: the agency, says: launched, set: { missions.crew-1.launched: 2026-03-22 } }

        """;

    private static Workplace WithScenario(string text = Scenario)
    {
        var place = new Workplace();
        File.WriteAllText(place.PathOf("pad.yaml"), text);
        return place;
    }

    [Fact]
    public void Score_EachLedgerDate_TellsWhoWasRight()
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, "score", "pad.yaml", "--trials", "4000");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("The forecasts of 3 data dates, 2026-01-01 to 2026-03-03, against what was known on 2026-03-23.", run.Output, StringComparison.Ordinal);
        Assert.Contains("'quick' was nearest on", run.Output, StringComparison.Ordinal);
        Assert.Contains("files in output/pad/score - begin with score.md\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        foreach (var file in new[] { "scores.csv", "score.md", "charts/skill.png", "parts/2026-01-01.json", "parts/2026-01-31.json", "parts/2026-03-03.json" })
            Assert.True(File.Exists(place.PathOf("output", "pad", "score", file)), file);
        var rows = File.ReadAllLines(place.PathOf("output", "pad", "score", "scores.csv"));
        Assert.Equal("data_date,assumption,quantity,score,value,standard_error,outcome,status", rows[0]);
        Assert.Contains(rows, r => r.StartsWith("2026-01-31,quick,sites.pad.restored,crps,", StringComparison.Ordinal) && r.EndsWith(",2026-03-02,known", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("2026-03-03,blend,missions.crew-2.launch,crps_to_known,", StringComparison.Ordinal) && r.EndsWith(",2026-03-23,censored", StringComparison.Ordinal));
    }

    [Fact]
    public void Score_Again_TakesFinishedDatesAndGivesTheSame()
    {
        using var place = WithScenario();
        string[] command = ["score", "pad.yaml", "--trials", "4000", "--charts", "none", "--quiet", "--out", "out"];
        using var first = ProgramRun.Run(place.Root, command);
        Assert.True(first.ExitCode == 0, first.All);
        Assert.Empty(first.Output);
        var parts = Directory.GetFiles(place.PathOf("out", "parts")).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        var table = File.ReadAllBytes(place.PathOf("out", "scores.csv"));
        using var again = ProgramRun.Run(place.Root, [.. command, "--threads", "1"]);
        Assert.True(again.ExitCode == 0, again.All);
        Assert.Equal(table, File.ReadAllBytes(place.PathOf("out", "scores.csv")));
        foreach (var (file, written) in parts) Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void Score_KnownUntil_PretendsLess()
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, "score", "pad.yaml", "--trials", "1000", "--charts", "none", "--as-of", "2026-01-01", "--known-until", "2026-03-02", "--out", "out");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("Nothing of what was forecast is known to have happened by 2026-03-02.", run.Output, StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(place.PathOf("out", "scores.csv")).Skip(1), r => Assert.EndsWith(",2026-03-02,censored", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--as-of 2026-03-23", 2, "nothing that was learned after the data date 2026-03-23")]
    [InlineData("--from 2026-02-01 --to 2026-01-01", 2, "--to")]
    [InlineData("--set sites.pax.turnaround=5", 2, "Did you mean")]
    [InlineData("--as-of 2026-01-01 --every 7d", 1, "--as-of: it is one data date")]
    [InlineData("--known-until soon", 1, "--known-until: 'soon'")]
    public void Score_WhatCannotBe_SaysSoAndWritesNothing(string arguments, int exitCode, string message)
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, ["score", "pad.yaml", .. arguments.Split(' ')]);
        Assert.True(run.ExitCode == exitCode, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(["pad.yaml"], place.Files());
    }

    [Fact]
    public void Score_NoLedger_SaysWhatIsMissing()
    {
        using var place = WithScenario(Scenario[..Scenario.IndexOf("ledger:", StringComparison.Ordinal)]);
        using var run = ProgramRun.Run(place.Root, "score", "pad.yaml");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("the ledger is empty", run.Error, StringComparison.Ordinal);
    }
}
