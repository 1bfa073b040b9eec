using System.Text.Json;
using RiskSim.Reporting.Bench;
using RiskSim.Sampling;
using RiskSim.Statistics.Stopping;

namespace RiskSim.Tests.Reporting.Bench;

public sealed class BenchReportTests
{
    private static BenchResult Bench(string secondHash)
    {
        var goal = new PrecisionGoal(null, 0.002);
        var rule = new StopRule([goal], []);
        StopReport Report(double error) => new(rule, 3, 65_536, [new Reached(goal, 0.002, false, new FigureName("a.b.prob_gt_90", "blend"), error)], []);
        return new BenchResult("0.1.0", SampleForecast.Create().Scenario, 7, SamplingMethod.Sobol, 500_000, 3, new StartUp(0.05, 0.1, 0.2),
            [new Speed(1, 0.5, 2e6, "aa"), new Speed(2, 0.26, 3.8e6, secondHash)], 0.25, goal,
            [new TimeToPrecision(SamplingMethod.Random, 4.2, Report(0.003)), new TimeToPrecision(SamplingMethod.Sobol, 0.1, Report(0.001))]);
    }

    private static string Squeeze(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Compose_SameFigures_ShowsSpeedMemoryAndTimes()
    {
        var lines = BenchReport.Compose(Bench("aa")).Split('\n').Select(Squeeze).ToList();
        Assert.Contains("2 assumptions · 500,000 trials each, sobol, seed 7, the fastest of 3 · risksim 0.1.0", lines);
        Assert.Contains("runtime and command line 0.050", lines);
        Assert.Contains("1 thread 2,000,000 1.00 × 0.500", lines);
        Assert.Contains("2 threads 3,800,000 1.90 × 0.260", lines);
        Assert.Contains("allocated per trial in steady state: 0.3 bytes", lines);
        Assert.Contains("same figures for every number of threads: SHA-256 of metrics.csv aa", lines);
        Assert.Contains("random 65,536 3 4.200 no", lines);
        Assert.Contains("sobol 65,536 3 0.100 yes", lines);
    }

    [Fact]
    public void Compose_OtherFigures_SaysSo()
    {
        var text = BenchReport.Compose(Bench("bb"));
        Assert.Contains("THE FIGURES DIFFER: 1 thread aa\nTHE FIGURES DIFFER: 2 threads bb\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("same figures", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_Bench_HaveTheSameNumbers()
    {
        var path = Path.GetTempFileName();
        try
        {
            BenchReport.WriteJson(Bench("aa"), path);
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            Assert.Equal(3.8e6, json.RootElement.GetProperty("simulation")[1].GetProperty("trials_per_second").GetDouble());
            Assert.True(json.RootElement.GetProperty("reproducible").GetBoolean());
            Assert.Equal(65_536, json.RootElement.GetProperty("to_precision")[0].GetProperty("stopping").GetProperty("trials").GetInt64());
            BenchReport.WriteCsv(Bench("aa"), path);
            var lines = File.ReadAllLines(path);
            Assert.Equal("quantity,threads,sampling,trials_per_assumption,value,unit", lines[0]);
            Assert.Contains("simulation,2,sobol,500000,3800000,trials/s", lines);
            Assert.Contains("precision_not_reached,,random,65536,4.2,s", lines);
            Assert.Contains("to_precision,,sobol,65536,0.1,s", lines);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
