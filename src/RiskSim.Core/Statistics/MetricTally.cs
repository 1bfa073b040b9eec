using System.Buffers;
using RiskSim.Sampling;

namespace RiskSim.Statistics;

/// <summary>Accumulates one metric over blocks of trials.</summary>
internal sealed class MetricTally
{
    /// <summary>Limits are counted so many at a time.</summary>
    private const int AtOnce = 3;

    private readonly SegmentedSums _sums;
    private readonly Slot _mean;
    private readonly Slot _exists;
    private readonly Slot _above;
    private readonly double[] _limits = [];
    private int[]? _places;

    /// <param name="all">The slot of Σw.</param>
    public MetricTally(MetricSpec spec, SegmentedSums sums, Slot all)
    {
        Spec = spec;
        _sums = sums;
        _exists = spec.Exists is null ? all : sums.Reserve(FixedPoint.Weights);
        _mean = sums.Reserve(FixedPoint.For(spec.Largest));
        if (spec is not DurationSpec duration) return;
        // Beyond the horizon; a day or more; the thresholds; and limits above everything to fill up.
        double[] limits = [double.MaxValue, Math.BitDecrement(1.0), .. duration.ThresholdDays];
        _limits = new double[(limits.Length + AtOnce - 1) / AtOnce * AtOnce];
        Array.Fill(_limits, double.PositiveInfinity);
        limits.CopyTo(_limits, 0);
        _above = sums.Reserve(FixedPoint.Weights, _limits.Length);
        Histogram = new Histogram(duration.Grid);
    }

    public MetricSpec Spec { get; }

    /// <summary>Of a duration.</summary>
    public Histogram? Histogram { get; }

    public GroupSum Mean => _sums.Total(_mean);

    /// <summary>Σw of the trials that have the quantity.</summary>
    public GroupSum Exists => _sums.Total(_exists);

    /// <summary>Beyond the horizon.</summary>
    public GroupSum Beyond => _sums.Total(AboveSlot(0));

    /// <summary>Below one day: of a delay, on time.</summary>
    public GroupSum Prompt => Exists - _sums.Total(AboveSlot(1));

    public GroupSum Above(int threshold) => _sums.Total(AboveSlot(threshold + 2));

    public GroupSum? MeanOf(int segment) => _sums.OfSegment(_mean, segment);

    public GroupSum? AboveOf(int threshold, int segment) => _sums.OfSegment(AboveSlot(threshold + 2), segment);

    /// <param name="weights">Of the trials that have the quantity.</param>
    /// <param name="sums">Of the block's segment.</param>
    /// <param name="logged">Trials whose places in the histogram wait to be counted.</param>
    public void Add(double[] column, TrialWeights weights, long[] sums, int logged)
    {
        var mean = sums.AsSpan(_mean.Offset);
        if (Spec.Exists is not null) LaneMath.Add(weights.Units, sums.AsSpan(_exists.Offset));
        if (Spec is not DurationSpec duration)
        {
            LaneMath.AddProducts(column, weights.Values, double.PositiveInfinity, _mean.Unit, mean);
            return;
        }

        _places ??= ArrayPool<int>.Shared.Rent(Tally.LogCapacity);
        LaneMath.AddProductsAndPlace(column, weights.Values, duration.CutDays, _mean.Unit, mean, duration.Grid, _places.AsSpan(logged));
        for (var n = 0; n < _limits.Length; n += AtOnce)
            LaneMath.AddAbove(column, weights.Values, _limits[n], _limits[n + 1], _limits[n + 2], sums.AsSpan(AboveSlot(n).Offset));
    }

    /// <param name="units">The weights of the logged trials.</param>
    public void CountLogged(ReadOnlySpan<long> units)
    {
        if (_places is not null) Histogram!.Add(_places, units);
    }

    /// <summary>Gives back what is needed while counting only.</summary>
    public void Rest()
    {
        if (_places is not null) ArrayPool<int>.Shared.Return(_places);
        _places = null;
    }

    public void Add(MetricTally other) => Histogram?.Add(other.Histogram!);

    private Slot AboveSlot(int limit) => _above with { Offset = _above.Offset + limit * Randomisations.Count };
}
