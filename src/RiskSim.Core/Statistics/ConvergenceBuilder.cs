using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>How the estimates settled: each after the first part of the trials, then after more and more.</summary>
internal sealed class ConvergenceBuilder(ImmutableArray<Component> components)
{
    private readonly ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Builder _series =
        ImmutableDictionary.CreateBuilder<string, ImmutableArray<ConvergencePoint>>();

    public ImmutableDictionary<string, ImmutableArray<ConvergencePoint>> Series => _series.ToImmutable();

    public void AddMean(string id, Func<Tally, MetricTally> find) => Add(id, find, tally => find(tally).SegmentMean);

    public void AddAbove(string id, Func<Tally, MetricTally> find, Dictionary<Tally, int> index) =>
        Add(id, find, tally => find(tally).SegmentAbove[index[tally]]);

    private void Add(string id, Func<Tally, MetricTally> find, Func<Tally, Moments[]> segments)
    {
        // Where only some trials have the quantity the running ratio would mislead by its changing base.
        if (components.Any(c => find(c.Tally).Spec.Exists is not null)) return;
        var points = ImmutableArray.CreateBuilder<ConvergencePoint>();
        var sums = components.Select(_ => new RunningSums()).ToArray();
        for (var s = 0; s < MetricTally.Segments; s++)
        {
            double estimate = 0, variance = 0, weights = 0;
            long trials = 0;
            for (var c = 0; c < components.Length; c++)
            {
                var (weight, tally) = components[c];
                sums[c].Add(tally.SegmentTrials[s], tally.SegmentWeight[s].Sums, segments(tally)[s].Sums);
                trials = sums[c].Trials;
                weights += weight;
                estimate += weight * sums[c].Mean;
                variance += weight * weight * sums[c].Variance;
            }

            // Where none of the first trials is a possible future there is no estimate yet.
            if (components[0].Tally.SegmentTrials[s] > 0 && double.IsFinite(estimate)) points.Add(new ConvergencePoint(trials, estimate / weights, Math.Sqrt(variance) / weights));
        }

        _series[id] = points.ToImmutable();
    }

    private sealed class RunningSums
    {
        private Sums _all;
        private Sums _values;

        public long Trials { get; private set; }

        public double Mean => _values.Wx / _all.Wx;

        /// <summary>Of the mean.</summary>
        public double Variance => Math.Max(0, _values.WWxx - 2 * Mean * _values.WWx + Mean * Mean * _all.WWx) / (_all.Wx * _all.Wx);

        public void Add(long trials, Sums all, Sums values)
        {
            Trials += trials;
            _all = new Sums(_all.Wx + all.Wx, _all.WWx + all.WWx, 0);
            _values = new Sums(_values.Wx + values.Wx, _values.WWx + values.WWx, _values.WWxx + values.WWxx);
        }
    }
}
