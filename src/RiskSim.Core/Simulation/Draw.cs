using RiskSim.Distributions;
using RiskSim.Sampling;

namespace RiskSim.Simulation;

/// <summary>One uncertain quantity: its key and its quantile function.</summary>
internal sealed class Draw(ulong key, QuantileTable table)
{
    public ulong Key { get; } = key;

    public QuantileTable Table { get; } = table;

    public bool IsConstant => Table.Distribution.IsConstant;

    public double At(PercentileSource source, long trial) =>
        IsConstant ? Table.Distribution.Minimum : Table.At(source.At(Key, trial));

    /// <summary>The k-th draw of an open-ended row.</summary>
    public double At(PercentileSource source, long trial, int k) =>
        IsConstant ? Table.Distribution.Minimum : Table.At(source.At(PercentileSource.Key(Key, k), trial));

    public void Fill(PercentileSource source, long firstTrial, Span<double> values)
    {
        if (IsConstant)
        {
            values.Fill(Table.Distribution.Minimum);
            return;
        }

        source.Fill(Key, firstTrial, values);
        Table.Map(values, values);
    }
}
