using System.Diagnostics;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>The forecast through several data dates, by the program as a process.</summary>
public sealed class TrackTests
{
    /// <summary>A pad that comes back and a launch, told by the ledger.</summary>
    private const string Scenario = """
        risksim: 1
        name: A pad through the weeks
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad:
            supports: [crewed]
            turnaround: 14
            outages:
              cabin: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) }
        missions:
          crew-1: { kind: crewed, planned: 2026-03-02, sites: [pad] }
          crew-2: { kind: crewed, planned: 2026-08-02, sites: [pad], after: [crew-1] }
        assumptions:
          quick: { weight: 1 }
          slow: { weight: 1, set: { sites.pad.outages.cabin.repair: lognormal(p10=100 p90=500) } }
        ledger:
          - { date: 2026-02-10, by: the agency, says: on its way, set: { missions.crew-1.not_before: 2026-03-20 } }
          - { date: 2026-03-15, by: the agency, says: restored, set: { sites.pad.outages.cabin.restored: 2026-03-14 } }
          - { date: 2026-04-02, by: the agency, says: launched, set: { missions.crew-1.launched: 2026-04-01 } }

        """;

    private static Workplace WithScenario(string text = Scenario)
    {
        var place = new Workplace();
        File.WriteAllText(place.PathOf("weeks.yaml"), text);
        return place;
    }

    [Fact]
    public void Track_EachLedgerDate_FillsItsFolderAndTellsTheStory()
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, "track", "weeks.yaml", "--trials", "2000");
        Assert.True(run.ExitCode == 0, run.All);
        foreach (var date in new[] { "2026-01-01", "2026-02-10", "2026-03-15", "2026-04-02" })
        {
            Assert.Contains($"\n{date} ", run.Output, StringComparison.Ordinal);
            Assert.True(File.Exists(place.PathOf("output", "weeks", "track", "parts", date + ".json")), date);
        }

        Assert.Contains("It was back on 14 Mar 2026.", run.Output.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        foreach (var file in new[] { "track.csv", "weights.csv", "changes.csv", "track.md", "track.json", "charts/restoration-pad.png", "charts/launch-crew-1.png", "charts/capability-crewed.png", "charts/weights.png" })
            Assert.True(File.Exists(place.PathOf("output", "weeks", "track", file)), file);
    }

    /// <summary>The rows of a date are those of a run on that date.</summary>
    [Fact]
    public void Track_RowsOfADate_AreThoseOfARun()
    {
        using var place = WithScenario();
        using var track = ProgramRun.Run(place.Root, "track", "weeks.yaml", "--trials", "3000", "--every", "30d", "--charts", "none", "--out", "t", "--quiet");
        Assert.True(track.ExitCode == 0, track.All);
        using var run = ProgramRun.Run(place.Root, "run", "weeks.yaml", "--trials", "3000", "--as-of", "2026-01-31", "--charts", "none", "--out", "r", "--quiet");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Equal(File.ReadAllLines(place.PathOf("r", "metrics.csv")).Skip(1),
            File.ReadAllLines(place.PathOf("t", "track.csv")).Where(l => l.StartsWith("2026-01-31,", StringComparison.Ordinal)).Select(l => l["2026-01-31,".Length..]));
    }

    [Fact]
    public void Track_Interrupted_GoesOnWhereItStopped()
    {
        string[] command = ["track", "weeks.yaml", "--trials", "4e6", "--threads", "1", "--charts", "none", "--out", "out"];
        using var place = WithScenario();
        using (var run = ProgramRun.StartFile("env", place.Root, ["--default-signal=INT", Repository.Program, .. command]))
        {
            var clock = Stopwatch.StartNew();
            while (!File.Exists(place.PathOf("out", "parts", "2026-01-01.json")))
            {
                if (clock.Elapsed > ProgramRun.Patience) throw new TimeoutException("no date was finished");
                Thread.Sleep(5);
            }

            run.Interrupt();
            run.Wait();
            Assert.True(run.ExitCode == 130, run.All);
            Assert.Contains("cancelled; the finished dates are kept in " + Path.Combine("out", "parts") + ", the same command goes on from there", run.Error, StringComparison.Ordinal);
        }

        var parts = Directory.GetFiles(place.PathOf("out", "parts")).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.InRange(parts.Count, 1, 3);
        Assert.Equal(["out", "out/parts", .. parts.Keys.Select(f => Path.GetRelativePath(place.Root, f)).Order(StringComparer.Ordinal), "weeks.yaml"], place.Files());

        using var rest = ProgramRun.Run(place.Root, command);
        Assert.True(rest.ExitCode == 0, rest.All);
        Assert.Equal(4, Directory.GetFiles(place.PathOf("out", "parts")).Length);
        foreach (var (file, written) in parts) Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        using var whole = ProgramRun.Run(place.Root, [.. command[..^1], "whole"]);
        Assert.Equal(File.ReadAllBytes(place.PathOf("whole", "track.csv")), File.ReadAllBytes(place.PathOf("out", "track.csv")));
    }

    [Fact]
    public void Track_DateWithErrors_TheOthersAreDoneAndTheExitCodeTells()
    {
        using var place = WithScenario(Scenario.Replace("missions:\n", "mission_defaults: { family: f }\nfamilies: { f: { suspended: 2025-12-20, stand_down: uniform(5 60) } }\nmissions:\n", StringComparison.Ordinal));
        using var run = ProgramRun.Run(place.Root, "track", "weeks.yaml", "--trials", "500", "--to", "2026-03-15", "--charts", "none", "--out", "out");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("risksim: no forecast for 2026-03-15: the errors stand above; the other dates are done", run.Error, StringComparison.Ordinal);
        Assert.Contains("2026-02-10,blend,", File.ReadAllText(place.PathOf("out", "track.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain("\n2026-03-15,", File.ReadAllText(place.PathOf("out", "track.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from 2026-03-01 --to 2026-02-01", 2, "the last data date is before the first, 2026-03-01")]
    [InlineData("--to 2028-01-01", 2, "a data date must be earlier than the horizon 2028-01-01")]
    [InlineData("--every fortnight", 1, "--every: 'fortnight' is not a step")]
    [InlineData("--from yesterday", 1, "--from: 'yesterday' is not a date")]
    [InlineData("--mission crew-9", 2, "The missions are: crew-1, crew-2.")]
    [InlineData("--figure missions.crew-1.delay.p81", 2, "on any of the data dates. Did you mean 'missions.crew-1.delay.p80'")]
    [InlineData("--set sites.pad-x.turnaround=5", 2, "--set")]
    public void Track_UserMistake_IsSaidInALine(string options, int code, string message)
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, ["track", "weeks.yaml", "--trials", "200", "--charts", "none", .. options.Split(' ')]);
        Assert.True(run.ExitCode == code, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("output", "weeks", "track", "track.csv")));
    }
}
