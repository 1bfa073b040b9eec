using RiskSim.Changes;
using RiskSim.Reporting.Text;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Changes;

/// <summary>Figures as people call them.</summary>
internal static class FigureNames
{
    /// <summary><c>Soyuz MS-29 launch P80</c>; <c>no crewed launch for more than 180 days</c>; <c>weight of official</c>.</summary>
    /// <param name="sites">For their names.</param>
    public static string Of(FigureId figure, IReadOnlyCollection<Site> sites)
    {
        var name = Plain(figure.Metric, figure.Assumption, sites);
        return figure.Assumption == AssumptionForecast.BlendId || figure.Metric.StartsWith("weight.", StringComparison.Ordinal) ? name : $"{name} ({Labels.Assumption(figure.Assumption)})";
    }

    private static string Plain(string metric, string assumption, IReadOnlyCollection<Site> sites)
    {
        // A percentile or threshold may have a decimal point.
        return metric.Split('.', 4) switch
        {
            ["weight", "updated"] => $"weight of {Labels.Assumption(assumption)}",
            ["weight", "stated"] => $"stated weight of {Labels.Assumption(assumption)}",
            ["sites", var id, "restored", var last] => $"{Site(id, sites)} restored {Last(last)}",
            ["sites", var id, "availability", _] => $"availability of {Site(id, sites)}",
            ["missions", var id, "launch", var last] => $"{Names.Of(id)} launch {Last(last)}",
            ["missions", var id, "delay", "prob_on_time"] => $"{Names.Of(id)} on time",
            ["missions", var id, "delay", var last] when Threshold(last) is { } days => $"{Names.Of(id)} more than {days} days late",
            ["missions", var id, "delay", var last] => $"{Names.Of(id)} delay {Last(last)}",
            ["missions", var id, "prob_not_launched"] => $"{Names.Of(id)} not launched",
            ["missions", var id, "prob_failed"] => $"{Names.Of(id)} launch fails",
            ["missions", var id, "delay_part", var part] => $"{Names.Of(id)} delay by {Labels.DelayPart(part.Split('.')[0])}, mean",
            ["capability", var kind, "longest", var last] when Threshold(last) is { } days => $"no {Names.Kind(kind)} launch for more than {days} days",
            ["capability", var kind, var what, var last] when Threshold(last) is { } days =>
                what == "total" ? $"no {Names.Kind(kind)} launch on more than {days} days in all" : $"no {Names.Kind(kind)} launch for {days} days from now",
            ["capability", var kind, var what, var last] =>
                $"{what switch { "longest" => $"longest time without {Names.Kind(kind)} launches", "total" => $"days without {Names.Kind(kind)} launches", _ => $"days until {Names.Kind(kind)} launches are back" }} {Last(last)}",
            ["spacecraft", var id, "overstay", var last] when Threshold(last) is { } days => $"crew of {Names.Of(id)} stays more than {days} days longer",
            ["spacecraft", var id, "overstay", var last] => $"overstay of {Names.Of(id)} {Last(last)}",
            ["spacecraft", var id, "prob_limit_reached"] => $"crew of {Names.Of(id)} reaches its limit",
            _ => metric,
        };
    }

    private static string? Threshold(string last) => last.StartsWith("prob_gt_", StringComparison.Ordinal) ? last["prob_gt_".Length..] : null;

    private static string Last(string last) => last switch
    {
        "prob_beyond_horizon" => "only beyond the horizon",
        ['p', >= '0' and <= '9', ..] => last.ToUpperInvariant(),
        _ => last,
    };

    private static string Site(string id, IReadOnlyCollection<Site> sites) => sites.FirstOrDefault(s => s.Id == id) is { } site ? Names.Site(site) : id;
}
