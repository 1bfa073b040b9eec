using BenchmarkDotNet.Attributes;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Benchmarks;

/// <summary>Time per trial: the work network alone, all draws, the dispatcher with what follows from it, the whole trial, and the trial counted.</summary>
/// <remarks>Each call takes other trials: on the same ones again and again the processor learns where they branch. The
/// dispatcher alone does run on the same, so its time is a lower bound.</remarks>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private Kernel _drawn = null!;
    private Kernel _kernel = null!;
    private Tally _tally = null!;
    private long _next;

    [Params("manifest", "network", "fallback", "flagship")]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Conformance", $"{Case}.yaml");
        var scenario = ScenarioLoader.Load(file, new LoadOptions()).Scenario!;
        var plan = PlanBuilder.Build(scenario, scenario.Assumptions[0], new TableShelf());
        var source = new PercentileSource(ForecastOptions.DefaultSampling, 1, plan.CoordinateOrder);
        _kernel = new Kernel(plan, source, 1);
        _tally = new Tally(new MetricCatalogue(scenario, plan));
        _drawn = new Kernel(plan, source, 1);
        _drawn.Draw(0, Block.Capacity);
    }

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Works() => _kernel.RunWorks(_next++ * Block.Capacity, Block.Capacity);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Draws() => _kernel.Draw(_next++ * Block.Capacity, Block.Capacity);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Dispatch() => _drawn.Dispatch();

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Trial() => _kernel.Run(_next++ * Block.Capacity, Block.Capacity);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void TrialAndCount()
    {
        _kernel.Run(_next++ * Block.Capacity, Block.Capacity);
        _tally.Add(_kernel.Block);
    }
}
