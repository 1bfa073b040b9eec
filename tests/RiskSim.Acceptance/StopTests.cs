using System.Text.Json;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

/// <summary>Runs that go on until something is known.</summary>
public sealed class StopTests
{
    [Fact]
    public void Run_UntilPrecise_SaysWhatItReachedAndEqualsAPlainRun()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--precision", "0.003", "--precision", "missions.crew-1.delay.mean=2",
            "--settle", "missions.crew-1.delay.prob_on_time<0.999", "--charts", "none", "--out", "until");
        Assert.True(run.ExitCode == 0, run.All);
        Assert.Empty(run.Error);
        Assert.Contains("All that was asked for is known after", run.Output, StringComparison.Ordinal);
        Assert.Contains("Standard errors of probabilities: at most 0.003 asked, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("prob_on_time < 0.999 in the blend: yes, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("## What the run went on for", File.ReadAllText(place.PathOf("until", "report.md")), StringComparison.Ordinal);

        using var json = JsonDocument.Parse(File.ReadAllText(place.PathOf("until", "run.json")));
        var stopping = json.RootElement.GetProperty("stopping");
        Assert.True(stopping.GetProperty("met").GetBoolean());
        Assert.Equal(3, stopping.GetProperty("precision").GetArrayLength());
        Assert.Equal("yes", stopping.GetProperty("settle")[0].GetProperty("answer").GetString());
        var trials = json.RootElement.GetProperty("trials_per_assumption").ToString();

        using var plain = ProgramRun.Run(place.Root, "run", scenario, "--trials", trials, "--charts", "none", "--out", "plain");
        Assert.True(plain.ExitCode == 0, plain.All);
        foreach (var table in new[] { "metrics.csv", "capability.csv", "missions.csv" })
            Assert.Equal(File.ReadAllText(place.PathOf("plain", table)), File.ReadAllText(place.PathOf("until", table)));

        // What run.json says is enough to do it again.
        var options = json.RootElement.GetProperty("options").EnumerateArray().Select(o => o.GetString()!.Split(' ', 2)).Where(o => o[0] != "--out").SelectMany(o => o);
        using var again = ProgramRun.Run(place.Root, ["run", scenario, .. options, "--out", "again", "--threads", "1"]);
        Assert.True(again.ExitCode == 0, again.All);
        Assert.Equal(File.ReadAllText(place.PathOf("until", "result.json")), File.ReadAllText(place.PathOf("again", "result.json")));
    }

    [Fact]
    public async Task Run_CapReached_WarnsAndMatchesTheSchema()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var run = ProgramRun.Run(place.Root, "run", scenario, "--precision", "0.00001", "--settle", "missions.crew-1.delay.prob_on_time@nobody<0.1",
            "--charts", "none", "--out", "out");
        Assert.True(run.ExitCode == 2, run.All);
        using var capped = ProgramRun.Run(place.Root, "run", scenario, "--precision", "0.00001", "--max-trials", "20_000", "--charts", "none", "--out", "out");
        Assert.True(capped.ExitCode == 0, capped.All);
        Assert.Contains("--precision: warning: '1E-05': not reached: after 20,000 trials the error of ", capped.Error, StringComparison.Ordinal);
        Assert.Contains("Not all that was asked for is known after 20,000 trials per assumption (2 rounds; at most 20,000 allowed).", capped.Output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        var cancel = TestContext.Current.CancellationToken;
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Repository.PathOf("src", "RiskSim.Reporting", "Schemas", "result.schema.json"), cancel);
        var result = await File.ReadAllTextAsync(place.PathOf("out", "result.json"), cancel);
        Assert.Contains("\"stopping\"", result, StringComparison.Ordinal);
        Assert.Empty(schema.Validate(result));
    }

    [Fact]
    public void Run_Interrupted_BetweenRounds_LeavesNothingBehind()
    {
        using var place = Workplace.WithScenario(out _);
        using var run = ProgramRun.StartFile("env", place.Root, "--default-signal=INT", Repository.Program, "run", "pad.yaml", "--precision", "1e-9", "--max-trials", "1e10", "--out", "out");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!place.Files().Any(f => f.Contains(".risksim-", StringComparison.Ordinal)) && clock.Elapsed < ProgramRun.Patience) Thread.Sleep(20);
        Thread.Sleep(1000);
        run.Interrupt();
        run.Wait();
        Assert.True(run.ExitCode == 130, run.All);
        Assert.Equal(["pad.yaml"], place.Files());
    }
}
