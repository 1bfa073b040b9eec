using System.Security.Cryptography;
using System.Text.Json;
using RiskSim.Acceptance.Support;
using Xunit;

namespace RiskSim.Acceptance;

public sealed class BenchTests
{
    [Fact]
    public void Bench_Scenario_HashIsThatOfARun()
    {
        using var place = Workplace.WithScenario(out var scenario);
        using var bench = ProgramRun.Run(place.Root, "bench", scenario, "--trials", "5000", "--threads", "3", "--precision", "0.01", "--max-trials", "50000", "--out", "bench.json");
        Assert.True(bench.ExitCode == 0, bench.All);
        Assert.Empty(bench.Error);
        using var json = JsonDocument.Parse(File.ReadAllText(place.PathOf("bench.json")));
        var speeds = json.RootElement.GetProperty("simulation").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], speeds.Select(s => s.GetProperty("threads").GetInt32()));
        Assert.All(speeds, s => Assert.True(s.GetProperty("trials_per_second").GetDouble() > 0));
        Assert.Equal(["random", "lattice", "sobol"], json.RootElement.GetProperty("to_precision").EnumerateArray().Select(t => t.GetProperty("sampling").GetString()));
        // The engine allocates nothing for a trial; what doubling the trials allocates is shared by few here.
        Assert.InRange(json.RootElement.GetProperty("bytes_per_trial").GetDouble(), 0, 2000);

        using var run = ProgramRun.Run(place.Root, "run", scenario, "--trials", "5000", "--charts", "none", "--quiet", "--out", "out");
        Assert.True(run.ExitCode == 0, run.All);
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(place.PathOf("out", "metrics.csv"))));
        Assert.All(speeds, s => Assert.Equal(hash, s.GetProperty("metrics_hash").GetString()));
        Assert.Contains("same figures for every number of threads: SHA-256 of metrics.csv " + hash, bench.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--out", "bench.txt")]
    [InlineData(1, "--precision", "0")]
    [InlineData(2, "--precision", "a.b=1")]
    [InlineData(3, "missing.yaml", "--trials=1000")]
    [InlineData(3, "--trials=1000", "--out=nowhere/bench.csv")]
    public void Bench_Unsound_ExplainsAndLeavesNothing(int code, params string[] arguments)
    {
        using var place = new Workplace();
        using var bench = ProgramRun.Run(place.Root, ["bench", "--max-trials=20000", .. arguments]);
        Assert.True(bench.ExitCode == code, bench.All);
        Assert.NotEmpty(bench.Error);
        Assert.Empty(place.Files());
    }
}
