using System.Globalization;

namespace RiskSim.Statistics.Stopping;

/// <summary>What a figure is known to where its standard error alone would say too little.</summary>
internal static class Errors
{
    // A mixture of certainties adds up to 1 but for rounding.
    private const double Never = 1e-9;

    /// <summary>
    /// The standard error. Of a probability that no trial or every trial showed, 1/n: the spread of what Laplace's rule of succession says
    /// of it. Of a percentile beyond the horizon that might as well lie before it, half of the days between, as for one before it
    /// that might lie beyond.
    /// </summary>
    public static double Of(Figure figure, AssumptionForecast forecast, Estimates estimates)
    {
        if (figure.Unit == Unit.Probability && (figure.Value < Never || figure.Value > 1 - Never)) return WorthOfATrial(figure, forecast, estimates);
        if (figure.IsBeyondHorizon)
        {
            var (distribution, p) = Percentile(figure, forecast)!.Value;
            var low = distribution.Quantile(p - Math.Sqrt(p * (1 - p) * WorthOfATrial(figure, forecast, estimates)));
            return double.IsFinite(low) ? (distribution.HighDays - low) / 2 : 0;
        }

        return double.IsNaN(figure.StandardError) ? double.PositiveInfinity : figure.StandardError;
    }

    /// <summary>1/n, n being the effective trials that have the figure.</summary>
    public static double WorthOfATrial(Figure figure, AssumptionForecast forecast, Estimates estimates)
    {
        var parts = figure.Metric.Split('.');
        double Chance(string end) => forecast.Find($"missions.{parts[1]}.{end}")?.Value ?? 0;
        // A spacecraft that is yet to fly is in orbit in the trials in which its mission was launched and did not fail.
        var share = parts[0] == "spacecraft" ? 1 - Chance("prob_not_launched") - Chance("prob_failed") : 1;
        return estimates.WorthOfATrial(forecast) / Math.Max(share, Never);
    }

    /// <summary>The distribution and the probability of a percentile; null where the figure is none.</summary>
    public static (EmpiricalDistribution Distribution, double Probability)? Percentile(Figure figure, AssumptionForecast forecast)
    {
        var (stem, last) = Split(figure.Metric);
        return last.Length > 1 && last[0] == 'p' && double.TryParse(last[1..], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            && forecast.Distributions.TryGetValue(stem, out var distribution) ? (distribution, percent / 100) : null;
    }

    /// <summary><c>missions.m1.delay</c> and <c>p99.5</c> of <c>missions.m1.delay.p99.5</c>.</summary>
    public static (string Stem, string Last) Split(string metric)
    {
        var at = metric.LastIndexOf('.');
        if (char.IsAsciiDigit(metric[at + 1]) && metric.LastIndexOf('.', at - 1) is > 0 and var before && metric[before + 1] == 'p') at = before;
        return (metric[..at], metric[(at + 1)..]);
    }
}
