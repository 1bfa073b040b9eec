using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>How the estimates settled: each after the first part of the trials, then after more and more.</summary>
internal sealed class ConvergenceBuilder(ImmutableArray<Component> components)
{
    private readonly Dictionary<string, ImmutableArray<ConvergencePoint>> _series = [];

    /// <summary>By component and segment: those up to its end, and Σw; null where no trial fell in the segment.</summary>
    private readonly (GroupSum Trials, GroupSum All)?[][] _whole = [.. components.Select(c => Whole(c.Tally))];

    public IReadOnlyDictionary<string, ImmutableArray<ConvergencePoint>> Series => _series;

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
                if (_whole[c][segment] is not var (trials, all)) continue;
                var values = sums(c, segment)!;
                grows = true;
                parts[c] = new RatioPart(components[c].Share, trials, all, parts[c].Values is { } before ? before + values : values, all);
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

    private static (GroupSum Trials, GroupSum All)?[] Whole(Tally tally)
    {
        var whole = new (GroupSum, GroupSum)?[SegmentedSums.Segments];
        (GroupSum Trials, GroupSum All)? before = null;
        for (var segment = 0; segment < whole.Length; segment++)
        {
            if (tally.TrialsOf(segment) is not { } trials) continue;
            var all = tally.WeightOf(segment)!;
            whole[segment] = before = before is var (t, a) ? (t + trials, a + all) : (trials, all);
        }

        return whole;
    }
}
