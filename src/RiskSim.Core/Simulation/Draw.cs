using RiskSim.Distributions;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>One uncertain quantity: its key and its quantile function.</summary>
internal sealed class Draw(ulong key, QuantileTable table)
{
    public ulong Key { get; } = key;

    private readonly double _constant = table.Distribution.Minimum;

    public QuantileTable Table { get; } = table;

    public bool IsConstant { get; } = table.Distribution.IsConstant;

    public double At(PercentileSource source, long trial) =>
        IsConstant ? _constant : Table.At(source.At(Key, trial));

    /// <summary>The k-th draw of an open-ended row.</summary>
    public double At(PercentileSource source, long trial, int k) =>
        IsConstant ? _constant : Table.At(source.At(PercentileSource.Key(Key, k), trial));

    public void Fill(PercentileSource source, long firstTrial, Span<double> values) => Fill(source, Key, firstTrial, values);

    /// <summary>The k-th draws of an open-ended row.</summary>
    public void Fill(PercentileSource source, long firstTrial, int k, Span<double> values) =>
        Fill(source, PercentileSource.Key(Key, k), firstTrial, values);

    private void Fill(PercentileSource source, ulong key, long firstTrial, Span<double> values)
    {
        if (IsConstant)
        {
            values.Fill(_constant);
            return;
        }

        source.Fill(key, firstTrial, values);
        Table.Map(values, values);
    }
}
