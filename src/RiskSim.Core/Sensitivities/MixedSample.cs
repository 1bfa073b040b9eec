using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;
using RiskSim.Statistics.Sensitivity;
using Index = RiskSim.Statistics.Sensitivity.Index;

namespace RiskSim.Sensitivities;

/// <summary>One output in the trials of one assumption, or of several with their weights.</summary>
/// <param name="place">Of the output among those that were sampled.</param>
/// <param name="samples">Of the assumptions that count, at least one.</param>
internal sealed class MixedSample(OutputId output, int place, BaseSample[] samples)
{
    private const double Lower = 0.5, Upper = 0.8;

    private static readonly InputId Views = new("assumptions", InputKind.Assumption);

    private readonly double[] _share = [.. samples.Select(s => s.View.Weight / samples.Sum(x => x.View.Weight))];
    private readonly double[] _values = [.. samples.SelectMany(s => s.Values[place])];
    private readonly double[] _weights = [.. samples.SelectMany(s => Normalised(s.Weights, s.View.Weight))];
    private readonly int[] _order = Strata.Ascending([.. samples.SelectMany(s => s.Values[place])]);

    /// <summary>Scaled to a sum.</summary>
    public static IEnumerable<double> Normalised(double[] weights, double sum)
    {
        var all = weights.Sum();
        return weights.Select(w => all > 0 ? w * (sum / all) : 0);
    }

    /// <param name="b">By view, output and trial.</param>
    public PickFreeze PickFreeze(View[] views, double[][][] b) => new(_share, [.. samples.Select(s => s.Values[place])], Mine(views, b));

    /// <param name="changed">By view, output and trial.</param>
    /// <returns>Null where it does nothing at all.</returns>
    public SobolIndices? Indices(PickFreeze sample, View[] views, double[][][] changed)
    {
        var mine = Mine(views, changed);
        return mine.Zip(samples).All(p => p.First.AsSpan().SequenceEqual(p.Second.Values[place])) ? null : sample.Of(mine);
    }

    public ImmutableArray<VarianceShare> Shares(PickFreeze sample, IEnumerable<(InputId Input, SobolIndices? Indices)> found)
    {
        var shares = found.Where(f => f.Indices is { Total.IsDefined: true }).Select(f => new VarianceShare(f.Input, f.Indices!.Value));
        if (samples.Length > 1 && sample.Variance.Value > 0) shares = shares.Append(new VarianceShare(Views, sample.OfViews()));
        return [.. shares.OrderByDescending(s => s.Indices.Total.Value)];
    }

    /// <summary>First-order shares from the trials themselves.</summary>
    public ImmutableArray<VarianceShare> GivenShares() =>
        [.. Dials().Select(d => new VarianceShare(d.Input, new SobolIndices(d.Strata.FirstOrder(), Index.Undefined))).Where(s => s.Indices.First.IsDefined).OrderByDescending(s => s.Indices.First.Value)];

    public OutputSensitivity Sensitivity(ImmutableArray<VarianceShare> shares, bool hasTotals, ImmutableArray<ExclusionEffect> exclusions)
    {
        var all = new Strata(_values, _weights, new byte[_values.Length], 1, _order);
        var mean = all.Mean(0);
        var variance = _values.Select((x, t) => _weights[t] * (x - mean.Value) * (x - mean.Value)).Sum() / _weights.Sum();
        return new OutputSensitivity
        {
            Quantity = output.Quantity,
            Assumption = output.Assumption,
            Mean = mean,
            StandardDeviation = Math.Sqrt(variance),
            Spread = all.ExpectedSpread(Lower, Upper),
            Swings = [.. Dials().Select(d => Swing(d.Input, d.Labels, d.Strata)).OfType<Swing>().OrderByDescending(s => Math.Abs(s.Difference.Value))],
            Shares = shares,
            HasTotals = hasTotals,
            Exclusions = exclusions,
        };
    }

    private double[][] Mine(View[] views, double[][][] values) => [.. samples.Select(s => values[Array.IndexOf(views, s.View)][place])];

    private IEnumerable<(InputId Input, ImmutableArray<string> Labels, Strata Strata)> Dials()
    {
        foreach (var input in samples.SelectMany(s => s.Labels.Keys).Distinct())
        {
            // An assumption without the input does not change with it: it gets the values of the weightiest that has it, and so tells nothing of which is right.
            var model = samples.Where(s => s.Labels.ContainsKey(input)).MaxBy(s => s.View.Weight)!;
            var labels = samples.SelectMany(s => s.Labels.TryGetValue(input, out var dial) ? dial.Labels : []).Distinct().ToImmutableArray();
            var stratum = samples.SelectMany(s => s.Labels.TryGetValue(input, out var dial)
                ? Renumbered(s.Strata[input], dial.Labels, labels) : Renumbered(Resampled(model.Strata[input], model.Weights), model.Labels[input].Labels, labels)).ToArray();
            yield return (input, labels, new Strata(_values, _weights, stratum, labels.Length, _order));
        }

        if (samples.Length > 1)
            yield return (Views, [.. samples.Select(s => s.View.Assumption.Id)],
                new Strata(_values, _weights, [.. samples.SelectMany((s, v) => Enumerable.Repeat((byte)v, s.Weights.Length))], samples.Length, _order));
    }

    private static IEnumerable<byte> Renumbered(byte[] strata, ImmutableArray<string> from, ImmutableArray<string> to)
    {
        byte[] places = [.. from.Select(l => (byte)to.IndexOf(l))];
        return strata.Select(s => places[s]);
    }

    /// <summary>As many trials of the same distribution without weights (systematic resampling); where all weights are alike the trials themselves.</summary>
    private static byte[] Resampled(byte[] strata, double[] weights)
    {
        var resampled = new byte[strata.Length];
        var perTrial = weights.Sum() / strata.Length;
        var (i, reached) = (0, weights[0]);
        for (var t = 0; t < resampled.Length; t++)
        {
            for (var target = (t + 0.5) * perTrial; reached < target && i < strata.Length - 1; reached += weights[i]) i++;
            resampled[t] = strata[i];
        }

        return resampled;
    }

    /// <returns>Null where too few trials show it, or it does nothing.</returns>
    private static Swing? Swing(InputId input, ImmutableArray<string> labels, Strata strata)
    {
        var (low, high) = labels.SequenceEqual(Dial.Twentieths) ? (Dial.NearP10, Dial.NearP90) : ([0], [1]);
        var names = low == Dial.NearP10 ? ("p10", "p90") : (labels[0], labels[^1]);
        if (input.Kind is InputKind.Choice or InputKind.Assumption)
        {
            var shown = Enumerable.Range(0, labels.Length).Where(k => strata.Mean(k).IsDefined).OrderBy(k => strata.Mean(k).Value).ToArray();
            if (shown.Length < 2) return null;
            (low, high) = ([shown[0]], [shown[^1]]);
            names = (labels[shown[0]], labels[shown[^1]]);
        }

        var difference = strata.Swing(low, high);
        if (!difference.IsDefined || difference == new Index(0, 0)) return null;
        return new Swing(input, new HeldMean(names.Item1, low.Sum(strata.Share), strata.Mean(low)), new HeldMean(names.Item2, high.Sum(strata.Share), strata.Mean(high)),
            difference, strata.ExpectedSpread(Lower, Upper));
    }
}
