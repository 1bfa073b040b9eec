using BenchmarkDotNet.Attributes;
using RiskSim.Sampling;
using RiskSim.Scenarios;
using RiskSim.Simulation;
using RiskSim.Statistics;

namespace RiskSim.Benchmarks;

/// <summary>Time per trial: the works alone, the whole trial, and the trial counted.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private Kernel _kernel = null!;
    private Tally _tally = null!;

    [Params("manifest", "network", "fallback")]
    public string Case { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(AppContext.BaseDirectory, "Conformance", $"{Case}.yaml"), new LoadOptions()).Scenario!;
        var plan = PlanBuilder.Build(scenario, scenario.Assumptions[0], new TableShelf());
        _kernel = new Kernel(plan, new PercentileSource(1), 1);
        _tally = new Tally(new MetricCatalogue(scenario, plan), plan.IsWeighted);
        _kernel.Run(0, Block.Capacity);
    }

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Works() => _kernel.RunWorks(0, Block.Capacity);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Trial() => _kernel.Run(0, Block.Capacity);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Count() => _tally.Add(_kernel.Block, 0);
}
