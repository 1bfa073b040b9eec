using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Charts;

/// <summary>How much longer than planned crews may have to stay.</summary>
internal static class CrewOverstayChart
{
    private const int Most = 12;

    /// <summary>A crew that stays longer less often than this has nothing to show, e.g. one that has been relieved.</summary>
    private const double Negligible = 0.0005;

    public static IEnumerable<Chart> From(ChartContext context)
    {
        var craft = context.Inputs.Spacecraft
            .Select(s => new Craft(s.Id, s.LimitDays - (s.PlannedReturn.DayNumber - s.Launched.DayNumber)))
            .Concat(context.Inputs.Missions.Where(m => m.StayDays is not null).Select(m => new Craft(m.Id, m.LimitDays - m.StayDays!.Value)))
            .Where(c => context.Blend.Distributions.ContainsKey(c.Metric) && context.With(c.Metric).Any(d => 1 - d.Distribution.Cdf(0) >= Negligible))
            .Take(Most).ToList();
        return !ExceedancePanels.AreWorthAPicture(context, craft.Select(c => c.Metric), 0) ? [] : [Of(context, craft)];
    }

    private static Chart Of(ChartContext context, List<Craft> craft)
    {
        var panels = ExceedancePanels.Of(context, [.. craft.Select(c => (c.Metric, Labels.Mission(c.Id), Remark(context, c), c.MarginDays))]);
        return new Chart
        {
            Name = "crew-overstay",
            Title = Title(context, craft),
            AlternativeText = $"For each spacecraft the probability that its crew stays longer than planned by more than a number of days{context.OfTheBlend}. "
                + string.Join("; ", craft.Select(c => $"{Labels.Mission(c.Id)}: longer than planned {Labels.Percent(Longer(context, c))}"
                    + (double.IsFinite(c.MarginDays) ? $", limit reached {Labels.Percent(LimitReached(context, c))}" : ""))) + ".",
            Caption = "Probability that the crew stays longer than planned by more than the number of days on the horizontal axis, waiting for its relief. "
                + $"At the limit it returns without relief. Above each panel: the probabilities{(context.HasBlend ? " by the blend" : "")}.",
            Key = ExceedancePanels.Key(context, panels),
            Panels = panels,
            Columns = ExceedancePanels.Columns(panels.Length),
            XLabel = "Days longer than planned",
            YLabel = "Probability of a longer overstay",
            Footer = context.Footer,
        };
    }

    private static string Remark(ChartContext context, Craft craft) => "longer " + Labels.Percent(Longer(context, craft))
        + (double.IsFinite(craft.MarginDays) ? ", limit reached " + Labels.Percent(LimitReached(context, craft)) : "");

    private static double Longer(ChartContext context, Craft craft) => 1 - context.Blend.Distributions[craft.Metric].Cdf(0);

    private static double LimitReached(ChartContext context, Craft craft) =>
        context.Blend.Find($"spacecraft.{craft.Id}.prob_limit_reached")?.Value ?? 0;

    private static string Title(ChartContext context, List<Craft> craft)
    {
        var first = craft[0];
        var name = Labels.Mission(first.Id);
        var longer = Longer(context, first);
        var text = longer < 0.005
            ? $"The crew of {name} returns as planned"
            : $"{Labels.Percent(longer)} chance that the crew of {name} stays longer than planned";
        return longer >= 0.005 && double.IsFinite(first.MarginDays) ? $"{text}, {Labels.Percent(LimitReached(context, first))} that it reaches the limit" : text;
    }

    /// <param name="MarginDays">From the planned return to the limit; +∞ without one.</param>
    private sealed record Craft(string Id, double MarginDays)
    {
        public string Metric => $"spacecraft.{Id}.overstay";
    }
}
