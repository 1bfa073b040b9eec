using BenchmarkDotNet.Attributes;
using RiskSim.Distributions;
using RiskSim.Sampling;
using RiskSim.Simulation;

namespace RiskSim.Benchmarks;

/// <summary>What one draw costs: its percentile and its way through the quantile table.</summary>
public class DrawBenchmarks
{
    private readonly PercentileSource _source = new(1);
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
        _source.Fill(1, 0, _percentiles);
    }

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Percentiles() => _source.Fill(1, 0, _percentiles);

    [Benchmark(OperationsPerInvoke = Block.Capacity)]
    public void Table() => _table.Map(_percentiles, _values);

    [Benchmark]
    public double ExactQuantile() => _distribution.Quantile(_percentiles[17]);

    [Benchmark]
    public QuantileTable BuildTable() => QuantileTable.Build(_distribution);
}
