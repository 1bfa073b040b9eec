using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>The figures whose changes a decision-maker asks for first.</summary>
public static class MainFigures
{
    private static readonly ImmutableArray<string> Parts = ["sites", "missions", "capability", "weight"];

    /// <summary>
    /// P50 and P80 of when sites are restored and of when missions that have not flown are launched, the probability that the next crewed mission is more than
    /// 90 days late, those of long losses of capability, and the weights; all of the blend but the weights.
    /// </summary>
    /// <param name="known">Those that can be compared.</param>
    /// <param name="before">On the first data date.</param>
    /// <param name="after">On the second data date.</param>
    public static ImmutableArray<FigureId> Of(IReadOnlyCollection<FigureId> known, Scenario? before, Scenario? after)
    {
        var next = Next(after) ?? Next(before);
        return
        [
            .. known.Where(f => f.Assumption == AssumptionForecast.BlendId && (IsMainDate(f, known, before) || IsLongLoss(f, before)
                || (next is not null && f.Metric == $"missions.{next.Id}.delay.{Late(next, known)}"))).OrderBy(f => Parts.IndexOf(f.Metric.Split('.')[0])),
            .. known.Where(f => f.Metric == "weight.updated"),
        ];
    }

    /// <summary>Of those the few that are told in words and drawn.</summary>
    /// <param name="changes">In the order of <see cref="Of"/>.</param>
    public static ImmutableArray<FigureChange> Told(ImmutableArray<FigureChange> changes, Scenario? before, Scenario? after)
    {
        var next = Next(after) ?? Next(before);
        bool IsTold(FigureChange c) => !c.IsBeyondHorizon && c.Assumption == AssumptionForecast.BlendId && ChangeText.IsShown(c.Total, c.Unit)
            && (c.Metric.StartsWith("sites.", StringComparison.Ordinal) || c.Metric.StartsWith("capability.crewed.", StringComparison.Ordinal)
                || (next is not null && c.Metric.StartsWith($"missions.{next.Id}.", StringComparison.Ordinal)));
        // Of each thing the planning value: the last date, and the probability that moved most.
        return
        [
            .. changes.Where(IsTold).GroupBy(c => (string.Join('.', c.Metric.Split('.')[..3]), IsProbability: c.Unit == Unit.Probability))
                .Select(g => g.Key.IsProbability ? g.MaxBy(c => Math.Abs(c.Total.Value))! : g.Last()),
        ];
    }

    private static bool IsMainDate(FigureId figure, IReadOnlyCollection<FigureId> known, Scenario? before)
    {
        var parts = figure.Metric.Split('.');
        if (parts is not ["sites", _, "restored", ['p', >= '0' and <= '9', ..], ..] and not ["missions", _, "launch", _, ..]) return false;
        if (parts[0] == "missions" && before?.Assumptions[0].Inputs.Missions.FirstOrDefault(m => m.Id == parts[1])?.Launched is not null) return false;
        return IsNearest(figure, known, 50) || IsNearest(figure, known, 80);
    }

    /// <summary>Whether no other percentile of the same thing is nearer to the one that is wanted.</summary>
    private static bool IsNearest(FigureId figure, IReadOnlyCollection<FigureId> known, double percent)
    {
        var stem = figure.Metric[..(figure.Metric.IndexOf(".p", figure.Metric.LastIndexOf(figure.Metric.Split('.')[2], StringComparison.Ordinal), StringComparison.Ordinal) + 2)];
        return known.Where(f => f.Assumption == figure.Assumption && f.Metric.StartsWith(stem, StringComparison.Ordinal))
            .Select(f => (f.Metric, Percent: double.TryParse(f.Metric[stem.Length..], CultureInfo.InvariantCulture, out var p) ? p : double.NaN))
            .Where(f => double.IsFinite(f.Percent)).MinBy(f => Math.Abs(f.Percent - percent)).Metric == figure.Metric;
    }

    private static bool IsLongLoss(FigureId figure, Scenario? before) =>
        figure.Metric.Split('.') is ["capability", _, "longest", _, ..] parts && parts[3].StartsWith("prob_gt_", StringComparison.Ordinal)
        && (before is null || FigureIds.MainThresholds(before).Any(t => figure.Metric.EndsWith("." + FigureIds.Exceeds(t), StringComparison.Ordinal)));

    private static Mission? Next(Scenario? scenario) =>
        scenario?.Assumptions[0].Inputs.Missions.Where(m => m.Launched is null && m.Kind == "crewed").MinBy(m => m.Planned);

    /// <summary><c>prob_gt_90</c>, or the threshold nearest to it.</summary>
    private static string Late(Mission mission, IReadOnlyCollection<FigureId> known)
    {
        const string Prefix = "prob_gt_";
        var stem = $"missions.{mission.Id}.delay.{Prefix}";
        return Prefix + known.Where(f => f.Assumption == AssumptionForecast.BlendId && f.Metric.StartsWith(stem, StringComparison.Ordinal)).Select(f => f.Metric[stem.Length..])
            .MinBy(t => double.TryParse(t, CultureInfo.InvariantCulture, out var days) ? Math.Abs(days - 90) : double.PositiveInfinity);
    }
}
