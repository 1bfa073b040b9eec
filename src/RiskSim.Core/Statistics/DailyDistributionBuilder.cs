using System.Collections.Immutable;

namespace RiskSim.Statistics;

/// <summary>
/// Makes a distribution by UTC day from histograms. Its values come from the bins; what its randomisations differ by is kept at whole
/// days only, P(X ≤ d), so between two of them it is interpolated by the share of the day's mass that comes before its last bin: exact
/// where the day's mass is all at 00:00 or all before.
/// </summary>
/// <param name="metrics">By component.</param>
/// <param name="histograms">Theirs, in days from the data date; their first bins end at a whole day.</param>
internal sealed class DailyDistributionBuilder(Mixture mixture, MetricTally[] metrics, Histogram[] histograms)
{
    /// <param name="distribution">Of the same mixture, in days from the data date.</param>
    /// <param name="days">From the data date to the horizon.</param>
    public DailyDistribution Build(EmpiricalDistribution distribution, int days)
    {
        double[][] shares = [.. histograms.Select(h => SharesBeforeLastBin(h, days))];
        return new DailyDistribution(
            [.. Enumerable.Range(0, days).Select(d => distribution.Cdf(d + 1 - distribution.StepDays))],
            slopes => mixture.Ratio(c => histograms[c].Weigh(AtWholeDays(histograms[c], shares[c], slopes)), c => metrics[c].Exists).StandardError);
    }

    /// <summary>By day (d, d + 1]: how much of its mass lies before its last bin, 0..1; 0 where it has none.</summary>
    private static double[] SharesBeforeLastBin(Histogram histogram, int days)
    {
        var (grid, shares) = (histogram.Grid, new double[days]);
        for (var day = 0; day < days; day++)
        {
            var first = (int)Math.Round((day - grid.LowDays) / grid.StepDays);
            long before = 0, last = 0;
            for (var b = first; b < first + grid.BinsPerDay; b++)
            {
                if (b < 0 || b >= grid.Bins) continue;
                before += last;
                last = histogram[b];
            }

            if (before + last > 0) shares[day] = (double)before / (before + last);
        }

        return shares;
    }

    /// <summary>The slopes in the mass of each of the histogram's days, from those in P(X &lt; d + 1).</summary>
    private static double[] AtWholeDays(Histogram histogram, double[] shares, double[] slopes)
    {
        var days = slopes.Length;
        var above = new double[days + 2];
        for (var d = 0; d < days; d++)
        {
            above[d] += slopes[d] * (1 - shares[d]);
            above[d + 1] += slopes[d] * shares[d];
        }

        // A day's mass is in P(X ≤ j) for every j from its end on.
        for (var d = days; d >= 0; d--) above[d] += above[d + 1];
        var end = (int)Math.Round(histogram.Grid.LowDays + histogram.Grid.StepDays);
        return [.. Enumerable.Range(0, Math.Max(0, days - end + 1)).Select(k => above[Math.Clamp(end + k, 0, days + 1)])];
    }
}
