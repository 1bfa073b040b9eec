using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace RiskSim.Statistics;

/// <summary>The trials of one assumption and their share in a mixture.</summary>
internal sealed record Component(Share Share, Tally Tally);

/// <summary>Estimates from the weighted trials of one assumption, or of several whose trials are independent.</summary>
internal sealed class Mixture(ImmutableArray<Component> components)
{
    private readonly (GroupSum Trials, GroupSum All)[] _whole = [.. components.Select(c => (c.Tally.Trials, c.Tally.Weight))];

    public ImmutableArray<Component> Components => components;

    /// <param name="values">Of the values, by component.</param>
    /// <param name="exists">Of the trials that have the quantity, by component; null: all.</param>
    public Estimate Ratio(Func<int, GroupSum> values, Func<int, GroupSum>? exists = null)
    {
        Span<RatioPart> parts = new RatioPart[components.Length];
        for (var c = 0; c < parts.Length; c++)
        {
            var (trials, all) = _whole[c];
            parts[c] = new RatioPart(components[c].Share, trials, all, values(c), exists is null ? all : exists(c));
        }

        return GroupedRatio.Of(parts);
    }

    /// <summary>The sampled distribution of a duration, given that the trial has it.</summary>
    /// <param name="metrics">By component.</param>
    /// <param name="histograms">Theirs, or shifted.</param>
    public EmpiricalDistribution Distribution(MetricTally[] metrics, Histogram[] histograms)
    {
        var step = histograms[0].Grid.StepDays;
        var low = histograms.Min(h => h.Grid.LowDays);
        var bins = histograms.Max(h => Offset(h) + h.Grid.Bins);
        var cumulative = new double[bins];
        var total = 0.0;
        var perUnit = FixedPoint.Weights.PerUnit;
        for (var c = 0; c < components.Length; c++)
        {
            var weight = components[c].Share.Weight;
            var all = _whole[c].All.Total;
            total += weight * (metrics[c].Exists.Total / all);
            var histogram = histograms[c];
            var counted = cumulative.AsSpan(Offset(histogram));
            // The sum is exact, so that what is certain adds up to 1.
            long sum = 0;
            var share = 0.0;
            for (var b = 0; b < counted.Length; b++)
            {
                if (b < histogram.Grid.Bins && histogram[b] is not 0 and var count) share = weight * ((sum += count) / perUnit / all);
                counted[b] += share;
            }
        }

        if (total != 1)
            for (var b = 0; b < bins; b++) cumulative[b] /= total;
        return new EmpiricalDistribution(low, step, ImmutableCollectionsMarshal.AsImmutableArray(cumulative));

        int Offset(Histogram h) => (int)Math.Round((h.Grid.LowDays - low) / step);
    }

    /// <summary>A percentile and its standard error: half the distance between the percentiles one standard error of the
    /// distribution function below and above (Woodruff, "Confidence intervals for medians", JASA 47, 1952).</summary>
    /// <returns>+∞ with error 0 beyond the horizon.</returns>
    public Estimate Quantile(EmpiricalDistribution distribution, MetricTally[] metrics, Histogram[] histograms, double p)
    {
        var value = distribution.Quantile(p);
        if (double.IsPositiveInfinity(value)) return new Estimate(value, 0);
        var cdf = Cdf(metrics, histograms, p, value);
        var low = distribution.Quantile(Math.Max(p - cdf.StandardError, 1e-12));
        var high = distribution.Quantile(Math.Min(p + cdf.StandardError, 1));
        if (double.IsPositiveInfinity(high)) high = distribution.HighDays;
        var error = (high - low) / 2;
        // Where a randomisation has more below, its percentile lies lower.
        return new Estimate(value, error) { Deviations = error > 0 ? Scaled(cdf.Deviations, -error) : [] };
    }

    /// <summary>
    /// The distribution function at a percentile, with its standard error from those at the ends of the day in which it lies. Where F
    /// jumps the level p may be far from both, so they are taken relative to what independent trials give, √(F(1 − F)).
    /// </summary>
    public Estimate Cdf(MetricTally[] metrics, Histogram[] histograms, double p, double value)
    {
        var grid = histograms[0].Grid;
        var firstEnd = grid.LowDays + grid.StepDays;
        var end = firstEnd + Math.Ceiling(value - firstEnd - BinGrid.EdgeTolerance);
        var before = At(end - 1);
        var after = At(end);
        var share = after.Value > before.Value ? Math.Clamp((p - before.Value) / (after.Value - before.Value), 0, 1) : 0.5;
        var independent = (1 - share) * before.Value * (1 - before.Value) + share * after.Value * (1 - after.Value);
        var variance = (1 - share) * before.StandardError * before.StandardError + share * after.StandardError * after.StandardError;
        // All within one day: as of independent trials.
        var relative = independent > 0 ? variance / independent : 1 / EffectiveTrials(metrics);
        var error = Math.Sqrt(p * (1 - p) * relative);
        return new Estimate(p, error) { Deviations = Scaled(Between(before.Deviations, after.Deviations, share), error) };

        Estimate At(double x) => Ratio(c => histograms[c].AtMost(x), c => metrics[c].Exists);
    }

    private static double[] Between(double[] before, double[] after, double share) => before.Length == 0 ? after : after.Length == 0 ? before
        : [.. before.Zip(after, (b, a) => (1 - share) * b + share * a)];

    /// <summary>So that their squares add up to the square of the length; empty where all are 0.</summary>
    private static double[] Scaled(double[] deviations, double length)
    {
        var norm = Math.Sqrt(deviations.Sum(d => d * d));
        return norm > 0 ? Array.ConvertAll(deviations, d => d / norm * length) : [];
    }

    private double EffectiveTrials(MetricTally[] metrics)
    {
        double inverse = 0, exists = 0;
        for (var c = 0; c < components.Length; c++)
        {
            var (share, tally) = components[c];
            var weight = share.Weight;
            inverse += weight * weight / tally.EffectiveTrials;
            exists += weight * metrics[c].Exists.Total / _whole[c].All.Total;
        }

        return exists / inverse;
    }
}
