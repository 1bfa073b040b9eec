using RiskSim.Sampling;
using RiskSim.Simulation;
using RiskSim.Statistics.Joint;

namespace RiskSim.Statistics;

/// <summary>All accumulators of one assumption. One per thread; merged in any order to the same bits.</summary>
internal sealed class Tally
{
    /// <summary>A histogram is larger than the cache that it shares with the others, so it takes many blocks at a time.</summary>
    public const int LogCapacity = 64 * Block.Capacity;

    /// <summary>Squares of weights only tell the effective number of trials.</summary>
    private static readonly FixedPoint SquareUnit = new(12);

    private readonly SegmentedSums _sums = new();
    private readonly MetricTally[] _metrics;
    private readonly LossTally[] _losses;
    private readonly JointTally? _joint;
    private readonly long[] _loggedUnits = new long[LogCapacity];
    private readonly Slot _trials;
    private readonly Slot _weight;
    private readonly Slot _squares;
    private readonly TrialWeights _all = new();
    private readonly TrialWeights _some = new();
    private readonly double[] _padded = new double[Block.Capacity];
    private int _logged;

    public Tally(MetricCatalogue catalogue)
    {
        _trials = _sums.Reserve(new FixedPoint(0));
        _weight = _sums.Reserve(FixedPoint.Weights);
        _squares = _sums.Reserve(SquareUnit);
        _metrics = [.. catalogue.Metrics.Select(spec => new MetricTally(spec, _sums, _weight))];
        _losses = [.. catalogue.Losses.Select(spec => new LossTally(spec, _sums))];
        _joint = catalogue.Joint is { } joint ? new JointTally(joint) : null;
    }

    public MetricTally[] Metrics
    {
        get
        {
            Rest();
            return _metrics;
        }
    }

    public LossTally[] Losses
    {
        get
        {
            Rest();
            return _losses;
        }
    }

    /// <summary>Null where fewer than two missions are to be launched.</summary>
    public JointTally? Joint
    {
        get
        {
            Rest();
            return _joint;
        }
    }

    /// <summary>How many were counted.</summary>
    public GroupSum Trials => _sums.Total(_trials);

    /// <summary>Σw.</summary>
    public GroupSum Weight => _sums.Total(_weight);

    /// <summary>Kish's effective number of trials, (Σw)²/Σw², from 1 to the number of trials; 0 if all weights are 0.</summary>
    /// <remarks>The squares of very small weights round to 0, so the bounds do not hold by themselves.</remarks>
    public double EffectiveTrials =>
        Weight.Total > 0 ? Math.Clamp(Weight.Total * Weight.Total / _sums.Total(_squares).Total, 1, Math.Max(1, Trials.Total)) : 0;

    public GroupSum? TrialsOf(int segment) => _sums.OfSegment(_trials, segment);

    public GroupSum? WeightOf(int segment) => _sums.OfSegment(_weight, segment);

    public void Add(Block block)
    {
        var sums = _sums.Open(block.FirstTrial);
        for (var r = 0; r < Randomisations.Count; r++)
            sums[_trials.Offset + r] += (block.Count - r + Randomisations.Count - 1) / Randomisations.Count;
        _all.Set(block);
        LaneMath.Add(_all.Units, sums.AsSpan(_weight.Offset));
        LaneMath.AddProducts(_all.Values, _all.Values, double.PositiveInfinity, SquareUnit, sums.AsSpan(_squares.Offset));
        double[]? exists = null;
        foreach (var metric in _metrics)
        {
            if (metric.Spec.Exists is { } find && find(block) != exists)
            {
                exists = find(block);
                LaneMath.CopyWhere(Whole(exists, block.Count, _padded), _all, _some);
            }

            metric.Add(Whole(metric.Spec.Column(block), block.Count, _padded), metric.Spec.Exists is null ? _all : _some, sums, _logged);
        }

        foreach (var loss in _losses) loss.Add(block, _all.Units, sums, _logged);
        _joint?.Add(block, _logged);
        _all.Units.CopyTo(_loggedUnits, _logged);
        _logged += Block.Capacity;
        if (_logged == LogCapacity) CountLogged();
    }

    public void Add(Tally other)
    {
        _sums.Add(other._sums);
        Rest();
        other.Rest();
        for (var m = 0; m < _metrics.Length; m++) _metrics[m].Add(other._metrics[m]);
        for (var l = 0; l < _losses.Length; l++) _losses[l].Add(other._losses[l]);
        _joint?.Add(other._joint!);
    }

    /// <summary>All that was counted, as whole numbers.</summary>
    public void Write(CountWriter counts)
    {
        Rest();
        _sums.Write(counts);
        foreach (var metric in _metrics) metric.Histogram?.Write(counts);
        foreach (var loss in _losses) loss.Write(counts);
        _joint?.Write(counts);
    }

    /// <summary>What a tally of the same catalogue wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static Tally Read(MetricCatalogue catalogue, CountReader counts)
    {
        var tally = new Tally(catalogue);
        tally._sums.Read(counts);
        foreach (var metric in tally._metrics) metric.Histogram?.Read(counts);
        foreach (var loss in tally._losses) loss.Read(counts);
        tally._joint?.Read(counts);
        return tally;
    }

    /// <summary>Until the next block.</summary>
    private void Rest()
    {
        CountLogged();
        foreach (var metric in _metrics) metric.Rest();
        _joint?.Rest();
    }

    private void CountLogged()
    {
        var units = _loggedUnits.AsSpan(0, _logged);
        foreach (var metric in _metrics) metric.CountLogged(units);
        foreach (var loss in _losses) loss.CountLogged(units);
        _joint?.CountLogged(units);
        _logged = 0;
    }

    /// <summary>The column, without what earlier blocks left behind a short one's last trial.</summary>
    private static double[] Whole(double[] column, int count, double[] padded)
    {
        if (count == Block.Capacity) return column;
        column.AsSpan(0, count).CopyTo(padded);
        padded.AsSpan(count).Clear();
        return padded;
    }
}
