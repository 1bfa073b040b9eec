using System.Diagnostics;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

public sealed class CancellationTests
{
    [Fact]
    public void Run_Interrupted_LeavesNothingBehind()
    {
        using var place = Workplace.WithScenario(out _);
        using var run = StartLongRun(place);
        run.Interrupt();
        run.Wait();
        Assert.True(run.ExitCode == 130, run.All);
        Assert.Equal("risksim: cancelled, nothing was written\n", Problems(run));
        Assert.Empty(run.Output);
        Assert.Equal(["pad.yaml"], place.Files());
    }

    [Fact]
    public void Run_Interrupted_KeepsTheFilesOfAnEarlierRun()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using (var earlier = ProgramRun.Run(place.Root, "run", scenario, "--trials", "1000", "--charts", "none", "--out", "out"))
            Assert.True(earlier.ExitCode == 0, earlier.All);
        var before = place.Files().Where(File.Exists).ToDictionary(f => f, f => File.ReadAllText(place.PathOf(f)));
        var names = place.Files();

        using var run = StartLongRun(place);
        run.Interrupt();
        run.Wait();
        Assert.True(run.ExitCode == 130, run.All);
        Assert.Equal(names, place.Files());
        foreach (var (name, text) in before) Assert.Equal(text, File.ReadAllText(place.PathOf(name)));
    }

    /// <summary>A run of many minutes, waited for until it is at work.</summary>
    private static ProgramRun StartLongRun(Workplace place)
    {
        // A shell in the background hands on an interrupt that is ignored; env puts that right.
        var run = ProgramRun.StartFile("env", place.Root, "--default-signal=INT", Repository.Program, "run", "pad.yaml", "--trials", "2e9", "--out", "out");
        var clock = Stopwatch.StartNew();
        while (!place.Files().Any(f => f.Contains(".risksim-", StringComparison.Ordinal)))
        {
            if (clock.Elapsed > ProgramRun.Patience) throw new TimeoutException("the run did not begin");
            Thread.Sleep(20);
        }
        Thread.Sleep(300);
        return run;
    }

    private static string Problems(ProgramRun run) =>
        string.Concat(run.Error.Split('\n').Where(l => l.Length > 0 && !l.Contains(": warning:", StringComparison.Ordinal)).Select(l => l + "\n"));
}
