using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>How the main figures settled as trials accumulated.</summary>
internal static class ConvergenceChart
{
    public static IEnumerable<Chart> From(ChartContext context)
    {
        var figures = Main(context).Where(f => context.Blend.Convergence.TryGetValue(f.Metric, out var points) && Varies(points)).Take(4).ToList();
        return figures.Count == 0 ? [] : [Of(context, figures)];
    }

    private static IEnumerable<(string Metric, string Label, bool IsProbability)> Main(ChartContext context)
    {
        var kinds = context.Blend.LossByDay.Keys.Order(StringComparer.Ordinal).ToList();
        var crewed = context.Inputs.Missions.FirstOrDefault(m => m.Kind == "crewed" && m.Launched is null) ?? context.Inputs.Missions.FirstOrDefault(m => m.Launched is null);
        var thresholds = context.Result.Scenario.Report.ThresholdDays.Select(t => t.ToString(CultureInfo.InvariantCulture)).ToList();
        if (kinds.Count > 0)
        {
            var kind = kinds.Contains("crewed") ? "crewed" : kinds[0];
            yield return ($"capability.{kind}.longest.mean", $"Longest loss of {Labels.Kind(kind)} launches: mean", false);
            foreach (var days in thresholds.OrderBy(t => t != "180").Take(1))
                yield return ($"capability.{kind}.longest.prob_gt_{days}", $"Loss of {Labels.Kind(kind)} launches over {days} days", true);
        }
        if (crewed is not null)
        {
            yield return ($"missions.{crewed.Id}.delay.mean", $"{Labels.Mission(crewed.Id)}: mean delay", false);
            foreach (var days in thresholds.OrderBy(t => t != "90"))
                yield return ($"missions.{crewed.Id}.delay.prob_gt_{days}", $"{Labels.Mission(crewed.Id)}: more than {days} days late", true);
        }
    }

    private static bool IsUsable(ConvergencePoint point) => point.Trials > 0 && double.IsFinite(point.Estimate) && double.IsFinite(point.StandardError);

    // A figure that is the same in every trial has nothing to settle.
    private static bool Varies(ImmutableArray<ConvergencePoint> points) => points.Count(IsUsable) > 1 && points.Any(p => IsUsable(p) && p.StandardError > 1e-9);

    private static Chart Of(ChartContext context, List<(string Metric, string Label, bool IsProbability)> figures)
    {
        var all = figures.Select(f => context.Blend.Convergence[f.Metric].Where(IsUsable).ToImmutableArray()).ToList();
        var trials = new TrialsAxis(Math.Log10(all.Min(p => p[0].Trials)), Math.Log10(all.Max(p => p[^1].Trials)));
        var finals = figures.Select((f, i) => Final(f.IsProbability, all[i][^1])).ToList();
        var of = context.HasBlend ? " of the blend" : "";
        return new Chart
        {
            Name = "convergence",
            Title = $"{figures[0].Label} is {finals[0]} after {FigureText.Count(context.Result.Trials)} trials",
            AlternativeText = $"Main figures{of} as trials accumulate. " + string.Join("; ", figures.Select((f, i) => $"{f.Label}: {finals[i]}")) + ".",
            Caption = $"Estimates{of} as trials accumulate; shaded: ± 2 Monte Carlo standard errors; above each panel the last estimate ± 1 of them. The band says nothing of how right the inputs are. A longest loss includes the part before the data date.",
            Key = [new KeyEntry(KeyShape.Line, Palette.Blend, $"estimate{of}"), new KeyEntry(KeyShape.Block, SeriesStyle.Plain("#CFCFCF"), "± 2 standard errors")],
            Panels = [.. figures.Select((f, i) => Panel(f.Label, finals[i], f.IsProbability, all[i], trials))],
            Columns = figures.Count == 1 ? 1 : 2,
            XLabel = context.Result.Assumptions.Length > 1 ? "Trials per assumption (logarithmic)" : "Trials (logarithmic)",
            YLabel = "Estimate (days, or probability)",
            Footer = context.Footer,
        };
    }

    private static Panel Panel(string heading, string remark, bool isProbability, ImmutableArray<ConvergencePoint> points, TrialsAxis trials)
    {
        var (least, most) = (isProbability ? 0 : double.NegativeInfinity, isProbability ? 1 : double.PositiveInfinity);
        var lower = points.Select(p => new Point(Math.Log10(p.Trials), Math.Clamp(p.Estimate - 2 * p.StandardError, least, most))).ToImmutableArray();
        var upper = points.Select(p => new Point(Math.Log10(p.Trials), Math.Clamp(p.Estimate + 2 * p.StandardError, least, most))).ToImmutableArray();
        var (low, high) = (lower.Min(p => p.Y), upper.Max(p => p.Y));
        var room = Math.Max((high - low) * 0.08, isProbability ? 0.001 : 0.1);
        (low, high) = (isProbability ? Math.Max(0, low - room) : low - room, isProbability ? Math.Min(1, high + room) : high + room);
        var line = new Curve(Palette.Blend with { Width = 2.2f }, [.. points.Select(p => new Point(Math.Log10(p.Trials), p.Estimate))]);
        return new Panel(heading, trials, isProbability ? new ProbabilityAxis(low, high, []) : new DaysAxis(low, high),
            [new Band(Palette.Blend, lower, upper), line]) { Remark = remark };
    }

    /// <summary>As in the report: rounded to what one standard error supports.</summary>
    private static string Final(bool isProbability, ConvergencePoint last) => isProbability
        ? $"{Rounding.Percent(last.Estimate, last.StandardError, last.Trials)} ± {Rounding.Error(last.StandardError * 100, 1e-5)}\u00a0%"
        : $"{Rounding.Days(last.Estimate, last.StandardError)} ± {Rounding.Error(last.StandardError, 0.1)}\u00a0days";
}
