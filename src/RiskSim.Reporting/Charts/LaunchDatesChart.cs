using System.Collections.Immutable;
using RiskSim.Scenarios;

namespace RiskSim.Reporting.Charts;

/// <summary>Each mission's launch date as a range against the date that was planned.</summary>
internal static class LaunchDatesChart
{
    private static readonly SeriesStyle PlannedStyle = SeriesStyle.Plain("#222222", 1.6f);

    public static IEnumerable<Chart> From(ChartContext context)
    {
        var missions = context.Inputs.Missions
            .Where(m => m.Launched is null && context.Blend.Distributions.ContainsKey(Metric(m))).OrderBy(m => m.Planned).ToList();
        return missions.Count == 0 ? [] : [Of(context, missions)];
    }

    private static string Metric(Mission mission) => $"missions.{mission.Id}.launch";

    private static Chart Of(ChartContext context, List<Mission> missions)
    {
        var lanes = context.Series.Length;
        // A page is not endless: many lanes move closer together.
        var lanePixels = Math.Clamp(600f / (missions.Count * lanes), 5.5f, 11);
        var gap = 10 / lanePixels;
        var last = missions.Max(m => Math.Max(context.OffsetDays(m.Planned), context.With(Metric(m)).Max(d => Farthest(context, d.Series, Metric(m)))));
        var first = Math.Min(0, missions.Min(m => context.OffsetDays(m.Planned)));
        var axis = context.DatesUntil(last, first < 0 ? first - 0.02 * (last - first) : 0);
        var rows = ImmutableArray.CreateBuilder<Row>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var sentences = new List<string>();
        for (var i = 0; i < missions.Count; i++)
        {
            var mission = missions[i];
            var top = i * (lanes + gap);
            var p50 = ChartContext.Quantile(context.Blend, Metric(mission), 0.5);
            var p80 = ChartContext.Quantile(context.Blend, Metric(mission), 0.8);
            rows.Add(new Row(top, top + lanes + gap, Labels.Mission(mission.Id), [Labels.Date(mission.Planned), Note(context, p50), Note(context, p80)]));
            sentences.Add($"{Labels.Mission(mission.Id)}: planned {Labels.Date(mission.Planned)}, P50 {context.DateText(p50)}, P80 {context.DateText(p80)}");
            marks.Add(new Planned(PlannedStyle, context.OffsetDays(mission.Planned), top + gap / 4, top + lanes + gap * 0.75));
            for (var lane = 0; lane < lanes; lane++)
                AddRange(marks, context, context.Series[lane], Metric(mission), top + gap / 2 + lane + 0.5, lanePixels, axis.To);
        }
        return new Chart
        {
            Name = "launch-dates",
            Title = Title(context, missions),
            AlternativeText = $"Ranges of launch dates for each mission against the planned date{context.OfTheBlend}. " + string.Join("; ", sentences) + ".",
            Caption = "Each bar reaches from the 10th to the 95th percentile of the launch date; the filled sign is the P50, the open one the P80, "
                + $"the black line the planned date. An arrow: the range goes on beyond the horizon. The columns give {(context.HasBlend ? "the blend's" : "the")} dates (beyond: after the horizon)."
                + (context.Inputs.Missions.Any(m => m.Launched is not null) ? " Missions already launched are left out." : ""),
            Key =
            [
                .. context.Series.Length == 1 ? [new KeyEntry(KeyShape.Bar, Palette.Blend, "P10 to P95")] : context.Key(KeyShape.Bar),
                new KeyEntry(KeyShape.Dot, Palette.Quiet, "P50", [], StartsGroup: true),
                new KeyEntry(KeyShape.Ring, Palette.Quiet, "P80"),
                new KeyEntry(KeyShape.Planned, PlannedStyle, "planned"),
            ],
            Panels =
            [
                new Panel("", axis, new RowAxis(missions.Count * (lanes + gap), rows.ToImmutable(), context.Series.Length > 1 ? ["Planned", "Blend P50", "Blend P80"] : ["Planned", "P50", "P80"]), marks.ToImmutable()),
            ],
            PanelHeight = Chart.RowsHeight(missions.Count, Math.Max(lanes * lanePixels + 10, 26)),
            XLabel = "Launch date (UTC), P10 to P95",
            YLabel = "",
            Footer = context.Footer,
        };
    }

    private static void AddRange(ImmutableArray<Mark>.Builder marks, ChartContext context, Series series, string metric, double y, float lanePixels, double axisEnd)
    {
        if (!series.Forecast.Distributions.TryGetValue(metric, out var distribution)) return;
        var (from, to) = (distribution.Quantile(0.1), distribution.Quantile(0.95));
        var style = series.Style with { Width = series.IsBlend ? 4.5f : 2.6f };
        marks.Add(new RangeBar(style, y, Math.Min(from, axisEnd), Math.Min(to, axisEnd), !double.IsFinite(to)));
        var size = Math.Max(lanePixels * 0.75f, 5.5f);
        var (p50, p80) = (ChartContext.Quantile(series.Forecast, metric, 0.5), ChartContext.Quantile(series.Forecast, metric, 0.8));
        // The open sign first: where both dates are the same the P50 is what remains to be seen.
        if (double.IsFinite(p80)) marks.Add(new Dot(style, new Point(p80, y), false, size));
        if (double.IsFinite(p50)) marks.Add(new Dot(style, new Point(p50, y), true, size));
    }

    // Where the axis may end: a range that goes on beyond the horizon need not push it all the way there.
    private static double Farthest(ChartContext context, Series series, string metric)
    {
        var distribution = series.Forecast.Distributions[metric];
        double[] ends = [distribution.Quantile(0.95), ChartContext.Quantile(series.Forecast, metric, 0.8), ChartContext.Quantile(series.Forecast, metric, 0.5)];
        return double.IsFinite(ends[0]) ? ends[0] : ends.Append(Curves.Settled(distribution, series.IsBlend)).Where(double.IsFinite).Append(0).Max();
    }

    private static string Note(ChartContext context, double days) => double.IsFinite(days) ? context.DateText(days) : "beyond";

    private static string Title(ChartContext context, List<Mission> missions)
    {
        var mission = missions.FirstOrDefault(m => m.Kind == "crewed") ?? missions[0];
        var next = mission.Kind == "crewed" ? "Next crewed launch: " : "Next launch: ";
        var text = $"{next}{Labels.Mission(mission.Id)}, planned for {Labels.Date(mission.Planned)}, ";
        foreach (var p in (double[])[0.8, 0.5])
        {
            var days = ChartContext.Quantile(context.Blend, Metric(mission), p);
            if (double.IsFinite(days)) return text + $"is {Labels.Percent(p)} likely by {context.DateText(days)}";
        }
        var within = 1 - context.Blend.Distributions[Metric(mission)].BeyondProbability;
        if (within < 1e-9) return text + $"launches in no trial by the horizon, {Labels.Date(context.Result.Scenario.Horizon)}";
        return text + $"is only {Labels.Percent(within)} likely by the horizon, {Labels.Date(context.Result.Scenario.Horizon)}";
    }
}
