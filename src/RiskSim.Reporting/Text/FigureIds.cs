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

    /// <summary>Kinds of launch with capability figures: crewed first, then in the order of <c>metrics.csv</c>.</summary>
    public static ImmutableArray<string> Kinds(ForecastResult result) => [.. Second(result, "capability.").OrderBy(k => k != "crewed")];

    /// <summary>Kinds that are lost on the data date, or that a loss of the shortest threshold shown threatens; all if there are none.</summary>
    public static ImmutableArray<string> KindsAtRisk(ForecastResult result)
    {
        var all = Kinds(result);
        var shortest = MainThresholds(result.Scenario).Select(Exceeds).FirstOrDefault("");
        var atRisk = all.Where(k => IsLost(result, k) || result.All.Any(a => a.Find($"capability.{k}.longest.{shortest}") is { Value: >= 0.005 })).ToImmutableArray();
        return atRisk.IsEmpty ? all : atRisk;
    }

    /// <summary>Whether a kind may be lost on the data date under any assumption.</summary>
    public static bool IsLost(ForecastResult result, string kind) =>
        result.All.Any(a => a.Find($"capability.{kind}.{LostAfter(0)}") is { Value: > 0 });

    /// <summary>The largest thresholds, enough for a short table.</summary>
    public static IEnumerable<double> MainThresholds(Scenario scenario) => scenario.Report.ThresholdDays.TakeLast(3);

    /// <summary>Spacecraft and missions with crew figures, in the order of <c>metrics.csv</c>.</summary>
    public static ImmutableArray<string> Spacecraft(ForecastResult result) => Second(result, "spacecraft.");

    private static ImmutableArray<string> Second(ForecastResult result, string prefix) =>
        [.. result.All.SelectMany(a => a.Figures).Where(f => f.Metric.StartsWith(prefix, StringComparison.Ordinal))
            .Select(f => f.Metric.Split('.')[1]).Distinct(StringComparer.Ordinal)];
}
