using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>How the estimates settled: each after the first part of the trials, then after more and more.</summary>
internal sealed class ConvergenceBuilder(ImmutableArray<Component> components)
{
    private readonly ImmutableDictionary<string, ImmutableArray<ConvergencePoint>>.Builder _series =
        ImmutableDictionary.CreateBuilder<string, ImmutableArray<ConvergencePoint>>();

    public ImmutableDictionary<string, ImmutableArray<ConvergencePoint>> Series => _series.ToImmutable();

    /// <param name="id">Of the figure.</param>
    /// <param name="sums">By component and segment.</param>
    public void Add(string id, Func<int, int, GroupSum?> sums)
    {
        var points = ImmutableArray.CreateBuilder<ConvergencePoint>();
        var parts = new RatioPart[components.Length];
        for (var segment = 0; segment < SegmentedSums.Segments; segment++)
        {
            var grows = false;
            for (var c = 0; c < parts.Length; c++)
            {
                var (weight, tally) = components[c];
                if (sums(c, segment) is not { } values) continue;
                var (trials, all) = (tally.TrialsOf(segment)!, tally.WeightOf(segment)!);
                var before = parts[c];
                grows = true;
                all = before.All is null ? all : before.All + all;
                parts[c] = new RatioPart(weight, before.Trials is null ? trials : before.Trials + trials, all,
                    before.Values is null ? values : before.Values + values, all);
            }

            // Where none of the first trials is a possible future there is no estimate yet.
            if (grows && parts.All(p => p.All?.Total > 0))
            {
                var estimate = GroupedRatio.Of(parts);
                points.Add(new ConvergencePoint((long)parts[0].Trials.Total, estimate.Value, estimate.StandardError));
            }
        }

        _series[id] = points.ToImmutable();
    }
}
