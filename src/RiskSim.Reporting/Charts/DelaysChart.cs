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
        return !ExceedancePanels.AreWorthAPicture(context, missions.Select(Metric), 1) ? [] : [Of(context, missions)];
    }

    private static string Metric(Mission mission) => $"missions.{mission.Id}.delay";

    private static Chart Of(ChartContext context, List<Mission> missions)
    {
        var panels = ExceedancePanels.Of(context,
            [.. missions.Select(m => (Metric(m), Labels.Mission(m.Id), $"on time {Labels.Percent(OnTime(context, m))}, P80 {Delay(context, m, 0.8)}", double.PositiveInfinity))]);
        return new Chart
        {
            Name = "delays",
            Title = Title(context, missions),
            AlternativeText = $"For each crewed mission the probability that its delay exceeds a number of days{context.OfTheBlend}. "
                + string.Join("; ", missions.Select(m => $"{Labels.Mission(m.Id)}: {Labels.Percent(OnTime(context, m))} on time, "
                    + $"P50 {Delay(context, m, 0.5)}, P80 {Delay(context, m, 0.8)}")) + ".",
            Caption = $"Probability that a crewed mission is delayed by more than the number of days on the horizontal axis. Above each panel{(context.HasBlend ? ", by the blend" : "")}: the probability of being on time (less than one day late), and the delay that is not exceeded with 80 % (beyond: it lies beyond the horizon).",
            Key = ExceedancePanels.Key(context, panels),
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
        return double.IsFinite(days) ? Labels.Days(days) : "beyond";
    }

    private static string Title(ChartContext context, List<Mission> missions)
    {
        var worst = missions.MinBy(m => OnTime(context, m))!;
        if (OnTime(context, worst) > 0.99) return $"Each crewed mission launches on time with a probability of at least {Labels.Percent(Math.Floor(OnTime(context, worst) * 100) / 100)}";
        var first = missions[0];
        var p80 = ChartContext.Quantile(context.Blend, Metric(first), 0.8);
        var name = Labels.Mission(first.Id);
        var onTime = $"{name}: {Labels.Percent(OnTime(context, first))} chance of launching on time";
        if (double.IsFinite(p80)) return p80 < 1 ? onTime : $"{onTime}, {Labels.Percent(0.8)} of being at most {Labels.Days(p80)} late";
        var beyond = Labels.Percent(context.Blend.Distributions[Metric(first)].BeyondProbability);
        return $"{onTime}, {beyond} of not launching by the horizon, {Labels.Date(context.Result.Scenario.Horizon)}";
    }
}
