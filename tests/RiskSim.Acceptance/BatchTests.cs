using System.Diagnostics;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Many runs by the program as a process.</summary>
public sealed class BatchTests
{
    private const string Scenario = """
        risksim: 1
        name: A pad in many ways
        as_of: 2026-01-01
        horizon: 2028-01-01
        sites:
          pad: { supports: [crewed], turnaround: 14, outages: { cabin: { began: 2025-12-01, repair: lognormal(p10=60 p90=240) } } }
        missions:
          crew-1: { kind: crewed, planned: 2026-03-02, sites: [pad], scrub: { probability: 0.1, recycle: 2 } }
          crew-2: { kind: crewed, planned: 2026-03-12, sites: [pad] }

        """;

    private static readonly string[] Command =
        ["batch", "pad.yaml", "--vary", "sites.pad.turnaround=7:21:7", "--vary", "missions.crew-1.scrub.probability=0.1,0.4", "--charts", "none"];

    private static Workplace WithScenario(string text = Scenario)
    {
        var place = new Workplace();
        File.WriteAllText(place.PathOf("pad.yaml"), text);
        return place;
    }

    [Fact]
    public void Batch_Grid_FillsItsFolderAndTellsTheRange()
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, [.. Command[..^2], "--trials", "2000", "--format", "parquet", "--figure", "missions.crew-2.delay.mean"]);
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("6 runs: 3 values of the turnaround at Pad × 2 of the scrub probability of Crew 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("begin with batch.md", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
        var folder = place.PathOf("output", "pad", "batch");
        Assert.Equal(["batch.csv", "batch.json", "batch.md", "batch.parquet", "charts", "runs"], Directory.GetFileSystemEntries(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(folder, "charts", "figure-missions-crew-2-delay-mean.png")));
        Assert.Equal(6, Directory.GetDirectories(Path.Combine(folder, "runs")).Length);

        // A run of a batch is the run that its options make alone, and two of them can be compared.
        using var alone = ProgramRun.Run(place.Root, "run", "pad.yaml", "--trials", "2000", "--set", "sites.pad.turnaround=21", "--set", "missions.crew-1.scrub.probability=0.4", "--charts", "none", "--out", "alone", "--quiet");
        Assert.True(alone.ExitCode == 0, alone.All);
        var rows = File.ReadAllLines(Path.Combine(folder, "batch.csv"));
        Assert.Equal(File.ReadAllLines(place.PathOf("alone", "metrics.csv")).Skip(1), rows.Where(r => r.Contains(",21,0.4,", StringComparison.Ordinal)).Select(r => r[(r.IndexOf(",21,0.4,", StringComparison.Ordinal) + 8)..]));
        using var diff = ProgramRun.Run(place.Root, "diff", Path.Combine(folder, "runs", rows[1].Split(',')[0]), Path.Combine(folder, "runs", rows[^1].Split(',')[0]), "--trials", "1000");
        Assert.True(diff.ExitCode == 0, diff.All);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public void Batch_Stopped_GoesOnAndEndsWithTheSameTable(string signal, int code)
    {
        using var place = WithScenario();
        string[] command = [.. Command, "--trials", "1e6", "--threads", "1"];
        using (var run = ProgramRun.StartFile("env", place.Root, ["--default-signal=INT", Repository.Program, .. command, "--out", "out"]))
        {
            var clock = Stopwatch.StartNew();
            while (!Directory.Exists(place.PathOf("out", "runs")) || Directory.GetFiles(place.PathOf("out", "runs"), "run.json", new EnumerationOptions { RecurseSubdirectories = true }).Length == 0)
            {
                if (clock.Elapsed > ProgramRun.Patience) throw new TimeoutException("no run was finished");
                Thread.Sleep(5);
            }

            run.Signal(signal);
            run.Wait();
            Assert.True(run.ExitCode == code, run.All);
            if (signal == "INT") Assert.Contains("of 6 runs are kept in " + Path.Combine("out", "runs") + ", the same command goes on from there", run.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(place.PathOf("out", "batch.csv")));
        var kept = Directory.GetFiles(place.PathOf("out", "runs"), "run.json", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.InRange(kept.Count, 1, 5);
        using var rest = ProgramRun.Run(place.Root, [.. command, "--out", "out"]);
        Assert.True(rest.ExitCode == 0, rest.All);
        Assert.Contains($"{kept.Count} of 6 runs were there already", rest.Output, StringComparison.Ordinal);
        foreach (var (file, written) in kept) Assert.Equal(written, File.GetLastWriteTimeUtc(file));
        Assert.DoesNotContain(place.Files(), f => f.Contains("/.", StringComparison.Ordinal));
        using var whole = ProgramRun.Run(place.Root, [.. command[..^2], "--jobs", "2", "--out", "whole"]);
        Assert.True(whole.ExitCode == 0, whole.All);
        Assert.Equal(File.ReadAllBytes(place.PathOf("whole", "batch.csv")), File.ReadAllBytes(place.PathOf("out", "batch.csv")));
    }

    [Fact]
    public void Batch_BrokenScenarioAndCombination_TheOthersAreDoneAndTheExitCodeTells()
    {
        using var place = WithScenario();
        File.WriteAllText(place.PathOf("broken.yaml"), Scenario.Replace("horizon", "horizont", StringComparison.Ordinal));
        using var run = ProgramRun.Run(place.Root, "batch", "*.yaml", "--vary", "missions.crew-1.scrub.probability=0.1,1.5", "--as-of", "2026-01-01,2026-01-15", "--trials", "500", "--charts", "none", "--out", "out");
        Assert.True(run.ExitCode == 2, run.All);
        Assert.Contains("risksim: 6 of 8 runs could not be made: the errors stand above; the other runs are done", run.Error, StringComparison.Ordinal);
        Assert.Contains("'1.5': a probability is expected here. Write a number from 0 to 1, e.g. 0.05 for five in a hundred. (", run.Error, StringComparison.Ordinal);
        Assert.Contains("horizont", run.Error, StringComparison.Ordinal);
        var rows = File.ReadAllLines(place.PathOf("out", "batch.csv")).Skip(1).Select(r => r.Split(',')).ToList();
        Assert.Equal([("pad", "2026-01-01", "0.1"), ("pad", "2026-01-15", "0.1")], rows.Select(r => (r[1], r[2], r[3])).Distinct());
        Assert.Contains("**6 runs could not be made**", File.ReadAllText(place.PathOf("out", "batch.md")), StringComparison.Ordinal);
    }

    /// <summary>A file may not grow beyond the limit: the runs fit, the table of all does not.</summary>
    [Fact]
    public void Batch_NoRoomForATable_LosesNoFinishedRun()
    {
        using var place = WithScenario();
        var line = $"'{Repository.Program}' {string.Join(' ', Command)} --trials 500 --out out";
        using var full = ProgramRun.RunFile("bash", place.Root, "-c", $"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 24; {line}");
        Assert.True(full.ExitCode == 3, full.All);
        Assert.Contains("risksim: cannot write to 'out'", full.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("out", "batch.csv")));
        using var again = ProgramRun.RunFile("bash", place.Root, "-c", line);
        Assert.True(again.ExitCode == 0, again.All);
        Assert.Contains("6 of 6 runs were there already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_FolderOfAnotherThatIsAtWork_IsLeftAlone()
    {
        using var place = WithScenario();
        Directory.CreateDirectory(place.PathOf("out"));
        using var other = new FileStream(place.PathOf("out", ".batch.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using var run = ProgramRun.Run(place.Root, [.. Command, "--out", "out"]);
        Assert.True(run.ExitCode == 3, run.All);
        Assert.Contains("another batch is at work in 'out'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pad.yaml --vary sites.pad.turnaround", 1, "a varied input is PATH=v1,v2,… or PATH=from:to:step")]
    [InlineData("pad.yaml --vary a=1:2:0", 1, "the step is 0")]
    [InlineData("pad.yaml --vary a=1,2 --vary a=3", 1, "it is varied twice")]
    [InlineData("pad.yaml --vary a=1,2 --set a=3", 1, "it is varied, and set to one value as well")]
    [InlineData("pad.yaml --vary as_of=2026-01-01 --as-of 2026-01-02", 1, "the data date is given in two ways")]
    [InlineData("pad.yaml --vary a=1:1000:1 --vary b=1:1000:1", 1, "a batch has at most 100,000 runs")]
    [InlineData("pad.yaml --as-of today", 1, "--as-of: 'today' is not a date")]
    [InlineData("pad.yaml --format xml", 1, "--format: 'xml' is not a format")]
    [InlineData("pad.yaml --jobs 0", 1, "--jobs: '0' is not a number of runs at a time")]
    [InlineData("pad.yaml x/pad.yaml", 1, "have the same name")]
    [InlineData("none-*.yaml", 3, "no file matches 'none-*.yaml'")]
    [InlineData("nobody.yaml", 3, "cannot read 'nobody.yaml'")]
    [InlineData("pad.yaml --vary sites.pad.turnarond=1,2", 2, "has no key 'turnarond'")]
    [InlineData("pad.yaml --figure missions.crew-1.delay.p81", 2, "there is no such figure in pad.yaml")]
    public void Batch_UserMistake_IsSaidInALine(string arguments, int code, string message)
    {
        using var place = WithScenario();
        using var run = ProgramRun.Run(place.Root, ["batch", "--trials", "200", "--charts", "none", .. arguments.Split(' ')]);
        Assert.True(run.ExitCode == code, run.All);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(place.PathOf("output", "pad", "batch", "batch.csv")));
    }
}
