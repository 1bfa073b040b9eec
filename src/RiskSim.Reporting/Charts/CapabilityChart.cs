using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Text;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Charts;

/// <summary>For each kind of launch that can be lost: the probability, by date, that no site can launch it.</summary>
internal static class CapabilityChart
{
    /// <summary>A loss less likely than this on every day is not worth a picture.</summary>
    private const double Negligible = 0.005;

    private static readonly ImmutableArray<double> Marked = [0.5, 0.8];

    public static IEnumerable<Chart> From(ChartContext context) => Kinds(context).Select(kind => Of(context, kind));

    /// <summary>Kinds whose loss is worth a picture, crewed first.</summary>
    public static IEnumerable<string> Kinds(ChartContext context) =>
        context.Blend.LossByDay.Keys.OrderBy(k => k != "crewed").ThenBy(k => k, StringComparer.Ordinal)
            .Where(kind => context.Series.Any(s => s.Forecast.LossByDay.TryGetValue(kind, out var loss) && loss.Probability.Any(p => p > Negligible)));

    private static Chart Of(ChartContext context, string kind)
    {
        var drawn = context.Series.Where(s => s.Forecast.LossByDay.ContainsKey(kind)).Select(s => (Series: s, Loss: s.Forecast.LossByDay[kind])).ToList();
        var highest = drawn.Max(d => d.Loss.Probability.Max());
        var last = drawn.Max(d => LastChange(d.Loss.Probability, Math.Min(0.02, highest / 20)));
        var axis = context.DatesUntil(last == 0 ? context.HorizonDays : last);
        var scale = ProbabilityAxis.UpTo(highest, [0, 0.2, 0.4, 0.6, 0.8, 1]);
        var top = scale.To;
        var marks = ImmutableArray.CreateBuilder<Mark>();
        foreach (var (series, loss) in drawn)
        {
            // Half a per cent of the height is about the width of a line: a narrower band cannot be seen.
            // Where all is rare all bands overlap: the blend's is enough.
            if (2 * loss.StandardError.Max() < 0.006 * top || (highest < 0.05 && !series.IsBlend)) continue;
            marks.Add(new Band(series.Style, Edge(loss, -2, axis.To, top), Edge(loss, 2, axis.To, top)));
        }
        var hasBands = marks.Count > 0;
        foreach (var (series, loss) in drawn) marks.Add(new Curve(series.Style, Curves.Daily(loss.Probability, axis.To)));
        var remaining = $"capability.{kind}.remaining";
        var isLostNow = IsLostNow(context.Blend, kind);
        var key = ImmutableArray.CreateBuilder<KeyEntry>();
        foreach (var (series, loss) in drawn)
        {
            ImmutableArray<string> details = IsLostNow(series.Forecast, kind)
                ? [.. Marked.Select(p => $"P{p * 100:0}: {context.DateText(ChartContext.Quantile(series.Forecast, remaining, p))}")]
                : [$"highest: {Labels.FinePercent(loss.Probability.Max())}"];
            if (series.Weight.Length > 0) details = details.Insert(0, series.Weight);
            key.Add(new KeyEntry(KeyShape.Line, series.Style, series.Name, details));
            foreach (var p in Marked)
            {
                var days = ChartContext.Quantile(series.Forecast, remaining, p);
                if (!isLostNow || !(days <= axis.To)) continue;
                if (series.IsBlend) marks.Add(new Drop(Palette.Blend, days, $"back, P{p * 100:0}: {Labels.Date(context.Day(days))}"));
            }
        }
        return new Chart
        {
            Name = "capability-" + kind,
            Title = Title(context, kind, isLostNow),
            AlternativeText = $"Curves of the probability, by date, that no {Labels.Kind(kind)} launch is possible. "
                + string.Join("; ", key.Select(k => $"{k.Label}: {string.Join(", ", k.Details)}")) + ".",
            Caption = $"Probability that on the date every site that supports {Labels.Kind(kind)} launches is down."
                + (isLostNow ? " P50 and P80 are the dates by which the loss that is going on is over with a probability of 50 % and 80 %." : "")
                + (hasBands ? " Shaded: ± 2 standard errors." : ""),
            Key = key.ToImmutable(),
            IsKeyBeside = true,
            Panels = [new Panel("", axis, scale, marks.ToImmutable())],
            XLabel = "Date (UTC)",
            YLabel = $"Probability that no {Labels.Kind(kind)} launch is possible",
            Footer = context.Footer,
        };
    }

    private static bool IsLostNow(AssumptionForecast forecast, string kind) =>
        forecast.LossByDay[kind].Probability[0] > 0.5 && forecast.Distributions.ContainsKey($"capability.{kind}.remaining");

    private static string Title(ChartContext context, string kind, bool isLostNow)
    {
        var subject = Names.KindCapital(kind) + " launch capability";
        if (isLostNow)
        {
            var p50 = ChartContext.Quantile(context.Blend, $"capability.{kind}.remaining", 0.5);
            if (double.IsFinite(p50)) return $"{subject}: 50\u00a0% chance of being back by {context.DateText(p50)}";
            var back = 1 - context.Blend.Distributions[$"capability.{kind}.remaining"].BeyondProbability;
            if (back < 1e-9) return $"{subject}: in no trial back by the horizon, {Labels.Date(context.Result.Scenario.Horizon)}";
            return $"{subject}: only {Labels.Percent(back)} chance of being back by the horizon, {Labels.Date(context.Result.Scenario.Horizon)}";
        }
        var loss = context.Blend.LossByDay[kind].Probability;
        var worst = loss.IndexOf(loss.Max());
        return $"{subject}: highest risk of having none is {Labels.FinePercent(loss[worst])}, in "
            + context.AsOf.AddDays(worst).ToString("MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The last day on which the curve is not yet, to the eye, where it ends.</summary>
    private static int LastChange(ImmutableArray<double> probability, double least)
    {
        for (var day = probability.Length - 1; day > 0; day--)
            if (Math.Abs(probability[day] - probability[^1]) > least) return day;
        return 0;
    }

    private static ImmutableArray<Point> Edge(DailyProbability loss, double errors, double to, double top)
    {
        var step = Math.Max(1, (int)(to / Curves.MostPoints) + 1);
        return
        [
            .. Enumerable.Range(0, (int)Math.Min(loss.Probability.Length - 1, to) / step + 1).Select(k =>
                new Point(k * step, Math.Clamp(loss.Probability[k * step] + errors * loss.StandardError[k * step], 0, Math.Min(1, top)))),
        ];
    }
}
