using BenchmarkDotNet.Attributes;
using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Benchmarks;

/// <summary>What one percentile costs with each way of sampling.</summary>
public class PercentileBenchmarks
{
    private const ulong Key = 1;

    private readonly double[] _percentiles = new double[Block.Capacity];
    private PercentileSource _source = null!;
    private long _next;

    [Params(SamplingMethod.Random, SamplingMethod.Lattice, SamplingMethod.Sobol)]
    public SamplingMethod Sampling { get; set; }

    [GlobalSetup]
    public void Prepare() => _source = new PercentileSource(Sampling, 1, [Key]);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Percentiles() => _source.Fill(Key, _next++ * Block.Capacity, _percentiles);
}

/// <summary>What the way from a percentile through the quantile table costs.</summary>
public class DrawBenchmarks
{
    private readonly double[] _percentiles = new double[Block.Capacity];
    private readonly double[] _values = new double[Block.Capacity];
    private QuantileTable _table = null!;
    private Distribution _distribution = null!;

    [Params("pert(30 55 120)", "lognormal(p10=60 p90=240)", "mixture(0.85 of lognormal(p10=80 p90=900) 0.15 of never)")]
    public string Expression { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _distribution = DistributionParser.Parse(Expression, (_, _) => throw new InvalidOperationException()).Value!;
        _table = QuantileTable.Build(_distribution);
        new PercentileSource(1).Fill(1, 0, _percentiles);
    }

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Table() => _table.Map(_percentiles, _values);

    [Benchmark]
    public double ExactQuantile() => _distribution.Quantile(_percentiles[17]);

    [Benchmark]
    public QuantileTable BuildTable() => QuantileTable.Build(_distribution);
}
