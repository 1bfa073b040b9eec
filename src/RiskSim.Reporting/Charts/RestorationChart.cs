using System.Collections.Immutable;
using RiskSim.Scenarios;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>By when each site with an outage is back: one S-curve per assumption.</summary>
internal static class RestorationChart
{
    /// <summary>A site that is less likely than this to be back by the horizon would give an empty picture.</summary>
    private const double Negligible = 0.0005;

    private static readonly ImmutableArray<double> Marked = [0.5, 0.8];

    public static IEnumerable<Chart> From(ChartContext context)
    {
        var down = Sites(context);
        return down.Select(site => Of(context, site, down.Count == 1 ? "restoration" : "restoration-" + site.Id));
    }

    /// <summary>Those that are out and may be back by the horizon; the chart of only one has no name of a site.</summary>
    public static List<Site> Sites(ChartContext context) =>
        context.Inputs.Sites.Where(s => context.With(Metric(s)).Any(d => 1 - d.Distribution.BeyondProbability > Negligible)).ToList();

    private static string Metric(Site site) => $"sites.{site.Id}.restored";

    private static Chart Of(ChartContext context, Site site, string name)
    {
        var metric = Metric(site);
        var drawn = context.With(metric).ToList();
        var last = drawn.Max(d => Math.Min(context.HorizonDays, Curves.Settled(d.Distribution, d.Series.IsBlend)));
        var axis = context.DatesUntil(last);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var scale = ProbabilityAxis.UpTo(drawn.Max(d => d.Distribution.Cdf(axis.To)), [0, 0.2, 0.5, 0.8, 1]);
        foreach (var p in Marked.Where(p => p < scale.To)) marks.Add(new Level(Palette.Quiet, p));
        foreach (var (series, distribution) in drawn)
            marks.Add(new Curve(series.Style, Curves.Cdf(distribution, 0, axis.To)));
        var key = ImmutableArray.CreateBuilder<KeyEntry>();
        foreach (var (series, distribution) in drawn)
        {
            var details = ImmutableArray.CreateBuilder<string>();
            if (series.Weight.Length > 0) details.Add(series.Weight);
            foreach (var p in Marked)
            {
                var days = ChartContext.Quantile(series.Forecast, metric, p);
                details.Add($"P{p * 100:0}: {context.DateText(days)}");
                if (!(days <= axis.To)) continue;
                marks.Add(new Dot(series.Style, new Point(days, p)));
                if (series.IsBlend) marks.Add(new Drop(Palette.Blend, days, $"P{p * 100:0}: {Labels.Date(context.Day(days))}"));
            }
            if (distribution.BeyondProbability >= 0.005) details.Add($"past horizon: {Labels.Percent(distribution.BeyondProbability)}");
            key.Add(new KeyEntry(KeyShape.Line, series.Style, series.Name, details.ToImmutable()));
        }
        return new Chart
        {
            Name = name,
            Title = Title(context, site, metric),
            AlternativeText = $"Curves of the probability that {Labels.Site(site)} is restored by each date from {Labels.Date(context.AsOf)} on. "
                + string.Join("; ", key.Select(k => $"{k.Label}: {string.Join(", ", k.Details)}")) + ".",
            Caption = $"Probability that all outages of {Labels.Site(site)} that are going on on {Labels.Date(context.AsOf)} are over by the date. "
                + $"P50 and P80 are the dates that are met with a probability of 50 % and 80 %.{(context.HasBlend ? " The thick black curve is the blend of the assumptions by their weights." : "")}",
            Key = key.ToImmutable(),
            IsKeyBeside = true,
            Panels = [new Panel("", axis, scale, marks.ToImmutable())],
            XLabel = "Date (UTC)",
            YLabel = "Probability of being restored by the date",
            Footer = context.Footer,
        };
    }

    private static string Title(ChartContext context, Site site, string metric)
    {
        var (p50, p80) = (ChartContext.Quantile(context.Blend, metric, 0.5), ChartContext.Quantile(context.Blend, metric, 0.8));
        if (double.IsFinite(p80)) return $"{Labels.Site(site)}: 50\u00a0% chance of being back by {context.DateText(p50)}, 80\u00a0% by {context.DateText(p80)}";
        var within = Labels.Percent(1 - context.Blend.Distributions[metric].BeyondProbability);
        var horizon = Labels.Date(context.Result.Scenario.Horizon);
        return double.IsFinite(p50)
            ? $"{Labels.Site(site)}: 50\u00a0% chance of being back by {context.DateText(p50)}, {within} by the horizon, {horizon}"
            : $"{Labels.Site(site)}: only {within} chance of being back by the horizon, {horizon}";
    }
}
