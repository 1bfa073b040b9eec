using System.Collections.Immutable;
using System.Globalization;
using RiskSim.Reporting.Charts;
using RiskSim.Reporting.Text;
using RiskSim.Sensitivities;
using RiskSim.Statistics;

namespace RiskSim.Reporting.Sensitivity;

/// <summary>The tornado of an output, and what it would be without this or that.</summary>
internal sealed class SensitivityCharts(SensitivityResult result)
{
    private const int MostRows = 10;

    private static readonly SeriesStyle Low = Palette.Less, High = Palette.More, Median = SeriesStyle.Plain("#9A9A9A"), Planning = SeriesStyle.Plain("#333333"), Ink = SeriesStyle.Plain("#000000");

    private readonly SensitivityNames _names = new(result.Scenario);

    /// <summary>Those that show something.</summary>
    public IEnumerable<(Chart Chart, int Output)> All()
    {
        for (var o = 0; o < result.Outputs.Length; o++)
        {
            var output = result.Outputs[o];
            var swings = output.Swings.Where(SensitivityStory.IsClear).Take(MostRows).ToList();
            if (swings.Count > 0) yield return (Tornado(output, swings), o);
            var exclusions = SensitivityStory.Exclusions(output).Take(MostRows).ToList();
            if (exclusions.Count > 0) yield return (Excluded(output, exclusions), o);
        }
    }

    private Chart Tornado(OutputSensitivity output, List<Swing> swings)
    {
        var (rows, marks) = (ImmutableArray.CreateBuilder<Row>(), ImmutableArray.CreateBuilder<Mark>());
        foreach (var swing in swings)
        {
            var r = rows.Count;
            // From end to end, split at the mean of all where that lies between.
            var (low, high) = (swing.Low.Mean.Value, swing.High.Mean.Value);
            var middle = Math.Clamp(output.Mean.Value, Math.Min(low, high), Math.Max(low, high));
            foreach (var (style, end) in new[] { (Low, low), (High, high) })
                if (end != middle) marks.Add(new Block(style, Math.Min(end, middle), Math.Max(end, middle), r + 0.2, r + 0.8, "") { Edge = 0 });
            foreach (var held in new[] { swing.Low, swing.High }) AddError(marks, held.Mean.Value, held.Mean.HalfWidth, r + 0.5);
            rows.Add(new Row(r, r + 1, SensitivityStory.Capital(_names.Input(swing.Input)), [End(swing.Low), End(swing.High)]));
        }

        marks.Add(new Planned(Ink, output.Mean.Value, 0, rows.Count));
        var name = _names.Output(output.Quantity, output.Assumption);
        var ends = swings.SelectMany(s => new[] { s.Low.Mean, s.High.Mean }).ToList();
        return new Chart
        {
            Name = $"tornado-{Slug(output)}",
            Title = $"{SensitivityStory.Capital(_names.Input(swings[0].Input))} moves {name} most",
            AlternativeText = $"Tornado of {name}, mean {SensitivityText.DaysAlone(output.Mean)} days: "
                + string.Join("; ", swings.Select(s => $"{_names.Input(s.Input)}: {End(s.Low)}, {End(s.High)}")) + ".",
            Caption = "Mean where one input is held low (P10, does not happen, the best option) or high (P90, happens, the worst option) and all others are what they may be. "
                + "Thin bars are 95 % confidence intervals of the simulation, the vertical line is the mean of all.",
            Key = [new KeyEntry(KeyShape.Block, Low, "input low, event does not happen, best option"), new KeyEntry(KeyShape.Block, High, "input high, event happens, worst option")],
            Panels = [new Panel("", Axis(ends.Select(e => e.Value - e.HalfWidth).Append(output.Mean.Value), ends.Select(e => e.Value + e.HalfWidth).Append(output.Mean.Value)),
                new RowAxis(rows.Count, rows.ToImmutable(), ["Low: days", "High: days"]) { LabelWidth = 260 }, marks.ToImmutable())],
            PanelHeight = Chart.RowsHeight(rows.Count, 36),
            XLabel = IsDate(output) ? "Mean, days from the data date" : "Mean (days)",
            YLabel = "",
            Footer = Footer,
        };
    }

    private Chart Excluded(OutputSensitivity output, List<ExclusionEffect[]> exclusions)
    {
        var (rows, marks) = (ImmutableArray.CreateBuilder<Row>(), ImmutableArray.CreateBuilder<Mark>());
        foreach (var effects in exclusions)
        {
            var r = rows.Count;
            var height = 0.6 / effects.Length;
            for (var k = 0; k < effects.Length; k++)
            {
                var (saved, top) = (effects[k].Saved, r + 0.2 + k * height);
                marks.Add(new Block(StyleOf(effects[k]), Math.Min(0, saved.Value), Math.Max(0, saved.Value), top, top + height, "") { Edge = 0 });
                if (!effects[k].IsBound) AddError(marks, saved.Value, 2 * saved.StandardError, top + height / 2);
            }

            rows.Add(new Row(r, r + 1, $"Without {_names.Excluded(effects[0].Excluded)}", [Note(effects, 0.5), Note(effects, 0.8)]));
        }

        marks.Add(new Planned(Ink, 0, 0, rows.Count));
        var name = _names.Output(output.Quantity, output.Assumption);
        var first = exclusions[0][^1];
        var values = exclusions.SelectMany(e => e).Select(e => e.Saved).ToList();
        return new Chart
        {
            Name = $"exclusion-{Slug(output)}",
            Title = first.Saved.Value > 0 ? $"Without {_names.Excluded(first.Excluded)} the P80 of {name} would be {FigureText.DaysInWords(SensitivityText.Saved(first.Saved, first.IsBound).Split(" ±")[0])} less"
                : $"Nothing that can be switched off shortens {name}",
            AlternativeText = $"Days saved at P50 and P80 of {name}: " + string.Join("; ", rows.Select(r => $"{r.Label}: {r.Notes[0]}, {r.Notes[1]}")) + ".",
            Caption = "Days by which the percentile is less if the thing cannot happen, all else drawn alike. Thin bars are two standard errors of the difference.",
            Key = [new KeyEntry(KeyShape.Block, Median, "P50"), new KeyEntry(KeyShape.Block, Planning, "P80")],
            Panels = [new Panel("", Axis(values.Select(v => v.Value - 2 * v.StandardError).Append(0), values.Select(v => v.Value + 2 * v.StandardError).Append(0)),
                new RowAxis(rows.Count, rows.ToImmutable(), ["P50: days saved", "P80: days saved"]) { LabelWidth = 260 }, marks.ToImmutable())],
            PanelHeight = Chart.RowsHeight(rows.Count, 36),
            XLabel = "Days saved",
            YLabel = "",
            Footer = Footer,
        };
    }

    private string Footer => string.Join("  ·  ", result.Scenario.Name, "data date " + Labels.Date(result.Scenario.AsOf), "horizon " + Labels.Date(result.Scenario.Horizon),
        FigureText.Count(result.Trials) + " trials per assumption", "seed " + result.Seed.ToString(CultureInfo.InvariantCulture), FigureText.Sampling(result.Sampling));

    private static void AddError(ImmutableArray<Mark>.Builder marks, double value, double halfWidth, double y)
    {
        const double Thickness = 0.025;
        if (halfWidth > 0) marks.Add(new Block(Ink, value - halfWidth, value + halfWidth, y - Thickness, y + Thickness, "") { Edge = 0 });
    }

    private static string Note(ExclusionEffect[] effects, double percentile) =>
        effects.FirstOrDefault(e => e.Percentile == percentile) is { } effect ? SensitivityText.Saved(effect.Saved, effect.IsBound) : FigureText.Absent;

    private static SeriesStyle StyleOf(ExclusionEffect effect) => effect.Percentile == 0.5 ? Median : Planning;

    private static string End(HeldMean held) => $"{SensitivityNames.Short(held)}: {SensitivityText.DaysAlone(held.Mean)}";

    private static bool IsDate(OutputSensitivity output) => output.Quantity.EndsWith(".restored", StringComparison.Ordinal);

    private static DaysAxis Axis(IEnumerable<double> low, IEnumerable<double> high)
    {
        var (from, to) = (low.Min(), high.Max());
        var margin = Math.Max(0.05 * (to - from), 0.5);
        return new DaysAxis(from - margin, to + margin);
    }

    private static string Slug(OutputSensitivity output) =>
        output.Quantity.Replace('.', '-').Replace('_', '-') + (output.Assumption == AssumptionForecast.BlendId ? "" : "-" + output.Assumption);
}
