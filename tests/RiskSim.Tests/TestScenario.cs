using System.Text;
using MathNet.Numerics.Distributions;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Tests;

/// <summary>Scenarios written in a test, through the same gate as a user's.</summary>
internal static class TestScenario
{
    public static LoadResult TryLoad(string yaml, DateOnly? asOf = null) =>
        ScenarioLoader.Load("scenario.yaml", Encoding.UTF8.GetBytes(yaml), new LoadOptions(asOf));

    public static Scenario Load(string yaml, DateOnly? asOf = null)
    {
        var result = TryLoad(yaml, asOf);
        Assert.True(result.Scenario is not null, string.Join('\n', result.Problems));
        return result.Scenario;
    }

    public static ForecastResult Run(string yaml, long trials = 50_000, DateOnly? asOf = null) =>
        Forecaster.Run(Load(yaml, asOf), new ForecastOptions(trials, 1), null, CancellationToken.None);

    public static Figure Figure(this ForecastResult result, string metric, string? assumption = null) =>
        result.All.First(a => assumption is null || a.Id == assumption).Find(metric) ?? throw new InvalidOperationException($"no figure {metric}");

    public static Plan Plan(string yaml, int assumption = 0)
    {
        var scenario = Load(yaml);
        return PlanBuilder.Build(scenario, scenario.Assumptions[assumption], new TableShelf());
    }

    /// <summary>Calls <paramref name="look"/> after each block.</summary>
    public static void RunBlocks(Plan plan, int blocks, Action<Block> look)
    {
        var kernel = new Kernel(plan, new PercentileSource(1), 1);
        for (var b = 0; b < blocks; b++)
        {
            kernel.Run((long)b * Block.Capacity, Block.Capacity);
            look(kernel.Block);
        }
    }

    /// <summary>The works alone, with the weights as they come; calls <paramref name="look"/> after each block.</summary>
    public static void RunWorks(Plan plan, int blocks, Action<Block> look)
    {
        var kernel = new Kernel(plan, new PercentileSource(1), 1);
        for (var b = 0; b < blocks; b++)
        {
            kernel.RunWorks((long)b * Block.Capacity, Block.Capacity);
            look(kernel.Block);
        }
    }

    /// <summary>Of a standard error: it comes from 16 randomisations.</summary>
    public const int DegreesOfFreedom = Randomisations.Count - 1;

    /// <summary>By chance an estimate is further off, in standard errors, only once in a million times.</summary>
    public static readonly double StandardErrors = StudentLimit(DegreesOfFreedom, 1e-6);

    /// <summary>What a variable with Student's distribution exceeds with this probability, on either side.</summary>
    public static double StudentLimit(double degreesOfFreedom, double probability) => -StudentT.InvCDF(0, 1, degreesOfFreedom, probability / 2);

    /// <summary>Within so many standard errors (and rounding).</summary>
    public static void AssertNear(double expected, Figure figure, double tolerance = 1e-9) =>
        Assert.InRange(figure.Value, expected - StandardErrors * figure.StandardError - tolerance, expected + StandardErrors * figure.StandardError + tolerance);
}
