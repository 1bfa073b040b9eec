using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Text;

/// <summary>The last parts of figure ids, and which of them this scenario reports.</summary>
internal static class FigureIds
{
    /// <summary><c>p80</c>, <c>p99.5</c>.</summary>
    /// <param name="probability">0..1.</param>
    public static string Percentile(double probability) =>
        "p" + Math.Round(probability * 100, 9).ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary><c>prob_gt_90</c>.</summary>
    public static string Exceeds(double thresholdDays) => "prob_gt_" + Number(thresholdDays);

    /// <summary><c>lost_after_90</c>.</summary>
    public static string LostAfter(double days) => "lost_after_" + Number(days);

    public static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>The reported quantile nearest to the one that a text would like to show.</summary>
    public static double Nearest(Scenario scenario, double probability) =>
        scenario.Report.Quantiles.MinBy(q => Math.Abs(q - probability));

    /// <summary>Kinds of launch with capability figures, in the order of <c>metrics.csv</c>.</summary>
    public static ImmutableArray<string> Kinds(ForecastResult result) => Second(result, "capability.");

    /// <summary>Spacecraft and missions with crew figures, in the order of <c>metrics.csv</c>.</summary>
    public static ImmutableArray<string> Spacecraft(ForecastResult result) => Second(result, "spacecraft.");

    private static ImmutableArray<string> Second(ForecastResult result, string prefix) =>
        [.. result.All.SelectMany(a => a.Figures).Where(f => f.Metric.StartsWith(prefix, StringComparison.Ordinal))
            .Select(f => f.Metric.Split('.')[1]).Distinct(StringComparer.Ordinal)];
}
