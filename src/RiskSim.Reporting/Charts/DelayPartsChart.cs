using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>Where the expected delay of each mission comes from.</summary>
internal static class DelayPartsChart
{
    private static readonly ImmutableArray<string> Parts =
        ["readiness", "outage", "stand_down", "turnaround", "predecessor", "replan", "closure", "scrub"];

    /// <summary>A delay shorter than this is not drawn.</summary>
    private const double LeastDays = 0.05;

    /// <summary>Parts that are nowhere longer than this share of the longest bar are drawn together, as others.</summary>
    private const double LeastShare = 0.01;

    public static IEnumerable<Chart> From(ChartContext context)
    {
        var missions = context.Inputs.Missions
            .Where(m => m.Launched is null && Parts.Any(p => context.Blend.Find(Metric(m, p)) is not null)).OrderBy(m => m.Planned).ToList();
        return missions.Any(m => Parts.Any(p => Math.Abs(Days(context.Blend, m, p)) >= LeastDays)) ? [Of(context, missions)] : [];
    }

    private static string Metric(Mission mission, string part) => $"missions.{mission.Id}.delay_part.{part}.mean";

    private static double Days(AssumptionForecast forecast, Mission mission, string part) => forecast.Find(Metric(mission, part))?.Value ?? 0;

    private static Chart Of(ChartContext context, List<Mission> missions)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var longest = missions.Max(m => Parts.Sum(p => Math.Max(0, Days(context.Blend, m, p))));
        var named = Parts.Where(p => missions.Any(m => Math.Abs(Days(context.Blend, m, p)) >= Math.Max(LeastDays, LeastShare * longest))).ToList();
        var hasOthers = false;
        var (lowest, highest) = (0.0, 1.0);
        for (var i = 0; i < missions.Count; i++)
        {
            var (left, right) = (0.0, 0.0);
            foreach (var part in named) Add(Palette.Part(Parts.IndexOf(part)), Days(context.Blend, missions[i], part));
            hasOthers |= Add(Palette.OtherPart, Parts.Except(named).Sum(p => Days(context.Blend, missions[i], p)));
            var mean = context.Blend.Find($"missions.{missions[i].Id}.delay.mean")?.Value ?? right + left;
            rows.Add(new Row(i, i + 1, Labels.Mission(missions[i].Id), [Labels.Days(mean)]));
            (lowest, highest) = (Math.Min(lowest, left), Math.Max(highest, right));

            bool Add(SeriesStyle style, double days)
            {
                if (Math.Abs(days) < LeastDays) return false;
                var from = days > 0 ? right : left + days;
                var text = days.ToString(Math.Abs(days) < 0.95 ? "0.#" : "0", CultureInfo.InvariantCulture);
                marks.Add(new Block(style, from, from + Math.Abs(days), i + 0.2, i + 0.8, text));
                if (days > 0) right += days;
                else left += days;
                return true;
            }
        }
        var key = named.Select(p => new KeyEntry(KeyShape.Block, Palette.Part(Parts.IndexOf(p)), Labels.DelayPart(p))).ToList();
        if (hasOthers) key.Add(new KeyEntry(KeyShape.Block, Palette.OtherPart, "other"));
        var byDays = Parts.Select(p => (Part: p, Days: missions.Sum(m => Math.Max(0, Days(context.Blend, m, p))))).OrderByDescending(p => p.Days).ToList();
        return new Chart
        {
            Name = "delay-parts",
            Title = Title(byDays),
            AlternativeText = $"Stacked bars of the expected delay of each mission by cause{context.OfTheBlend}. " + string.Join("; ", missions.Select((m, i) =>
                $"{Labels.Mission(m.Id)}: {rows[i].Notes[0]}" + string.Concat(named.Where(p => Math.Abs(Days(context.Blend, m, p)) >= LeastDays)
                    .Select(p => $", {Labels.DelayPart(p)} {Labels.Number(Days(context.Blend, m, p))}")))) + ".",
            Caption = $"Mean delay of each mission by cause{(context.HasBlend ? ", from the blend of the assumptions" : "")}; the parts add up to the mean delay. "
                + "A mission that is not launched by the horizon counts with the days from its planned date to the horizon.",
            Key = [.. key],
            Panels =
            [
                new Panel("", new DaysAxis(lowest * 1.03, highest * 1.03), new RowAxis(missions.Count, rows.ToImmutable(), ["Mean delay"]), marks.ToImmutable()),
            ],
            PanelHeight = Chart.RowsHeight(missions.Count, 34),
            XLabel = "Mean delay against the planned date (days)",
            YLabel = "",
            Footer = context.Footer,
        };
    }

    private static string Title(List<(string Part, double Days)> parts)
    {
        var total = parts.Sum(p => p.Days);
        if (total <= 0) return "No mission is expected to be late";
        var shares = parts.Take(2).Where(p => p.Days / total >= 0.05).Select(p => $"{Labels.Percent(p.Days / total)}\u00a0{Labels.DelayPart(p.Part)}");
        return "Where the expected delay comes from: " + string.Join(", ", shares);
    }
}
