using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>An estimate with its Monte Carlo standard error.</summary>
internal readonly record struct Estimate(double Value, double StandardError);

/// <summary>One assumption's share in a mixture.</summary>
/// <param name="Weight">All of a mixture add up to 1; 1 for the assumption alone.</param>
internal readonly record struct Component(double Weight, Tally Tally);

/// <summary>
/// Estimates from the weighted trials of one assumption, or of several whose trials are independent.
/// Every figure is a ratio R = Σ ω·(Σwvx/Σw) ⁄ Σ ω·(Σwv/Σw), v being 1 where the trial has the quantity; its variance is
/// that of the ratio's linearisation (Cochran, "Sampling Techniques", 3rd ed. 1977, ch. 6; Owen, "Monte Carlo theory,
/// methods and examples", ch. 9 for self-normalised weights).
/// </summary>
internal sealed class Mixture(ImmutableArray<Component> components)
{
    public ImmutableArray<Component> Components => components;

    /// <param name="sums">Of the values, by component.</param>
    /// <param name="exists">Of the indicator v, by component; null: all trials have the quantity.</param>
    public Estimate Ratio(Func<Tally, Sums> sums, Func<Tally, Sums>? exists)
    {
        double numerator = 0, denominator = 0;
        foreach (var (weight, tally) in components)
        {
            var all = tally.Weight.Sums;
            // Shares first: rounded in the same way, no numerator exceeds its denominator, and what is certain stays 1.
            numerator += weight * (sums(tally).Wx / all.Wx);
            denominator += weight * (exists is null ? 1 : exists(tally).Wx / all.Wx);
        }

        var ratio = numerator / denominator;
        var variance = 0.0;
        foreach (var (weight, tally) in components)
        {
            var all = tally.Weight.Sums;
            var x = sums(tally);
            var v = exists is null ? all : exists(tally);
            // Σ w²·[v·(x − R) − m]², m being the mean of v·(x − R).
            var m = (x.Wx - ratio * v.Wx) / all.Wx;
            var squares = x.WWxx - 2 * ratio * x.WWx + ratio * ratio * v.WWx
                - 2 * m * (x.WWx - ratio * v.WWx) + m * m * all.WWx;
            var share = weight / all.Wx / denominator;
            variance += share * share * Math.Max(0, squares);
        }

        return new Estimate(ratio, Math.Sqrt(Math.Max(0, variance)));
    }

    /// <summary>The sampled distribution of a duration, given that the trial has it.</summary>
    /// <param name="find">The metric's accumulator in each component.</param>
    public EmpiricalDistribution Distribution(Func<Tally, MetricTally> find)
    {
        var step = ((DurationSpec)find(components[0].Tally).Spec).StepDays;
        var low = components.Min(c => ((DurationSpec)find(c.Tally).Spec).LowDays);
        var bins = components.Max(c => Offset(c) + find(c.Tally).Histogram.Length);
        var cumulative = new double[bins];
        var total = 0.0;
        foreach (var component in components)
        {
            var metric = find(component.Tally);
            var all = component.Tally.Weight.Wx.Value;
            total += component.Weight * (metric.Spec.Exists is null ? 1 : metric.Exists.Wx.Value / all);
            var offset = Offset(component);
            // The sum is exact, so that what is certain adds up to 1.
            var sum = 0.0;
            for (var b = offset; b < bins; b++)
            {
                if (b - offset < metric.Histogram.Length) sum += metric.Histogram[b - offset];
                cumulative[b] += component.Weight * (sum / all);
            }
        }

        for (var b = 0; b < bins; b++) cumulative[b] /= total;
        return new EmpiricalDistribution(low, step, ImmutableArray.Create(cumulative));

        int Offset(Component c) => (int)Math.Round((((DurationSpec)find(c.Tally).Spec).LowDays - low) / step);
    }

    /// <summary>Standard error of P(X ≤ x).</summary>
    public double CdfError(Func<Tally, MetricTally> find, double x)
    {
        bool HasExists(Tally t) => find(t).Spec.Exists is not null;
        return Ratio(Below, HasExists(components[0].Tally) ? t => find(t).Exists.Sums : null).StandardError;

        Sums Below(Tally tally)
        {
            var metric = find(tally);
            var spec = (DurationSpec)metric.Spec;
            var end = (int)Math.Clamp(Math.Floor((x - spec.LowDays) / spec.StepDays + 1e-6), 0, metric.Histogram.Length);
            double w = 0, ww = 0;
            for (var b = 0; b < end; b++)
            {
                w += metric.Histogram[b];
                ww += metric.HistogramSquared[b];
            }

            return new Sums(w, ww, ww);
        }
    }

    /// <summary>A percentile and its standard error: half the distance between the percentiles one standard error of the
    /// distribution function below and above (Woodruff, "Confidence intervals for medians", JASA 47, 1952).</summary>
    /// <returns>+∞ with error 0 beyond the horizon.</returns>
    public Estimate Quantile(EmpiricalDistribution distribution, Func<Tally, MetricTally> find, double p)
    {
        var value = distribution.Quantile(p);
        if (double.IsPositiveInfinity(value)) return new Estimate(value, 0);
        var error = CdfErrorAt(find, p, value);
        var low = distribution.Quantile(Math.Max(p - error, 1e-12));
        var high = distribution.Quantile(Math.Min(p + error, 1));
        if (double.IsPositiveInfinity(high)) high = distribution.HighDays;
        return new Estimate(value, (high - low) / 2);
    }

    private double CdfErrorAt(Func<Tally, MetricTally> find, double p, double value)
    {
        // For one unweighted assumption the error at the percentile is binomial; F jumps at atoms, p does not.
        if (components is [var only] && only.Tally.Weight.WWx.Value == only.Tally.Weight.Wx.Value)
        {
            var metric = find(only.Tally);
            var n = metric.Spec.Exists is null ? only.Tally.Trials : metric.Exists.Wx.Value;
            return Math.Sqrt(p * (1 - p) / n);
        }

        return CdfError(find, value);
    }
}
