using RiskSim.Distributions;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Changes;

/// <summary>A figure of an assumption or of the blend.</summary>
/// <param name="Metric">As in <c>metrics.csv</c>.</param>
/// <param name="Assumption">An id, or <c>blend</c>.</param>
public readonly record struct FigureId(string Metric, string Assumption)
{
    /// <summary><c>FIGURE</c> of the blend, or <c>FIGURE@ASSUMPTION</c>; null where one of the two is empty.</summary>
    public static FigureId? Parse(string text)
    {
        var parts = text.Trim().Split('@');
        return parts.Length > 2 || parts.Any(string.IsNullOrWhiteSpace) ? null : new FigureId(parts[0], parts.Length == 2 ? parts[1] : AssumptionForecast.BlendId);
    }

    public static FigureId Of(Figure figure) => new(figure.Metric, figure.Assumption);

    /// <summary>What is wrong with a figure that is asked for.</summary>
    /// <param name="known">Those that there are.</param>
    /// <param name="where">In which there are no others, e.g. <c>output/pad/metrics.csv</c>.</param>
    /// <returns>Null: nothing.</returns>
    public Problem? Problem(IReadOnlyCollection<FigureId> known, string where)
    {
        if (known.Contains(this)) return null;
        var near = NearestWord.Find(ToString(), known.Select(k => k.ToString()));
        return new Problem(Severity.Error, new Place("--figure", 0, 0), ToString(), $"there is no such figure in {where}",
            near is null ? "Give the id of a figure as it is there, and with @ASSUMPTION one that is not the blend's." : $"Did you mean '{near}'?");
    }

    public override string ToString() => Assumption == AssumptionForecast.BlendId ? Metric : $"{Metric}@{Assumption}";
}
