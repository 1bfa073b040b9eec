using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Charts;

/// <summary>How late the crewed missions may be.</summary>
internal static class DelaysChart
{
    private const int Most = 12;

    public static IEnumerable<Chart> From(ChartContext context)
    {
        var missions = context.Inputs.Missions
            .Where(m => m.Kind == "crewed" && m.Launched is null && context.Blend.Distributions.ContainsKey(Metric(m)))
            .OrderBy(m => m.Planned).Take(Most).ToList();
        return missions.Count == 0 ? [] : [Of(context, missions)];
    }

    private static string Metric(Mission mission) => $"missions.{mission.Id}.delay";

    private static Chart Of(ChartContext context, List<Mission> missions)
    {
        var panels = ExceedancePanels.Of(context,
            [.. missions.Select(m => (Metric(m), $"{Labels.Mission(m.Id)}: {Labels.Percent(OnTime(context, m))} on time", double.PositiveInfinity))]);
        return new Chart
        {
            Name = "delays",
            Title = Title(context, missions),
            AlternativeText = "For each crewed mission the probability that its delay exceeds a number of days, blend of the assumptions. "
                + string.Join("; ", missions.Select(m => $"{Labels.Mission(m.Id)}: {Labels.Percent(OnTime(context, m))} on time, "
                    + $"P50 {Delay(context, m, 0.5)}, P80 {Delay(context, m, 0.8)}")) + ".",
            Caption = "Probability that a crewed mission is delayed by more than the number of days on the horizontal axis. On time: less than one day late, by the blend. "
                + "A curve that ends in a ring goes on beyond the horizon.",
            Key = context.Key(KeyShape.Line),
            Panels = panels,
            Columns = ExceedancePanels.Columns(panels.Length),
            XLabel = "Delay against the planned date (days)",
            YLabel = "Probability of a longer delay",
            Footer = context.Footer,
        };
    }

    private static double OnTime(ChartContext context, Mission mission) =>
        context.Blend.Find(Metric(mission) + ".prob_on_time")?.Value ?? context.Blend.Distributions[Metric(mission)].Cdf(1);

    private static string Delay(ChartContext context, Mission mission, double p)
    {
        var days = ChartContext.Quantile(context.Blend, Metric(mission), p);
        return double.IsFinite(days) ? Labels.Days(days) : "beyond the horizon";
    }

    private static string Title(ChartContext context, List<Mission> missions)
    {
        var worst = missions.MinBy(m => OnTime(context, m))!;
        if (OnTime(context, worst) > 0.99) return "All crewed missions fly on time with a probability above 99 %";
        var first = missions[0];
        var p80 = ChartContext.Quantile(context.Blend, Metric(first), 0.8);
        var name = Labels.Mission(first.Id);
        var onTime = $"{name} flies on time with a probability of {Labels.Percent(OnTime(context, first))}";
        return onTime + (double.IsFinite(p80)
            ? p80 < 1 ? "" : $"; with 80 % it is less than {Labels.Days(p80)} late"
            : $"; with {Labels.Percent(context.Blend.Distributions[Metric(first)].BeyondProbability)} not by the horizon");
    }
}
